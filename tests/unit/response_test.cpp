// Between two ends of a stretch nothing is decided otherwise: the total goes one way along it. The stretches
// cover every value, each once.

#include <doctest/doctest.h>

#include <random>

#include "engine/response.h"
#include "support/formula_rules.h"
#include "support/loading.h"
#include "support/random_structures.h"
#include "support/rendering.h"

namespace aci {
namespace {

// Made of every form that there is, of formulas that turn along an input: differences of roundings, products.
constexpr std::string_view kTurning = "tests/rulesets/every_form.toml";
constexpr int kStructures = 12;  // A rule set.

NodeId total_of(const Plan& plan) {
  return plan.program.slots[plan.amounts[*plan.amount_with(AmountRole::total)].rounded];
}

void check_stretches(const Plan& plan, Response& response, std::size_t input, std::mt19937& random,
                     bool turns) {
  const auto grid = input_grid(plan.rules->inputs[input]);
  if (!grid) return;
  const NodeId total = total_of(plan);
  bool complete = true;
  const auto stretches = response.stretches(input, *grid, total, complete);
  REQUIRE(complete);
  std::int64_t next = grid->least;
  for (const Stretch& each : stretches) {
    CHECK(each.from == next);
    next = each.to + 1;
    std::optional<Rational> before;
    bool rises = false;
    bool falls = false;
    std::vector<std::int64_t> places = {each.from, each.to};
    for (int i = 0; i < 6; ++i) {
      places.push_back(each.from + static_cast<std::int64_t>(
                                       random() % static_cast<std::uint64_t>(each.to - each.from + 1)));
    }
    std::ranges::sort(places);
    for (const std::int64_t place : places) {
      const auto value = response.at(input, grid->value(place), total);
      CHECK(value.has_value() == !each.refused);
      if (before && value) rises = rises || *value > *before;
      if (before && value) falls = falls || *value < *before;
      before = value;
    }
    CHECK_FALSE((rises && falls && !turns));
  }
  CHECK(next == grid->most + 1);
}

TEST_CASE("along a stretch, the total goes one way") {
  std::mt19937 random(11);
  for (const std::string& name : all_rule_sets()) {
    const auto plan = plan_of(name);
    CAPTURE(name);
    if (!plan->amount_with(AmountRole::total)) continue;
    RandomStructures structures(plan, 5);
    for (int i = 0; i < kStructures; ++i) {
      Response response(*plan, structures.next());
      if (!response.now(total_of(*plan))) continue;
      for (std::size_t input = 0; input < plan->rules->inputs.size(); ++input) {
        CAPTURE(plan->rules->inputs[input].id);
        check_stretches(*plan, response, input, random, name == kTurning);
      }
    }
  }
}

TEST_CASE("the breaks of an input are those that its rules state") {
  const auto plan = plan_of("aci_msp_2023");
  const Document document = document_of("examples/etablie.toml");
  const Inputs inputs = inputs_of(document, {}, *plan);
  Response response(*plan, inputs);
  const std::size_t hours = *plan->input("heures_ouverture_par_jour");
  const auto grid = input_grid(plan->rules->inputs[hours]);
  REQUIRE(grid);
  CHECK(grid->least == 0);
  CHECK(grid->most == 2400);  // A day, in hundredths of an hour.
  bool complete = true;
  std::vector<std::int64_t> begin;
  for (const Stretch& each : response.stretches(hours, *grid, total_of(*plan), complete)) {
    begin.push_back(each.from);
  }
  // 8 hours are asked for, and 10 and 12 lower the reductions.
  for (const std::int64_t level : {800, 1000, 1200}) {
    CAPTURE(level);
    CHECK(std::ranges::count(begin, level) == 1);
  }
}

TEST_CASE("an input whose default is another follows it") {
  const auto plan = plan_of("aci_msp_2023");
  const Inputs inputs = inputs_of(document_of("examples/etablie.toml"), {}, *plan);
  for (std::size_t i = 0; i < inputs.values.size(); ++i) {
    if (inputs.origins[i] != InputOrigin::default_input) continue;
    const std::size_t from = *plan->input(plan->rules->inputs[i].default_input);
    CHECK(with_changes(*plan, inputs, {{from, Rational(4321)}}).values[i] == Rational(4321));
    CHECK(with_changes(*plan, inputs, {{i, Rational(1)}}).values[from] == inputs.values[from]);
  }
}

TEST_CASE("where one of several numbers has no result, the structure is refused") {
  const auto plan = test::plan_of(formula_rules("y",
                                                "[amount.quotient]\nlabel = { fr = \"Q\", en = \"Q\" }\nrole "
                                                "= \"information\"\nformula = \"1 € / x\"\n"));
  const Inputs inputs = test::assess(plan,
                                     "nom = \"N\"\nannee = 2024\nx = 1\ny = 4\nz = 0\npart = 0.5\nb = true\n"
                                     "d = 2024-01-01\ne = 2024-01-01\n")
                            .inputs;
  Response response(*plan, inputs);
  const std::size_t x = *plan->input("x");
  const auto grid = input_grid(plan->rules->inputs[x]);
  REQUIRE(grid);
  bool complete = true;
  const auto shown = [&](std::vector<NodeId> nodes) {
    std::string text;
    for (const Stretch& each : response.stretches(x, *grid, nodes, complete)) {
      text += std::to_string(each.from) + ".." + std::to_string(each.to) + (each.refused ? " refused;" : ";");
    }
    return text;
  };
  const NodeId quotient = plan->program.slots[plan->amounts[0].exact];
  CHECK(shown({total_of(*plan)}) == "0..100;");
  CHECK(shown({quotient}) == "0..0 refused;1..100;");
  CHECK(shown({total_of(*plan), quotient}) == "0..0 refused;1..100;");
  CHECK(complete);
}

TEST_CASE("beyond so many stretches no more are looked for, and it is said; as many are complete") {
  const auto stretches = [](std::size_t count, bool& complete) {
    std::string choices = "[input.option]\ntype = \"choice\"\nlabel = { fr = \"Option\", en = \"Option\" }\n";
    for (std::size_t i = 0; i < count; ++i) {
      const std::string id = "o" + std::to_string(i);
      choices += "[input.option.choice." + id + "]\nlabel = { fr = \"" + id + "\", en = \"" + id + "\" }\n";
    }
    const auto plan = test::plan_of(formula_rules("if option == o1 then x else y", choices));
    const Inputs inputs =
        test::assess(plan,
                     "nom = \"N\"\nannee = 2024\nx = 1\ny = 4\nz = 0\npart = 0.5\nb = true\n"
                     "d = 2024-01-01\ne = 2024-01-01\noption = \"o0\"\n")
            .inputs;
    Response response(*plan, inputs);
    const std::size_t option = *plan->input("option");
    return response.stretches(option, *input_grid(plan->rules->inputs[option]), total_of(*plan), complete);
  };
  bool complete = true;
  const auto all = stretches(Response::kMostStretches, complete);
  CHECK(complete);
  CHECK(all.size() == Response::kMostStretches);
  CHECK(all.back().to == Response::kMostStretches - 1);
  CHECK(stretches(Response::kMostStretches + 1, complete).size() == Response::kMostStretches);
  CHECK_FALSE(complete);
}

}  // namespace
}  // namespace aci
