#include "report/compute_csv.h"

#include <doctest/doctest.h>

#include "support/rendering.h"

namespace aci::test {
namespace {

constexpr std::string_view kEuroStructure = R"toml(
nom = "Cabinet"
annee = 2026
identifiant = "L1"
[medecins]
medecins = 3
patients = 3331
[equipe]
heures_coordination = 20
assistants = 2
[territoire]
zone_sous_dense = true
)toml";

std::string csv_of(std::string_view structure, CsvOptions options, Language language = Language::en) {
  const Assessment assessment = assess(plan_of(kSmallAgreement), structure);
  return compute_csv(language, {&assessment, 1}, options);
}

std::string named(std::string_view nom) {
  return replaced(kSmallStructure, R"("MSP \"du Lac\"")", "'" + std::string(nom) + "'");
}

// The sums are in compute_json_test.cpp and at the head of tests/rulesets/mg_moyenne_structure.toml.
TEST_CASE("CSV: one row a structure, decimals exact, a quote doubled") {
  CHECK(csv_of(kSmallStructure, {}) ==
        "nom,identifiant,annee,rules,eligible,points_prerequisite,points_optional,points_total,total,advance,"
        "balance\n"
        "\"MSP \"\"du Lac\"\"\",,2023,petit,true,70,66.666667,136.666667,956.67,1050.00,-93.33\n");
}

TEST_CASE("CSV: --detail adds a column an indicator") {
  CHECK(csv_of(named("A"), {.detail = true}) ==
        "nom,identifiant,annee,rules,eligible,points_prerequisite,points_optional,points_total,total,advance,"
        "balance,"
        "points.accueil,points.concertation,points.formation\n"
        "A,,2023,petit,true,70,66.666667,136.666667,956.67,1050.00,-93.33,70,33.333333,33.333333\n");
}

TEST_CASE("CSV for a French spreadsheet: byte order mark, semicolon, decimal comma, yes and no in words") {
  const CsvOptions french{.detail = false, .for_french_spreadsheet = true};
  const std::string header =
      "\uFEFFnom;identifiant;annee;rules;eligible;points_prerequisite;points_optional;points_total;total;"
      "advance;"
      "balance\n";
  CHECK(csv_of(named("A, B"), french, Language::fr) ==
        header + "A, B;;2023;petit;oui;70;66,666667;136,666667;956,67;1050,00;-93,33\n");
  CHECK(csv_of(replaced(named("A;B"), "= true", "= false"), french, Language::en) ==
        header + "\"A;B\";;2023;petit;no;0;66,666667;66,666667;0,00;1050,00;-1050,00\n");
}

TEST_CASE(
    "CSV: a name that looks like a formula is disarmed for a spreadsheet, and left alone for programs") {
  struct Row {
    std::string_view nom;
    std::string_view standard;
    std::string_view french;
  };
  const Row rows[] = {
      {"=1+1", "=1+1", "'=1+1"}, {"+33", "+33", "'+33"},
      {"-A", "-A", "'-A"},       {"@SUM(A1)", "@SUM(A1)", "'@SUM(A1)"},
      {"A=B", "A=B", "A=B"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.nom);
    const auto first_field = [&](CsvOptions options, char separator) {
      const std::string text = csv_of(named(row.nom), options);
      const std::string line = text.substr(text.find('\n') + 1);
      return line.substr(0, line.find(separator));
    };
    CHECK(first_field({}, ',') == row.standard);
    CHECK(first_field({.detail = false, .for_french_spreadsheet = true}, ';') == row.french);
  }
}

TEST_CASE("CSV: rule sets of different shapes share the columns; what one lacks stays empty") {
  const Assessment assessments[] = {
      assess(plan_of(kSmallAgreement), named("A")),
      assess(plan_in("tests/rulesets/mg_moyenne.toml"), kEuroStructure),
  };
  CHECK(compute_csv(Language::en, assessments, {}) ==
        "nom,identifiant,annee,rules,eligible,points_prerequisite,points_optional,points_total,total,advance,"
        "balance\n"
        "A,,2023,petit,true,70,66.666667,136.666667,956.67,1050.00,-93.33\n"
        "Cabinet,L1,2026,mg_moyenne,true,,,,50682.00,29970.00,20712.00\n");
}

}  // namespace
}  // namespace aci::test
