#include "formula/program.h"

// Tested in tests/unit/plan_dump_test.cpp.

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
  OpNode node;
  node.type = type;
  node.value = value;
  return push(std::move(node));
}

NodeId Program::slot_node(SlotId slot) {
  OpNode node;
  node.op = Op::slot;
  node.type = root(slot).type;
  node.index = slot;
  node.place = root(slot).place;
  return push(std::move(node));
}

NodeId Program::apply(Op op, Type type, NodeId a, NodeId b, NodeId c) {
  OpNode node;
  node.op = op;
  node.type = type;
  node.a = a;
  node.b = b;
  node.c = c;
  node.place = nodes[a].place;
  return push(std::move(node));
}

}  // namespace aci
