#include "columns/reduced_program.h"

#include "base/date.h"
#include "formula/evaluation.h"

namespace aci {
namespace {

Range every_date() {
  return Range::between(Rational(to_serial(*make_date(kFirstYear, 1, 1))),
                        Rational(to_serial(*make_date(kLastYear, 12, 31))), Rational(1));
}

int year_of(const Rational& date) {
  const auto whole = date.to_int64();
  const auto found = whole ? from_serial(*whole) : std::nullopt;
  return found ? static_cast<int>(found->year()) : 0;
}

bool within(const Range& range, const Range& limits) {
  return range.lo && range.hi && *range.lo >= *limits.lo && *range.hi <= *limits.hi;
}

bool is_commutative(Op op) {
  return op == Op::add || op == Op::multiply || op == Op::equal || op == Op::not_equal || op == Op::minimum ||
         op == Op::maximum || op == Op::logical_and || op == Op::logical_or;
}

RoundingMode mode_of(Op op) {
  return op == Op::floor   ? RoundingMode::floor
         : op == Op::ceil  ? RoundingMode::ceil
         : op == Op::round ? RoundingMode::half_up
                           : RoundingMode::trunc;
}

}  // namespace

ReducedProgram::ReducedProgram(const Program& program, std::span<const ColumnInput> inputs)
    : program_(program), inputs_(inputs), slots_(program.slots.size()) {}

std::size_t ReducedProgram::KeyHash::operator()(const Key& key) const {
  std::size_t hash = static_cast<std::size_t>(key.op);
  const auto mix = [&](std::uint64_t value) { hash = (hash ^ value) * 0x9E3779B97F4A7C15U + (hash >> 29U); };
  mix(key.a);
  mix(key.b);
  mix(key.c);
  mix(key.index);
  mix(static_cast<std::uint64_t>(key.value.num()));
  mix(static_cast<std::uint64_t>(key.value.den()));
  return hash;
}

std::optional<NodeId> ReducedProgram::slot(SlotId id) {
  if (!slots_[id]) slots_[id] = reduce(program_.slots[id]);
  return slots_[id];
}

NodeId ReducedProgram::intern(ReducedNode node) {
  const Key key{node.op, node.a, node.b, node.c, node.index, node.value, node.type};
  const auto next = static_cast<NodeId>(nodes_.size());
  const auto [found, is_new] = known_.emplace(key, next);
  if (!is_new) return found->second;
  node.range = range_of(node);
  node.may_fail = may_fail(node);
  nodes_.push_back(std::move(node));
  return next;
}

NodeId ReducedProgram::constant(const Rational& value, Type type) {
  ReducedNode node;
  node.type = type;
  node.value = value;
  return intern(std::move(node));
}

ReducedProgram::Result ReducedProgram::reduce(NodeId id) {
  const OpNode& node = program_.nodes[id];
  switch (node.op) {
    case Op::constant:
      return constant(node.value, node.type);
    case Op::slot:
      return slot(node.index);
    case Op::input:
    case Op::known:
    case Op::otherwise:
      return reduce_input(node);
    default:
      break;
  }
  const Result a = reduce(node.a);
  if (!a) return std::nullopt;
  if (node.op == Op::dated) return reduce_dated(node, *a);
  if (node.op == Op::logical_and || node.op == Op::logical_or || node.op == Op::conditional) {
    return reduce_lazy(node, *a);
  }
  const Result b = node.b == kNoNode ? Result(kNoNode) : reduce(node.b);
  const Result c = node.c == kNoNode ? Result(kNoNode) : reduce(node.c);
  if (!b || !c) return std::nullopt;
  return operation(node.op, node.type, *a, *b, *c);
}

ReducedProgram::Result ReducedProgram::reduce_input(const OpNode& node) {
  const ColumnInput& input = inputs_[node.index];
  const auto column = [&](Op op, Type type) {
    ReducedNode read;
    read.op = op;
    read.type = type;
    read.index = input.column;
    return intern(std::move(read));
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

ReducedProgram::Result ReducedProgram::reduce_lazy(const OpNode& node, NodeId a) {
  const bool settled = is_constant(a);
  const bool holds = settled && !at(a).value.is_zero();
  if (node.op == Op::conditional) {
    if (settled) return reduce(holds ? node.b : node.c);
    const Result when = reduce(node.b);
    const Result unless = reduce(node.c);
    if (!when || !unless) return std::nullopt;
    return choose(node.type, a, *when, *unless);
  }
  const bool decides = settled && holds == (node.op == Op::logical_or);
  if (decides) return a;
  const Result b = reduce(node.b);
  if (!b || settled) return b;
  return operation(node.op, node.type, a, *b, kNoNode);
}

ReducedProgram::Result ReducedProgram::reduce_dated(const OpNode& node, NodeId year) {
  const auto whole = is_constant(year) ? at(year).value.to_int64() : std::nullopt;
  const Rational* value = whole ? program_.dated[node.index].at(static_cast<int>(*whole)) : nullptr;
  return value != nullptr ? Result(constant(*value, node.type)) : std::nullopt;
}

ReducedProgram::Result ReducedProgram::choose(Type type, NodeId condition, NodeId when, NodeId unless) {
  if (is_constant(condition)) return at(condition).value.is_zero() ? unless : when;
  if (when == unless) return when;
  if (type == kBoolean && is_value(when, 1) && is_value(unless, 0)) return condition;
  ReducedNode node;
  node.op = Op::conditional;
  node.type = type;
  node.a = condition;
  node.b = when;
  node.c = unless;
  return intern(std::move(node));
}

ReducedProgram::Result ReducedProgram::operation(Op op, Type type, NodeId a, NodeId b, NodeId c) {
  const auto value = [&](NodeId id) { return id == kNoNode ? Rational(0) : at(id).value; };
  const auto constant_or_none = [&](NodeId id) { return id == kNoNode || is_constant(id); };
  if (is_constant(a) && constant_or_none(b) && constant_or_none(c) && op != Op::logical_and &&
      op != Op::logical_or) {
    const OpResult result = apply_op(op, value(a), value(b), value(c));
    return result.value ? Result(constant(*result.value, type)) : std::nullopt;
  }
  if (is_commutative(op) && (is_constant(a) || (a > b && !is_constant(b)))) std::swap(a, b);
  if (const auto truth = settled(op, a, b)) return constant(Rational(*truth ? 1 : 0), kBoolean);
  if (const Result same = simpler(op, type, a, b)) return same;
  ReducedNode node;
  node.op = op;
  node.type = type;
  node.a = a;
  node.b = b;
  node.c = c;
  return intern(std::move(node));
}

ReducedProgram::Result ReducedProgram::simpler(Op op, Type type, NodeId a, NodeId b) {
  const auto below = [&](NodeId x, NodeId y) {
    return at(x).range.hi && at(y).range.lo && *at(x).range.hi <= *at(y).range.lo;
  };
  switch (op) {
    case Op::add:
    case Op::subtract:
      if (is_value(b, 0)) return a;
      break;
    case Op::multiply:
      if (is_value(b, 0)) return constant(Rational(0), type);
      [[fallthrough]];
    case Op::divide:
      if (is_value(b, 1) && at(a).type.kind == type.kind) return a;
      break;
    case Op::logical_and:
      if (a == b || is_value(b, 1)) return a;
      if (is_value(b, 0)) return b;
      break;
    case Op::logical_or:
      if (a == b || is_value(b, 0)) return a;
      if (is_value(b, 1)) return b;
      break;
    case Op::logical_not:
      if (at(a).op == Op::logical_not) return at(a).a;
      break;
    case Op::minimum:
      if (a == b || below(a, b)) return a;
      if (below(b, a)) return b;
      break;
    case Op::maximum:
      if (a == b || below(b, a)) return a;
      if (below(a, b)) return b;
      break;
    default:
      break;
  }
  return std::nullopt;
}

std::optional<bool> ReducedProgram::settled(Op op, NodeId a, NodeId b) const {
  if (op < Op::equal || op > Op::greater_equal) return std::nullopt;
  const Range& x = at(a).range;
  const Range& y = at(b).range;
  const bool less = x.hi && y.lo && *x.hi < *y.lo;
  const bool greater = x.lo && y.hi && *x.lo > *y.hi;
  const bool at_most = a == b || (x.hi && y.lo && *x.hi <= *y.lo);
  const bool at_least = a == b || (x.lo && y.hi && *x.lo >= *y.hi);
  const auto decide = [](bool yes, bool no) {
    return yes ? std::optional(true) : no ? std::optional(false) : std::nullopt;
  };
  switch (op) {
    case Op::less:
      return decide(less, at_least);
    case Op::less_equal:
      return decide(at_most, greater);
    case Op::greater:
      return decide(greater, at_most);
    case Op::greater_equal:
      return decide(at_least, less);
    case Op::equal:
      return decide(a == b, less || greater);
    default:
      return decide(less || greater, a == b);
  }
}

Range ReducedProgram::range_of(const ReducedNode& node) const {
  const auto range = [&](NodeId id) -> const Range& { return at(id).range; };
  switch (node.op) {
    case Op::constant:
      return Range::constant(node.value);
    case Op::input:
      return inputs_[node.index].range;
    case Op::conditional:
      return either(range(node.b), range(node.c));
    case Op::negate:
      return negated(range(node.a));
    case Op::add:
      return sum(range(node.a), range(node.b));
    case Op::subtract:
      return sum(range(node.a), negated(range(node.b)));
    case Op::days:
      return sum(range(node.b), negated(range(node.a)));
    case Op::multiply:
      return product(range(node.a), range(node.b));
    case Op::divide: {
      Range divisor = range(node.b);
      divisor.nonzero = true;
      return quotient(range(node.a), divisor, static_cast<std::uint32_t>(nodes_.size()));
    }
    case Op::minimum:
      return smaller(range(node.a), range(node.b));
    case Op::maximum:
      return larger(range(node.a), range(node.b));
    case Op::floor:
    case Op::ceil:
    case Op::round:
    case Op::trunc:
      return rounded(range(node.a), range(node.b), mode_of(node.op));
    case Op::make_date:
    case Op::add_months:
      return every_date();
    case Op::year:
      return Range::between(Rational(range(node.a).lo ? year_of(*range(node.a).lo) : kFirstYear),
                            Rational(range(node.a).hi ? year_of(*range(node.a).hi) : kLastYear), Rational(1));
    case Op::year_fraction:
      return Range::between(Rational(0), Rational(1), Rational::make(1, std::int64_t{365} * 366));
    default:
      return Range::truth();
  }
}

bool ReducedProgram::may_fail(const ReducedNode& node) const {
  switch (node.op) {
    case Op::add:
    case Op::subtract:
    case Op::days:
    case Op::multiply:
      return !node.range.fits();
    case Op::divide:
      return !node.range.fits() || at(node.b).range.may_be_zero();
    case Op::floor:
    case Op::ceil:
    case Op::round:
    case Op::trunc:
      return !node.range.fits() || !at(node.b).range.lo || *at(node.b).range.lo <= Rational(0);
    case Op::year:
      return !within(at(node.a).range, every_date());
    case Op::year_fraction:
      return !within(at(node.a).range, every_date()) || !is_constant(node.b);
    case Op::make_date:
    case Op::add_months:
      return true;
    default:
      return false;
  }
}

}  // namespace aci
