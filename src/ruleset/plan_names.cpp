// What a name of a formula stands for where the formula stands, and that it is used.

#include <algorithm>

#include "base/closest_match.h"
#include "ruleset/plan_builder.h"

namespace aci {
namespace {

const Resolved kFailed = [] {
  Resolved failed;
  failed.status = Resolved::Status::failed;
  return failed;
}();

}  // namespace

Resolved PlanBuilder::resolved(SlotId slot) const {
  return {Resolved::Status::found, Op::slot, slot, plan_->program.root(slot).type, false};
}

Resolved PlanBuilder::refused(const char* code, Span at, const std::string& id) {
  reporter_->error(code, at, {id});
  return kFailed;
}

Resolved PlanBuilder::name(const std::string& id, Span at) {
  const auto found = plan_->names.find(id);
  if (found == plan_->names.end()) return {};
  const NameEntry& entry = found->second;
  if (site_.parameter != nullptr) return refused("R041", at, site_.parameter->id);
  if (entry.kind == NameKind::amount && entry.index >= site_.amounts) {
    return refused(site_.aggregates ? "R045" : "R046", at, id);
  }
  used_.insert(id);
  const bool dated = entry.kind == NameKind::parameter && is_dated(rules_.parameters[entry.index]);
  if (dated && period_ == State::running) return refused("R125", at, id);
  switch (entry.kind) {
    case NameKind::input:
      return input(entry.index, at);
    case NameKind::parameter:
      return sound_parameters_[entry.index] ? resolved(plan_->parameters[entry.index]) : kFailed;
    case NameKind::definition: {
      const auto slot = definition(entry.index, site_.context);
      return slot ? resolved(*slot) : kFailed;
    }
    case NameKind::amount:
      break;
  }
  return resolved(plan_->amounts[entry.index].exact);
}

bool PlanBuilder::is_choice(std::string_view name) const {
  return std::ranges::any_of(rules_.inputs, [&](const Input& input) {
    return std::ranges::find(input.choices, name, &Choice::id) != input.choices.end();
  });
}

Resolved PlanBuilder::input(std::uint32_t stated, Span at) {
  const auto& when = rules_.inputs[stated].required_when;
  // Which formulas guard it is not known: its `required_when` has a mistake, which is told.
  if (when && (when->formula.nodes.empty() || refused_.contains(when->literal.begin()))) return kFailed;
  const std::uint32_t index = plan_->contexts[site_.context].input_seen(stated);
  const Input& seen = rules_.inputs[index];
  if (seen.type == InputType::text && seen.type_known) {
    reporter_->error("R044", at, {rules_.inputs[stated].id});
  }
  const auto status = seen.type == InputType::text ? Resolved::Status::failed : Resolved::Status::found;
  // As stated: formulas guard an input that may be absent, even where `with` replaces it by one that may not.
  return {status, Op::input, index, type_of_input(seen), rules_.inputs[stated].optional};
}

Resolved PlanBuilder::aggregate(const std::string& function, const std::string& id, Span at) {
  const bool period_bound = function == "period_from" || function == "period_to";
  if (period_bound && site_.parameter == nullptr) return period(function, at);
  if (!site_.aggregates) return {};
  if (function == "gate_open") return resolved(plan_->gate.open);
  if (function == "subtotal") return resolved(sum_of_components(site_.amounts));
  const auto* const of = find_word(kAggregateWords, function);
  return of != nullptr ? score(of->value, id, at) : rounded(id, at);
}

Resolved PlanBuilder::rounded(const std::string& id, Span at) {
  if (const auto index = element_index(id, plan_->amounts)) {
    if (*index >= site_.amounts) return refused("R045", at, id);
    used_.insert(id);
    return resolved(plan_->amounts[*index].rounded);
  }
  std::vector<std::string_view> candidates;
  for (std::size_t i = 0; i < site_.amounts; ++i) candidates.push_back(plan_->amounts[i].id);
  suggest(reporter_->error("R006", at, {Message{"element.amount", {}}, id}), id, candidates);
  return kFailed;
}

Resolved PlanBuilder::score(Aggregate aggregate, const std::string& id, Span at) {
  if (const auto index = element_index(id, rules_.indicators))
    return resolved(indicator(*index, site_.context).of(aggregate));
  if (id == kAllClasses || element_index(id, rules_.classes))
    return resolved(sum(aggregate, id, site_.context));
  std::vector<std::string_view> candidates;
  for (const Indicator& each : rules_.indicators) candidates.push_back(each.id);
  for (const Element& group : rules_.classes) candidates.push_back(group.id);
  suggest(reporter_->error("R006", at, {Message{"element.indicator_or_class", {}}, id}), id, candidates);
  return kFailed;
}

std::vector<std::string_view> PlanBuilder::names() const {
  std::vector<std::string_view> names;
  for (const auto& [id, entry] : plan_->names) {
    if (entry.kind != NameKind::amount || entry.index < site_.amounts) names.push_back(id);
  }
  return names;
}

}  // namespace aci
