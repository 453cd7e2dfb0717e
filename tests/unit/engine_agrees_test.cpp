// The engine against the plain evaluator of the tests, on random structures: every figure, to the last
// fraction, for every rule set that ships and every one made up for the tests.

#include <doctest/doctest.h>

#include <string>

#include "base/decimal.h"
#include "base/iso_date.h"
#include "engine/evaluate.h"
#include "support/loading.h"
#include "support/plain_evaluator.h"
#include "support/random_structures.h"

namespace aci {
namespace {

constexpr int kStructures = 1000;  // A rule set.

/// The structure in words, for whoever has to look into a disagreement.
std::string described(const RuleSet& rules, const Inputs& inputs) {
  std::string text;
  for (std::size_t i = 0; i < rules.inputs.size(); ++i) {
    const Input& input = rules.inputs[i];
    if (!inputs.values[i] || input.type == InputType::text) continue;
    const auto date =
        input.type == InputType::date ? from_serial(*inputs.values[i]->to_int64()) : std::nullopt;
    text += input.id + "=" + (date ? to_iso(*date) : to_fraction(*inputs.values[i])) + " ";
  }
  return text;
}

void check_lines(const std::vector<ScoreLine>& lines, const std::vector<plain::AppliedLine>& expected,
                 const auto& elements) {
  REQUIRE(lines.size() == expected.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    CHECK(elements[lines[i].index].id == expected[i].id);
    CHECK(lines[i].amount == expected[i].amount);
    CHECK(lines[i].value == expected[i].value);
  }
}

void check_indicator(const Indicator& rule, const IndicatorLine& line,
                     const plain::ScoredIndicator& expected) {
  CAPTURE(rule.id);
  CHECK(line.met == expected.met);
  REQUIRE(line.unmet.size() == expected.unmet.size());
  for (std::size_t i = 0; i < line.unmet.size(); ++i) {
    CHECK(rule.requirements[line.unmet[i]].id == expected.unmet[i]);
  }
  CHECK(line.attainment == expected.attainment);
  CHECK(line.pro_rata == expected.pro_rata);
  check_lines(line.parts, expected.parts, rule.parts);
  check_lines(line.reductions, expected.reductions, rule.reductions);
  CHECK(line.score == expected.score);
  CHECK(line.fixed == expected.fixed);
  CHECK(line.variable == expected.variable);
  CHECK(line.earned == expected.earned);
  CHECK(line.full == expected.full);
  CHECK(line.euros.euros() == expected.euros);
}

void check_amounts(const Assessment& assessment, const plain::Result& expected) {
  const auto& lines = assessment.plan->amounts;
  REQUIRE(assessment.amounts.size() == expected.amounts.size());
  Rational components;
  Rational total;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    CAPTURE(lines[i].id);
    const AmountLine& line = assessment.amounts[i];
    const plain::ComputedAmount& amount = expected.amounts.at(lines[i].id);
    CHECK(line.exact == amount.exact);
    CHECK(line.rounded.euros() == amount.rounded);
    CHECK(line.due == amount.due);
    if (lines[i].role == AmountRole::component || lines[i].role == AmountRole::taken_back) {
      components = plain::plus(components, amount.rounded);
    }
    if (lines[i].role == AmountRole::total) total = amount.rounded;
  }
  CHECK(assessment.components_residue.euros() == plain::minus(total, components));
}

void check_remarks(const Assessment& assessment, const plain::Result& expected) {
  const RuleSet& rules = assessment.rules();
  REQUIRE(assessment.notes.size() >= expected.notes.size());
  for (std::size_t i = 0; i < expected.notes.size(); ++i) CHECK(assessment.notes[i].id == expected.notes[i]);
  REQUIRE(assessment.deadlines.size() == expected.deadlines.size());
  for (const DeadlineLine& line : assessment.deadlines) {
    CHECK(line.date == expected.deadlines.at(rules.deadlines[line.index].id));
  }
}

void check_assessment(const Assessment& assessment, const plain::Result& expected) {
  const RuleSet& rules = assessment.rules();
  CHECK(assessment.gate.required == expected.required);
  CHECK(assessment.gate.met == expected.met);
  CHECK(assessment.gate.open == expected.open());
  const auto& exemption = assessment.gate.exemption;
  CHECK((exemption ? std::optional(rules.exemptions[*exemption].id) : std::nullopt) == expected.exemption);
  REQUIRE(assessment.indicators.size() == rules.indicators.size());
  Rational euros;
  for (std::size_t i = 0; i < rules.indicators.size(); ++i) {
    const auto& scored = expected.indicators.at(rules.indicators[i].id);
    check_indicator(rules.indicators[i], assessment.indicators[i], scored);
    euros = plain::plus(euros, scored.euros);
  }
  for (std::size_t i = 0; i < rules.classes.size(); ++i) {
    CHECK(assessment.classes[i].earned == expected.classes.at(rules.classes[i].id));
    CHECK(assessment.classes[i].euros.euros() == expected.class_euros.at(rules.classes[i].id));
  }
  CHECK(assessment.earned == expected.earned);
  CHECK(assessment.earned_euros.euros() == expected.earned_euros);
  CHECK(assessment.indicators_residue.euros() == plain::minus(expected.earned_euros, euros));
  check_amounts(assessment, expected);
  CHECK((assessment.total_if_open ? std::optional(assessment.total_if_open->euros()) : std::nullopt) ==
        expected.total_if_open);
  check_remarks(assessment, expected);
}

/// What came up, so that a test of nothing does not pass for a test.
struct Seen {
  int open = 0;
  int closed = 0;
  int exempted = 0;
  int refused = 0;
  int faults = 0;
};

Seen compare(const std::string& name) {
  const auto plan = plan_of(name);
  const RuleSet& rules = *plan->rules;
  RandomStructures structures(plan, 20'240'229);
  Seen seen;
  for (int i = 0; i < kStructures; ++i) {
    const Inputs inputs = structures.next();
    const std::string structure = described(rules, inputs);
    CAPTURE(name);
    CAPTURE(structure);
    const Outcome outcome = evaluate(plan, inputs);
    const auto expected = plain::evaluate(rules, plain::facts_of(rules, inputs));
    REQUIRE(outcome.fault.has_value() == !expected.has_value());
    if (!expected) {
      ++seen.faults;
      continue;
    }
    REQUIRE(outcome.broken.size() == expected->broken.size());
    for (std::size_t k = 0; k < outcome.broken.size(); ++k) {
      CHECK(rules.constraints[outcome.broken[k]].id == expected->broken[k]);
    }
    REQUIRE(outcome.assessment.has_value() == !expected->refused);
    if (expected->refused) {
      ++seen.refused;
      continue;
    }
    ++(expected->open() ? seen.open : seen.closed);
    if (expected->exemption) ++seen.exempted;
    check_assessment(*outcome.assessment, *expected);
  }
  return seen;
}

TEST_CASE("the engine agrees with the plain evaluator on random structures, to the last fraction") {
  for (const std::string& name : all_rule_sets()) {
    CAPTURE(name);
    const Seen seen = compare(name);
    // The structures met every situation that the rules know.
    CHECK(seen.open > kStructures / 10);
    const RuleSet& rules = *plan_of(name)->rules;
    if (rules.gate) CHECK(seen.closed > kStructures / 10);
    if (!rules.exemptions.empty()) CHECK(seen.exempted > kStructures / 100);
    if (!rules.constraints.empty()) CHECK(seen.refused > 0);
    if (name.starts_with("aci_")) CHECK(seen.faults == 0);
  }
}

}  // namespace
}  // namespace aci
