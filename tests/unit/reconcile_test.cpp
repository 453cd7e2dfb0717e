// A statement made with one input changed is traced back to it; one made under another reading to that
// reading; one that says what the rules give agrees.

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "engine/other_readings.h"
#include "study/reconcile.h"
#include "support/loading.h"
#include "support/random_structures.h"

namespace aci {
namespace {

constexpr int kStructures = 300;
constexpr std::chrono::milliseconds kNoPairs{0};

/// What a statement says line by line: points and euros of each indicator, then the amounts.
std::vector<StatedFigure> line_by_line(const Assessment& assessment, const Assessment& paid) {
  std::vector<StatedFigure> out;
  const auto add = [&](FigureName name, const Rational& stated, const Rational& computed) {
    out.push_back({name, stated, computed, Place()});
  };
  for (std::size_t i = 0; i < paid.indicators.size(); ++i) {
    add({FigureName::Kind::indicator, i, false}, paid.indicators[i].earned, assessment.indicators[i].earned);
    add({FigureName::Kind::indicator, i, true}, paid.indicators[i].euros.euros(),
        assessment.indicators[i].euros.euros());
  }
  for (std::size_t i = 0; i < paid.amounts.size(); ++i) {
    add({FigureName::Kind::amount, i, true}, paid.amounts[i].rounded.euros(),
        assessment.amounts[i].rounded.euros());
  }
  return out;
}

std::vector<StatedFigure> total_alone(const Assessment& assessment, const Assessment& paid) {
  return {*stated_amount(AmountRole::total, paid.amount(AmountRole::total)->euros(), assessment)};
}

bool names_input(const Cause& cause, std::size_t input, const Rational& value) {
  if (cause.kind != Cause::Kind::input || cause.inputs.size() != 1) return false;
  std::vector<InputCause> named = cause.inputs;
  named.insert(named.end(), cause.alternatives.begin(), cause.alternatives.end());
  const auto which = std::ranges::find(named, input, &InputCause::input);
  if (which == named.end()) return false;
  const InputCause& found = *which;
  const auto place = found.grid.place(value);
  return place && std::ranges::any_of(found.ranges, [&](const PlaceRange& range) {
           return range.from <= *place && *place <= range.to;
         });
}

/// Where the causes name the input with its value, from 0; nothing when they do not.
std::optional<std::size_t> rank_of(const Reconciliation& result, std::size_t input, const Rational& value) {
  for (std::size_t i = 0; i < result.causes.size(); ++i) {
    if (names_input(result.causes[i], input, value)) return i;
  }
  return std::nullopt;
}

struct Change {
  std::size_t input;
  Rational value;
  Assessment paid;
};

/// A change of one input that moves a figure, to a value that somebody might write.
std::optional<Change> random_change(const std::shared_ptr<const Plan>& plan, const Assessment& assessment,
                                    RandomStructures& structures, std::mt19937& random) {
  for (int tries = 0; tries < 40; ++tries) {
    const Inputs other = structures.next();
    const std::size_t input = random() % plan->rules->inputs.size();
    if (!input_grid(plan->rules->inputs[input]) || !other.values[input]) continue;
    if (other.values[input] == assessment.inputs.values[input]) continue;
    auto paid =
        evaluate(plan, with_changes(*plan, assessment.inputs, {{input, *other.values[input]}})).assessment;
    if (!paid || paid->amount(AmountRole::total) == assessment.amount(AmountRole::total)) continue;
    return Change{input, *other.values[input], std::move(*paid)};
  }
  return std::nullopt;
}

TEST_CASE("one input of another value is found, with a range that holds its value") {
  std::mt19937 random(7);
  int tried = 0;
  int lines = 0;
  int listed = 0;
  int totals = 0;
  const std::vector<std::string> sets = {"aci_msp_2017", "aci_msp_2022", "aci_msp_2023", "aci_msp_2026"};
  std::vector<RandomStructures> structures;
  for (const std::string& name : sets) structures.emplace_back(plan_of(name), 23);
  while (tried < kStructures) {
    const std::size_t set = static_cast<std::size_t>(random()) % sets.size();
    const auto plan = plan_of(sets[set]);
    const auto assessment = evaluate(plan, structures[set].next()).assessment;
    if (!assessment) continue;
    const auto change = random_change(plan, *assessment, structures[set], random);
    if (!change) continue;
    ++tried;
    CAPTURE(sets[set]);
    CAPTURE(plan->rules->inputs[change->input].id);
    const auto by_line = reconcile(*assessment, line_by_line(*assessment, change->paid), kNoPairs);
    const auto rank = rank_of(by_line, change->input, change->value);
    lines += rank && *rank < 2 ? 1 : 0;
    const auto by_total = reconcile(*assessment, total_alone(*assessment, change->paid), kNoPairs);
    const auto place = rank_of(by_total, change->input, change->value);
    CHECK(place);
    listed += place ? 1 : 0;
    totals += place && *place < 2 ? 1 : 0;
  }
  MESSAGE(lines << " of " << tried << " line by line; total alone: " << totals << " first or second, "
                << listed << " listed");
  CHECK(lines * 100 >= 98 * tried);
  CHECK(totals * 100 >= 80 * tried);
}

TEST_CASE("another reading is recognised") {
  int recognised = 0;
  for (const std::string name : {"aci_msp_2017", "aci_msp_2023"}) {
    const auto plan = plan_of(name);
    RandomStructures structures(plan, 9);
    for (int i = 0; i < 20; ++i) {
      const auto assessment = evaluate(plan, structures.next()).assessment;
      if (!assessment) continue;
      for (const OtherReading& other : other_readings(*assessment)) {
        if (!other.moves || other.refused || other.total == assessment->amount(AmountRole::total)) continue;
        std::vector<StatedFigure> stated = {
            *stated_amount(AmountRole::total, other.total->euros(), *assessment)};
        if (other.balance)
          stated.push_back(*stated_amount(AmountRole::balance, other.balance->euros(), *assessment));
        const auto result = reconcile(*assessment, stated, kNoPairs);
        const bool found = std::ranges::any_of(result.causes, [&](const Cause& cause) {
          return cause.kind == Cause::Kind::reading && cause.index == other.reading;
        });
        CAPTURE(plan->rules->readings[other.reading].id);
        CHECK(found);
        recognised += found ? 1 : 0;
      }
    }
  }
  CHECK(recognised > 20);
}

TEST_CASE("what the rules give agrees, whatever moved nothing") {
  const Assessment assessment = assess("aci_msp_2023", "examples/etablie.toml");
  CHECK(reconcile(assessment, line_by_line(assessment, assessment)).agree());
  const Assessment same = assess("aci_msp_2023", "examples/etablie.toml", {{"nom", "Autre"}});
  CHECK(reconcile(assessment, line_by_line(assessment, same)).agree());
}

TEST_CASE("two inputs together, an indicator refused, something left out, another share of the year") {
  const Assessment assessment = assess("aci_msp_2023", "examples/etablie.toml");
  const auto causes = [&](const Assessment& paid) {
    return reconcile(assessment, line_by_line(assessment, paid));
  };
  const Plan& plan = *assessment.plan;

  const Assessment two = assess("aci_msp_2023", "examples/etablie.toml",
                                {{"stagiaires", "4"}, {"heures_ouverture_par_jour", "12"}});
  const Reconciliation both = causes(two);
  REQUIRE_FALSE(both.causes.empty());
  CHECK(both.pairs_tried);
  REQUIRE(both.causes.front().inputs.size() == 2);
  std::vector<std::size_t> inputs;
  for (const InputCause& each : both.causes.front().inputs) inputs.push_back(each.input);
  CHECK(std::ranges::count(inputs, *plan.input("stagiaires")) == 1);
  CHECK(std::ranges::count(inputs, *plan.input("heures_ouverture_par_jour")) == 1);

  const Assessment closed = assess("aci_msp_2023", "examples/etablie.toml", {{"si_standard", "false"}});
  const Reconciliation refused = reconcile(assessment, total_alone(assessment, closed));
  CHECK(std::ranges::any_of(refused.causes,
                            [](const Cause& each) { return each.kind == Cause::Kind::refused; }));
}

}  // namespace
}  // namespace aci
