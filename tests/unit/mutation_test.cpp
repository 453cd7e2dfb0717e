#include "study/mutation.h"

#include <doctest/doctest.h>

#include "support/folder.h"
#include "support/small_rules.h"

namespace aci::test {
namespace {

/// "8 → 9 …": what no case notices, in the order of the file.
std::string told(const std::vector<Mutant>& mutants) {
  std::string out;
  for (const Mutant& each : mutants) out += each.before + " → " + each.after + "; ";
  return out;
}

struct Mutated {
  explicit Mutated(std::initializer_list<std::string_view> expectations, const MutationChoice& choice = {},
                   const std::string& rules = std::string(kSmallRules)) {
    folder.write("small.toml", rules);
    cases = read_cases({folder.write("cases.toml", small_cases(expectations))}, {}, library);
    run = run_cases(cases, library, {});
    const auto progress = [this](std::uint64_t done, std::uint64_t all, const Message& what) {
      CHECK(what == Message{"progress.slips", {Rational(static_cast<std::int64_t>(done)), "small"}});
      CHECK(done == steps);
      CHECK(all >= ++steps);
    };
    reports = mutate(run, library, choice, progress);
  }
  Folder folder;
  RuleLibrary library;
  CaseSet cases;
  CaseRun run;
  std::vector<MutationReport> reports;
  std::size_t steps = 0;  ///< Of the progress.
};

TEST_CASE("a slip that no case notices survives, unless the file says why") {
  const Mutated loose({"9: amounts = { total = 5600 }", "7: points_total = 0"});
  REQUIRE(loose.reports.size() == 1);
  const MutationReport& report = loose.reports[0];
  CHECK_FALSE(report.failing);
  CHECK(report.tried == loose.steps);
  CHECK(report.tried == report.noticed + report.survivors.size() + report.excused.size());
  CHECK(told(report.survivors) == "2024 → 2023; 2024 → 2025; >= → >; 8 → 9; ");
  CHECK(told(report.excused) == "0.01 → 0.02; half_up → floor; half_up → ceil; half_up → trunc; ");
  CHECK_FALSE(all_noticed(loose.reports));

  // Each bound, and one step beyond it.
  const Mutated strict({"8: amounts = { total = 5600 }, in_force = true", "7.999999: points_total = 0",
                        "0: points_total = 0", "-0.000001: refused = [\"hours\"]", "24: points_total = 800",
                        "24.000001: refused = [\"hours\"]"});
  CHECK(told(strict.reports.at(0).survivors) == "2024 → 2023; ");
}

TEST_CASE("a sample is the same for the same seed, and a part of the whole") {
  const std::initializer_list<std::string_view> cases = {"9: amounts = { total = 5600 }"};
  const Mutated whole(cases);
  const std::string all = told(whole.reports[0].survivors);
  const Mutated some(cases, {6, 3});
  const Mutated again(cases, {6, 3});
  CHECK(some.reports[0].tried == 6);
  CHECK(told(some.reports[0].survivors) == told(again.reports[0].survivors));
  for (const std::uint64_t seed : {1, 2, 3, 4}) {
    // Told in the order of the file, as the whole is.
    std::string_view rest = all;
    const Mutated sample(cases, {whole.reports[0].tried - 1, seed});
    for (const Mutant& each : sample.reports[0].survivors) {
      const std::size_t at = rest.find(told({each}));
      REQUIRE(at != rest.npos);
      rest.remove_prefix(at + told({each}).size());
    }
  }
  CHECK(Mutated(cases, {1000, 3}).reports[0].tried == whole.reports[0].tried);
}

TEST_CASE("what a reading says is protected by the cases that take it, and by no other") {
  const auto survivors = [](std::initializer_list<std::string_view> cases) {
    const Mutated mutated(cases, {}, small_rules_with_reading());
    CHECK(mutated.run.passed());
    return told(mutated.reports.at(0).survivors);
  };
  const std::string year = "2024 → 2023; ";
  const std::string in_reading = "> → >=; 10 → 9; 10 → 11; true → false; > → >=; 9 → 8; 9 → 10; ";
  CHECK(survivors({"8: amounts = { total = 5600 }, in_force = true", "7.999999: points_total = 0",
                   "-0.000001: refused = [\"hours\"]", "0: points_total = 0", "24: points_total = 800",
                   "24.000001: refused = [\"hours\"]", "10: points_total = 800", "9: points_total = 800"}) ==
        year + in_reading);
  // What is left of it moves nothing: above 9, both branches say yes.
  CHECK(survivors({"8: amounts = { total = 5600 }, in_force = true", "7.999999: points_total = 0",
                   "-0.000001: refused = [\"hours\"]", "0: points_total = 0", "24: points_total = 800",
                   "24.000001: refused = [\"hours\"]", "9+above: points_total = 0",
                   "9.5+above: points_total = 800", "11+above: points_total = 800"}) ==
        year + "> → >=; 10 → 9; 10 → 11; ");
}

TEST_CASE("nothing is tried on a rule set one of whose cases fails") {
  const Mutated failing({"9: points_total = 800", "9: points_total = 801"});
  REQUIRE(failing.reports.size() == 1);
  CHECK(failing.reports[0].failing);
  CHECK(failing.reports[0].tried == 0);
  CHECK(failing.steps == 0);
  CHECK(all_noticed(failing.reports));
}

}  // namespace
}  // namespace aci::test
