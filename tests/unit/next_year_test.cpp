// Next year's file from this year's: what is kept, moved, asked again, proposed, new.
#include "study/next_year.h"

#include <doctest/doctest.h>

#include "base/decimal.h"
#include "report/structure_form.h"
#include "report/structure_template.h"
#include "support/loading.h"
#include "support/rendering.h"

namespace aci {
namespace {

using Kind = CarriedInput::Kind;

const CarriedInput& of(const NextYear& next, const Plan& plan, const char* input) {
  return next.inputs[*plan.input(input)];
}

TEST_CASE("facts that are no numbers are kept, numbers and what the team does are asked again") {
  const Assessment last = assess("aci_msp_2023", "examples/etablie.toml");
  const auto plan = plan_of("aci_msp_2023");
  const NextYear next = next_year(last, plan, 2024);
  struct Row {
    const char* input;
    Kind kind;
  };
  const Row rows[] = {
      {"nom", Kind::kept},
      {"identifiant", Kind::kept},
      {"annee", Kind::fresh},
      {"date_adhesion", Kind::kept},
      {"ipa", Kind::kept},
      {"patientele", Kind::asked},
      {"protocoles", Kind::asked},
      {"patientele_annee_precedente", Kind::moved},
      {"part_c2s", Kind::asked},
      {"soins_non_programmes", Kind::asked},
      {"avance_versee", Kind::fresh},
      {"medecins_cstm", Kind::fresh},  // Not given: its default again.
  };
  for (const Row& row : rows) {
    CAPTURE(row.input);
    CHECK(of(next, *plan, row.input).kind == row.kind);
    CHECK_FALSE(of(next, *plan, row.input).added);
  }
  CHECK(of(next, *plan, "patientele").last == Rational(4730));
  CHECK(of(next, *plan, "patientele_annee_precedente").value == Rational(4730));
  CHECK(of(next, *plan, "nom").text == "MSP des Trois Vallées");
  CHECK(next.removed.empty());
}

TEST_CASE("the advance that is proposed is the one that compute gives; only for the exercise that follows") {
  const Assessment last = assess("aci_msp_2023", "examples/etablie.toml", {{"avance_versee", "30000"}});
  const auto plan = plan_of("aci_msp_2023");
  const NextYear next = next_year(last, plan, 2024);
  const Assessment same = assess("aci_msp_2023", "examples/etablie.toml",
                                 {{"annee", "2024"}, {"patientele_annee_precedente", "4730"}});
  CHECK(of(next, *plan, "avance_versee").advance == same.advance);
  CHECK_FALSE(of(next, *plan, "avance_versee").last);
  const NextYear later = next_year(last, plan, 2025);
  CHECK_FALSE(of(later, *plan, "avance_versee").advance);
  CHECK(of(later, *plan, "patientele_annee_precedente").kind == Kind::asked);
}

TEST_CASE("what the new rules ask for is marked, what they no longer ask for is told") {
  const Assessment last = assess("aci_msp_2017", "examples/exercice_2017.toml", {{"annee", "2021"}});
  const auto plan = plan_of("aci_msp_2022");
  const NextYear next = next_year(last, plan, 2022);
  CHECK(of(next, *plan, "plan_crise_sanitaire").added);
  CHECK_FALSE(of(next, *plan, "protocoles").added);
  REQUIRE(next.removed.size() == 1);
  CHECK(next.removed.front().fr == "Satisfaction des patients évaluée");
  CHECK(of(next, *plan, "avance_versee").advance);
}

/// Each "?" replaced by what was given last year.
std::string filled(std::string text, const NextYear& next, const Plan& plan) {
  for (std::size_t i = 0; i < next.inputs.size(); ++i) {
    const std::string line = "\n" + plan.rules->inputs[i].id + " = ";
    if (next.inputs[i].kind != Kind::asked) continue;
    const bool truth = plan.rules->inputs[i].type == InputType::boolean;
    const std::string value = truth ? (next.inputs[i].last->is_zero() ? "false" : "true")
                                    : to_decimal(*next.inputs[i].last, 0, 6).text;
    text = test::replaced(text, line + "\"?\"", line + value);
  }
  return text;
}

TEST_CASE("the file, filled in as last year, is that of the year before with another year") {
  const Assessment last = assess("aci_msp_2023", "examples/etablie.toml");
  const auto plan = plan_of("aci_msp_2023");
  const NextYear next = next_year(last, plan, 2024);
  for (const Language language : {Language::fr, Language::en}) {
    const std::string text = structure_template(language, *plan, 2024, "", &next);
    const Assessment again = test::assess(plan, filled(text, next, *plan));
    CHECK(again.earned == last.earned);
    CHECK(again.inputs.year == 2024);
    CHECK(again.inputs.key == last.inputs.key);
    CHECK(again.advance == of(next, *plan, "avance_versee").advance);
    // The form says the same.
    const std::string form = structure_form(language, *plan, 2024, "", &next);
    CHECK(form.find(last.inputs.name) != std::string::npos);
  }
}

/// The small agreement, whose advance of ten euros a training was paid.
std::string with_paid_advance() {
  return test::replaced(test::kSmallAgreement,
                        "formula = \"avance_versee else 50 % * full(all) * valeur_point\"",
                        "formula = \"formations * 10 €\"\npaid = \"avance_versee\"\n"
                        "computed = { id = \"calculee\", label = { fr = \"Calculée\", en = \"Computed\" } }");
}

TEST_CASE("an advance is proposed of inputs that are as another one, of defaults and of absent ones") {
  const auto plan = test::plan_of(with_paid_advance());
  const Assessment last = test::assess(
      plan, "nom = \"A\"\nannee = 2023\nouvert_samedi = true\nreunions = 4\navance_versee = 7\n");
  const NextYear next = next_year(last, plan, 2024);
  CHECK(of(next, *plan, "reunions").last == Rational(4));
  CHECK(of(next, *plan, "formations").kind == Kind::fresh);
  REQUIRE(of(next, *plan, "avance_versee").advance);
  CHECK(of(next, *plan, "avance_versee").advance->euros() == Rational(40));
  // What was paid last year is neither repeated nor asked for as something to bring up to date.
  CHECK(of(next, *plan, "avance_versee").kind == Kind::fresh);
  CHECK_FALSE(of(next, *plan, "avance_versee").last);
}

TEST_CASE("no advance is proposed when something that is asked for is not known") {
  const Assessment last = test::assess(test::plan_of(with_paid_advance()),
                                       "nom = \"A\"\nannee = 2023\nouvert_samedi = true\nreunions = 4\n");
  const auto plan = test::plan_of(with_paid_advance() +
                                  "[input.salles]\ntype = \"count\"\nmax = 9\n"
                                  "label = { fr = \"Salles\", en = \"Rooms\" }\n");
  const NextYear next = next_year(last, plan, 2024);
  CHECK(of(next, *plan, "salles").added);
  CHECK_FALSE(of(next, *plan, "avance_versee").advance);
}

TEST_CASE("the advance follows the first input, and what a parameter is in the exercise that it is of") {
  const std::string beds =
      "[input.lits]\ntype = \"count\"\nmax = 9\nlabel = { fr = \"Lits\", en = \"Beds\" }\n";
  const std::string text = test::replaced(
      test::replaced(with_paid_advance(), "formations * 10 €", "formations * 10 € + lits * par_lit"),
      "[input.nom]", beds + "[input.nom]");
  const auto plan = test::plan_of(
      text +
      "[parameter.par_lit]\nvalues = [{ from = 2023-01-01, value = \"1 €\" }, { from = 2024-01-01, value = "
      "\"2 €\" }]\nlabel = { fr = \"Par lit\", en = \"A bed\" }\nsource = \"guide p. 1\"\n");
  const Assessment last = test::assess(
      plan, "nom = \"A\"\nannee = 2023\nlits = 3\nouvert_samedi = true\nreunions = 4\navance_versee = 7\n");
  const NextYear next = next_year(last, plan, 2024);
  REQUIRE(of(next, *plan, "avance_versee").advance);
  CHECK(of(next, *plan, "avance_versee").advance->euros() == Rational(46));
  CHECK(of(next, *plan, "avance_versee").kind == Kind::fresh);
  // The first input goes with rules that have no beds.
  const NextYear without = next_year(last, test::plan_of(with_paid_advance()), 2024);
  REQUIRE(without.removed.size() == 1);
  CHECK(without.removed.front().fr == "Lits");
}

TEST_CASE("of two advances, that which is never paid has no input to propose itself for") {
  const std::string text = test::replaced(with_paid_advance(), "[amount.solde]",
                                          "[amount.seconde]\nlabel = { fr = \"Seconde\", en = \"Second\" "
                                          "}\nrole = \"advance\"\nformula = \"1 €\"\n\n"
                                          "[amount.solde]");
  const auto plan = test::plan_of(text);
  const Assessment last =
      test::assess(plan, "nom = \"A\"\nannee = 2023\nouvert_samedi = true\nreunions = 4\n");
  const NextYear next = next_year(last, plan, 2024);
  REQUIRE(of(next, *plan, "avance_versee").advance);
  CHECK(of(next, *plan, "avance_versee").advance->euros() == Rational(40));
}

TEST_CASE("what the new rules cannot take is asked as for the first time; a name that is no fact too") {
  const auto plan =
      test::plan_of(test::replaced(with_paid_advance(), "max   = 1000\nlabel = { fr = \"Réunions\"",
                                   "max   = 3\nlabel = { fr = \"Réunions\""));
  const Assessment last = test::assess(test::plan_of(with_paid_advance()),
                                       "nom = \"A\"\nannee = 2023\nouvert_samedi = true\nreunions = 4\n");
  const NextYear next = next_year(last, plan, 2024);
  CHECK(of(next, *plan, "reunions").kind == Kind::fresh);
  CHECK_FALSE(of(next, *plan, "reunions").last);
  CHECK(of(next, *plan, "ouvert_samedi").kind == Kind::asked);
  CHECK(of(next, *plan, "nom").kind == Kind::fresh);
  CHECK(of(next, *plan, "nom").text == "A");
}

TEST_CASE("what an advance reads of the exercise before is moved, when that was given") {
  const std::string text =
      test::replaced(with_paid_advance(), "paid = \"avance_versee\"",
                     "paid = \"avance_versee\"\nwith = { formations = \"formations_avant\" }") +
      "[input.formations_avant]\ntype = \"count\"\nmax = 1000\ndefault = 0\n"
      "label = { fr = \"Formations avant\", en = \"Trainings before\" }\n";
  const auto plan = test::plan_of(text);
  const auto carried = [&](const std::string& more) {
    const Assessment last = test::assess(
        plan, "nom = \"A\"\nannee = 2023\nouvert_samedi = true\nreunions = 4\nformations_avant = 9\n" + more);
    return of(next_year(last, plan, 2024), *plan, "formations_avant");
  };
  const CarriedInput moved = carried("formations = 6\n");
  CHECK(moved.kind == Kind::moved);
  CHECK(moved.value == Rational(6));
  CHECK(moved.source == *plan->input("formations"));
  const CarriedInput asked = carried("");  // As many as the meetings, which nobody said.
  CHECK(asked.kind == Kind::asked);
  CHECK(asked.last == Rational(9));
  CHECK_FALSE(asked.value);
  // What another amount reads in its place is of the exercise itself.
  const auto component =
      test::plan_of(test::replaced(text, "formula = \"earned(all) * valeur_point + 0 € * part_c2s\"",
                                   "formula = \"earned(all) * valeur_point + 0 € * part_c2s\"\nwith = { "
                                   "reunions = \"formations\" }"));
  const Assessment last = test::assess(
      component, "nom = \"A\"\nannee = 2023\nouvert_samedi = true\nreunions = 4\nformations = 6\n");
  CHECK(of(next_year(last, component, 2024), *component, "formations").kind == Kind::asked);
}

TEST_CASE("what a component reads in the place of another input is asked again, as any number") {
  const auto plan = test::plan_of(test::replaced(with_paid_advance(),
                                                 "formula = \"earned(all) * valeur_point + 0 € * part_c2s\"",
                                                 "formula = \"earned(all) * valeur_point + 0 € * part_c2s\"\n"
                                                 "with = { formations = \"formations_avant\" }") +
                                  "[input.formations_avant]\ntype = \"count\"\nmax = 1000\ndefault = 0\n"
                                  "label = { fr = \"Formations avant\", en = \"Trainings before\" }\n");
  const Assessment last = test::assess(plan,
                                       "nom = \"A\"\nannee = 2023\nouvert_samedi = true\nreunions = 4\n"
                                       "formations = 6\nformations_avant = 9\n");
  const CarriedInput carried = of(next_year(last, plan, 2024), *plan, "formations_avant");
  CHECK(carried.kind == Kind::asked);
  CHECK(carried.last == Rational(9));
}

TEST_CASE("an advance is proposed with the values of parameters of the year that comes") {
  const auto plan =
      test::plan_of(test::replaced(with_paid_advance(), "formations * 10 €", "formations * prix") +
                    "[parameter.prix]\nlabel = { fr = \"Prix\", en = \"Price\" }\nsource = \"guide\"\n"
                    "values = [{ from = 2023-01-01, value = \"10 €\" }, "
                    "{ from = 2024-01-01, value = \"12 €\" }]\n");
  const Assessment last =
      test::assess(plan, "nom = \"A\"\nannee = 2023\nouvert_samedi = true\nreunions = 4\n");
  CHECK(last.advance->euros() == Rational(40));
  const NextYear next = next_year(last, plan, 2024);
  REQUIRE(of(next, *plan, "avance_versee").advance);
  CHECK(of(next, *plan, "avance_versee").advance->euros() == Rational(48));
}

TEST_CASE("the first input of the rules is carried, or told as removed, like the others") {
  const std::string with_rooms =
      test::replaced(test::replaced(with_paid_advance(), "[input.nom]",
                                    "[input.salles]\ntype = \"count\"\nmax = 9\n"
                                    "label = { fr = \"Salles\", en = \"Rooms\" }\n[input.nom]"),
                     "formations * 10 €", "salles * 10 €");
  const auto plan = test::plan_of(with_rooms);
  const Assessment last =
      test::assess(plan, "nom = \"A\"\nannee = 2023\nouvert_samedi = true\nreunions = 4\nsalles = 3\n");
  const NextYear next = next_year(last, plan, 2024);
  REQUIRE(of(next, *plan, "avance_versee").advance);
  CHECK(of(next, *plan, "avance_versee").advance->euros() == Rational(30));
  const NextYear without = next_year(last, test::plan_of(with_paid_advance()), 2024);
  REQUIRE(without.removed.size() == 1);
  CHECK(without.removed.front().en == "Rooms");
}

}  // namespace
}  // namespace aci
