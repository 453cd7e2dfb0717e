// Where other calculators of the ACI went wrong, each trap by its name, and the total of one structure
// explained by hand. Structures: tests/reference/*.toml.

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "base/decimal.h"
#include "support/loading.h"

namespace aci {
namespace {

constexpr const char* kBase = "tests/reference/base.toml";
constexpr const char* kAll2021 = "tests/reference/everything_2021.toml";
constexpr const char* kAll2023 = "tests/reference/everything_2023.toml";

std::string points(const Assessment& assessment, const std::string& indicator) {
  return to_fraction(line_of(assessment, indicator).earned);
}

/// "73500.00": as published.
std::string euros(const Assessment& assessment, const std::string& amount) {
  return to_decimal(amount_of(assessment, amount).rounded);
}

TEST_CASE("13 professionals, 4 000 patients, 2021, everything reached: 10 500 points, 73 500 euros") {
  const Assessment assessment = assess("aci_msp_2017", kAll2021);
  struct Row {
    std::string indicator;
    std::string points;
    std::string why;
  };
  const Row rows[] = {
      {"horaires_soins_non_programmes", "800", "12 h a day, Saturday, never closed: no reduction"},
      {"fonction_coordination", "2050", "700 + 1 350 for 4 000 patients"},
      {"systeme_information_standard", "3100", "500 + 13 × 200"},
      {"protocoles_pluriprofessionnels", "800", "8 × 100"},
      {"concertation_pluriprofessionnelle", "1000", "6 meetings; 40 files of 800 are 5 %"},
      {"diversite_offre", "500", "250 + 250"},
      {"second_recours", "500", "250 + 250, from 2.5 days a week"},
      {"accueil_cstm", "200", "one doctor"},
      {"missions_sante_publique", "700", "2 × 350 for 4 000 patients"},
      {"satisfaction_patients", "100", ""},
      {"formation_jeunes", "450", "2 trainees"},
      {"coordination_externe", "200", "for 4 000 patients"},
      {"systeme_information_avance", "100", ""},
  };
  Rational sum;
  for (const Row& row : rows) {
    CAPTURE(row.indicator);
    CHECK(points(assessment, row.indicator) == row.points);
    sum = *add(sum, exact(row.points));
  }
  CHECK(std::size(rows) == assessment.indicators.size());
  CHECK(sum == Rational(10'500));
  CHECK(assessment.earned == Rational(10'500));
  CHECK(euros(assessment, "base") == "73500.00");  // 10 500 points at 7 €.
  CHECK(euros(assessment, "majoration_precarite") == "0.00");
  CHECK(euros(assessment, "remuneration") == "73500.00");
  // 60 % of 7 € × (800 + 2 050 + 3 100 + 800 + 1 000), prerequisites and core: 4.2 × 7 750.
  CHECK(euros(assessment, "avance") == "32550.00");
  CHECK(euros(assessment, "solde") == "40950.00");
}

TEST_CASE("trap: the ninth protocol pays nothing, with an IPA or without (guide p. 24)") {
  struct Row {
    std::string protocols;
    std::string ipa;
    std::string points;
  };
  const Row rows[] = {
      {"0", "true", "0"},    {"1", "false", "100"}, {"1", "true", "140"},  {"8", "false", "800"},
      {"9", "false", "800"}, {"8", "true", "1120"}, {"9", "true", "1120"}, {"1000", "true", "1120"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.protocols);
    CAPTURE(row.ipa);
    const Assessment assessment =
        assess("aci_msp_2023", kBase, {{"protocoles", row.protocols}, {"ipa", row.ipa}});
    CHECK(points(assessment, "protocoles_pluriprofessionnels") == row.points);
  }
}

TEST_CASE("trap: two reductions at once, three at once: they add up (guide p. 5)") {
  struct Row {
    std::string hours;
    std::string saturday;
    std::string weeks;
    std::string points;
  };
  const Row rows[] = {
      {"12", "true", "0", "800"},    {"10", "false", "0", "620"},  {"9", "false", "0", "530"},
      {"10", "false", "3", "600"},   {"8", "false", "3", "510"},   {"8", "true", "3", "630"},
      {"11.99", "true", "0", "740"}, {"9.99", "true", "0", "650"}, {"7.99", "true", "0", "0"},
      {"12", "true", "0.01", "780"}, {"12", "true", "3.01", "0"},
  };
  for (const std::string rules : {"aci_msp_2017", "aci_msp_2022", "aci_msp_2023"}) {
    const std::string year = rules.substr(8);
    for (const Row& row : rows) {
      CAPTURE(rules);
      CAPTURE(row.hours);
      CAPTURE(row.saturday);
      CAPTURE(row.weeks);
      const Assessment assessment = assess(rules, kBase,
                                           {{"annee", year == "2017" ? "2021" : year},
                                            {"heures_ouverture_par_jour", row.hours},
                                            {"ouvert_samedi_matin", row.saturday},
                                            {"semaines_fermeture_conges", row.weeks}});
      CHECK(points(assessment, "horaires_soins_non_programmes") == row.points);
    }
  }
}

TEST_CASE("trap: the majoration is not zero, is applied once, and stops at a quarter") {
  struct Row {
    std::string c2s;
    std::string ame;
    std::string majoration;
    std::string total;
  };
  const Row rows[] = {
      // National shares: 7.5 % and 0.4 %. On 73 500 €.
      {"0.075", "0.004", "0.00", "73500.00"},     {"0.094", "0", "1396.50", "74896.50"},  // 1.9 %
      {"0", "0.01", "441.00", "73941.00"},         // 0.6 %: a share below the other does not lower it
      {"0.094", "0.01", "1837.50", "75337.50"},    // 1.9 % + 0.6 %
      {"0.324", "0.004", "18301.50", "91801.50"},  // 24.9 %
      {"0.325", "0.004", "18375.00", "91875.00"},  // 25 %
      {"0.6", "20 %", "18375.00", "91875.00"},     // 72.1 %, kept to 25 %
  };
  for (const Row& row : rows) {
    CAPTURE(row.c2s);
    CAPTURE(row.ame);
    const Assessment assessment =
        assess("aci_msp_2017", kAll2021, {{"part_c2s", row.c2s}, {"part_ame", row.ame}});
    CHECK(euros(assessment, "majoration_precarite") == row.majoration);
    CHECK(euros(assessment, "remuneration") == row.total);
    CHECK(euros(assessment, "avance") == "32550.00");  // The advance is not raised.
  }
}

TEST_CASE("trap: one prerequisite missing, and nothing is paid for the year") {
  struct Row {
    std::string input;
    std::string value;
    std::string if_open;  // 14 970 points less the prerequisite's, at 7 €.
  };
  const Row rows[] = {
      {"soins_non_programmes", "false", "99190.00"},  // 800 points less
      {"heures_ouverture_par_jour", "7.5", "99190.00"},
      {"plan_crise_sanitaire", "false", "101640.00"},  // 100 + 350
      {"fonction_coordination", "false", "85890.00"},  // 1 000 + 1 700
      {"si_standard", "false", "83090.00"},            // 500 + 13 × 200; the advanced level stays
  };
  for (const Row& row : rows) {
    CAPTURE(row.input);
    const Assessment assessment = assess("aci_msp_2023", kAll2023, {{row.input, row.value}});
    CHECK(!assessment.eligible());
    CHECK(assessment.gate.required == 4);
    CHECK(assessment.gate.met == 3);
    CHECK(euros(assessment, "remuneration") == "0.00");
    CHECK(euros(assessment, "solde") == "-37884.00");
    REQUIRE(assessment.total_if_open.has_value());
    CHECK(to_decimal(*assessment.total_if_open) == row.if_open);
  }
}

TEST_CASE("trap: the advance counts full attainment, not what was reached") {
  // 4.2 € × (800 + 2 050 + 3 100 + 800 + 1 000), whatever happens to the five indicators.
  const Changes changes[] = {
      {},
      {{"protocoles", "1"}, {"dossiers_etudies", "1"}},
      {{"protocoles", "0"}, {"reunions_concertation", "0"}, {"dossiers_etudies", "0"}},
      {{"heures_ouverture_par_jour", "8"},
       {"ouvert_samedi_matin", "false"},
       {"semaines_fermeture_conges", "3"}},
      {{"soins_non_programmes", "false"}, {"fonction_coordination", "false"}, {"si_standard", "false"}},
  };
  for (const Changes& change : changes) {
    CAPTURE((change.empty() ? "" : change[0].first));
    CHECK(euros(assess("aci_msp_2017", kAll2021, change), "avance") == "32550.00");
  }
  // The patients of the year before, when known: 3 600 instead of 4 000 take away 400 × (1 350 + 1 000) / 4
  // 000 = 235 points, 987 €.
  CHECK(euros(assess("aci_msp_2017", kAll2021, {{"patientele_annee_precedente", "3600"}}), "avance") ==
        "31563.00");
  CHECK(euros(assess("aci_msp_2017", kAll2021, {{"patientele_annee_precedente", "3600"}}), "base") ==
        "73500.00");
}

TEST_CASE("trap: points go on growing beyond 4 000 patients") {
  struct Row {
    std::string patients;
    std::string coordination;  // 1 000 + 1 700 for 4 000 up to 8 000, then 1 100 (guide p. 22)
    std::string external;      // 200 for 4 000
  };
  const Row rows[] = {
      {"0", "1000", "0"},       {"3999", "2699.575", "199.95"},
      {"4000", "2700", "200"},  {"4001", "2700.425", "200.05"},
      {"6000", "3550", "300"},  {"8000", "4400", "400"},
      {"12000", "5500", "600"}, {"40000", "13200", "2000"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.patients);
    const Assessment assessment =
        assess("aci_msp_2023", kBase, {{"patientele", row.patients}, {"coordination_externe", "true"}});
    CHECK(line_of(assessment, "coordination_externe").earned == exact(row.external));
    CHECK(line_of(assessment, "fonction_coordination").earned == exact(row.coordination));
  }
}

TEST_CASE("trap: files over patients is a rate, cut to two decimals of a percent, not divided by 100 again") {
  struct Row {
    std::string files;
    std::string patients;
    std::string attainment;
  };
  const Row rows[] = {
      {"40", "800", "1"},      // 5 %, the target
      {"39", "800", "0.974"},  // 4.875 %, cut to 4.87 %
      {"30", "650", "0.922"},  // 4.615 %, cut to 4.61 % (guide p. 29)
      {"50", "650", "1"},      // 7.69 %
      {"1", "800", "0.024"},   // 0.125 %, cut to 0.12 %
      {"900", "800", "1"},     // More files than patients: the files may concern others
      {"1", "20", "1"},        // 5 % exactly
      {"1", "21", "0.952"},    // 4.76 %
  };
  for (const Row& row : rows) {
    CAPTURE(row.files);
    CAPTURE(row.patients);
    const Assessment assessment = assess("aci_msp_2023", kBase,
                                         {{"reunions_concertation", "6"},
                                          {"dossiers_etudies", row.files},
                                          {"patients_ald_ou_75_ans", row.patients}});
    CHECK(line_of(assessment, "concertation_pluriprofessionnelle").attainment == exact(row.attainment));
    // 1 000 points for the 4 000 patients of the structure.
    CHECK(line_of(assessment, "concertation_pluriprofessionnelle").earned ==
          *multiply(exact(row.attainment), Rational(1000)));
  }
}

/// What a spreadsheet does: binary floating point, then to the cent.
std::int64_t cents_in_doubles(double euros) {
  return static_cast<std::int64_t>(std::floor(euros * 100 + 0.5));
}

TEST_CASE("half cents: exact, then half up; binary floats lose the cent") {
  struct Row {
    std::string share;  // C2S, over 7.5 %
    std::string exact;  // of 73 500 €
    std::string published;
    double in_doubles;
  };
  const Row rows[] = {
      {"0.07501", "0.735", "0.74", 73500.0 * (0.07501 - 0.075)},    // 0.001 %
      {"0.07511", "8.085", "8.09", 73500.0 * (0.07511 - 0.075)},    // 0.011 %
      {"0.07515", "11.025", "11.03", 73500.0 * (0.07515 - 0.075)},  // 0.015 %
  };
  for (const Row& row : rows) {
    CAPTURE(row.share);
    const Assessment assessment = assess("aci_msp_2017", kAll2021, {{"part_c2s", row.share}});
    const AmountLine& majoration = amount_of(assessment, "majoration_precarite");
    CHECK(majoration.exact == exact(row.exact));
    CHECK(to_decimal(majoration.rounded) == row.published);
    CHECK(cents_in_doubles(row.in_doubles) == majoration.rounded.cents() - 1);
  }
}

TEST_CASE("half cents of an advance: 5 822 patients in 2021") {
  // 800 + (700 + 1 350 × 1.4555) + (500 + 10 × 200) + 800 + 1 000 × 1.4555 = 8 220.425 points; × 4.2 € = 34
  // 525.785 €.
  const Assessment assessment = assess("aci_msp_2017", kBase, {{"annee", "2021"}, {"patientele", "5822"}});
  CHECK(amount_of(assessment, "avance_calculee").exact == exact("34525.785"));
  CHECK(euros(assessment, "avance") == "34525.79");
}

TEST_CASE("half cents of every odd number of patients: 1 000 + 0.425 points a patient, 2.975 euros") {
  const auto plan = plan_of("aci_msp_2023");
  const Document base = document_of(kBase);
  int lost_in_doubles = 0;
  for (int patients = 1001; patients < 2001; patients += 2) {
    CAPTURE(patients);
    const Assessment assessment =
        assess(plan, inputs_of(base, {{"patientele", std::to_string(patients)}}, *plan));
    const std::int64_t tenths_of_cents = 7'000'000 + 2975LL * patients;  // Ends in 5: half a cent.
    const std::int64_t cents = (tenths_of_cents + 5) / 10;
    CHECK(line_of(assessment, "fonction_coordination").euros.cents() == cents);
    if (cents_in_doubles(7 * (1000 + 1700.0 * patients / 4000)) != cents) ++lost_in_doubles;
  }
  CHECK(lost_in_doubles > 0);
}

}  // namespace
}  // namespace aci
