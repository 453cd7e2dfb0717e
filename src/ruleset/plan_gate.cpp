// Who is paid at all: the indicators that the gate asks for, and the exemptions that let some be missing.

#include <algorithm>

#include "ruleset/plan_builder.h"

namespace aci {

void PlanBuilder::compile_gate() {
  GateSlots& gate = plan_->gate;
  Program& program = plan_->program;
  std::vector<SlotId> met;
  if (rules_.gate) {
    for (std::size_t i = 0; i < rules_.indicators.size(); ++i) {
      const auto& classes = rules_.gate->classes;
      if (std::find(classes.begin(), classes.end(), rules_.indicators[i].group_class) == classes.end())
        continue;
      gate.indicators.push_back(i);
      const NodeId one = program.constant(Rational(1), kNumber);
      const NodeId none = program.constant(Rational(0), kNumber);
      met.push_back(push(program.apply(Op::conditional, kNumber, slot_node(indicator(i, 0).met), one, none)));
    }
  }
  gate.met = sum_of(met, kNumber);
  // Of the exemptions that hold, the widest counts: they do not add up.
  std::vector<NodeId> missing = {program.constant(Rational(0), kNumber)};
  for (const Exemption& exemption : rules_.exemptions) {
    gate.exemptions.push_back(slot(exemption.when, kBoolean, Site{}));
    const NodeId allowed = program.constant(Rational(exemption.missing), kNumber);
    const NodeId none = program.constant(Rational(0), kNumber);
    missing.push_back(
        program.apply(Op::conditional, kNumber, slot_node(gate.exemptions.back()), allowed, none));
  }
  const NodeId count = program.constant(Rational(static_cast<std::int64_t>(met.size())), kNumber);
  gate.required = push(program.apply(
      Op::maximum, kNumber, program.apply(Op::subtract, kNumber, count, fold(Op::maximum, kNumber, missing)),
      program.constant(Rational(0), kNumber)));
  gate.open = push(program.apply(Op::greater_equal, kBoolean, slot_node(gate.met), slot_node(gate.required)));
}

}  // namespace aci
