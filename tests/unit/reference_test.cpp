// Every case of tests/reference/ and rules/cases/: the worked examples of the guide, with their page, and the
// cases derived by hand. The keys are explained in rules/README.md.

#include <doctest/doctest.h>

#include <filesystem>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "io/text_file.h"
#include "ruleset/readings.h"
#include "study/run_cases.h"
#include "support/loading.h"

namespace aci {
namespace {

std::list<Case> cases_of(const std::string& path) {
  static CaseReader reader;
  Diagnostics mistakes;
  const auto file = read_text_file(repository_path(path), mistakes);
  REQUIRE_MESSAGE(file.has_value(), path);
  std::list<Case> out;
  if (!holds_cases(*file)) return out;  // A structure that cases start from.
  for (Case& each : reader.read(*file, mistakes)) out.push_back(std::move(each));
  for (const Diagnostic& mistake : mistakes.all()) FAIL_CHECK(path, ": ", mistake.code());
  return out;
}

/// Compiled once a choice of readings.
std::shared_ptr<const Plan> plan_under(const std::string& rules,
                                       const std::vector<Case::RuleName>& readings) {
  static std::map<std::string, std::shared_ptr<const Plan>> plans;
  if (readings.empty()) return plan_of(rules);
  RuleSet changed = *plan_of(rules)->rules;
  std::vector<std::string> ids;
  for (const Case::RuleName& each : readings) ids.push_back(each.name);
  REQUIRE(apply_readings(changed, ids).empty());
  auto& plan = plans[changed.name];
  Diagnostics mistakes;
  if (!plan)
    plan =
        compile_plan(std::make_shared<const RuleSet>(std::move(changed)), mistakes, RuleChecks::all_stated);
  REQUIRE(plan);
  return plan;
}

void check(const Case& each, const std::string& rules) {
  static RuleLibrary library;
  CAPTURE(each.file->name());
  CAPTURE(each.title);
  CAPTURE(each.page);
  CAPTURE(rules);
  const auto plan = plan_under(rules, each.readings);
  Diagnostics remarks;
  CHECK(check_ids(each, *plan, remarks));
  const BoundCase bound{&each, plan};
  const CaseResult result = judge(bound, run_case(each, plan, library, remarks), {});
  CHECK(result.passed);
  for (const Difference& difference : result.differences) {
    FAIL_CHECK(difference.what, ": expected ", difference.expected, ", got ", difference.got);
  }
}

TEST_CASE("every reference case, exactly") {
  std::size_t count = 0;
  for (const std::string folder : {"tests/reference", "rules/cases", "tests/rulesets/cases"}) {
    for (const auto& entry : std::filesystem::directory_iterator(repository_path(folder))) {
      if (entry.path().extension() != ".toml") continue;
      for (const Case& each : cases_of(folder + "/" + entry.path().filename().string())) {
        const bool of_guide = entry.path().filename() == "guide.toml";
        CHECK_MESSAGE((!of_guide || !each.page.empty()), "an example of the guide has a page: ", each.title);
        for (const Case::RuleName& rules : each.rules) check(each, rules.name);
        ++count;
      }
    }
  }
  CHECK(count >= 150);
}

TEST_CASE("the worked examples of the guide hold for 2022 as they do for 2023") {
  for (Case& each : cases_of("tests/reference/guide.toml")) {
    const auto text = add_text("--set", "annee=2022");
    each.set.insert(each.set.begin(), WrittenValue{"annee", "2022", {text, {0, 5}}, {text, {6, 10}}});
    check(each, "aci_msp_2022");
  }
}

}  // namespace
}  // namespace aci
