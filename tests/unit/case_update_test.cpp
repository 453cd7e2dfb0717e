#include "study/case_update.h"

#include <doctest/doctest.h>

#include "support/folder.h"
#include "support/rendering.h"
#include "support/small_rules.h"

namespace aci::test {
namespace {

TEST_CASE("what came out is written in the place of what was expected, the way it was written") {
  struct Row {
    std::string expected;
    std::string updated;  ///< Empty: nothing to write.
  };
  const Row rows[] = {
      {"8: points_total = 800", ""},
      {"8: points_total = 1", "8: points_total = 800"},
      {"8: points_total = \"1\"", "8: points_total = \"800\""},
      {"8: amounts = { pay = 1.00, total = \"7.5\" }", "8: amounts = { pay = 5600.00, total = \"5600.0\" }"},
      {"8: indicator = \"opening\",   met = false, reason = \"least\"",
       "8: indicator = \"opening\",   met = true, reason = \"\""},
      {"25: refused = [  \"annee\" ]", "25: refused = [\"hours\"]"},
      {"8: points_total = '1'", "8: points_total = \"800\""},
      {"8: amounts = { total = 7.59 }", "8: amounts = { total = 5600.00 }"},
      {"8: exact = { total = \"7.5/3\" }", "8: exact = { total = \"5600\" }"},
      {"25: points_total = 800", ""},  // Refused: there is no number to write.
  };
  const Folder folder;
  folder.write("small.toml", std::string(kSmallRules));
  for (const Row& row : rows) {
    CAPTURE(row.expected);
    const std::string path = folder.write("cases.toml", small_cases({row.expected}));
    RuleLibrary library;
    const CaseSet cases = read_cases({path}, {}, library);
    CaseRun run = run_cases(cases, library, {});
    Diagnostics mistakes;
    const auto updates = case_updates(run.results, mistakes);
    CHECK(mistakes.all().empty());
    if (row.updated.empty()) {
      CHECK(updates.empty());
      continue;
    }
    REQUIRE(updates.size() == 1);
    CHECK(updates[0].file->name() == path);
    CHECK(updates[0].text() == small_cases({row.updated}));
    take_as_expected(updates[0], run.results);
    CHECK(run.passed());
  }
}

TEST_CASE("a number that no decimals write is written as a fraction, in quotes") {
  const Folder folder;
  folder.write("small.toml", replaced(kSmallRules, "\"800 points\"", "\"800 points / 3\""));
  const std::string path = folder.write(
      "cases.toml", small_cases({"8: points_total = 1", "9: points_total = 1.5, points_all_of_it = '2'"}));
  RuleLibrary library;
  const CaseSet cases = read_cases({path}, {}, library);
  Diagnostics mistakes;
  const auto updates = case_updates(run_cases(cases, library, {}).results, mistakes);
  REQUIRE(updates.size() == 1);
  CHECK(updates[0].text() == small_cases({"8: points_total = \"800/3\"",
                                          "9: points_total = \"800/3\", points_all_of_it = \"800/3\""}));
}

TEST_CASE("all that is refused is written, in the order of the ids") {
  const Folder folder;
  folder.write("small.toml", std::string(kSmallRules));
  const std::string text = replaced(small_cases({"25: refused = []"}), "annee = 2024", "annee = 2019");
  const std::string path = folder.write("cases.toml", text);
  RuleLibrary library;
  const CaseSet cases = read_cases({path}, {}, library);
  Diagnostics mistakes;
  const auto updates = case_updates(run_cases(cases, library, {}).results, mistakes);
  REQUIRE(updates.size() == 1);
  CHECK(updates[0].text() == replaced(text, "[]", "[\"annee\", \"hours\"]"));
}

TEST_CASE("the update of one file leaves what another expects") {
  const Folder folder;
  folder.write("small.toml", std::string(kSmallRules));
  const std::string text = small_cases({"8: points_total = 1"});
  const std::string first = folder.write("a.toml", text);
  const std::string second = folder.write("b.toml", text);
  RuleLibrary library;
  const CaseSet cases = read_cases({first, second}, {}, library);
  CaseRun run = run_cases(cases, library, {});
  CHECK(run.failed() == 2);
  Diagnostics mistakes;
  const auto updates = case_updates(run.results, mistakes);
  REQUIRE(updates.size() == 2);
  CHECK(updates[1].file->name() == second);
  take_as_expected(updates[1], run.results);
  CHECK_FALSE(run.results.at(0).passed);
  CHECK(run.results.at(1).passed);
}

TEST_CASE(
    "two rule sets that would write two values write none, nor one that already holds under the other") {
  const Folder folder;
  folder.write("small.toml", std::string(kSmallRules));
  folder.write("other.toml", replaced(replaced(kSmallRules, "\"800 points\"", "\"801 points\""),
                                      "\"small\"\n", "\"other\"\n"));
  const std::string path = folder.write(
      "cases.toml", small_cases({"8: points_total = 799", "9: points_total = 800", "7: points_total = 1"},
                                "[\"small.toml\", \"other.toml\"]"));
  RuleLibrary library;
  const CaseSet cases = read_cases({path}, {}, library);
  CaseRun run = run_cases(cases, library, {});
  CHECK(run.failed() == 5);
  Diagnostics mistakes;
  const auto updates = case_updates(run.results, mistakes);
  REQUIRE(mistakes.all().size() == 2);
  CHECK(mistakes.all()[0].code() == "C010");
  CHECK(mistakes.all()[1].code() == "C010");
  REQUIRE(updates.size() == 1);
  REQUIRE(updates[0].edits.size() == 1);
  CHECK(updates[0].edits[0].what == "points_total");
  CHECK(updates[0].edits[0].before == "1");
  CHECK(updates[0].edits[0].after == "0");
  take_as_expected(updates[0], run.results);
  CHECK(run.failed() == 3);
}

TEST_CASE("what two rule sets would write is told once, though it holds under a third") {
  const Folder folder;
  folder.write("small.toml", std::string(kSmallRules));
  for (const std::string points : {"801", "802"}) {
    folder.write("of_" + points + ".toml",
                 replaced(replaced(kSmallRules, "\"800 points\"", "\"" + points + " points\""), "\"small\"\n",
                          "\"of_" + points + "\"\n"));
  }
  const std::string path = folder.write(
      "cases.toml",
      small_cases({"8: points_total = 802"}, "[\"small.toml\", \"of_801.toml\", \"of_802.toml\"]"));
  RuleLibrary library;
  const CaseSet cases = read_cases({path}, {}, library);
  const CaseRun run = run_cases(cases, library, {});
  CHECK(run.failed() == 2);
  Diagnostics mistakes;
  CHECK(case_updates(run.results, mistakes).empty());
  REQUIRE(mistakes.all().size() == 1);
  CHECK(mistakes.all()[0].code() == "C010");
}

}  // namespace
}  // namespace aci::test
