// The least and the most of each figure, when some values are not known: those of all the values that they
// may have, and no less.

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "io/written_value.h"
#include "study/ranges.h"
#include "support/loading.h"
#include "support/random_structures.h"

namespace aci {
namespace {

constexpr int kStructures = 300;
constexpr int kSamples = 40;  // Of each; 10 000 were tried by hand.

/// Two or three unknown inputs around what a structure says, in an ACI or a scheme in euros.
struct Trial {
  std::shared_ptr<const Plan> plan;
  Assessment least;
  std::vector<UnknownInput> unknowns;
};

std::optional<Trial> random_trial(const std::string& name, RandomStructures& structures, std::mt19937& random,
                                  std::int64_t widest) {
  const auto plan = plan_of(name);
  const Inputs inputs = structures.next();
  std::vector<UnknownInput> unknowns;
  std::vector<InputChange> changes;
  const std::size_t wanted = 2 + random() % 2;
  for (int tries = 0; tries < 60 && unknowns.size() < wanted; ++tries) {
    const std::size_t input = random() % plan->rules->inputs.size();
    const auto grid = input_grid(plan->rules->inputs[input]);
    const InputType type = plan->rules->inputs[input].type;
    if (!grid || !inputs.values[input] || !(is_numeric(type) || type == InputType::date)) continue;
    if (std::ranges::find(unknowns, input, &UnknownInput::input) != unknowns.end()) continue;
    const auto place = grid->place(*inputs.values[input]);
    if (!place) continue;
    InputGrid part = *grid;
    const auto width = static_cast<std::int64_t>(1 + random() % static_cast<std::uint64_t>(widest));
    part.least = std::max(grid->least, *place - width / 2);
    part.most = std::min(grid->most, part.least + width);
    unknowns.push_back({input, part});
    changes.push_back({input, part.value(part.least)});
  }
  auto least = evaluate(plan, with_changes(*plan, inputs, changes)).assessment;
  if (!least || unknowns.size() < 2) return std::nullopt;
  return Trial{plan, std::move(*least), std::move(unknowns)};
}

std::optional<Assessment> at(const Trial& trial, const std::vector<std::int64_t>& places) {
  std::vector<InputChange> changes;
  for (std::size_t i = 0; i < places.size(); ++i) {
    changes.push_back({trial.unknowns[i].input, trial.unknowns[i].grid.value(places[i])});
  }
  return evaluate(trial.plan, with_changes(*trial.plan, trial.least.inputs, changes)).assessment;
}

void check_within(const RangesReport& report, const Assessment& sample) {
  for (const FigureRange& each : report.figures) {
    const auto value = figure_value(each.figure, sample);
    if (!value) continue;
    CAPTURE(each.figure.index);
    CHECK_FALSE(*value < each.least);
    CHECK_FALSE(each.most < *value);
  }
}

const std::vector<std::string> kSets = {"aci_msp_2017", "aci_msp_2022", "aci_msp_2023", "aci_msp_2026"};

TEST_CASE("the bounds hold every sample") {
  std::mt19937 random(31);
  std::vector<RandomStructures> structures;
  for (const std::string& name : kSets) structures.emplace_back(plan_of(name), 41);
  int tried = 0;
  while (tried < kStructures) {
    const std::size_t set = random() % kSets.size();
    const auto trial = random_trial(kSets[set], structures[set], random, 3000);
    if (!trial) continue;
    ++tried;
    const RangesReport report = ranges(trial->least, trial->unknowns);
    for (int i = 0; i < kSamples; ++i) {
      std::vector<std::int64_t> places;
      for (const UnknownInput& each : trial->unknowns) {
        const auto width = static_cast<std::uint64_t>(each.grid.most - each.grid.least + 1);
        places.push_back(each.grid.least + static_cast<std::int64_t>(random() % width));
      }
      const auto sample = at(*trial, places);
      CAPTURE(kSets[set]);
      if (sample) check_within(report, *sample);
    }
  }
}

TEST_CASE("levels alone give what the whole grid gives") {
  std::mt19937 random(37);
  std::vector<RandomStructures> structures;
  for (const std::string& name : kSets) structures.emplace_back(plan_of(name), 43);
  int tried = 0;
  while (tried < kStructures / 4) {
    const std::size_t set = random() % kSets.size();
    const auto trial = random_trial(kSets[set], structures[set], random, 8);
    if (!trial) continue;
    ++tried;
    const RangesReport whole = ranges(trial->least, trial->unknowns);
    const RangesReport levels = ranges(trial->least, trial->unknowns, 0);
    REQUIRE(whole.figures.size() == levels.figures.size());
    CAPTURE(kSets[set]);
    for (std::size_t i = 0; i < whole.figures.size(); ++i) {
      CAPTURE(i);
      CHECK(whole.figures[i].least == levels.figures[i].least);
      CHECK(whole.figures[i].most == levels.figures[i].most);
    }
    CHECK(whole.always_open == levels.always_open);
    CHECK(whole.spreads == levels.spreads);
  }
}

TEST_CASE("what is a range, and what is none") {
  using Bounds = std::pair<std::string, std::string>;
  CHECK(range_bounds("4500..5200") == Bounds{"4500", "5200"});
  CHECK(range_bounds(" 4 500 .. 5 200 ") == Bounds{"4 500", "5 200"});
  CHECK(range_bounds("8 %..9,5 %") == Bounds{"8 %", "9,5 %"});
  CHECK(range_bounds("9h30..10h") == Bounds{"9h30", "10h"});
  CHECK(range_bounds("2023-01-01..2023-12-31") == Bounds{"2023-01-01", "2023-12-31"});
  for (const char* text :
       {"4500", "4500..", "..5200", "MSP 1..2", "4500...5200", "1..2..3", "1..2:1", "a..b", ""}) {
    CAPTURE(text);
    CHECK_FALSE(range_bounds(text));
  }
}

TEST_CASE("where something changes, and what matters most") {
  // A new structure of 2023: whether there is a guarantee depends on the patients.
  const auto plan = plan_of("aci_msp_2023");
  const Inputs inputs = inputs_of(document_of("examples/nouvelle.toml"), {{"patientele", "1000"}}, *plan);
  const std::size_t patients = *plan->input("patientele");
  InputGrid grid = *input_grid(plan->rules->inputs[patients]);
  grid.least = 1000;
  grid.most = 9000;
  const RangesReport report = ranges(assess(plan, inputs), {{patients, grid}});
  CHECK(report.complete);
  for (const Turn& turn : report.turns) {
    const auto below = subtract(turn.from, Rational(1));
    const auto before = evaluate(plan, with_changes(*plan, inputs, {{patients, *below}})).assessment;
    const auto after = evaluate(plan, with_changes(*plan, inputs, {{patients, turn.from}})).assessment;
    REQUIRE(turn.kind == Turn::Kind::amount);
    CHECK(before->amounts[turn.index].exact.is_zero() == turn.begins);
    CHECK(after->amounts[turn.index].exact.is_zero() != turn.begins);
  }
}

}  // namespace
}  // namespace aci
