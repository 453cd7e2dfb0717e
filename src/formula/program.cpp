#include "formula/program.h"

namespace aci {

const Rational* DatedConstant::on(Date day) const {
  const Rational* found = nullptr;
  for (const Value& value : values) {
    if (value.from <= day) found = &value.value;
  }
  return found;
}

const Rational* DatedConstant::at_beginning_of(int year) const {
  return on(std::chrono::year{year} / std::chrono::January / 1);
}

const Rational* DatedConstant::at(const Rational& operand, Type type) const {
  const auto whole = operand.to_int64();
  if (!whole) return nullptr;
  if (type != kDate) return at_beginning_of(static_cast<int>(*whole));
  const auto day = from_serial(*whole);
  return day ? on(*day) : nullptr;
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
