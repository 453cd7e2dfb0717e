#include "ruleset/plan_premises.h"

#include "formula/same_meaning.h"
#include "ruleset/canonical_text.h"
#include "ruleset/plan_builder.h"

namespace aci {

const char* premise_code(Premise::Kind kind) {
  switch (kind) {
    case Premise::Kind::period_begins_in_year:
      return "I037";
    case Premise::Kind::period_in_order:
      return "I038";
    case Premise::Kind::input_given:
      break;
  }
  return "I003";
}

LocalizedText required_when_text(const RuleSet& rules, const Input& input) {
  const std::string text = spaced_once(input.required_when->formula.text);
  const auto labelled = [&](const auto& elements) {
    const auto index = element_index(text, elements);
    return index ? elements[*index].label : LocalizedText{};
  };
  for (const LocalizedText& label : {labelled(rules.definitions), labelled(rules.inputs)}) {
    if (!label.empty()) return label;
  }
  return {"`" + text + "`", "`" + text + "`"};
}

void PlanBuilder::compile_period() {
  if (!rules_.period) return;
  period_ = State::running;
  const SlotId from = slot(rules_.period->from, kDate, Site{});
  plan_->period = PeriodSlots{from, from};  // The last day may be counted from the first.
  plan_->period->to = slot(rules_.period->to, kDate, Site{});
  period_ = State::done;
  const auto year = plan_->input(kYearInput);
  if (!year) return;
  Program& program = plan_->program;
  const NodeId stated = program.push({.op = Op::input, .type = kNumber, .index = *year});
  const NodeId begun = program.apply(Op::year, kNumber, slot_node(from));
  const auto premise = [&](Premise::Kind kind, NodeId holds) {
    plan_->premises.push_back({kind, *year, push(holds)});
  };
  premise(Premise::Kind::period_begins_in_year, program.apply(Op::equal, kBoolean, begun, stated));
  premise(Premise::Kind::period_in_order,
          program.apply(Op::greater_equal, kBoolean, slot_node(plan_->period->to), slot_node(from)));
}

Resolved PlanBuilder::period(const std::string& function, Span at) {
  if (!rules_.period) return refused("R126", at, function);
  const bool first = function == "period_from";
  const bool circular = period_ == State::running && !(first && plan_->period);
  if (circular) return refused("R125", at, function + "()");
  return resolved(first ? plan_->period->from : plan_->period->to);
}

void PlanBuilder::compile_required_inputs() {
  Program& program = plan_->program;
  for (std::uint32_t i = 0; i < rules_.inputs.size(); ++i) {
    const Input& input = rules_.inputs[i];
    if (!input.required_when) continue;
    const SlotId when = slot(*input.required_when, kBoolean, Site{});
    required_when_[i] = when;
    ReadsOf itself{std::vector<bool>(rules_.inputs.size()), {}};
    itself.inputs[i] = true;
    if (reads_one_of(when, itself)) {
      error("R128", input.required_when->literal, {input.id});
      refused_.insert(input.required_when->literal.begin());
    }
    const NodeId known = program.push({.op = Op::known, .type = kBoolean, .index = i});
    const NodeId not_asked = program.apply(Op::logical_not, kBoolean, slot_node(when));
    const NodeId given = program.apply(Op::logical_or, kBoolean, not_asked, known);
    plan_->premises.push_back({Premise::Kind::input_given, i, push(given)});
  }
}

std::vector<std::uint32_t> PlanBuilder::required_when(const Formula& formula, ExprId condition) {
  std::vector<std::uint32_t> inputs;
  const Context& seen = plan_->contexts[site_.context];
  for (std::uint32_t i = 0; i < rules_.inputs.size(); ++i) {
    const auto& when = rules_.inputs[i].required_when;
    if (!when || when->formula.nodes.empty() || seen.input_seen(i) != i) continue;
    if (!same_meaning(when->formula, when->formula.root(), formula, condition)) continue;
    // Where other inputs are read in the place of some, the condition may hold though it does not.
    if (!reads_replaced(*required_when_[i], site_.context)) inputs.push_back(i);
  }
  return inputs;
}

}  // namespace aci
