#include "ruleset/plan_dump.h"

namespace aci {
namespace {

using Take = std::function<void(const std::string& path, SlotId slot)>;

void take_indicator(const Indicator& indicator, const IndicatorSlots& slots, const std::string& path,
                    const Take& take) {
  for (std::size_t i = 0; i < slots.requirements.size(); ++i) {
    take(path + ".requirement." + indicator.requirements[i].id, slots.requirements[i]);
  }
  take(path + ".met", slots.met);
  take(path + ".attainment", slots.attainment);
  for (std::size_t i = 0; i < slots.parts.size(); ++i) {
    const std::string part = path + ".part." + indicator.parts[i].id;
    if (slots.parts[i].given) take(part + ".given", *slots.parts[i].given);
    take(part + ".when", slots.parts[i].when);
    if (slots.parts[i].applies != slots.parts[i].when) take(part + ".applies", slots.parts[i].applies);
    if (slots.parts[i].attainment) take(part + ".attainment", *slots.parts[i].attainment);
    take(part + ".amount", slots.parts[i].amount);
    take(part + ".value", slots.parts[i].value);
    take(part + ".full", slots.parts[i].full);
  }
  for (std::size_t i = 0; i < slots.reductions.size(); ++i) {
    const std::string reduction = path + ".reduction." + indicator.reductions[i].id;
    take(reduction + ".when", slots.reductions[i].when);
    take(reduction + ".amount", slots.reductions[i].amount);
    take(reduction + ".value", slots.reductions[i].value);
  }
  take(path + ".score", slots.score);
  take(path + ".pro_rata", slots.pro_rata);
  take(path + ".fixed", slots.fixed);
  take(path + ".variable", slots.variable);
  take(path + ".earned", slots.earned);
  take(path + ".full", slots.full);
  take(path + ".prorated_full", slots.prorated_full);
  take(path + ".euros", slots.euros);
}

template <typename Elements>
void take_all(const std::string& kind, const Elements& elements, const std::vector<SlotId>& slots,
              const Take& take) {
  for (std::size_t i = 0; i < slots.size(); ++i) take(kind + "." + elements[i].id, slots[i]);
}

/// Of an agreement seen with other inputs, paths end with "@1", "@2"…
void take_context(const Plan& plan, ContextId id, const Take& take) {
  const RuleSet& rules = *plan.rules;
  const Context& context = plan.contexts[id];
  const std::string seen = id == 0 ? "" : "@" + std::to_string(id);
  for (std::size_t i = 0; i < context.definitions.size(); ++i) {
    const auto& slot = context.definitions[i];
    const std::string_view kind = word_of(kDefinitionKindWords, rules.definitions[i].kind);
    if (slot) take(std::string(kind) + "." + rules.definitions[i].id + seen, *slot);
  }
  for (std::size_t i = 0; i < context.indicators.size(); ++i) {
    const auto& slots = context.indicators[i];
    const Indicator& indicator = rules.indicators[i];
    if (slots) take_indicator(indicator, *slots, "indicator." + indicator.id + seen, take);
  }
  for (const auto& [of, slot] : context.sums)
    take(std::string(word_of(kAggregateWords, of.first)) + "(" + of.second + ")" + seen, slot);
}

}  // namespace

void for_each_slot(const Plan& plan, const Take& take) {
  const RuleSet& rules = *plan.rules;
  take_all("parameter", rules.parameters, plan.parameters, take);
  for (ContextId id = 0; id < plan.contexts.size(); ++id) take_context(plan, id, take);
  take_all("exemption", rules.exemptions, plan.gate.exemptions, take);
  take("gate.required", plan.gate.required);
  take("gate.met", plan.gate.met);
  take("gate.open", plan.gate.open);
  if (plan.period) take("agreement.period.from", plan.period->from);
  if (plan.period) take("agreement.period.to", plan.period->to);
  for (std::size_t i = 0; i < plan.premises.size(); ++i) {
    const Premise& premise = plan.premises[i];
    const std::string& input = rules.inputs[premise.input].id;
    const bool given = premise.kind == Premise::Kind::input_given;
    take(given ? "premise." + input : "premise.period." + std::to_string(i), premise.holds);
  }
  if (plan.point_value) take("agreement.point_value", *plan.point_value);
  take_all("class", rules.classes, plan.class_earned, take);
  take("all", plan.all_earned);
  for (std::size_t i = 0; i < plan.amounts.size(); ++i) {
    const std::string path = "amount." + plan.amounts[i].id;
    take(path, plan.amounts[i].exact);
    take(path + ".rounded", plan.amounts[i].rounded);
    if (plan.amounts[i].due) take(path + ".due", *plan.amounts[i].due);
  }
  take_all("constraint", rules.constraints, plan.constraints, take);
  take_all("note", rules.notes, plan.notes, take);
  take_all("deadline", rules.deadlines, plan.deadlines, take);
}

ProgramNames names_of(const Plan& plan) {
  ProgramNames names;
  for (const Input& input : plan.rules->inputs) names.inputs.push_back(input.id);
  names.slots.resize(plan.program.slots.size());
  for_each_slot(plan, [&](const std::string& path, SlotId slot) {
    if (names.slots[slot].empty()) names.slots[slot] = path;
  });
  for (SlotId slot = 0; slot < names.slots.size(); ++slot) {
    if (names.slots[slot].empty()) names.slots[slot] = "#" + std::to_string(slot);
  }
  return names;
}

std::string dump_plan(const Plan& plan) {
  std::string text;
  for_each_slot(plan, [&](const std::string& path, SlotId slot) {
    text += path + ": slot " + std::to_string(slot) + ", " + dump_type(plan.program.root(slot).type) + "\n";
  });
  return text;
}

std::string dump_program(const Plan& plan) {
  const ProgramNames names = names_of(plan);
  std::string text;
  for (SlotId slot = 0; slot < names.slots.size(); ++slot) {
    text += names.slots[slot] + " = " + dump_node(plan.program, plan.program.slots[slot], names) + "\n";
  }
  return text;
}

}  // namespace aci
