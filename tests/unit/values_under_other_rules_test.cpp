#include "study/values_under_other_rules.h"

#include <doctest/doctest.h>

#include "support/rendering.h"

namespace aci::test {
namespace {

Input number(std::optional<int> min, std::optional<int> max) {
  Input input;
  input.type = InputType::integer;
  if (min) input.min = Rational(*min);
  if (max) input.max = Rational(*max);
  return input;
}

Input choice(std::initializer_list<const char*> ids) {
  Input input;
  input.type = InputType::choice;
  for (const char* id : ids) {
    input.choices.emplace_back();
    input.choices.back().id = id;
  }
  return input;
}

/// "12", "absent" for an input that stays so; "none" when the other rules cannot take it.
std::string under(const Input& to, const Input& from, const StatedValue& stated) {
  const auto found = value_under(to, from, stated);
  if (!found) return "none";
  return found->value ? std::to_string(*found->value->to_int64()) : "absent";
}
std::string given(const Input& to, const Input& from, int value) {
  return under(to, from, {Rational(value), InputOrigin::given});
}

TEST_CASE("a number is taken within the bounds of the other rules, ends included") {
  const Input any = number({}, {});
  const Input bounded = number(3, 9);
  CHECK(given(bounded, any, 2) == "none");
  CHECK(given(bounded, any, 3) == "3");
  CHECK(given(bounded, any, 9) == "9");
  CHECK(given(bounded, any, 10) == "none");
  CHECK(given(number({}, 9), any, -5) == "-5");
  CHECK(given(number(3, {}), any, 1000) == "1000");
  CHECK(given(any, bounded, 1000) == "1000");
}

TEST_CASE("a value of another type is not taken") {
  Input truth;
  truth.type = InputType::boolean;
  CHECK(given(truth, number({}, {}), 1) == "none");
  CHECK(given(number({}, {}), truth, 1) == "none");
}

TEST_CASE("a choice has the number of the other rules; one that they lack is not taken") {
  const Input here = choice({"a", "b", "c"});
  CHECK(given(choice({"c", "a"}), here, 0) == "1");
  CHECK(given(choice({"c", "a"}), here, 2) == "0");
  CHECK(given(choice({"c", "a"}), here, 1) == "none");
}

TEST_CASE("a default is that of the other rules, not the one that was read") {
  Input to = number(0, 10);
  const Input from = number(0, 10);
  const StatedValue by_default{Rational(4), InputOrigin::default_value};
  CHECK(under(to, from, by_default) == "none");
  to.default_value = Rational(7);
  CHECK(under(to, from, by_default) == "7");
  CHECK(value_under(to, from, by_default)->origin == InputOrigin::default_value);
  CHECK(given(to, from, 4) == "4");
}

TEST_CASE("what is as another input is, is so where the other rules say the same") {
  Input to = number(0, 10);
  const StatedValue as_another{Rational(4), InputOrigin::default_input};
  CHECK(under(to, to, as_another) == "none");
  to.default_input = "other";
  CHECK(under(to, to, as_another) == "4");
  CHECK(value_under(to, to, as_another)->origin == InputOrigin::default_input);
}

TEST_CASE("what is absent stays so, unless the other rules require it") {
  Input to = number(0, 10);
  CHECK(under(to, to, {}) == "none");
  to.optional = true;
  CHECK(under(to, to, {}) == "absent");
}

TEST_CASE("inputs that are as another one follow it, one behind the other, in whichever order") {
  RuleSet rules;
  for (const char* id : {"a", "b", "c", "d"}) {
    Input input = number({}, {});
    input.id = id;
    rules.inputs.push_back(input);
  }
  rules.inputs[0].default_input = "b";
  rules.inputs[1].default_input = "c";
  rules.inputs[3].default_input = "c";
  Inputs inputs;
  inputs.values = {Rational(1), Rational(2), Rational(3), Rational(4)};
  using enum InputOrigin;
  inputs.origins = {default_input, default_input, given, given};
  follow_other_inputs(rules, inputs);
  const std::vector<std::optional<Rational>> expected = {Rational(3), Rational(3), Rational(3), Rational(4)};
  CHECK(inputs.values == expected);
}

}  // namespace
}  // namespace aci::test
