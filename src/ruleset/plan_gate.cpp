// Who is paid at all: the indicators that the gate asks for, and the exemptions that let some be missing.

#include <algorithm>

#include "ruleset/plan_builder.h"

namespace aci {

void PlanBuilder::compile_gate() {
  GateSlots& gate = plan_->gate;
  Program& program = plan_->program;
  const auto number = [&](std::int64_t value) { return program.constant(Rational(value), kNumber); };
  const auto when = [&](SlotId holds, NodeId counts) {
    return program.apply(Op::conditional, kNumber, slot_node(holds), counts, number(0));
  };
  std::vector<SlotId> met;
  if (rules_.gate) {
    for (std::size_t i = 0; i < rules_.indicators.size(); ++i) {
      const auto& classes = rules_.gate->classes;
      if (std::find(classes.begin(), classes.end(), rules_.indicators[i].group_class) == classes.end())
        continue;
      gate.indicators.push_back(i);
      met.push_back(push(when(indicator(i, 0).met, number(1))));
    }
  }
  gate.met = sum_of(met, kNumber);
  // Of the exemptions that hold, the widest counts: they do not add up.
  std::vector<NodeId> missing = {number(0)};
  for (const Exemption& exemption : rules_.exemptions) {
    gate.exemptions.push_back(
        slot(exemption.when, kBoolean, Site{}, std::nullopt, others(exemption, &Exemption::when)));
    NodeId allowed = number(exemption.missing);
    for (const Alternative<Exemption>& each : exemption.alternatives) {
      if (each.element.missing == exemption.missing) continue;
      allowed = alternative(each.reading, allowed, number(each.element.missing));
    }
    missing.push_back(when(gate.exemptions.back(), allowed));
  }
  const NodeId count = number(static_cast<std::int64_t>(met.size()));
  const NodeId left = program.apply(Op::subtract, kNumber, count, fold(Op::maximum, kNumber, missing));
  gate.required = push(program.apply(Op::maximum, kNumber, left, number(0)));
  gate.open = push(program.apply(Op::greater_equal, kBoolean, slot_node(gate.met), slot_node(gate.required)));
}

}  // namespace aci
