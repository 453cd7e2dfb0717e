#pragma once
// What the total would be, were something other than it is: the gate open, an indicator not met. Pure.

#include <optional>
#include <span>

#include "base/money.h"
#include "ruleset/input_values.h"
#include "ruleset/plan.h"

namespace aci {

/// A slot that has a value instead of being computed.
struct Supposition {
  SlotId slot;
  Rational value;
};

/// Nothing when the rules have no total, or it has no result then.
std::optional<Money> supposed_total(const Plan& plan, const Inputs& inputs,
                                    std::span<const Supposition> suppositions);

/// Were that indicator not met, all the rest as it is: what it earns is not paid, and the gate may close.
std::optional<Money> total_without(const Plan& plan, const Inputs& inputs, std::size_t indicator);

}  // namespace aci
