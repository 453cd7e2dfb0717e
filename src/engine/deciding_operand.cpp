#include "engine/deciding_operand.h"

namespace aci {

TakenPath::TakenPath(const Assessment& assessment)
    : program_(assessment.plan->program),
      inputs_(assessment.inputs),
      evaluation_(program_, assessment.inputs.values) {}

std::optional<Rational> TakenPath::value(NodeId id) {
  const OpNode& at = node(id);
  switch (operation(at.op).form) {
    case OpForm::constant:
      return at.value;
    case OpForm::input:
      return inputs_.values[at.index];
    case OpForm::known:
      return Rational(inputs_.values[at.index] ? 1 : 0);
    case OpForm::otherwise:
      return inputs_.values[at.index] ? inputs_.values[at.index] : value(at.a);
    case OpForm::alternative:
      return value(at.a);
    case OpForm::slot: {
      const Rational* const found = evaluation_.slot(at.index);
      return found != nullptr ? std::optional(*found) : std::nullopt;
    }
    case OpForm::dated:
      return std::nullopt;
    case OpForm::lazy: {
      const auto first = value(at.a);
      if (!first) return std::nullopt;
      const NodeId next = branch(at, !first->is_zero());
      return next == kNoNode ? first : value(next);
    }
    case OpForm::plain:
      break;
  }
  const auto operand = [&](NodeId each) { return each == kNoNode ? Rational(0) : value(each); };
  const auto a = operand(at.a);
  const auto b = operand(at.b);
  const auto c = operand(at.c);
  return a && b && c ? apply_op(at.op, *a, *b, *c).value : std::nullopt;
}

std::optional<NodeId> TakenPath::step_of_plain(const OpNode& at) {
  if (is_assertion(at.op) || at.op == Op::trunc || at.op == Op::round) return at.a;
  const bool least = at.op == Op::minimum;
  if (!least && at.op != Op::maximum && at.op != Op::multiply) return std::nullopt;
  const auto a = value(at.a);
  const auto b = value(at.b);
  if (!a || !b) return std::nullopt;
  if (at.op != Op::multiply) return (*a < *b) == least ? at.a : at.b;
  if (*a == Rational(1)) return at.b;
  return *b == Rational(1) ? std::optional(at.a) : std::nullopt;
}

std::optional<NodeId> TakenPath::step(NodeId id) {
  const OpNode& at = node(id);
  switch (operation(at.op).form) {
    case OpForm::slot:
      return root(at.index);
    case OpForm::alternative:
      return at.a;
    case OpForm::otherwise:
      return inputs_.values[at.index] ? std::nullopt : std::optional(at.a);
    case OpForm::lazy: {
      const auto first = value(at.a);
      const NodeId next = first ? branch(at, !first->is_zero()) : kNoNode;
      return next == kNoNode ? std::nullopt : std::optional(next);
    }
    case OpForm::plain:
      return step_of_plain(at);
    case OpForm::constant:
    case OpForm::input:
    case OpForm::known:
    case OpForm::dated:
      break;
  }
  return std::nullopt;
}

NodeId TakenPath::decider(NodeId id) {
  while (const auto next = step(id)) id = *next;
  return id;
}

}  // namespace aci
