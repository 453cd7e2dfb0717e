#include "ruleset/plan_premises.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "base/iso_date.h"
#include "engine/evaluate.h"
#include "io/structure_file.h"
#include "io/toml_document.h"
#include "support/loading.h"
#include "support/rendering.h"

namespace aci {
namespace {

using test::replaced;
using test::rule_codes;

/// A made-up aid: paid for a year of the contract, its sums changed on 22 June 2024.
std::string aid() {
  std::ifstream file(repository_path("tests/rulesets/schemes/made_up_aid.toml"));
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string structure(const std::string& year, const std::string& contract, const std::string& more = "") {
  return "nom = \"A\"\nannee = " + year + "\n[contrat]\ndate_contrat = " + contract +
         "\ndate_embauche = " + contract + "\n" + more;
}

/// "I003 I037": what the evaluation says; empty when there are figures.
std::string refusal(const std::shared_ptr<const Plan>& plan, const std::string& text) {
  Diagnostics diagnostics;
  const auto file = add_text("s.toml", text);
  const auto document = parse_toml(file, diagnostics);
  struct None final : OtherInputs {
    bool knows(std::string_view) override { return false; }
  } none;
  const auto inputs = read_structure(*document, {}, *plan, none, diagnostics);
  REQUIRE(inputs);
  tell_outcome(evaluate(plan, *inputs), *plan, *inputs, "s.toml", diagnostics);
  return codes(diagnostics);
}

TEST_CASE("an exercise that is no civil year: both days, and the values of its first day") {
  const auto plan = test::plan_of(aid());
  struct Row {
    const char* year;
    const char* contract;
    const char* from;
    const char* to;
    const char* euros;  ///< Of the first or the second year of the contract.
  };
  const Row rows[] = {
      {"2025", "2025-12-19", "2025-12-19", "2026-12-18", "38000"},
      {"2026", "2025-12-19", "2026-12-19", "2027-12-18", "38000"},
      {"2022", "2022-01-01", "2022-01-01", "2022-12-31", "36000"},
      {"2024", "2023-06-21", "2024-06-21", "2025-06-20", "36000"},
      {"2024", "2023-06-22", "2024-06-22", "2025-06-21", "38000"},
      {"2024", "2024-02-29", "2024-02-29", "2025-02-27", "36000"},  // 29 February + 1 year = 28 February.
      {"2025", "2024-02-29", "2025-02-28", "2026-02-27", "38000"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.contract);
    CAPTURE(row.year);
    const Assessment assessment = test::assess(plan, structure(row.year, row.contract));
    REQUIRE(assessment.period);
    CHECK(to_iso(assessment.period->from) == row.from);
    CHECK(to_iso(assessment.period->to) == row.to);
    CHECK(amount_of(assessment, "aide").exact == exact(row.euros));
  }
  // Hired on the last day: one day of 365.
  const std::string late =
      replaced(structure("2025", "2025-01-01"), "date_embauche = 2025-01-01", "date_embauche = 2025-12-31");
  CHECK(amount_of(test::assess(plan, late), "aide").exact == exact("38000/365"));
}

TEST_CASE("the exercise bears the year in which its period begins, and ends after it begins") {
  const std::string text = aid();
  const auto fixed = test::plan_of(replaced(
      replaced(text, "add_years(date_contrat, annee - year(date_contrat))\", to", "date_contrat\", to"),
      "add_days(add_years(date_contrat, annee - year(date_contrat) + 1), -1)", "date_embauche"));
  CHECK(refusal(fixed, structure("2025", "2025-12-19")) == "");
  CHECK(refusal(fixed, structure("2026", "2025-12-19")) == "I037");
  const std::string reversed =
      replaced(structure("2025", "2025-12-19"), "date_embauche = 2025-12-19", "date_embauche = 2025-12-18");
  CHECK(refusal(fixed, reversed) == "I038");
}

TEST_CASE("what a condition requires is missing when it holds, and read bare where it does") {
  const auto plan = test::plan_of(aid());
  CHECK(refusal(plan, structure("2024", "2023-01-01")) == "");
  CHECK(refusal(plan, structure("2025", "2023-01-01")) == "I003");
  CHECK(refusal(plan, structure("2025", "2023-01-01", "part_d_objectif = \"80 %\"\n")) == "");
  CHECK(refusal(plan, structure("2024", "2023-01-01", "mi_temps = true\n")) == "I003");
  CHECK(refusal(plan, structure("2025", "2023-01-01", "mi_temps = true\n")) == "I003 I003");
  CHECK(refusal(plan, structure("2024", "2023-01-01", "mi_temps = true\nheures = 17.5\n")) == "");
  const Input& share = plan->rules->inputs[*plan->input("part_d_objectif")];
  CHECK(required_when_text(*plan->rules, share).fr == "`annees_de_contrat >= 3`");
  const Input& hours = plan->rules->inputs[*plan->input("heures")];
  CHECK(required_when_text(*plan->rules, hours).fr == "À mi-temps");
}

TEST_CASE("what a condition requires may be the first input of the rules") {
  const std::string first = R"toml([input.etages]
type          = "count"
max           = 9
required_when = "ouvert_samedi"
label         = { fr = "Étages", en = "Floors" }
[input.nom]
)toml";
  const std::string rules = replaced(
      replaced(test::kSmallAgreement, "[input.nom]\n", first), "[indicator.accueil.reduction.fermeture]\n",
      "[indicator.accueil.part.part_2]\n  points = \"if ouvert_samedi then etages * 1 point else 0 points\"\n"
      "  [indicator.accueil.reduction.fermeture]\n");
  const auto plan = test::plan_of(rules);
  REQUIRE(plan->rules->inputs[0].id == "etages");
  CHECK(refusal(plan, std::string(test::kSmallStructure)) == "I003");
  CHECK(refusal(plan, "etages = 2\n" + std::string(test::kSmallStructure)) == "");
}

TEST_CASE("mistakes of periods and of what is required when") {
  const std::string text = aid();
  const std::string from = "add_years(date_contrat, annee - year(date_contrat))\", to";
  struct Row {
    const char* what;
    std::string rules;
    const char* codes;
  };
  const Row rows[] = {
      {"as it is", text, "R081"},
      {"no date", replaced(text, from, "annee\", to"), "R015"},
      {"a dated value", replaced(text, from, "if montant > 1 € then date_contrat else date_embauche\", to"),
       "R125"},
      {"its own first day", replaced(text, from, "period_from()\", to"), "R125"},
      {"its own last day, through a definition",
       replaced(text, from, "if part_de_periode > 0 then date_contrat else date_embauche\", to"),
       "R125 R125 R125 R125"},
      {"only one bound", replaced(text, "period   = { from =", "period   = { form ="), "R002"},
      {"no period",
       replaced(replaced(text, "period   = {", "pro_rata = \"1\" # {"), "period_from(), period_to()",
                "date_contrat, date_embauche"),
       "R126"},
      {"no value in the first year", replaced(text, "from = 2022-01-01, value", "from = 2023-01-01, value"),
       "R127"},
      {"a value of its first year", replaced(text, "from = 2022-01-01, value", "from = 2022-12-31, value"),
       "R081"},
      {"required when it is there",
       replaced(text, "required_when = \"mi_temps\"", "required_when = \"known(heures)\""), "R128"},
      {"through a definition",
       replaced(text, "required_when = \"mi_temps\"", "required_when = \"part_de_semaine < 1\""), "R016"},
      {"and optional",
       replaced(text, "required_when = \"mi_temps\"", "required_when = \"mi_temps\"\noptional = true"),
       "R036"},
      {"guarded by another condition",
       replaced(text, "if mi_temps then heures", "if annee > 2023 then heures"), "R016"},
      {"guarded by the same one, written otherwise",
       replaced(text, "if annees_de_contrat >= 3 then",
                "if (annees_de_contrat  >=  3) and annee > 2022 then"),
       "R081"},
      {"no boolean", replaced(text, "required_when = \"mi_temps\"", "required_when = \"annee\""), "R015"},
      {"cut short", replaced(text, "required_when = \"mi_temps\"", "required_when = \"mi_temps and\""),
       "R010"},
      {"of a name misspelt", replaced(text, "required_when = \"mi_temps\"", "required_when = \"mi_tmps\""),
       "R012"},
      {"guarded by a name misspelt", replaced(text, "if mi_temps then heures", "if mi_tmps then heures"),
       "R012"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(rule_codes(row.rules) == row.codes);
  }
}

TEST_CASE("the last day of a period may be counted from its first, and not the other way round") {
  const auto codes = [](const char* from, const char* to) {
    return rule_codes(replaced(
        test::kSmallAgreement, "unit        = \"points\"\n",
        std::string("unit = \"points\"\nperiod = { from = \"") + from + "\", to = \"" + to + "\" }\n"));
  };
  CHECK(codes("date(annee, 7, 1)", "add_years(period_from(), 1)") == "R024");
  CHECK(codes("date(annee, 7, 1)", "period_to()") == "R125 R024");
  CHECK(codes("period_from()", "date(annee, 12, 31)") == "R125 R024");
  CHECK(codes("period_to()", "date(annee, 12, 31)") == "R125 R024");
}

TEST_CASE("no input is required by what it says itself, however it is read") {
  const auto codes = [](const char* when, const char* definition) {
    const std::string rules =
        replaced(test::kSmallAgreement, "min      = 0\nmax      = 1000000\noptional = true",
                 std::string("min = 0\nmax = 1000000\nrequired_when = \"") + when + "\"");
    return rule_codes(replaced(
        replaced(rules, "[indicator.accueil]",
                 std::string("[definition.d]\nformula = \"") + definition + "\"\n[indicator.accueil]"),
        "known(date_adhesion)", "known(date_adhesion) and d > 0"));
  };
  CHECK(codes("reunions > 3", "1 + 2").find("R128") == std::string::npos);
  CHECK(codes("d > 3", "reunions + 1").find("R128") == std::string::npos);
  CHECK(codes("known(avance_versee)", "1 + 2").find("R128") != std::string::npos);
  CHECK(codes("reunions > 3 and (avance_versee else 0 €) > 1 €", "1 + 2").find("R128") != std::string::npos);
  CHECK(codes("if reunions > 3 then true else known(avance_versee)", "1 + 2").find("R128") !=
        std::string::npos);
  CHECK(codes("d > 3", "if known(avance_versee) then 4 else 1").find("R128") != std::string::npos);
}

}  // namespace
}  // namespace aci
