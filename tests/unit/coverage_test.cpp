#include "study/coverage.h"

#include <doctest/doctest.h>

#include <map>
#include <string>

#include "study/run_cases.h"
#include "support/folder.h"
#include "support/loading.h"
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
  // What both share is seen, whichever a case is read under: unmet, and for that requirement.
  CHECK(share({"9+above: points_total = 0"}) == "4/15");
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
      // No input moves it, but whoever edits the numbers may.
      {"if 2 > 1 then 1 else 0", "then else below at above "},
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

/// The sides of thresholds, seen or not, of the small rules under another requirement.
std::string sides(std::string_view requirement, std::string_view hours, bool seen,
                  std::string_view rules = kSmallRules) {
  const Folder folder;
  folder.write("small.toml", replaced(rules, "hours >= 8", requirement));
  RuleLibrary library;
  const std::string expectation = std::string(hours) + ": eligible = true";
  const CaseSet cases = read_cases({folder.write("cases.toml", small_cases({expectation}))}, {}, library);
  const CaseRun run = run_cases(cases, library, {true, std::nullopt});
  REQUIRE(run.rules.size() == 1);
  std::string out;
  for (const CoverageItem& item : run.rules[0].coverage->items()) {
    using Kind = CoverageItem::Kind;
    if (seen && !item.seen) continue;
    if (item.kind == Kind::threshold_below) out += "below ";
    if (item.kind == Kind::threshold_at) out += "at ";
    if (item.kind == Kind::threshold_above) out += "above ";
  }
  return out;
}

TEST_CASE("beside a threshold is where one step of the input leads, however the text follows it") {
  for (const char* const rising : {"hours >= 8", "8 <= hours", "2 * hours >= 16", "hours * 2 >= 16",
                                   "hours / 2 >= 4", "hours + 1 >= 9", "1 + hours >= 9", "hours - 1 >= 7"}) {
    CAPTURE(std::string(rising));
    CHECK(sides(rising, "7.999998", true) == "");
    CHECK(sides(rising, "7.999999", true) == "below ");
    CHECK(sides(rising, "8", true) == "at ");
    CHECK(sides(rising, "8.000001", true) == "above ");
    CHECK(sides(rising, "8.000002", true) == "");
  }
  for (const char* const falling :
       {"-hours <= -8", "16 - hours <= 8", "8 >= 16 - hours", "20 - 2 * hours <= 4"}) {
    CAPTURE(std::string(falling));
    CHECK(sides(falling, "7.999998", true) == "");
    CHECK(sides(falling, "7.999999", true) == "above ");
    CHECK(sides(falling, "8", true) == "at ");
    CHECK(sides(falling, "8.000001", true) == "below ");
    CHECK(sides(falling, "8.000002", true) == "");
  }
}

TEST_CASE("the side that the bounds of the input put out of reach is that of the text") {
  CHECK(sides("hours >= 0", "8", false) == "at above ");
  CHECK(sides("-hours <= 0", "8", false) == "below at ");
  CHECK(sides("2 * hours <= 48", "8", false) == "below at ");
  CHECK(sides("24 - hours >= 0", "8", false) == "at above ");
  // No millionth of an hour falls on 7.5000005.
  CHECK(sides("hours * 2 >= 15.000001", "8", false) == "below above ");
  CHECK(sides("hours * 2 >= 15.000001", "7.5", true) == "below ");
  CHECK(sides("hours * 2 >= 15.000001", "7.500001", true) == "above ");
}

TEST_CASE(
    "what no step of an input leads to is asked for on the sides that its bounds leave, ends included") {
  // The square of hours goes from 0 to 576.
  CHECK(sides("hours * hours > -1", "8", false) == "above ");
  CHECK(sides("hours * hours >= 0", "8", false) == "at above ");
  CHECK(sides("hours * hours < 576", "8", false) == "below at ");
  CHECK(sides("hours * hours < 577", "8", false) == "below ");
}

TEST_CASE("a threshold deeper under definitions than the proofs go is asked for on every side") {
  const auto asked = [](int length) {
    std::string chain = "[definition.d_0]\nformula = \"if hours > 12 then 1 else 0\"\nsource = \"text\"\n";
    for (int i = 1; i <= length; ++i) {
      chain += "[definition.d_" + std::to_string(i) + "]\nformula = \"d_" + std::to_string(i - 1) +
               " + 1 + 1 + 1 + 1\"\nsource = \"text\"\n";
    }
    const std::string last = "d_" + std::to_string(length) + " >= " + std::to_string(4 * length);
    return sides(last, "8", false,
                 replaced(kSmallRules, "[indicator.opening]\n", chain + "[indicator.opening]\n"));
  };
  // Of hours, then of the last definition, which is 4 a link, or one more.
  CHECK(asked(2) == "below at above at above ");
  CHECK(asked(38) == "below at above below at above ");
}

TEST_CASE("rules in which nothing depends on anything are covered, whatever their cases") {
  const std::string_view from = "[indicator.opening]\n";
  std::string rules(kSmallRules);
  const std::size_t begin = rules.find(from);
  rules.erase(begin, rules.find("[amount.pay]") - begin);
  rules = replaced(rules, "value * earned(all)", "700 €");
  const Folder folder;
  folder.write("small.toml", rules);
  RuleLibrary library;
  const CaseSet cases =
      read_cases({folder.write("cases.toml", small_cases({"8: amounts = { total = 700 }"}))}, {}, library);
  const CaseRun run = run_cases(cases, library, {true, 100});
  CHECK(run.passed());
  REQUIRE(run.rules.size() == 1);
  CHECK(run.rules[0].coverage->items().empty());
  CHECK(run.rules[0].coverage->share() == Rational(1));
}

}  // namespace
}  // namespace aci::test
