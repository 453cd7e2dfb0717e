#include "study/values_under_other_rules.h"

namespace aci {
namespace {

bool within(const Input& input, const Rational& value) {
  return (!input.min || *input.min <= value) && (!input.max || value <= *input.max);
}

/// The number that a choice has in other rules; nothing when they do not have it.
std::optional<Rational> renumbered(const Input& from, const Input& to, const Rational& number) {
  const auto index = static_cast<std::size_t>(number.to_int64().value_or(0));
  const auto found = element_index(from.choices[index].id, to.choices);
  return found ? std::optional(Rational(static_cast<std::int64_t>(*found))) : std::nullopt;
}

}  // namespace

std::optional<StatedValue> value_under(const Input& to, const Input& from, const StatedValue& stated) {
  if (to.type != from.type) return std::nullopt;
  if (stated.origin == InputOrigin::default_value) {
    if (!to.default_value) return std::nullopt;
    return StatedValue{to.default_value, InputOrigin::default_value};
  }
  if (stated.origin == InputOrigin::default_input && to.default_input.empty()) return std::nullopt;
  if (!stated.value) return to.required() ? std::nullopt : std::optional(stated);
  const auto value = to.type == InputType::choice ? renumbered(from, to, *stated.value) : stated.value;
  if (!value || !within(to, *value)) return std::nullopt;
  return StatedValue{value, stated.origin};
}

void follow_other_inputs(const RuleSet& rules, Inputs& inputs) {
  // One may follow another that follows a third: as often as something still moves.
  for (std::size_t round = 0; round < inputs.values.size(); ++round) {
    bool moved = false;
    for (std::size_t i = 0; i < inputs.values.size(); ++i) {
      if (inputs.origins[i] != InputOrigin::default_input) continue;
      const auto other = element_index(rules.inputs[i].default_input, rules.inputs);
      if (!other || inputs.values[i] == inputs.values[*other]) continue;
      inputs.values[i] = inputs.values[*other];
      moved = true;
    }
    if (!moved) return;
  }
}

}  // namespace aci
