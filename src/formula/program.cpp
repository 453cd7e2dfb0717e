#include "formula/program.h"

namespace aci {

const Rational* DatedConstant::at(int year) const {
  const Date first_of_january = std::chrono::year{year} / std::chrono::January / 1;
  const Rational* found = nullptr;
  for (const Value& value : values) {
    if (value.from <= first_of_january) found = &value.value;
  }
  return found;
}

NodeId Program::push(OpNode node) {
  nodes.push_back(std::move(node));
  return static_cast<NodeId>(nodes.size() - 1);
}

SlotId Program::push_slot(NodeId root) {
  slots.push_back(root);
  return static_cast<SlotId>(slots.size() - 1);
}

NodeId Program::constant(const Rational& value, Type type) {
  return push({.type = type, .value = value});
}

NodeId Program::slot_node(SlotId slot) {
  return push({.op = Op::slot, .type = root(slot).type, .index = slot, .place = root(slot).place});
}

NodeId Program::apply(Op op, Type type, NodeId a, NodeId b, NodeId c) {
  return push({.op = op, .type = type, .a = a, .b = b, .c = c, .place = nodes[a].place});
}

}  // namespace aci
