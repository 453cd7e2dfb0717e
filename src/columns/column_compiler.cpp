#include "columns/column_compiler.h"

// Tested in tests/unit/columns_agree_test.cpp and tests/unit/column_dump_test.cpp.

#include <algorithm>

#include "base/date.h"
#include "formula/operations.h"

namespace aci {

const ColumnCompiler::Held& ColumnCompiler::held(NodeId id) {
  if (!held_[id]) {
    Held value = compute(id);
    value.range = &reduction_.nodes()[id].range;
    held_[id] = std::move(value);
  }
  return *held_[id];
}

ColumnCompiler::Held ColumnCompiler::compute(NodeId id) {
  using Compile = Held (ColumnCompiler::*)(const ReducedNode& node);
  struct Row {
    Op op;
    Compile compile;
  };
  using C = ColumnCompiler;
  // Whatever is not here is computed with Rationals, as always right and never fast.
  static constexpr Row kRows[] = {
      {Op::constant, &C::plain_constant},
      {Op::input, &C::column},
      {Op::known, &C::column},
      {Op::negate, &C::negation},
      {Op::logical_not, &C::logical},
      {Op::add, &C::sum},
      {Op::subtract, &C::sum},
      {Op::multiply, &C::product},
      {Op::divide, &C::ratio},
      {Op::equal, &C::comparison},
      {Op::not_equal, &C::comparison},
      {Op::less, &C::comparison},
      {Op::less_equal, &C::comparison},
      {Op::greater, &C::comparison},
      {Op::greater_equal, &C::comparison},
      {Op::logical_and, &C::logical},
      {Op::logical_or, &C::logical},
      {Op::conditional, &C::choice},
      {Op::minimum, &C::extremum},
      {Op::maximum, &C::extremum},
      {Op::floor, &C::rounded},
      {Op::ceil, &C::rounded},
      {Op::round, &C::rounded},
      {Op::trunc, &C::rounded},
      {Op::year, &C::calendar},
      {Op::days, &C::sum},
      {Op::year_fraction, &C::calendar},
      {Op::add_months, &C::calendar},
  };
  const ReducedNode& node = reduction_.nodes()[id];
  const auto* const row =
      std::find_if(std::begin(kRows), std::end(kRows), [&](const Row& each) { return each.op == node.op; });
  // What no Rational is sure to hold, no integers hold either.
  const bool wide = operation(node.op).form == OpForm::plain && !node.range.fits();
  return wide || row == std::end(kRows) ? fallback(node) : (this->*row->compile)(node);
}

ColumnCompiler::Held ColumnCompiler::plain_constant(const ReducedNode& node) {
  Held value;
  value.constant = node.value;
  value.width = node.type.kind == Kind::boolean ? Width::flag : Width::narrow;
  if (value.width == Width::flag) value.number = constant(node.value, Width::flag);
  return value;
}

ColumnCompiler::Held ColumnCompiler::column(const ReducedNode& node) {
  const bool known = node.op == Op::known;
  const auto holds = known ? ColumnRegister::Holds::given : ColumnRegister::Holds::values;
  const Width width = known ? Width::flag : Width::narrow;
  const auto next = static_cast<RegisterId>(code_.registers.size());
  const auto [found, is_new] = columns_.emplace(std::make_tuple(holds, node.index), next);
  if (is_new) code_.registers.push_back({width, holds, node.index, Rational(0), 0});
  if (!known && node.type.kind == Kind::boolean) {
    ColumnInstruction code;
    code.kernel = narrow_to_flag;
    code.a = found->second;
    return whole(emit(std::move(code), Width::flag), Width::flag);
  }
  Held value = whole(found->second, width);
  if (!known) value.unit = inputs_[node.index].unit;
  return value;
}

ColumnCompiler::Held ColumnCompiler::negation(const ReducedNode& node) {
  Held value = held(node.a);
  if (!is_integer(value) || value.constant) return fallback(node);
  value.number = arithmetic(Op::subtract, value.width, constant(Rational(0), value.width), value.number);
  return value;
}

ColumnCompiler::Held ColumnCompiler::sum(const ReducedNode& node) {
  const bool days = node.op == Op::days;  // From a to b.
  const auto terms = aligned(held(days ? node.b : node.a), held(days ? node.a : node.b));
  const auto result =
      terms ? width_for(most_units(node.range, terms->unit, terms->divisor_most)) : std::nullopt;
  if (!result) return fallback(node);
  Held value;
  value.width = std::max(*result, terms->width);
  value.number = arithmetic(days ? Op::subtract : node.op, value.width, terms->numbers[0], terms->numbers[1]);
  value.divisor = terms->divisor;
  value.divisor_most = terms->divisor_most;
  value.unit = terms->unit;
  return value;
}

ColumnCompiler::Held ColumnCompiler::product(const ReducedNode& node) {
  Held a = held(node.a);
  Held b = held(node.b);
  if (!is_integer(a) || !is_integer(b)) return fallback(node);
  if (a.constant) std::swap(a, b);
  Held value;
  if (b.constant) {  // Nothing to compute: the integers count another unit.
    value = a;
    const auto unit = multiply(a.unit, b.constant->is_negative() ? -*b.constant : *b.constant);
    if (!unit || unit->is_zero()) return fallback(node);
    value.unit = *unit;
    if (b.constant->is_negative()) {
      value.number = arithmetic(Op::subtract, a.width, constant(Rational(0), a.width), a.number);
    }
    return value;
  }
  const auto unit = multiply(a.unit, b.unit);
  const UInt256 divisor_most = aci::product(a.divisor_most, b.divisor_most);
  if (!unit || divisor_most.high != 0 || divisor_most.low > kNarrowMost) return fallback(node);
  value.unit = *unit;
  value.divisor_most = divisor_most.low;
  const auto width = width_for(most_units(node.range, value.unit, value.divisor_most));
  if (!width) return fallback(node);
  if (a.divisor != kNoRegister && b.divisor != kNoRegister) {
    value.divisor = arithmetic(Op::multiply, Width::narrow, a.divisor, b.divisor);
  } else {
    value.divisor = a.divisor != kNoRegister ? a.divisor : b.divisor;
  }
  value.width = std::max({*width, a.width, b.width});
  value.number = arithmetic(Op::multiply, value.width, a.number, b.number);
  return value;
}

ColumnCompiler::Held ColumnCompiler::ratio(const ReducedNode& node) {
  const Held a = held(node.a);
  const Held b = held(node.b);
  if (!is_integer(a) || !is_integer(b)) return fallback(node);
  Held value = a;
  if (b.constant) {
    const auto unit = divide(a.constant ? Rational(1) : a.unit, *b.constant);
    if (!unit || b.constant->is_negative() || a.constant) return fallback(node);
    value.unit = *unit;
    return value;
  }
  // a / (n × unit / d) = a × d / n / unit: n becomes a divisor, which must stay above 0.
  const bool positive = b.range->lo && !b.range->lo->is_negative();
  if (!positive || b.width != Width::narrow) return fallback(node);
  const UInt256 divisor_most = aci::product(a.divisor_most, most_units(*b.range, b.unit, b.divisor_most));
  const auto unit = divide(a.constant ? Rational(1) : a.unit, b.unit);
  if (!unit || divisor_most.high != 0 || divisor_most.low > kNarrowMost) return fallback(node);
  value.constant.reset();
  value.unit = *unit;
  if (a.constant) {
    const auto scale = divide(*a.constant, Rational(a.constant->is_negative() ? -1 : 1));
    const auto scaled_unit = scale && !scale->is_zero() ? multiply(*unit, *scale) : unit;
    if (!scaled_unit) return fallback(node);
    value.unit = *scaled_unit;
    const int sign = a.constant->is_zero() ? 0 : a.constant->is_negative() ? -1 : 1;
    value.number = constant(Rational(sign), Width::narrow);
    value.width = Width::narrow;
  }
  value.divisor_most = divisor_most.low;
  const auto width = width_for(most_units(node.range, value.unit, value.divisor_most));
  if (!width) return fallback(node);
  value.width = std::max(*width, value.width);
  if (b.divisor != kNoRegister) {
    value.number = arithmetic(Op::multiply, value.width, b.divisor, value.number);
  }
  RegisterId below = b.number;
  if (b.range->may_be_zero()) {
    ColumnInstruction check;
    check.kernel = check_positive;
    check.a = b.number;
    below = emit(std::move(check), Width::narrow);
  }
  value.divisor =
      a.divisor == kNoRegister ? below : arithmetic(Op::multiply, Width::narrow, a.divisor, below);
  value.number = widened(value.number, value.width);
  return value;
}

ColumnCompiler::Held ColumnCompiler::extremum(const ReducedNode& node) {
  const auto both = aligned(held(node.a), held(node.b));
  if (!both) return fallback(node);
  Held value;
  value.width = both->width;
  value.number = arithmetic(node.op, both->width, both->numbers[0], both->numbers[1]);
  value.divisor = both->divisor;
  value.divisor_most = both->divisor_most;
  value.unit = both->unit;
  return value;
}

ColumnCompiler::Held ColumnCompiler::rounded(const ReducedNode& node) {
  const Held& step = held(node.b);
  const auto value = step.constant ? in_steps(held(node.a), *step.constant, node.op) : std::nullopt;
  return value ? *value : fallback(node);
}

ColumnCompiler::Held ColumnCompiler::choice(const ReducedNode& node) {
  ColumnInstruction code;
  code.op = node.op;
  code.a = flag(node.a);
  Held value;
  if (node.type.kind == Kind::boolean) {
    value.width = Width::flag;
    code.b = flag(node.b);
    code.c = flag(node.c);
  } else if (const auto both = aligned(held(node.b), held(node.c))) {
    value.width = both->width;
    value.divisor = both->divisor;
    value.divisor_most = both->divisor_most;
    value.unit = both->unit;
    code.b = both->numbers[0];
    code.c = both->numbers[1];
  } else {
    value.width = Width::fraction;
    code.b = fraction(node.b);
    code.c = fraction(node.c);
  }
  code.kernel = choice_kernel(value.width, {is_constant(code.b), is_constant(code.c)});
  const Width width = value.width;
  value.number = emit(std::move(code), width);
  return value;
}

ColumnCompiler::Held ColumnCompiler::comparison(const ReducedNode& node) {
  const auto both = aligned(held(node.a), held(node.b));
  if (!both) return fallback(node);
  ColumnInstruction code;
  code.op = node.op;
  code.kernel =
      integer_kernel(node.op, both->width, {is_constant(both->numbers[0]), is_constant(both->numbers[1])});
  code.a = both->numbers[0];
  code.b = both->numbers[1];
  return whole(emit(std::move(code), Width::flag), Width::flag);
}

ColumnCompiler::Held ColumnCompiler::logical(const ReducedNode& node) {
  ColumnInstruction code;
  code.op = node.op;
  code.kernel = integer_kernel(node.op, Width::flag, {});
  code.a = flag(node.a);
  code.b = node.b == kNoNode ? code.a : flag(node.b);
  return whole(emit(std::move(code), Width::flag), Width::flag);
}

ColumnCompiler::Held ColumnCompiler::calendar(const ReducedNode& node) {
  const Held& date = held(node.a);
  const auto whole_constant = [&](NodeId id) -> std::optional<std::int64_t> {
    const ReducedNode& argument = reduction_.nodes()[id];
    return argument.op == Op::constant ? argument.value.to_int64() : std::nullopt;
  };
  const auto argument = node.op == Op::year ? std::optional<std::int64_t>(0) : whole_constant(node.b);
  if (!is_plain_date(date) || !argument) return fallback(node);
  if (node.op == Op::year_fraction && node.may_fail) return fallback(node);
  ColumnInstruction code;
  code.op = node.op;
  code.a = date.number;
  code.low = *argument;
  code.kernel = node.op == Op::year         ? year_of_date
                : node.op == Op::add_months ? months_later
                                            : days_left_in_year;
  Held value = whole(emit(std::move(code), Width::narrow));
  if (node.op == Op::year_fraction)
    value.unit = *Rational::make(1, days_in_year(static_cast<int>(*argument)));
  return value;
}

}  // namespace aci
