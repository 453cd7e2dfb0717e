#include "engine/supposed_total.h"

#include <vector>

#include "formula/evaluation.h"

namespace aci {

std::optional<Money> supposed_total(const Plan& plan, const Inputs& inputs,
                                    std::span<const Supposition> suppositions) {
  const auto total = plan.amount_with(AmountRole::total);
  if (!total) return std::nullopt;
  Evaluation evaluation(plan.program, inputs.values);
  for (const Supposition& each : suppositions) evaluation.assume(each.slot, each.value);
  // In the order of the file: an amount that reads the one before it, and so on, never goes deep.
  for (std::size_t i = 0; i < *total; ++i) {
    if (evaluation.slot(plan.amounts[i].exact) == nullptr) return std::nullopt;
  }
  const Rational* value = evaluation.slot(plan.amounts[*total].rounded);
  return value != nullptr ? Money::from_exact(*value) : std::nullopt;
}

std::optional<Money> total_without(const Plan& plan, const Inputs& inputs, std::size_t indicator) {
  std::vector<Supposition> unmet;
  for (const Context& context : plan.contexts) {
    if (const auto& slots = context.indicators[indicator]) unmet.push_back({slots->met, Rational(0)});
  }
  return supposed_total(plan, inputs, unmet);
}

}  // namespace aci
