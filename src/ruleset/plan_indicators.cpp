// The points of indicators, from their parts, and of all that sums them.

#include "ruleset/part_nature_and_full.h"
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

void PlanBuilder::build_requirements(const Indicator& indicator, const Site& site, IndicatorSlots& out) {
  std::vector<NodeId> met;
  for (const Requirement& requirement : indicator.requirements) {
    out.requirements.push_back(
        slot(requirement.met, kBoolean, site, std::nullopt, others(requirement, &Requirement::met)));
    met.push_back(slot_node(out.requirements.back()));
  }
  out.met = push(met.empty() ? plan_->program.constant(Rational(1), kBoolean)
                             : fold(Op::logical_and, kBoolean, met));
}

SlotId PlanBuilder::product(Type type, SlotId a, SlotId b) {
  return push(plan_->program.apply(Op::multiply, type, slot_node(a), slot_node(b)));
}

NodeId PlanBuilder::only_when(SlotId condition, NodeId value) {
  const Type scale = scale_type();
  return plan_->program.apply(Op::conditional, scale, slot_node(condition), value,
                              plan_->program.constant(Rational(0), scale));
}

/// A part as if it were alone: `value` is not known yet.
PartSlots PlanBuilder::build_part(const Part& part, const Site& site, SlotId attainment) {
  Program& program = plan_->program;
  const Type scale = scale_type();
  PartSlots out{};
  out.nature = nature_of(rules_, part);
  const Others given = others(part, &Part::given);
  if (part.given || !given.empty())
    out.given = slot(part.given, kBoolean, site, Rational(1), std::nullopt, given);
  out.when = slot(part.when, kBoolean, site, Rational(1), std::nullopt, others(part, &Part::when));
  out.applies = out.when;
  if (out.given && !part.when && part.alternatives.empty()) out.applies = *out.given;
  if (out.given && out.applies == out.when) {
    const NodeId both = program.apply(Op::logical_and, kBoolean, slot_node(*out.given), slot_node(out.when));
    out.applies = push(both);
  }
  out.amount = slot(part.amount, scale, site, Op::not_negative, others(part, &Part::amount));
  const Others own = others(part, &Part::attainment);
  if (part.attainment) out.attainment = slot(*part.attainment, kNumber, site, Op::proportion, own);
  if (!part.attainment && !own.empty()) {
    const NodeId other = with_others(slot_node(attainment), own, site);
    out.attainment = push(asserted(other, Op::proportion, own.front().formula->literal));
  }
  const Others full = others(part, &Part::full);
  if (part.full) {
    out.full = slot(*part.full, scale, site, Op::not_negative, full);
  } else {
    const NodeId amount = slot_node(out.amount);
    const NodeId follows = out.given ? only_when(*out.given, amount) : amount;
    const NodeId node = with_others(follows, full, site);
    out.full = push(full.empty() ? node : asserted(node, Op::not_negative, full.front().formula->literal));
  }
  return out;
}

void PlanBuilder::build_parts(const Indicator& indicator, const Site& site, IndicatorSlots& out) {
  Program& program = plan_->program;
  // Whether a part before holds, as a few slots for many parts: each says it of a power of two of them, so
  // that no formula goes deep, and none is long.
  std::vector<std::pair<std::size_t, SlotId>> before;
  const auto join = [&](NodeId a, NodeId b) { return program.apply(Op::logical_or, kBoolean, a, b); };
  for (const Part& part : indicator.parts) {
    PartSlots slots = build_part(part, site, out.attainment);
    if (!indicator.cumulate) {
      const SlotId holds = slots.applies;
      if (!before.empty()) {
        std::vector<NodeId> held;
        for (const auto& each : before) held.push_back(slot_node(each.second));
        const NodeId none = program.apply(Op::logical_not, kBoolean, fold(Op::logical_or, kBoolean, held));
        slots.applies = push(program.apply(Op::logical_and, kBoolean, none, slot_node(holds)));
      }
      before.emplace_back(1, holds);
      while (before.size() > 1 && before[before.size() - 2].first == before.back().first) {
        const auto [size, second] = before.back();
        before.pop_back();
        const NodeId either = join(slot_node(before.back().second), slot_node(second));
        before.back() = {2 * size, push(either)};
      }
    }
    const SlotId attainment = slots.attainment.value_or(out.attainment);
    slots.value =
        push(only_when(slots.applies, program.apply(Op::multiply, scale_type(), slot_node(slots.amount),
                                                    slot_node(attainment))));
    out.parts.push_back(slots);
  }
}

// Score = (requirements all met ? parts that apply × attainment − reductions that apply : 0) × pro rata.
// Full value = the parts at full attainment, whatever their goals, the requirements, the reductions and the
// gate; of parts that do not add up, the greatest.
IndicatorSlots PlanBuilder::build_indicator(const Indicator& indicator, ContextId context) {
  Program& program = plan_->program;
  const Site site{context};
  const Type scale = scale_type();
  IndicatorSlots out;
  build_requirements(indicator, site, out);
  out.attainment = slot(indicator.attainment, kNumber, site, Rational(1), Op::proportion,
                        others(indicator, &Indicator::attainment));
  build_parts(indicator, site, out);
  std::vector<SlotId> shares[2];
  for (const PartSlots& part : out.parts) shares[static_cast<int>(part.nature)].push_back(part.value);
  std::vector<SlotId> lowered[2];
  for (const Reduction& reduction : indicator.reductions) {
    ReductionSlots slots;
    slots.when =
        slot(reduction.when, kBoolean, site, Rational(1), std::nullopt, others(reduction, &Reduction::when));
    slots.amount =
        slot(reduction.amount, scale, site, Op::not_negative, others(reduction, &Reduction::amount));
    slots.value = push(only_when(slots.when, slot_node(slots.amount)));
    lowered[static_cast<int>(reduction.nature)].push_back(slots.value);
    out.reductions.push_back(slots);
  }
  out.pro_rata = slot(rules_.pro_rata_of(indicator), kNumber, site, Rational(1), Op::proportion,
                      others(indicator, &Indicator::pro_rata));
  SlotId scores[2];
  SlotId earned[2];
  for (int nature = 0; nature < 2; ++nature) {
    NodeId net = slot_node(sum_of(shares[nature], scale));
    if (!lowered[nature].empty()) {
      net = program.apply(Op::subtract, scale, net, slot_node(sum_of(lowered[nature], scale)));
    }
    scores[nature] = push(only_when(out.met, net));
    earned[nature] = product(scale, scores[nature], out.pro_rata);
  }
  out.score = sum_of({scores[0], scores[1]}, scale);
  out.fixed = earned[0];
  out.variable = earned[1];
  out.earned = product(scale, out.score, out.pro_rata);
  out.full = full_value(indicator, out);
  out.prorated_full = product(scale, out.full, out.pro_rata);
  out.euros = plan_->point_value ? product(kEuros, out.earned, *plan_->point_value) : out.earned;
  return out;
}

SlotId PlanBuilder::full_value(const Indicator& indicator, const IndicatorSlots& slots) {
  std::vector<SlotId> fulls;
  for (const PartSlots& part : slots.parts) fulls.push_back(part.full);
  if (indicator.cumulate || fulls.empty()) return sum_of(fulls, scale_type());
  std::vector<NodeId> nodes;
  for (const SlotId full : fulls) nodes.push_back(slot_node(full));
  return push(fold(Op::maximum, scale_type(), nodes));
}

const IndicatorSlots& PlanBuilder::indicator(std::size_t index, ContextId context) {
  const auto& plain = plan_->contexts[0].indicators[index];
  if (context == 0) return *plain;
  if (!reads_replaced(plain->earned, context) && !reads_replaced(plain->prorated_full, context))
    return *plain;
  if (!plan_->contexts[context].indicators[index]) {
    IndicatorSlots seen = build_indicator(rules_.indicators[index], context);
    plan_->contexts[context].indicators[index] = std::move(seen);
  }
  return *plan_->contexts[context].indicators[index];
}

void PlanBuilder::compile_indicators() {
  if (rules_.point_value)
    plan_->point_value = slot(*rules_.point_value, kEurosPerPoint, Site{}, Op::not_negative);
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

}  // namespace aci
