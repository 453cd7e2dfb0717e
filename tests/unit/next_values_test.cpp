#include "study/next_values.h"

#include <doctest/doctest.h>

#include "base/decimal.h"
#include "support/formula_rules.h"
#include "support/loading.h"
#include "support/rendering.h"

namespace aci::test {
namespace {

/// A component of one formula, looked at from x = 10, y = 20, z = 0, part = 30 %, b = false, d = 2024-02-01.
struct Look {
  explicit Look(const std::string& formula)
      : assessment(assess(plan_of(formula_rules(formula)),
                          "nom = \"A\"\nannee = 2024\nx = 10\ny = 20\nz = 0\npart = \"30 %\"\nb = false\n"
                          "d = 2024-02-01\ne = 2024-03-01\n")),
        plan(*assessment.plan),
        response(plan, assessment.inputs),
        node(plan.program.slots[plan.amounts[*plan.amount_with(AmountRole::total)].rounded]) {}

  /// "30: 5, 60: 10", the nearest and the most.
  std::string next(const char* input) {
    bool complete = true;
    const std::size_t index = *plan.input(input);
    const auto grid = *input_grid(plan.rules->inputs[index]);
    const NextValues found = next_values(response, index, grid, node, complete);
    CHECK(complete);
    const auto text = [&](const std::optional<NextValue>& each) {
      return each ? shown(grid.value(each->place)) + ": " + shown(each->result) : std::string("none");
    };
    return text(found.nearest) + ", " + text(found.most) + (found.unlimited ? ", unlimited" : "");
  }
  std::string worth(const char* input, int euros) {
    const std::size_t index = *plan.input(input);
    const auto grid = *input_grid(plan.rules->inputs[index]);
    const auto found = nearest_worth(response, index, grid, node, Rational(euros));
    return found ? shown(grid.value(found->place)) : "none";
  }
  std::string less(const char* input) {
    const std::size_t index = *plan.input(input);
    const auto found = one_less(response, index, plan.rules->inputs[index], node);
    return found ? shown(*found) : "none";
  }
  static std::string shown(const Rational& value) { return to_decimal(value, 0, 6).text; }

  Assessment assessment;
  const Plan& plan;
  Response response;
  NodeId node;
};

struct Row {
  const char* formula;
  const char* input;
  const char* found;
};

TEST_CASE("the nearest value that brings more, and the nearest that brings the most") {
  const Row rows[] = {
      {"if x >= 30 then 5 else 0", "x", "30: 5, 30: 5"},
      {"if x > 30 then 5 else 0", "x", "31: 5, 31: 5"},
      {"(if x >= 30 then 5 else 0) + (if x >= 60 then 5 else 0)", "x", "30: 5, 60: 10"},
      {"if x <= 4 then 3 else 0", "x", "4: 3, 4: 3"},
      // On the side that is nearer: 7 is 3 away, 14 is 4 away.
      {"if x <= 7 or x >= 14 then 5 else 0", "x", "7: 5, 7: 5"},
      {"if x <= 6 or x >= 13 then 5 else 0", "x", "13: 5, 13: 5"},
      // The least before the most, on the other side.
      {"if x <= 2 then 9 else if x >= 11 then 5 else 0", "x", "11: 5, 2: 9"},
      {"if x >= 10 then 5 else 0", "x", "none, none"},
      {"if y >= 30 then 5 else 0", "x", "none, none"},
      {"if b then 5 else 0", "b", "1: 5, 1: 5"},
      {"if part >= 50 % then 5 else 0", "part", "0.5: 5, 0.5: 5"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.formula));
    CHECK(Look(row.formula).next(row.input) == std::string(row.found));
  }
}

TEST_CASE("along a slope the nearest is one more; the bound of the input alone is no most") {
  const Row rows[] = {
      {"2 * x", "x", "11: 22, 100: 200, unlimited"},
      {"min(x, 50)", "x", "11: 11, 50: 50"},
      {"100 - x", "x", "9: 91, 0: 100, unlimited"},
      {"100 - max(x, 4)", "x", "9: 91, 4: 96"},
      {"part * 100", "part", "0.31: 31, 1: 100"},  // All of it is no bound that somebody set.
      {"if x >= 30 then x else 0", "x", "30: 30, 100: 100, unlimited"},
      {"min(x, 11)", "x", "11: 11, 11: 11"},
      // Of whole numbers, the first that reaches the last cent.
      {"x / 1000", "x", "15: 0.02, 95: 0.1, unlimited"},
      // Downwards as upwards, a share by one per cent.
      {"100 - 100 * part", "part", "0.29: 71, 0: 100"},
      // 98 are worth 0.294, 99 as much as 100: the least count that brings the last cent.
      {"0.003 * x", "x", "12: 0.04, 99: 0.3, unlimited"},
      // Two fewer or two more bring the same cent: of two that are as near, the lesser one.
      {"0.003 * max(x - 10, 10 - x)", "x", "8: 0.01, 99: 0.27, unlimited"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.formula));
    CHECK(Look(row.formula).next(row.input) == std::string(row.found));
  }
}

TEST_CASE("the least change after which the whole is worth that") {
  Look steps("if x >= 30 and x < 40 then 5 else if x >= 60 then 7 else 0");
  CHECK(steps.worth("x", 5) == "30");
  CHECK(steps.worth("x", 7) == "60");
  CHECK(steps.worth("x", 0) == "10");
  CHECK(steps.worth("x", 6) == "none");
  CHECK(Look("if x < 5 then 1 else 0").worth("x", 1) == "4");
}

TEST_CASE("one less where something is decided otherwise for it; a boolean undone") {
  const Row rows[] = {
      {"x", "x", "none"},  // A slope decides nothing.
      {"if x >= 10 then 5 else 0", "x", "9"},
      {"if x >= 5 then 5 else 0", "x", "none"},
      {"min(x, 5)", "x", "none"},
      {"y", "x", "none"},
      {"if z >= 0 then 5 else 0", "z", "-1"},
      {"if part >= 30 % then 5 else 0", "part", "0.29"},
      {"if b then 5 else 0", "b", "1"},
      {"days(d, e)", "d", "none"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.formula));
    CHECK(Look(row.formula).less(row.input) == std::string(row.found));
  }
}

TEST_CASE("there is no less than the least") {
  Look at_least("if z > -5 then 5 else 0");
  const std::size_t z = *at_least.plan.input("z");
  const auto less_from = [&](int value) {
    Response response(at_least.plan,
                      with_changes(at_least.plan, at_least.assessment.inputs, {{z, Rational(value)}}));
    return one_less(response, z, at_least.plan.rules->inputs[z], at_least.node);
  };
  CHECK_FALSE(less_from(-5));
  CHECK(less_from(-4) == Rational(-5));
}

}  // namespace
}  // namespace aci::test
