#include "io/known_inputs.h"

#include <algorithm>

#include "ruleset/plan_bounds.h"

namespace aci {

FieldLayout field_layout(const Input& input) {
  switch (input.type) {
    case InputType::text:
      return {FieldKind::text, 0};
    case InputType::boolean:
      return {FieldKind::boolean, 0};
    case InputType::date:
      return {FieldKind::date, 0};
    case InputType::share:
      return {FieldKind::share, input_decimals(input)};
    case InputType::integer:
    case InputType::count:
    case InputType::decimal:
    case InputType::euros:
      break;
  }
  return {FieldKind::number, input_decimals(input)};
}

KnownInputs::KnownInputs(std::span<const std::shared_ptr<const Plan>> plans) {
  constexpr int kMostDecimals = 9;  // Of a column.
  for (const auto& plan : plans) {
    for (const Input& input : plan->rules->inputs) {
      const FieldLayout layout = field_layout(input);
      const auto [found, is_new] = inputs_.try_emplace(input.id, KnownInput{layout, true, true, input.group});
      KnownInput& known = found->second;
      known.agreed = known.agreed && known.layout.kind == layout.kind && layout.decimals <= kMostDecimals;
      known.layout.decimals = std::max(known.layout.decimals, layout.decimals);
      known.one_group = known.one_group && known.group == input.group;
    }
  }
  for (auto& entry : inputs_) {
    const std::string& id = entry.first;
    KnownInput& known = entry.second;
    if (!known.agreed) known.layout = {FieldKind::text, 0};
    known.required = std::all_of(plans.begin(), plans.end(), [&](const auto& plan) {
      const auto index = plan->input(id);
      return index && plan->rules->inputs[*index].required();
    });
  }
}

const KnownInput* KnownInputs::find(std::string_view id) const {
  const auto found = inputs_.find(id);
  return found == inputs_.end() ? nullptr : &found->second;
}

std::vector<std::string_view> KnownInputs::ids() const {
  std::vector<std::string_view> ids;
  for (const auto& [id, known] : inputs_) ids.push_back(id);
  return ids;
}

}  // namespace aci
