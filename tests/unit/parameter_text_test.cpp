// What is said of a parameter that an option changed, where the rules give it values by date.
#include "report/parameter_text.h"

#include <doctest/doctest.h>

#include "report/json_writer.h"
#include "report/rules_json.h"
#include "report/workbook_cells.h"
#include "ruleset/reform.h"
#include "support/rendering.h"

namespace aci::test {
namespace {

std::shared_ptr<const Plan> reformed(const std::string& more = "") {
  const auto plan = plan_of(std::string(kSmallAgreement) + R"toml(
[parameter.seuil]
values = [{ from = 2020-01-01, value = "40 %" }, { from = 2025-01-01, value = "60 %" })toml" +
                            more + R"toml(]
label  = { fr = "Seuil", en = "Threshold" }
source = "guide"
)toml");
  Diagnostics diagnostics;
  const auto formula = parse_value("55 %", all_of(add_text("--set", "55 %")), diagnostics);
  REQUIRE(formula);
  auto changed = reform(plan, {{"seuil", *formula}}, diagnostics);
  REQUIRE(changed);
  return changed;
}

TEST_CASE("the value that is replaced is the one of the exercise") {
  const auto plan = reformed();
  const auto text = [&](int year) { return changed_texts(Language::en, *plan->rules, year); };
  CHECK(text(2024) == std::vector<std::string>{"Threshold: 55% instead of 40%"});
  CHECK(text(2025) == std::vector<std::string>{"Threshold: 55% instead of 60%"});
}

TEST_CASE("the value of an exercise is the one in force on its first day") {
  const auto plan = reformed(", { from = 2026-01-02, value = \"70 %\" }");
  const auto text = [&](int year) { return changed_texts(Language::en, *plan->rules, year); };
  CHECK(text(2026) == std::vector<std::string>{"Threshold: 55% instead of 60%"});
  CHECK(text(2027) == std::vector<std::string>{"Threshold: 55% instead of 70%"});
}

TEST_CASE("JSON has all the values that are replaced, and since when") {
  JsonWriter json;
  json.begin_object();
  write_rules(json, Language::en, *reformed()->rules);
  json.end_object();
  const std::string text = json.text();
  CHECK(text.find("\"before\": [\n        {\n          \"from\": \"2020-01-01\",\n          \"value\": \"40 "
                  "%\"\n        },\n"
                  "        {\n          \"from\": \"2025-01-01\",\n          \"value\": \"60 %\"\n        "
                  "}\n      ],\n"
                  "      \"after\": \"55 %\"") != std::string::npos);
}

TEST_CASE("a workbook names the parameter that was changed, with its value") {
  const std::shared_ptr<const Plan> plans[] = {reformed()};
  Workbook workbook;
  add_sources(workbook, Language::en, plans);
  REQUIRE_FALSE(workbook.sheets.empty());
  std::string rows;
  for (const WorkbookRow& row : workbook.sheets.back().rows) {
    for (const WorkbookCell& cell : row) rows += cell.text + "|";
    rows += "\n";
  }
  CHECK(rows.find("|seuil|Threshold|55 %|\n") != std::string::npos);
}

}  // namespace
}  // namespace aci::test
