#include "ruleset/prerequisite_inputs.h"

#include "formula/bounds.h"
#include "ruleset/plan_bounds.h"

namespace aci {
namespace {

/// Every input that some of the slots read, through whatever slots these use.
std::vector<bool> inputs_read(const Plan& plan, const std::vector<SlotId>& slots) {
  const Program& program = plan.program;
  std::vector<bool> inputs(plan.rules->inputs.size(), false);
  std::vector<bool> seen(program.nodes.size(), false);
  std::vector<NodeId> to_visit;
  for (const SlotId slot : slots) to_visit.push_back(program.slots[slot]);
  while (!to_visit.empty()) {
    const NodeId id = to_visit.back();
    to_visit.pop_back();
    if (id == kNoNode || seen[id]) continue;
    seen[id] = true;
    const OpNode& node = program.nodes[id];
    if (node.op == Op::input) inputs[node.index] = true;
    if (node.op == Op::slot) to_visit.push_back(program.slots[node.index]);
    to_visit.insert(to_visit.end(), {node.a, node.b, node.c});
  }
  return inputs;
}

using Names = std::shared_ptr<const ExpressionNames>;

/// Those of the slots that hold for no structure.
std::vector<bool> never_met(const Plan& plan, const Names& names, std::vector<Range> inputs,
                            const std::vector<SlotId>& slots) {
  BoundsAnalysis bounds(plan.program, std::move(inputs), names);
  std::vector<bool> never;
  for (const SlotId slot : slots) {
    const auto range = bounds.range(slot);
    never.push_back(range && range->only_zero());
  }
  return never;
}

}  // namespace

std::vector<std::size_t> prerequisite_inputs(const Plan& plan) {
  std::vector<SlotId> asked;
  for (const std::size_t index : plan.gate.indicators) {
    const auto& requirements = plan.indicator(index).requirements;
    asked.insert(asked.end(), requirements.begin(), requirements.end());
  }
  const std::vector<bool> read = inputs_read(plan, asked);
  const std::vector<Range> stated = input_ranges(*plan.rules);
  std::vector<std::size_t> found;
  Names names;
  std::vector<bool> impossible;  // For everybody: no input is to blame.
  for (std::size_t i = 0; i < stated.size(); ++i) {
    const auto& value = plan.rules->inputs[i].default_value;
    if (!value || !read[i]) continue;
    if (!names) {
      names = std::make_shared<const ExpressionNames>(plan.program, std::vector<SlotId>{plan.gate.open});
      impossible = never_met(plan, names, stated, asked);
    }
    std::vector<Range> left_alone = stated;
    left_alone[i] = Range::constant(*value);
    if (never_met(plan, names, std::move(left_alone), asked) != impossible) found.push_back(i);
  }
  return found;
}

}  // namespace aci
