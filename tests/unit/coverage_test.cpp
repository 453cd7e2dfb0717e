#include "study/coverage.h"

#include <doctest/doctest.h>

#include <map>
#include <string>

#include "study/run_cases.h"
#include "support/folder.h"
#include "support/rendering.h"
#include "support/small_rules.h"

namespace aci::test {
namespace {

/// The kinds of what was not seen, in the order of the file.
std::vector<CoverageItem::Kind> unseen(const Coverage& coverage) {
  std::vector<CoverageItem::Kind> out;
  for (const CoverageItem& item : coverage.items()) {
    if (!item.seen) out.push_back(item.kind);
  }
  return out;
}

TEST_CASE("both sides of every threshold, and both answers of every condition, are to be seen") {
  using Kind = CoverageItem::Kind;
  struct Row {
    std::initializer_list<std::string_view> cases;
    std::vector<Kind> unseen;
  };
  const Row rows[] = {
      {{"9: points_total = 800"},
       {Kind::indicator_unmet, Kind::requirement_fails, Kind::threshold_below, Kind::threshold_at,
        Kind::threshold_above}},
      // Just above: by the last decimal of the input, no more.
      {{"8.000002: points_total = 800", "7.999998: points_total = 0"},
       {Kind::threshold_below, Kind::threshold_at, Kind::threshold_above}},
      {{"8: points_total = 800", "7.999999: points_total = 0"}, {Kind::threshold_above}},
      {{"7.999999: points_total = 0"},
       {Kind::indicator_met, Kind::threshold_at, Kind::threshold_above, Kind::part_applies}},
      {{"8: points_total = 800", "7.999999: points_total = 0", "8.000001: points_total = 800"}, {}},
      // A structure that is refused sees nothing.
      {{"8: points_total = 800", "7.999999: points_total = 0", "25: refused = [\"hours\"]"},
       {Kind::threshold_above}},
  };
  const Folder folder;
  folder.write("small.toml", std::string(kSmallRules));
  for (const Row& row : rows) {
    RuleLibrary library;
    const std::string text = small_cases(row.cases);
    CAPTURE(text);
    const CaseSet cases = read_cases({folder.write("cases.toml", text)}, {}, library);
    const CaseRun run = run_cases(cases, library, {true, 100});
    CHECK(run.failed() == 0);
    REQUIRE(run.rules.size() == 1);
    const Coverage& coverage = *run.rules[0].coverage;
    CHECK(unseen(coverage) == row.unseen);
    CHECK(coverage.items().size() == 7);
    CHECK(coverage.seen() == 7 - row.unseen.size());
    CHECK(coverage.share() == *Rational::make(static_cast<Int128>(coverage.seen()), 7));
    CHECK(coverage.reaches(100) == row.unseen.empty());
    CHECK(run.rules[0].below_limit == !row.unseen.empty());
    CHECK(run.passed() == row.unseen.empty());
  }
}

TEST_CASE("what other readings say is to be seen too, under them") {
  const Folder folder;
  folder.write("small.toml", small_rules_with_reading());
  const auto share = [&](std::initializer_list<std::string_view> cases) {
    RuleLibrary library;
    const CaseSet read = read_cases({folder.write("cases.toml", small_cases(cases))}, {}, library);
    const CaseRun run = run_cases(read, library, {true, std::nullopt});
    REQUIRE(run.rules.size() == 1);
    const Coverage& coverage = *run.rules[0].coverage;
    return std::to_string(coverage.seen()) + "/" + std::to_string(coverage.items().size());
  };
  // Seven of the text; two branches and two thresholds with three sides each of the reading.
  CHECK(share({"8: points_total = 800", "7.999999: points_total = 0", "8.000001: points_total = 800"}) ==
        "7/15");
  CHECK(share({"8: points_total = 800", "7.999999: points_total = 0", "8.000001: points_total = 800",
               "9+above: points_total = 0", "10.000001+above: points_total = 800"}) == "11/15");
}

TEST_CASE("both branches of an `if`, and a threshold that the bounds of an input put out of reach") {
  const auto rules =
      replaced(replaced(kSmallRules, "\"800 points\"", "\"if hours > 0 then 800 points else 0 points\""),
               "hours >= 8", "hours >= 0");
  const Folder folder;
  folder.write("small.toml", rules);
  RuleLibrary library;
  const CaseSet cases =
      read_cases({folder.write("cases.toml", small_cases({"0: points_total = 0"}))}, {}, library);
  const CaseRun run = run_cases(cases, library, {true, std::nullopt});
  REQUIRE(run.rules.size() == 1);
  CHECK_FALSE(run.rules[0].below_limit);
  std::string told;
  for (const CoverageItem& item : run.rules[0].coverage->items()) {
    if (item.kind == CoverageItem::Kind::threshold_below) told += "below ";
    if (item.kind == CoverageItem::Kind::branch_then) told += item.seen ? "then " : "no then ";
    if (item.kind == CoverageItem::Kind::branch_else) told += item.seen ? "else " : "no else ";
  }
  CHECK(told == "no then else ");
}

TEST_CASE("what no structure can do is not asked for") {
  struct Row {
    const char* attainment;
    const char* asked;  ///< Of the definition, of the attainment, of the requirement.
  };
  const Row rows[] = {
      {"1", "below at above "},
      // The requirement has settled it, though the definition was written before.
      {"if open then 1 else 0", "at above then below at above "},
      // What follows no input step by step is known by its bounds: 64 to 576.
      {"min(1, hours * hours)", "above below at above "},
      {"min(100, hours * hours) / 100", "below at above below at above "},
      // Both sides move: no step of an input leads to a threshold, and both outcomes are all that is asked.
      {"if hours > annee - 2016 then 1 else 0", "then else below at above "},
      {"if hours * 2 > hours + 10 then 1 else 0", "then else below at above "},
      // The rules are in force from 2024 on, though the input begins in 2020.
      {"if annee > 2024 then 1 else 0", "then else at above below at above "},
      {"if annee > 2023 then 1 else 0", "then above below at above "},
  };
  using Kind = CoverageItem::Kind;
  const std::map<Kind, std::string> names = {
      {Kind::threshold_below, "below "}, {Kind::threshold_at, "at "},  {Kind::threshold_above, "above "},
      {Kind::branch_then, "then "},      {Kind::branch_else, "else "},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.attainment));
    const auto rules = replaced(
        replaced(kSmallRules, "[indicator.opening]\n",
                 "[definition.open]\nformula = \"hours >= 8\"\nsource = \"text\"\n\n[indicator.opening]\n"),
        "source = \"text p. 2\"\n",
        "source = \"text p. 2\"\nattainment = \"" + std::string(row.attainment) + "\"\n");
    const Folder folder;
    folder.write("small.toml", rules);
    RuleLibrary library;
    const CaseSet cases =
        read_cases({folder.write("cases.toml", small_cases({"9: points_total = 800"}))}, {}, library);
    const CaseRun run = run_cases(cases, library, {true, std::nullopt});
    REQUIRE(run.rules.size() == 1);
    std::string asked;
    for (const CoverageItem& item : run.rules[0].coverage->items()) {
      if (const auto name = names.find(item.kind); name != names.end()) asked += name->second;
    }
    CHECK(asked == std::string(row.asked));
  }
}

}  // namespace
}  // namespace aci::test
