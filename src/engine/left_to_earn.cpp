#include "engine/left_to_earn.h"

#include "formula/evaluation.h"

namespace aci {
namespace {

std::optional<Money> full_total(const Assessment& assessment, std::size_t total) {
  const Plan& plan = *assessment.plan;
  Evaluation evaluation(plan.program, assessment.inputs.values);
  for (std::size_t i = 0; i < plan.rules->indicators.size(); ++i) {
    const IndicatorSlots& slots = plan.indicator(i);
    const Rational* const full = evaluation.slot(slots.prorated_full);
    if (full == nullptr) return std::nullopt;
    if (assessment.indicators[i].earned < *full) evaluation.assume(slots.earned, *full);
  }
  evaluation.assume(plan.gate.open, Rational(1));
  // In the order of the file: an amount that reads the one before it, and so on, never goes deep.
  for (std::size_t i = 0; i < total; ++i) {
    if (evaluation.slot(plan.amounts[i].exact) == nullptr) return std::nullopt;
  }
  const Rational* const value = evaluation.slot(plan.amounts[total].rounded);
  return value != nullptr ? Money::from_exact(*value) : std::nullopt;
}

}  // namespace

std::optional<Headroom> headroom(const Assessment& assessment) {
  const auto total = assessment.plan->amount_with(AmountRole::total);
  if (!total || assessment.indicators.empty()) return std::nullopt;
  const auto most = full_total(assessment, *total);
  const auto more = most ? subtract(*most, assessment.amounts[*total].rounded) : std::nullopt;
  if (!more || more->cents() <= 0) return std::nullopt;
  Headroom out{*more};
  for (const IndicatorLine& line : assessment.indicators) {
    if (line.full.is_zero() && !line.met) continue;  // Nothing is to be had there.
    if (!line.met) ++out.unmet;
    if (line.met && line.score < line.full) ++out.partial;
  }
  return out;
}

}  // namespace aci
