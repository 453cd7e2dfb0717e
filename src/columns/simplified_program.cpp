#include "columns/simplified_program.h"

#include "formula/operators_and_functions.h"

namespace aci {

SimplifiedProgram::SimplifiedProgram(const Program& program, std::span<const ColumnInput> inputs)
    : program_(program), inputs_(inputs), slots_(program.slots.size()) {}

std::optional<NodeId> SimplifiedProgram::slot(SlotId id) {
  if (!slots_[id]) slots_[id] = reduce(program_.slots[id]);
  return slots_[id];
}

NodeId SimplifiedProgram::intern(SimplifiedNode node) {
  const Key key{node.op, node.a, node.b, node.c, node.index, node.type, node.value};
  if (const auto found = known_.find(key); found != known_.end()) return found->second;
  judge(node);
  auto id = static_cast<NodeId>(nodes_.size());
  if (operation(node.op).form == OpForm::plain && !node.may_fail && node.range.is_constant()) {
    id = constant(*node.range.lo, node.type);
  } else {
    nodes_.push_back(std::move(node));
  }
  known_.emplace(key, id);
  return id;
}

NodeId SimplifiedProgram::constant(const Rational& value, Type type) {
  return intern({.type = type, .value = value});
}

SimplifiedProgram::Result SimplifiedProgram::reduce(NodeId id) {
  const OpNode& node = program_.nodes[id];
  const OpForm form = operation(node.op).form;
  switch (form) {
    case OpForm::constant:
      return constant(node.value, node.type);
    case OpForm::slot:
      return slot(node.index);
    case OpForm::input:
    case OpForm::known:
    case OpForm::otherwise:
      return reduce_input(node);
    case OpForm::alternative:
      return reduce(node.a);
    case OpForm::dated:
    case OpForm::lazy:
    case OpForm::plain:
      break;
  }
  const Result a = reduce(node.a);
  if (!a) return std::nullopt;
  if (form == OpForm::dated) return reduce_dated(node, *a);
  if (form == OpForm::lazy) return reduce_lazy(node, *a);
  const Result b = node.b == kNoNode ? Result(kNoNode) : reduce(node.b);
  const Result c = node.c == kNoNode ? Result(kNoNode) : reduce(node.c);
  if (!b || !c) return std::nullopt;
  return apply(node.op, node.type, *a, *b, *c);
}

SimplifiedProgram::Result SimplifiedProgram::reduce_input(const OpNode& node) {
  const ColumnInput& input = inputs_[node.index];
  const auto column = [&](Op op, Type type) {
    return intern({.op = op, .type = type, .index = input.column});
  };
  const auto value = [&]() -> NodeId {
    if (input.constant) return constant(*input.constant, node.type);
    // Guarded: no row goes on with the value of an input that it does not give.
    return input.absent ? constant(Rational(0), node.type) : column(Op::input, node.type);
  };
  const auto known = [&]() -> NodeId {
    if (input.may_be_absent) return column(Op::known, kBoolean);
    return constant(Rational(input.absent ? 0 : 1), kBoolean);
  };
  if (node.op == Op::input) return value();
  if (node.op == Op::known) return known();
  const NodeId given = known();
  if (is_value(given, 1)) return value();
  const Result otherwise = reduce(node.a);
  if (!otherwise || is_value(given, 0)) return otherwise;
  return choose(node.type, given, value(), *otherwise);
}

SimplifiedProgram::Result SimplifiedProgram::reduce_lazy(const OpNode& node, NodeId a) {
  if (is_constant(a)) {
    const NodeId next = branch(node, !at(a).value.is_zero());
    return next == kNoNode ? a : reduce(next);
  }
  const Result b = reduce(node.b);
  const Result c = node.c == kNoNode ? Result(kNoNode) : reduce(node.c);
  if (!b || !c) return std::nullopt;
  return node.op == Op::conditional ? choose(node.type, a, *b, *c)
                                    : apply(node.op, node.type, a, *b, kNoNode);
}

/// Rows whose day lies outside the year are in doubt already: only what changes within it is asked of each.
SimplifiedProgram::Result SimplifiedProgram::reduce_dated(const OpNode& node, NodeId when) {
  const DatedConstant& dated = program_.dated[node.index];
  if (is_constant(when)) {
    const Rational* value = dated.at(at(when).value, at(when).type);
    return value != nullptr ? Result(constant(*value, node.type)) : std::nullopt;
  }
  const Result year = node.b == kNoNode ? std::nullopt : reduce(node.b);
  const auto whole = year && is_constant(*year) ? at(*year).value.to_int64() : std::nullopt;
  if (!whole) return std::nullopt;
  const Rational* first = dated.at_beginning_of(static_cast<int>(*whole));
  if (first == nullptr) return std::nullopt;
  Result value = constant(*first, node.type);
  for (const DatedConstant::Value& later : dated.values) {
    const bool within =
        static_cast<int>(later.from.year()) == *whole && later.from != later.from.year() / 1 / 1;
    if (!within) continue;
    const Result reached =
        apply(Op::greater_equal, kBoolean, when, constant(Rational(to_serial(later.from)), kDate), kNoNode);
    if (!reached) return std::nullopt;
    value = choose(node.type, *reached, constant(later.value, node.type), *value);
  }
  return value;
}

SimplifiedProgram::Result SimplifiedProgram::choose(Type type, NodeId condition, NodeId when, NodeId unless) {
  if (is_constant(condition)) return at(condition).value.is_zero() ? unless : when;
  if (when == unless) return when;
  if (type == kBoolean && is_value(when, 1) && is_value(unless, 0)) return condition;
  return intern({.op = Op::conditional, .type = type, .a = condition, .b = when, .c = unless});
}

SimplifiedProgram::Result SimplifiedProgram::apply(Op op, Type type, NodeId a, NodeId b, NodeId c) {
  const auto value = [&](NodeId id) { return id == kNoNode ? Rational(0) : at(id).value; };
  const auto constant_or_none = [&](NodeId id) { return id == kNoNode || is_constant(id); };
  if (is_constant(a) && constant_or_none(b) && constant_or_none(c)) {
    const OpResult result = apply_op(op, value(a), value(b), value(c));
    return result.value ? Result(constant(*result.value, type)) : std::nullopt;
  }
  if (operation(op).commutative && (is_constant(a) || (a > b && !is_constant(b)))) std::swap(a, b);
  if (const Result same = simpler(op, type, a, b)) return same;
  return intern({.op = op, .type = type, .a = a, .b = b, .c = c});
}

SimplifiedProgram::Result SimplifiedProgram::simpler(Op op, Type type, NodeId a, NodeId b) {
  const auto below = [&](NodeId x, NodeId y) {
    return at(x).range.hi && at(y).range.lo && *at(x).range.hi <= *at(y).range.lo;
  };
  if ((op == Op::add || op == Op::subtract) && is_value(b, 0)) return a;
  if (op == Op::multiply && is_value(b, 0)) return constant(Rational(0), type);
  if ((op == Op::multiply || op == Op::divide) && is_value(b, 1) && at(a).type.kind == type.kind) return a;
  if (is_assertion(op)) {
    const Range& range = at(a).range;
    const RangeOperands of{range, range, range, kNoNode, {}};
    return operation(op).may_fail(of, range) ? Result() : Result(a);
  }
  if (op == Op::logical_not && at(a).op == Op::logical_not) return at(a).a;
  if (op == Op::logical_and || op == Op::logical_or) {
    const int neutral = op == Op::logical_and ? 1 : 0;
    if (a == b || is_value(b, neutral)) return a;
    if (is_value(b, 1 - neutral)) return b;
  }
  if (op == Op::minimum || op == Op::maximum) {
    if (a == b || (op == Op::minimum ? below(a, b) : below(b, a))) return a;
    if (op == Op::minimum ? below(b, a) : below(a, b)) return b;
  }
  return std::nullopt;
}

/// What the ranges of its operands say of it.
void SimplifiedProgram::judge(SimplifiedNode& node) const {
  const Operation& row = operation(node.op);
  if (row.form != OpForm::plain) {
    node.range = node.op == Op::constant      ? Range::constant(node.value)
                 : node.op == Op::input       ? inputs_[node.index].range
                 : node.op == Op::conditional ? either(at(node.b).range, at(node.c).range)
                                              : Range::truth();
    return;
  }
  static const Range kNone = Range::constant(Rational(0));
  const auto range = [&](NodeId id) -> const Range& { return id == kNoNode ? kNone : at(id).range; };
  Order order;
  order.same = node.a == node.b;
  const RangeOperands of{range(node.a), range(node.b), range(node.c), node.b, order};
  const auto found = row.range(of);
  node.range = found.value_or(Range::anything(node.type));
  node.may_fail = !found || (row.may_fail != nullptr && row.may_fail(of, node.range));
}

}  // namespace aci
