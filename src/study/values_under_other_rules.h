#pragma once
// What a structure says under one rule set, read under another one of its agreement.

#include <optional>

#include "ruleset/input_values.h"
#include "ruleset/ruleset.h"

namespace aci {

/// A value, and where it comes from.
struct StatedValue {
  std::optional<Rational> value;
  InputOrigin origin = InputOrigin::absent;
};

/// The value of the input `from` for the input of that id in other rules; nothing when these cannot take it.
/// A default is theirs.
std::optional<StatedValue> value_under(const Input& to, const Input& from, const StatedValue& stated);

/// Inputs that are not given and are as another input, are as that one is now.
void follow_other_inputs(const RuleSet& rules, Inputs& inputs);

}  // namespace aci
