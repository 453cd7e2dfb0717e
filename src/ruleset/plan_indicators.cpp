// Tested in tests/unit/engine_agrees_test.cpp.
// How an indicator's score becomes slots, and how names find them.

#include <algorithm>

#include "ruleset/plan_builder.h"

namespace aci {

NodeId PlanBuilder::fold(Op op, Type type, std::span<const NodeId> nodes) {
  if (nodes.size() == 1) return nodes[0];
  const std::size_t half = nodes.size() / 2;
  const NodeId left = fold(op, type, nodes.first(half));
  return plan_->program.apply(op, type, left, fold(op, type, nodes.subspan(half)));
}

SlotId PlanBuilder::sum_of(const std::vector<SlotId>& slots, Type type) {
  if (slots.empty()) return push(plan_->program.constant(Rational(0), type));
  std::vector<NodeId> terms;
  for (const SlotId slot : slots) terms.push_back(slot_node(slot));
  return push(fold(Op::add, type, terms));
}

// Score = (requirements all met ? parts that apply × attainment − reductions that apply : 0) × pro rata.
// Full value = the parts at full attainment, whatever the requirements, the reductions and the gate.
IndicatorSlots PlanBuilder::build_indicator(const Indicator& indicator, ContextId context) {
  Program& program = plan_->program;
  const Site site{context};
  const Type scale = scale_type();
  const auto zero = [&] { return program.constant(Rational(0), scale); };
  IndicatorSlots out;
  std::vector<NodeId> met;
  for (const Requirement& requirement : indicator.requirements) {
    out.requirements.push_back(slot(requirement.met, kBoolean, site));
    met.push_back(slot_node(out.requirements.back()));
  }
  out.met =
      push(met.empty() ? program.constant(Rational(1), kBoolean) : fold(Op::logical_and, kBoolean, met));
  out.attainment = slot(indicator.attainment, kNumber, site, Rational(1));
  std::vector<SlotId> shares[2];
  std::vector<SlotId> fulls;
  for (const Part& part : indicator.parts) {
    PartSlots slots;
    slots.when = slot(part.when, kBoolean, site, Rational(1));
    slots.amount = slot(part.amount, scale, site);
    const NodeId attained =
        program.apply(Op::multiply, scale, slot_node(slots.amount), slot_node(out.attainment));
    slots.value = push(program.apply(Op::conditional, scale, slot_node(slots.when), attained, zero()));
    slots.full = part.full ? slot(*part.full, scale, site)
                           : push(program.apply(Op::conditional, scale, slot_node(slots.when),
                                                slot_node(slots.amount), zero()));
    shares[static_cast<int>(part.nature)].push_back(slots.value);
    fulls.push_back(slots.full);
    out.parts.push_back(slots);
  }
  std::vector<SlotId> lowered[2];
  for (const Reduction& reduction : indicator.reductions) {
    ReductionSlots slots;
    slots.when = slot(reduction.when, kBoolean, site, Rational(1));
    slots.amount = slot(reduction.amount, scale, site);
    slots.value =
        push(program.apply(Op::conditional, scale, slot_node(slots.when), slot_node(slots.amount), zero()));
    lowered[static_cast<int>(reduction.nature)].push_back(slots.value);
    out.reductions.push_back(slots);
  }
  const auto& pro_rata = indicator.pro_rata ? indicator.pro_rata : rules_.pro_rata;
  out.pro_rata = slot(pro_rata, kNumber, site, Rational(1));
  SlotId scores[2];
  SlotId earned[2];
  for (int nature = 0; nature < 2; ++nature) {
    NodeId net = slot_node(sum_of(shares[nature], scale));
    if (!lowered[nature].empty()) {
      net = program.apply(Op::subtract, scale, net, slot_node(sum_of(lowered[nature], scale)));
    }
    scores[nature] = push(program.apply(Op::conditional, scale, slot_node(out.met), net, zero()));
    earned[nature] =
        push(program.apply(Op::multiply, scale, slot_node(scores[nature]), slot_node(out.pro_rata)));
  }
  out.score = sum_of({scores[0], scores[1]}, scale);
  out.fixed = earned[0];
  out.variable = earned[1];
  out.earned = push(program.apply(Op::multiply, scale, slot_node(out.score), slot_node(out.pro_rata)));
  out.full = sum_of(fulls, scale);
  out.prorated_full = push(program.apply(Op::multiply, scale, slot_node(out.full), slot_node(out.pro_rata)));
  out.euros =
      plan_->point_value
          ? push(program.apply(Op::multiply, kEuros, slot_node(out.earned), slot_node(*plan_->point_value)))
          : out.earned;
  return out;
}

const IndicatorSlots& PlanBuilder::indicator(std::size_t index, ContextId context) {
  const auto& plain = plan_->contexts[0].indicators[index];
  if (context == 0 || !depends_on_replaced(*plain, plan_->contexts[context])) return *plain;
  if (!plan_->contexts[context].indicators[index]) {
    IndicatorSlots seen = build_indicator(rules_.indicators[index], context);
    plan_->contexts[context].indicators[index] = std::move(seen);
  }
  return *plan_->contexts[context].indicators[index];
}

void PlanBuilder::compile_indicators() {
  if (rules_.point_value) plan_->point_value = slot(*rules_.point_value, kEurosPerPoint, Site{});
  for (std::size_t i = 0; i < rules_.indicators.size(); ++i) {
    IndicatorSlots slots = build_indicator(rules_.indicators[i], 0);
    plan_->contexts[0].indicators[i] = std::move(slots);
  }
  for (const Element& group : rules_.classes)
    plan_->class_earned.push_back(sum(Aggregate::earned, group.id, 0));
  plan_->all_earned = sum(Aggregate::earned, std::string(kAllClasses), 0);
}

SlotId PlanBuilder::sum(Aggregate aggregate, const std::string& group, ContextId context) {
  const auto key = std::make_pair(aggregate, group);
  const auto known = plan_->contexts[context].sums.find(key);
  if (known != plan_->contexts[context].sums.end()) return known->second;
  std::vector<SlotId> terms;
  for (std::size_t i = 0; i < rules_.indicators.size(); ++i) {
    if (group != kAllClasses && rules_.indicators[i].group_class != group) continue;
    terms.push_back(indicator(i, context).of(aggregate));
  }
  const SlotId total = sum_of(terms, scale_type());
  plan_->contexts[context].sums.emplace(key, total);
  return total;
}

Resolved PlanBuilder::resolve_name(const std::string& id, Span at, const Site& site) {
  const auto found = plan_->names.find(id);
  if (found == plan_->names.end()) return {};
  const NameEntry& entry = found->second;
  Resolved out;
  if (site.parameter != nullptr) {
    reporter_->error("R041", at, {site.parameter->id});
    out.status = Resolved::Status::failed;
    return out;
  }
  out.status = Resolved::Status::found;
  switch (entry.kind) {
    case NameKind::input: {
      std::uint32_t index = entry.index;
      for (const auto& [replaced, by] : plan_->contexts[site.context].replaced) {
        if (replaced == entry.index) index = by;  // All at once: two inputs may change places.
      }
      used_.insert(id);
      const Input& input = rules_.inputs[index];
      if (input.type == InputType::text) {
        if (input.type_known) reporter_->error("R044", at, {id});
        out.status = Resolved::Status::failed;
      }
      out.op = Op::input;
      out.index = index;
      out.type = type_of_input(input);
      // As stated: formulas guard an input that may be absent, even where `with` replaces it by one that may
      // not.
      out.optional = rules_.inputs[entry.index].optional;
      return out;
    }
    case NameKind::parameter:
      used_.insert(id);
      if (!sound_parameters_[entry.index]) {
        out.status = Resolved::Status::failed;
        return out;
      }
      out.index = plan_->parameters[entry.index];
      break;
    case NameKind::definition: {
      used_.insert(id);
      const auto slot = definition(entry.index, site.context);
      if (!slot) {
        out.status = Resolved::Status::failed;
        return out;
      }
      out.index = *slot;
      break;
    }
    case NameKind::amount:
      if (entry.index >= site.amounts) {
        reporter_->error(site.aggregates ? "R045" : "R046", at, {id});
        out.status = Resolved::Status::failed;
        return out;
      }
      out.index = plan_->amounts[entry.index].exact;
      break;
  }
  used_.insert(id);
  out.type = plan_->program.root(out.index).type;
  return out;
}

Resolved PlanBuilder::resolve_aggregate(const std::string& function, const std::string& id, Span at,
                                        const Site& site) {
  if (!site.aggregates) return {};
  Resolved out;
  out.status = Resolved::Status::found;
  if (function == "gate_open") {
    out.index = plan_->gate.open;
    out.type = kBoolean;
    return out;
  }
  const auto* const aggregate = find_word(kAggregateWords, function);
  return aggregate != nullptr ? resolve_score(aggregate->value, id, at, site) : resolve_rounded(id, at, site);
}

Resolved PlanBuilder::resolve_rounded(const std::string& id, Span at, const Site& site) {
  const auto& amounts = rules_.amounts;
  const auto found =
      std::find_if(amounts.begin(), amounts.end(), [&](const Amount& each) { return each.id == id; });
  const auto index = static_cast<std::size_t>(found - amounts.begin());
  Resolved out;
  out.status = Resolved::Status::failed;
  if (found == amounts.end()) {
    std::vector<std::string_view> candidates;
    for (std::size_t i = 0; i < amounts.size() && i < site.amounts; ++i) candidates.push_back(amounts[i].id);
    suggest(reporter_->error("R006", at, {Message{"element.amount", {}}, id}), id, candidates);
  } else if (index >= site.amounts) {
    reporter_->error("R045", at, {id});
  } else {
    used_.insert(id);
    out = {Resolved::Status::found, Op::slot, plan_->amounts[index].rounded, kEuros, false};
  }
  return out;
}

Resolved PlanBuilder::resolve_score(Aggregate aggregate, const std::string& id, Span at, const Site& site) {
  Resolved out;
  out.status = Resolved::Status::found;
  out.type = scale_type();
  std::vector<std::string_view> candidates;
  for (std::size_t i = 0; i < rules_.indicators.size(); ++i) {
    candidates.push_back(rules_.indicators[i].id);
    if (rules_.indicators[i].id != id) continue;
    out.index = indicator(i, site.context).of(aggregate);
    return out;
  }
  for (const Element& element : rules_.classes) candidates.push_back(element.id);
  const bool known = std::any_of(rules_.classes.begin(), rules_.classes.end(),
                                 [&](const Element& element) { return element.id == id; });
  if (known || id == kAllClasses) {
    out.index = sum(aggregate, id, site.context);
    return out;
  }
  suggest(reporter_->error("R006", at, {Message{"element.indicator_or_class", {}}, id}), id, candidates);
  out.status = Resolved::Status::failed;
  return out;
}

std::vector<std::string_view> PlanBuilder::visible_names(const Site& site) const {
  std::vector<std::string_view> names;
  for (const auto& [id, entry] : plan_->names) {
    if (entry.kind != NameKind::amount || entry.index < site.amounts) names.push_back(id);
  }
  return names;
}

}  // namespace aci
