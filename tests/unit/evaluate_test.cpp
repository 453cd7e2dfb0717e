#include "engine/evaluate.h"

#include <doctest/doctest.h>

#include "engine/left_to_earn.h"
#include "engine/supposed_total.h"
#include "support/formula_rules.h"
#include "support/loading.h"
#include "support/rendering.h"

namespace aci {
namespace {

const std::string kStructure =
    "nom = \"N\"\nannee = 2024\ny = 4\nz = -2\npart = 0.5\nb = true\nd = 2024-01-01\ne = 2024-03-01\nx = ";

/// Of a structure whose `x` is given, read where it is 1 and then changed.
Outcome outcome(const std::string& rules, std::int64_t x) {
  const auto plan = test::plan_of(rules);
  Inputs inputs = test::assess(plan, kStructure + "1\n").inputs;
  inputs.values[*plan->input("x")] = Rational(x);
  return evaluate(plan, inputs);
}

std::string constraint(const std::string& holds, const std::string& severity) {
  return "[constraint.c]\nholds = \"" + holds + "\"\nseverity = \"" + severity +
         "\"\ninput = \"x\"\nmessage = { fr = \"c\", en = \"c\" }\n";
}

TEST_CASE("a constraint without a result is a fault, not a constraint that does not hold") {
  for (const char* severity : {"error", "warning"}) {
    CAPTURE(severity);
    const std::string rules = formula_rules("x", constraint("1 / x > 0", severity));
    const Outcome fault = outcome(rules, 0);
    REQUIRE(fault.fault);
    CHECK(fault.fault->kind == FaultKind::division_by_zero);
    CHECK(fault.broken.empty());
    CHECK_FALSE(fault.assessment);
    CHECK_FALSE(outcome(rules, 2).fault);
  }
}

TEST_CASE("a broken error refuses the structure, a broken warning does not") {
  const Outcome refused = outcome(formula_rules("x", constraint("x < 2", "error")), 2);
  CHECK(refused.broken == std::vector<std::size_t>{0});
  CHECK_FALSE(refused.assessment);
  CHECK_FALSE(refused.fault);
  const Outcome warned = outcome(formula_rules("x", constraint("x < 2", "warning")), 2);
  CHECK(warned.broken == std::vector<std::size_t>{0});
  REQUIRE(warned.assessment);
  CHECK(warned.assessment->amount(AmountRole::total) == Money::from_cents(200));
}

TEST_CASE("a condition that asks for an input, and has no result, is a fault, not an input that is missing") {
  const std::string rules =
      formula_rules("x + (asked else 0)",
                    "[input.asked]\nlabel = { fr = \"A\", en = \"A\" }\ntype = \"count\"\nmax = 10\n"
                    "required_when = \"1 / x > 1\"\n");
  const Outcome fault = outcome(rules, 0);
  REQUIRE(fault.fault);
  CHECK(fault.fault->kind == FaultKind::division_by_zero);
  CHECK(fault.unfounded.empty());
  CHECK(outcome(test::replaced(rules, "1 / x > 1", "x > 1"), 2).unfounded.size() == 1);
}

std::string component(const std::string& id, const std::string& euros) {
  return "[amount." + id + "]\nlabel = { fr = \"" + id + "\", en = \"" + id +
         "\" }\nrole = \"component\"\nformula = \"" + euros + " * x\"\n";
}

TEST_CASE("components that are too large together have no sum, though each is one amount of money") {
  const std::string one = formula_rules("0", component("first", "60000000000000000 €"));
  CHECK(outcome(one, 1).assessment->amount(AmountRole::total)->euros() == exact("60000000000000000"));
  const std::string two =
      formula_rules("0", component("first", "60000000000000000 €") + component("second", "1 €"));
  CHECK(outcome(two, 1).assessment->amount(AmountRole::total)->euros() == exact("60000000000000001"));
  const auto plan = test::plan_of(test::replaced(two, "1 € * x", "60000000000000000 € * x"));
  Inputs inputs = test::assess(plan, kStructure + "0\n").inputs;
  inputs.values[*plan->input("x")] = Rational(1);
  const Outcome fault = evaluate(plan, inputs);
  REQUIRE(fault.fault);
  CHECK(fault.fault->kind == FaultKind::amount_too_large);
  CHECK_FALSE(fault.assessment);
}

TEST_CASE("of two amounts that are too large, the first is told, where it is written") {
  const auto plan =
      test::plan_of(formula_rules("0", component("small", "1 €") + component("first", "90000000000000000 €") +
                                           component("second", "80000000000000000 €")));
  Inputs inputs = test::assess(plan, kStructure + "0\n").inputs;
  const auto told = [&](std::int64_t x) {
    inputs.values[*plan->input("x")] = Rational(x);
    const Outcome fault = evaluate(plan, inputs);
    REQUIRE(fault.fault);
    CHECK(fault.fault->kind == FaultKind::amount_too_large);
    return std::string(plan->program.nodes[fault.fault->node].place.text());
  };
  CHECK(told(2) == "90000000000000000 € * x");
}

TEST_CASE("what is supposed has no total where an amount has no result") {
  const auto plan = test::plan_of(formula_rules("1 / x"));
  Inputs inputs = test::assess(plan, kStructure + "1\n").inputs;
  CHECK(supposed_total(*plan, inputs, {}) == Money::from_cents(100));
  inputs.values[*plan->input("x")] = Rational(0);
  CHECK_FALSE(supposed_total(*plan, inputs, {}));
  const Supposition base{plan->amounts[0].exact, exact("5")};
  CHECK(supposed_total(*plan, inputs, {&base, 1}) == Money::from_cents(500));
}

}  // namespace
}  // namespace aci
