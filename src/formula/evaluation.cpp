#include "formula/evaluation.h"

#include "base/date.h"

namespace aci {
namespace {

OpResult exact(const std::optional<Rational>& value) {
  return {value, FaultKind::overflow};
}
OpResult truth(bool value) {
  return {Rational(value ? 1 : 0), FaultKind::overflow};
}

OpResult rounded(const Rational& x, const Rational& step, RoundingMode mode) {
  if (step <= Rational(0)) return {std::nullopt, FaultKind::bad_step};
  return exact(round_to(x, step, mode));
}

OpResult date_op(Op op, const Rational& a, const Rational& b, const Rational& c) {
  const auto whole_a = a.to_int64();
  const auto whole_b = b.to_int64();
  const auto whole_c = c.to_int64();
  if (!whole_a || !whole_b || !whole_c) return {std::nullopt, FaultKind::not_whole};
  const auto serial = [](const std::optional<Date>& date) -> OpResult {
    if (!date) return {std::nullopt, FaultKind::no_such_date};
    return {Rational(to_serial(*date)), FaultKind::overflow};
  };
  if (op == Op::make_date) return serial(make_date(*whole_a, *whole_b, *whole_c));
  const auto date = from_serial(*whole_a);
  if (!date) return {std::nullopt, FaultKind::no_such_date};
  switch (op) {
    case Op::year:
      return {Rational(static_cast<int>(date->year())), FaultKind::overflow};
    case Op::add_months:
      return serial(add_months(*date, *whole_b));
    default:  // year_fraction
      if (*whole_b < kFirstYear || *whole_b > kLastYear) return {std::nullopt, FaultKind::no_such_date};
      return {year_fraction(*date, static_cast<int>(*whole_b)), FaultKind::overflow};
  }
}

}  // namespace

const char* fault_code(FaultKind kind) {
  switch (kind) {
    case FaultKind::overflow:
      return "V001";
    case FaultKind::division_by_zero:
      return "V002";
    case FaultKind::no_such_date:
      return "V003";
    case FaultKind::not_whole:
      return "V004";
    case FaultKind::bad_step:
      return "V005";
    case FaultKind::amount_too_large:
      return "V007";
    case FaultKind::no_value_yet:
      return "V006";
  }
  return "V001";
}

OpResult apply_op(Op op, const Rational& a, const Rational& b, const Rational& c) {
  switch (op) {
    case Op::negate:
      return exact(-a);
    case Op::logical_not:
      return truth(a.is_zero());
    case Op::add:
      return exact(add(a, b));
    case Op::subtract:
    case Op::days:
      return exact(op == Op::subtract ? subtract(a, b) : subtract(b, a));
    case Op::multiply:
      return exact(multiply(a, b));
    case Op::divide:
      if (b.is_zero()) return {std::nullopt, FaultKind::division_by_zero};
      return exact(divide(a, b));
    case Op::equal:
      return truth(a == b);
    case Op::not_equal:
      return truth(a != b);
    case Op::less:
      return truth(a < b);
    case Op::less_equal:
      return truth(a <= b);
    case Op::greater:
      return truth(a > b);
    case Op::greater_equal:
      return truth(a >= b);
    case Op::minimum:
      return exact(b < a ? b : a);
    case Op::maximum:
      return exact(b > a ? b : a);
    case Op::floor:
      return rounded(a, b, RoundingMode::floor);
    case Op::ceil:
      return rounded(a, b, RoundingMode::ceil);
    case Op::round:
      return rounded(a, b, RoundingMode::half_up);
    case Op::trunc:
      return rounded(a, b, RoundingMode::trunc);
    default:
      return date_op(op, a, b, c);
  }
}

Evaluation::Evaluation(const Program& program, InputValues inputs, EvaluationObserver* observer)
    : program_(program),
      inputs_(inputs),
      observer_(observer),
      memo_(program.slots.size()),
      read_(inputs.size(), false) {}

const Rational* Evaluation::slot(SlotId id) {
  if (!memo_[id]) {
    auto value = run(program_.slots[id]);
    if (!value) return nullptr;
    memo_[id] = std::move(value);
  }
  return &*memo_[id];
}

bool Evaluation::flag(SlotId id) {
  const Rational* value = slot(id);
  return value != nullptr && !value->is_zero();
}

std::optional<Rational> Evaluation::fail(FaultKind kind, NodeId node) {
  if (!fault_) fault_ = Fault{kind, node};
  return std::nullopt;
}

std::optional<Rational> Evaluation::run(NodeId id) {
  const OpNode& node = program_.nodes[id];
  switch (node.op) {
    case Op::constant:
      return node.value;
    case Op::input:
      read_[node.index] = true;
      return inputs_[node.index];  // Guarded: the compiler lets no absent input through.
    case Op::known:
      read_[node.index] = true;
      return Rational(inputs_[node.index] ? 1 : 0);
    case Op::otherwise:
      read_[node.index] = true;
      return inputs_[node.index] ? inputs_[node.index] : run(node.a);
    case Op::slot: {
      const Rational* value = slot(node.index);
      return value != nullptr ? std::optional(*value) : std::nullopt;
    }
    default:
      break;
  }
  const auto a = run(node.a);
  if (!a) return std::nullopt;
  switch (node.op) {
    case Op::dated: {
      const auto year = a->to_int64();
      const Rational* value = year ? program_.dated[node.index].at(static_cast<int>(*year)) : nullptr;
      return value != nullptr ? std::optional(*value) : fail(FaultKind::no_value_yet, id);
    }
    case Op::logical_and:
      return a->is_zero() ? a : run(node.b);
    case Op::logical_or:
      return a->is_zero() ? run(node.b) : a;
    case Op::conditional:
      if (observer_ != nullptr) observer_->chose(id, !a->is_zero());
      return a->is_zero() ? run(node.c) : run(node.b);
    default:
      break;
  }
  const auto b = node.b == kNoNode ? Rational(0) : run(node.b);
  if (!b) return std::nullopt;
  const auto c = node.c == kNoNode ? Rational(0) : run(node.c);
  if (!c) return std::nullopt;
  if (observer_ != nullptr) observer_->combined(id, *a, *b);
  OpResult result = apply_op(node.op, *a, *b, *c);
  if (!result.value) return fail(result.fault, id);
  return result.value;
}

}  // namespace aci
