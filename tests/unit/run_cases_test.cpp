// The run of cases: which are found, under which rules they are run, what is said of those that fail.
#include "study/run_cases.h"

#include <doctest/doctest.h>

#include "support/folder.h"
#include "support/loading.h"
#include "support/rendering.h"
#include "support/small_rules.h"

namespace aci::test {
namespace {

/// "opening.points 801 800; ": what was expected, what came out.
std::string told(const CaseResult& result) {
  std::string out;
  for (const Difference& each : result.differences) {
    out += each.what + " " + each.expected + " " + each.got + "; ";
  }
  return out;
}

/// A run of a folder, without coverage.
struct Ran {
  explicit Ran(const std::vector<std::string>& paths, const std::vector<std::string>& rules = {})
      : cases(read_cases(paths, rules, library)), run(run_cases(cases, library, {})) {}
  RuleLibrary library;
  CaseSet cases;
  CaseRun run;
};

TEST_CASE("what a case expects, and what is said when it does not come") {
  struct Row {
    std::string expectation;
    std::string told;
  };
  const Row rows[] = {
      {"8: points_total = 800", ""},
      {"7.99: points_total = 800", "points_total 800 0; "},
      {"8: points_all_of_it = \"1600/2\", indicators = { opening = 800 }", ""},
      {"7: indicator = \"opening\", met = false, reason = \"least\"", ""},
      {"8: indicator = \"opening\", met = false, reason = \"least\"",
       "opening.met false true; opening.reason least ; "},
      {"8: indicator = \"opening\", fixed_points = 800, variable_points = 0, full_points = 800, attainment = "
       "1, "
       "pro_rata = 1, euros = 5600, variable_euros = 0",
       ""},
      {"8: amounts = { pay = 5600, total = 5600.01 }, exact = { total = 5600 }",
       "amounts.total 5600.01 5600; "},
      {"8: due = { total = \"\" }", ""},
      {"8: due = { total = 2024-04-30 }", "due.total 2024-04-30 ; "},
      {"8: eligible = true, in_force = true, gate_required = 0, gate_met = 0, exemption = \"\"", ""},
      {"8: notes = [], warnings = [\"b\", \"a\"]", "warnings [a, b] []; "},
      {"25: refused = [\"hours\"]", ""},
      {"25: points_total = 800", "refused [] [hours]; "},
      {"24: refused = [\"hours\"]", "refused [hours] []; "},
      {"8: error = \"too_few\"", "error too_few ; "},
  };
  const Folder folder;
  folder.write("small.toml", std::string(kSmallRules));
  for (const Row& row : rows) {
    CAPTURE(row.expectation);
    const Ran ran({folder.write("cases.toml", small_cases({row.expectation}))});
    CHECK(codes(ran.cases.mistakes) == "");
    REQUIRE(ran.run.results.size() == 1);
    CHECK(told(ran.run.results[0]) == row.told);
    CHECK(ran.run.passed() == ran.run.results[0].differences.empty());
  }
}

TEST_CASE("files of cases, folders of them; what was read is known") {
  const Folder folder;
  const std::string rules = folder.write("small.toml", std::string(kSmallRules));
  folder.write("a.toml", small_cases({"8: points_total = 800", "7: points_total = 800"}));
  folder.write("b/c.toml", small_cases({"7: points_total = 0"}, "\"../small.toml\""));
  folder.write("b/.d/e.toml", small_cases({"7: points_total = 1"}, "\"../../small.toml\""));
  folder.write("b/f.toml", "not [ toml");
  folder.write("b/g.toml", "bytes \xFF");
  const Ran ran({folder / "a.toml", folder / "b"});
  CHECK(codes(ran.cases.mistakes) == "");
  REQUIRE(ran.run.results.size() == 3);
  CHECK(ran.run.results[1].file->name() == folder / "a.toml");
  CHECK(ran.run.results[1].title == "7 hours");
  CHECK(ran.run.results[1].rules == "small");
  CHECK(told(ran.run.results[1]) == "points_total 800 0; ");
  CHECK(ran.run.failed() == 1);
  CHECK(ran.cases.read == std::vector<std::string>{folder / "a.toml", folder / "b/c.toml",
                                                   folder / "b/f.toml", folder / "b/g.toml", rules, rules,
                                                   rules});
  REQUIRE(ran.run.rules.size() == 1);
  CHECK(ran.run.rules[0].cases.size() == 3);
  CHECK(ran.run.rules[0].failing);
}

TEST_CASE("in a folder, a file of cases that is no text is no file without cases") {
  const Folder folder;
  folder.write("small.toml", std::string(kSmallRules));
  folder.write("a.toml", small_cases({"8: points_total = 800"}));
  folder.write("b.toml", small_cases({"7: points_total = 800"}) + "# \xFF\n");
  folder.write("empty.toml", "");
  CHECK(codes(Ran({folder / ""}).cases.mistakes) == "F005");
}

TEST_CASE("a case is refused for the inputs that are wrong, not for those that are strange") {
  const Folder folder;
  folder.write("small.toml",
               replaced(kSmallRules, "max   = 24\n", "max   = 24\nplausible = { from = 7, to = 10 }\n"));
  const std::string cases =
      replaced(small_cases({"12: refused = [\"annee\"]"}), "annee = 2024", "annee = 2101");
  const Ran ran({folder.write("cases.toml", cases)});
  CHECK(codes(ran.cases.mistakes) == "");
  CHECK(told(ran.run.results.at(0)) == "");
}

TEST_CASE("what cannot be run is told") {
  const Folder folder;
  folder.write("small.toml", std::string(kSmallRules));
  folder.write("bad_rules.toml", "[agreement]\n");
  folder.write("empty/readme.txt", "");
  struct Row {
    std::string cases;
    std::string codes;
  };
  const Row rows[] = {
      {small_cases({"8: pionts_total = 800"}), "C002"},
      {small_cases({"8: indicators = { openin = 800 }"}), "C005"},
      {small_cases({"8: amounts = { paye = 1 }, exact = { pay = 1, tota = 2 }"}), "C005 C005"},
      {small_cases({"8: points_others = 1"}), "C005"},
      {small_cases({"8: points = 1"}), "C006"},
      {small_cases({"8: indicators = {}"}), "C007"},
      {small_cases({"8: error = \"x\", points_total = 1"}), "C008"},
      {small_cases({"8: points_total = true"}), "C004"},
      {small_cases({"8: eligible = true"}, "\"no_such_rules\""), "U006"},
      // Of a rule set that cannot be read, told once.
      {small_cases({"8: eligible = true", "9: eligible = true"}, "\"absent.toml\""), "F001"},
      {"[[case]]\n", "C003 C003 C003"},
      {"title = \"case\"\n", "C001"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.cases);
    const Ran ran({folder.write("cases.toml", row.cases)});
    CHECK(codes(ran.cases.mistakes) == row.codes);
    CHECK(ran.run.results.empty());
  }
  CHECK(codes(Ran({folder / "empty"}).cases.mistakes) == "C001");
  CHECK(codes(Ran({folder / "absent"}).cases.mistakes) == "F001");
  CHECK(codes(Ran({folder / "small.toml"}).cases.mistakes) == "C001");
  CHECK(codes(Ran({}).cases.mistakes) == "C011");
}

TEST_CASE("--rules: a rule set takes the place of the one whose id it declares, however a case names it") {
  const Folder folder;
  folder.write("small.toml", std::string(kSmallRules));
  const std::string other =
      folder.write("other.toml", replaced(kSmallRules, "\"800 points\"", "\"801 points\""));
  const std::string path = folder.write("by_path.toml", small_cases({"8: points_total = 801"}));
  const std::string id = folder.write("by_id.toml", small_cases({"8: points_total = 801"}, "\"small\""));
  CHECK(Ran({path}).run.failed() == 1);
  CHECK(codes(Ran({id}).cases.mistakes) == "U006");

  const Ran ran({path, id}, {other});
  CHECK(codes(ran.cases.mistakes) == "");
  CHECK(ran.run.results.size() == 2);
  CHECK(ran.run.passed());
  CHECK(ran.run.rules.size() == 1);

  const std::string renamed =
      folder.write("renamed.toml", replaced(kSmallRules, "\"small\"\n", "\"renamed\"\n"));
  CHECK(codes(Ran({path}, {other, renamed}).cases.mistakes) == "C009");
  // Without the rules to try, the cases would answer for others.
  const Ran none({path}, {other, folder / "absent.toml"});
  CHECK(codes(none.cases.mistakes) == "F001");
  CHECK(none.run.results.empty());
}

TEST_CASE("a case is computed under the readings that it names, and under no others") {
  const Folder folder;
  folder.write("small.toml", small_rules_with_reading());
  const auto ran = [&](std::initializer_list<std::string_view> cases, std::vector<std::string> options = {}) {
    Ran out({});
    out.library.read_as(std::move(options));
    out.cases = read_cases({folder.write("cases.toml", small_cases(cases))}, {}, out.library);
    out.run = run_cases(out.cases, out.library, {});
    return out;
  };
  const Ran both =
      ran({"8: points_total = 800", "9+above: points_total = 0", "9.5+above: points_total = 799"});
  CHECK(codes(both.cases.mistakes) == "");
  REQUIRE(both.run.results.size() == 3);
  CHECK(both.run.results[0].rules == "small");
  CHECK(both.run.results[1].rules == "small+above");
  CHECK(both.run.failed() == 1);
  CHECK(told(both.run.results[2]) == "points_total 799 800; ");
  CHECK(both.run.rules.size() == 1);  // One rule set, read in two ways.

  // With `--reading`, whatever a case says; the one that says it says it once.
  const Ran all = ran({"8: points_total = 0", "8+above: points_total = 0"}, {"above"});
  CHECK(codes(all.cases.mistakes) == "");
  CHECK(all.run.passed());
  CHECK(all.run.results.at(1).rules == "small+above");

  CHECK(codes(ran({"8+abov: points_total = 0"}).cases.mistakes) == "C012");
  const std::string list =
      replaced(small_cases({"8+above: points_total = 0"}), "\"above\"", "[\"above\", \"above\"]");
  CHECK(codes(Ran({folder.write("cases.toml", list)}).cases.mistakes) == "C013");
  const std::string number = replaced(list, "[\"above\", \"above\"]", "1");
  CHECK(codes(Ran({folder.write("cases.toml", number)}).cases.mistakes) == "C004");
}

TEST_CASE("a case that fails is explained: each thing once") {
  const Folder folder;
  folder.write("small.toml", std::string(kSmallRules));
  struct Row {
    std::string expectation;
    std::string explained;
  };
  const Row rows[] = {
      {"8: points_total = 800", ""},
      {"8: indicator = \"opening\", points = 1, euros = 7", "opening "},
      {"8: indicators = { opening = 1 }, amounts = { pay = 7, total = 7 }, exact = { pay = 7 }",
       "opening pay total "},
      {"8: points_total = 1, eligible = false", "sum:points_total "},  // No gate to explain.
      {"25: points_total = 800", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.expectation);
    Ran ran({folder.write("cases.toml", small_cases({row.expectation}))});
    explain_failures(ran.run, ran.cases, ran.library);
    std::string explained;
    for (const auto& each : ran.run.results.at(0).explanations) {
      const auto* sum = std::get_if<Breakdown>(&each);
      explained += (sum != nullptr ? "sum:" + sum->what : std::get<Explanation>(each).id) + " ";
      if (sum != nullptr) CHECK(sum->indicators.size() == 1);
    }
    CHECK(explained == row.explained);
  }
}

}  // namespace
}  // namespace aci::test
