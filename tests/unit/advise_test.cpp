// Every line of advice is what the rules give once its values are put, written as `--set` takes them; and no
// other value of one input brings more than the line that names it.

#include <doctest/doctest.h>

#include <random>

#include "io/accepted_value.h"
#include "report/advise_report.h"
#include "study/advise.h"
#include "support/loading.h"
#include "support/random_structures.h"

namespace aci {
namespace {

// Made of every form that there is, of formulas that turn along an input: differences of roundings, products.
constexpr std::string_view kTurning = "tests/rulesets/every_form.toml";
constexpr int kStructures = 300;  // Of all the rule sets.
constexpr int kOthers = 12;       // Values of an input tried beside its thresholds.

struct Trial {
  std::shared_ptr<const Plan> plan;
  Assessment assessment;
  AdviceReport report;
};

/// As `--set` reads it.
Rational read_back(const RuleSet& rules, const InputChange& change) {
  const std::string text = set_text(rules, change);
  Diagnostics diagnostics;
  const auto value =
      read_text_value(rules.inputs[change.input], text.substr(text.find('=') + 1), Place{}, diagnostics);
  CAPTURE(text);
  REQUIRE(value);
  return *value;
}

void check_step(const Trial& trial, const AdviceStep& step, Money from, const AdviceStep* gate) {
  Inputs inputs = trial.assessment.inputs;
  std::vector<InputChange> changes = gate != nullptr ? gate->changes : std::vector<InputChange>{};
  for (const InputChange& change : step.changes) {
    changes.push_back({change.input, read_back(*trial.plan->rules, change)});
  }
  const Assessment then = assess(trial.plan, with_changes(*trial.plan, inputs, changes));
  CHECK(then.amount(AmountRole::total) == step.total);
  CHECK(subtract(step.total, from) == step.gain);
}

void check_lines(const Trial& trial) {
  const AdviceReport& report = trial.report;
  const AdviceStep* const gate = report.gate ? &*report.gate : nullptr;
  const Money from = gate != nullptr ? gate->total : report.total;
  if (gate != nullptr) check_step(trial, *gate, report.total, nullptr);
  for (const Advice& advice : report.advice) {
    for (const AdviceStep& step : advice.steps) {
      check_step(trial, step, from, gate);
      CHECK(Money() < step.gain);
    }
  }
  for (const Risk& risk : report.risks) {
    check_step(trial, risk.step, report.total, nullptr);
    CHECK(risk.step.gain < Money());
  }
}

/// The most that the advice of this input alone brings.
Money best_of(const AdviceReport& report, std::size_t input) {
  Money best = report.gate ? report.gate->total : report.total;
  for (const Advice& advice : report.advice) {
    const AdviceStep& most = advice.most();
    if (most.changes.size() == 1 && most.changes.front().input == input && best < most.total)
      best = most.total;
  }
  return best;
}

void check_none_better(const Trial& trial, RandomStructures& structures, std::mt19937& random) {
  const RuleSet& rules = *trial.plan->rules;
  const Inputs start = trial.report.gate
                           ? with_changes(*trial.plan, trial.assessment.inputs, trial.report.gate->changes)
                           : trial.assessment.inputs;
  for (std::size_t i = 0; i < rules.inputs.size(); ++i) {
    const auto grid = rules.inputs[i].fact ? std::nullopt : input_grid(rules.inputs[i]);
    if (!grid) continue;
    CAPTURE(rules.inputs[i].id);
    std::vector<Rational> values = structures.thresholds(i);
    values.push_back(grid->value(grid->least));
    values.push_back(grid->value(grid->most));
    for (int n = 0; n < kOthers; ++n) {
      const auto range = static_cast<std::uint64_t>(std::min<std::int64_t>(grid->most - grid->least, 300));
      values.push_back(grid->value(grid->least + static_cast<std::int64_t>(random() % (range + 1))));
    }
    for (const Rational& value : values) {
      const auto then = evaluate(trial.plan, with_changes(*trial.plan, start, {{i, value}})).assessment;
      if (!then) continue;
      CHECK_FALSE(best_of(trial.report, i) < *then->amount(AmountRole::total));
    }
  }
}

TEST_CASE("each line of advice is exact, and none of the other values of its input is better") {
  const auto names = all_rule_sets();
  std::mt19937 random(3);
  int tried = 0;
  int closed = 0;
  for (int round = 0; tried < kStructures; ++round) {
    for (const std::string& name : names) {
      const auto plan = plan_of(name);
      if (!plan->amount_with(AmountRole::total) || name == kTurning) continue;
      RandomStructures structures(plan, static_cast<std::uint32_t>(100 + round));
      const auto assessment = evaluate(plan, structures.next()).assessment;
      if (!assessment) continue;
      CAPTURE(name);
      CAPTURE(round);
      ++tried;
      Trial trial{plan, *assessment, advise(*assessment, {})};
      closed += trial.report.gate ? 1 : 0;
      check_lines(trial);
      if (trial.report.gate_open || trial.report.gate) check_none_better(trial, structures, random);
    }
  }
  CHECK(closed > 20);  // Both kinds are there.
}

TEST_CASE("what pays only together is one step") {
  const auto plan = plan_of("aci_msp_2023");
  const Inputs inputs = inputs_of(document_of("examples/etablie.toml"), {{"si_standard", "false"}}, *plan);
  const auto report = advise(assess(plan, inputs), {});
  CHECK_FALSE(report.gate_open);
  REQUIRE(report.gate);  // The gate comes first: one prerequisite is missing.
  REQUIRE(report.gate->changes.size() == 1);
  CHECK(report.gate->changes.front().input == *plan->input("si_standard"));
  CHECK(report.risks.empty());  // Nothing is paid: nothing can be lost.
}

TEST_CASE("inputs that are asked for, or left as they are") {
  const auto plan = plan_of("aci_msp_2023");
  const Assessment assessment = assess("aci_msp_2023", "examples/etablie.toml");
  const auto only = advise(assessment, {{"stagiaires"}, {}});
  REQUIRE(only.advice.size() == 1);
  CHECK(only.advice.front().most().changes.front().input == *plan->input("stagiaires"));
  CHECK(advise(assessment, {{"stagiaires"}, {"stagiaires"}}).advice.empty());
  const auto fact = advise(assessment, {{"ipa"}, {}});
  CHECK(fact.advice.size() + fact.risks.size() <= 1);
}

}  // namespace
}  // namespace aci
