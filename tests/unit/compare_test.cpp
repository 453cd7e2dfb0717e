// What separates two structures, and where each euro comes from.
#include "study/compare.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "engine/evaluate.h"
#include "support/loading.h"
#include "support/random_structures.h"
#include "support/rendering.h"
#include "support/small_rules.h"

namespace aci {
namespace {

Comparison compared(const Assessment& before, const Assessment& after) {
  Diagnostics diagnostics;
  auto comparison = compare(before, after, diagnostics);
  CAPTURE(codes(diagnostics));
  REQUIRE(comparison);
  return *std::move(comparison);
}

/// "rules protocoles -14 084 …": what each step is, and the cents that the total moves by.
std::string told(const Comparison& comparison) {
  std::string out;
  for (const CompareStep& step : comparison.steps) {
    out += step.rules ? "rules " : "";
    for (const InputDifference& each : step.inputs) {
      out += comparison.after.rules().inputs[each.input].id + " ";
    }
    out += to_decimal(step.moved.total) + "\n";
  }
  return out;
}

void check_sums(const Comparison& comparison) {
  Figures all;
  for (const CompareStep& step : comparison.steps) {
    CHECK((step.rules || !step.moved.nothing()));
    all = sum(all, step.moved).value();
  }
  CHECK(all == comparison.moved);
  CHECK(sum(comparison.figures_before, all) == comparison.figures_after);
}

TEST_CASE("inputs move one after another, in the order of the rules; what follows of an input goes with it") {
  const char* const file = "examples/etablie.toml";
  const Assessment before = assess("aci_msp_2023", file);
  const Comparison protocols =
      compared(before, assess("aci_msp_2023", file, {{"dossiers_etudies", "50"}, {"protocoles", "8"}}));
  CHECK(told(protocols) == "protocoles 1408.40\ndossiers_etudies -1032.57\n");
  check_sums(protocols);
  CHECK(told(compared(before, before)).empty());
  // The patients of the year before are those of the exercise where they are not given.
  const char* const alone = "examples/nouvelle.toml";
  const Assessment small = assess("aci_msp_2023", alone);
  REQUIRE(small.inputs.origins[*small.plan->input("patientele_annee_precedente")] ==
          InputOrigin::default_input);
  const Comparison more = compared(small, assess("aci_msp_2023", alone, {{"patientele", "5000"}}));
  REQUIRE(more.steps.size() == 1);
  CHECK(more.steps.front().moved.advance != Money());
  check_sums(more);
}

TEST_CASE("an input that moves nothing is told apart") {
  const char* const file = "examples/etablie.toml";
  const Comparison comparison =
      compared(assess("aci_msp_2023", file), assess("aci_msp_2023", file, {{"reunions_concertation", "10"}}));
  CHECK(comparison.steps.empty());
  REQUIRE(comparison.idle.size() == 1);
  CHECK(comparison.idle.front().after == Rational(10));
}

TEST_CASE("where the years differ, the rules come first; inputs that one of the rules lacks are told") {
  const Assessment old = assess("aci_msp_2017", "examples/exercice_2017.toml");
  const Assessment now = assess("aci_msp_2023", "examples/etablie.toml");
  const Comparison forward = compared(old, now);
  REQUIRE(!forward.steps.empty());
  CHECK(forward.steps.front().rules);
  CHECK(!forward.added.empty());
  check_sums(forward);
  const Comparison back = compared(now, old);
  CHECK(!back.removed.empty());
  check_sums(back);
  // The same structure a year later, under the same rules: only the exercise differs.
  const Comparison later =
      compared(now, assess("aci_msp_2023", "examples/etablie.toml", {{"annee", "2024"}}));
  CHECK(told(later) == "rules 0.00\n");
}

TEST_CASE("what the rules refuse alone goes together") {
  // More meetings than weeks are refused: the two only go together.
  const std::string rules = std::string(test::kSmallAgreement) + R"(
[constraint.semaines]
holds    = "reunions + semaines_fermees <= 53"
severity = "error"
input    = "reunions"
message  = { fr = "trop de réunions", en = "too many meetings" }
)";
  const auto plan = test::plan_of(rules);
  const auto of = [&](const std::string& meetings, const std::string& weeks) {
    return test::assess(
        plan, "annee = 2024\nnom = \"M\"\n[acces]\nouvert_samedi = true\nsemaines_fermees = " + weeks +
                  "\n[equipe]\nreunions = " + meetings + "\n");
  };
  const Comparison comparison = compared(of("50", "1"), of("2", "50"));
  std::size_t most = 0;
  for (const CompareStep& step : comparison.steps) most = std::max(most, step.inputs.size());
  CHECK(most == 2);
  check_sums(comparison);
}

TEST_CASE("structures of two agreements do not compare") {
  Diagnostics diagnostics;
  CHECK_FALSE(compare(assess("aci_msp_2023", "examples/etablie.toml"),
                      assess("aci_cpts", "examples/cpts.toml"), diagnostics));
  CHECK(codes(diagnostics) == "D042");
}

TEST_CASE("where a figure on the way is too large a number, nothing is told of the way") {
  // 10^13 points are more millionths than a figure holds.
  const auto rules = [](const std::string& many) {
    const std::string input =
        "[input.nights]\ntype = \"count\"\nmax = 24\nlabel = { fr = \"Nuits\", en = \"Nights\" }\n\n";
    return test::plan_of(test::replaced(
        test::replaced(test::kSmallRules, "[parameter.value]\n", input + "[parameter.value]\n"),
        "\"800 points\"", "\"if " + many + " then 10000000000000 points else 800 points\""));
  };
  const auto compares = [](const std::shared_ptr<const Plan>& plan, const std::string& from,
                           const std::string& to) {
    Diagnostics diagnostics;
    const auto comparison = compare(test::assess(plan, from), test::assess(plan, to), diagnostics);
    CHECK(comparison.has_value() == !diagnostics.has_errors());
    return codes(diagnostics);
  };
  const auto both = rules("hours > 9 and nights > 9");
  CHECK(compares(both, "annee = 2024\nhours = 8\nnights = 8\n", "annee = 2024\nhours = 9\nnights = 9\n") ==
        "");
  CHECK(compares(both, "annee = 2024\nhours = 8\nnights = 8\n", "annee = 2024\nhours = 10\nnights = 10\n") ==
        "D004");
  // Between the two: the hours of the second with the nights of the first.
  CHECK(compares(both, "annee = 2024\nhours = 8\nnights = 10\n", "annee = 2024\nhours = 10\nnights = 8\n") ==
        "D004");
  // The hours of the first in the exercise of the second.
  const auto later = rules("hours > 9 and annee > 2024");
  CHECK(compares(later, "annee = 2024\nhours = 10\nnights = 8\n", "annee = 2025\nhours = 8\nnights = 8\n") ==
        "D004");
}

TEST_CASE("random pairs, under one rule set and from one to the next: the shares add up to the cent") {
  std::optional<Assessment> last;
  for (const std::string& name : all_rule_sets()) {
    CAPTURE(name);
    const auto plan = plan_of(name);
    RandomStructures structures(plan, 4);
    for (int i = 0; i < 60; ++i) {
      CAPTURE(i);
      const Outcome outcome = evaluate(plan, structures.next());
      if (!outcome.assessment) continue;
      if (last && last->rules().scheme == plan->rules->scheme)
        check_sums(compared(*last, *outcome.assessment));
      last = *outcome.assessment;
    }
  }
}

}  // namespace
}  // namespace aci
