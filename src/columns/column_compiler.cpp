#include "columns/column_compiler.h"

#include <algorithm>
#include <initializer_list>

#include "base/date.h"
#include "formula/operators_and_functions.h"

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
  using Compile = Held (ColumnCompiler::*)(const SimplifiedNode& node);
  struct Row {
    Compile compile;
    std::initializer_list<Op> of;
  };
  using C = ColumnCompiler;
  // Whatever is not here is computed with Rationals, as always right and never fast.
  static constexpr Row kRows[] = {
      {&C::plain_constant, {Op::constant}},
      {&C::column, {Op::input, Op::known}},
      {&C::negation, {Op::negate}},
      {&C::logical, {Op::logical_not, Op::logical_and, Op::logical_or}},
      {&C::combination, {Op::add, Op::subtract, Op::days, Op::minimum, Op::maximum}},
      {&C::product, {Op::multiply}},
      {&C::ratio, {Op::divide}},
      {&C::choice, {Op::conditional}},
      {&C::rounded, {Op::floor, Op::ceil, Op::round, Op::trunc}},
      {&C::calendar, {Op::year, Op::year_fraction, Op::add_months}},
  };
  const SimplifiedNode& node = reduction_.nodes()[id];
  const auto* const row = std::find_if(std::begin(kRows), std::end(kRows), [&](const Row& each) {
    return std::find(each.of.begin(), each.of.end(), node.op) != each.of.end();
  });
  // What no Rational is sure to hold, no integers hold either.
  const bool wide = operation(node.op).form == OpForm::plain && !node.range.fits();
  if (!wide && is_comparison(node.op)) return comparison(node);
  return wide || row == std::end(kRows) ? fallback(node) : (this->*row->compile)(node);
}

ColumnCompiler::Held ColumnCompiler::plain_constant(const SimplifiedNode& node) {
  Held value;
  value.constant = node.value;
  value.width = node.type.kind == Kind::boolean ? Width::flag : Width::narrow;
  if (value.width == Width::flag) value.number = constant(node.value, Width::flag);
  return value;
}

ColumnCompiler::Held ColumnCompiler::column(const SimplifiedNode& node) {
  const bool known = node.op == Op::known;
  const auto holds = known ? ColumnRegister::Holds::given : ColumnRegister::Holds::values;
  const Width width = known ? Width::flag : Width::narrow;
  const auto next = static_cast<RegisterId>(code_.registers.size());
  const auto [found, is_new] = columns_.emplace(std::pair(holds, node.index), next);
  if (is_new) code_.registers.push_back({width, holds, node.index, Rational(0), 0});
  if (!known && node.type.kind == Kind::boolean) {
    const ColumnKernel kernel = conversion_kernel(Width::narrow, Width::flag);
    return whole(emit({.kernel = kernel, .a = found->second}, Width::flag), Width::flag);
  }
  Held value = whole(found->second, width);
  if (!known) value.unit = inputs_[node.index].unit;
  return value;
}

ColumnCompiler::Held ColumnCompiler::negation(const SimplifiedNode& node) {
  Held value = held(node.a);
  if (!is_integer(value) || value.constant) return fallback(node);
  value.number = arithmetic(Op::subtract, value.width, constant(Rational(0), value.width), value.number);
  return value;
}

ColumnCompiler::Held ColumnCompiler::combination(const SimplifiedNode& node) {
  const bool days = node.op == Op::days;  // From a to b.
  const auto terms = aligned(held(days ? node.b : node.a), held(days ? node.a : node.b));
  const auto result =
      terms ? width_for(most_units(node.range, terms->as.unit, terms->as.divisor_most)) : std::nullopt;
  if (!result) return fallback(node);
  Held value = terms->as;
  value.width = std::max(*result, value.width);
  value.number = arithmetic(days ? Op::subtract : node.op, value.width, terms->a, terms->b);
  return value;
}

ColumnCompiler::Held ColumnCompiler::product(const SimplifiedNode& node) {
  Held a = held(node.a);
  Held b = held(node.b);
  if (!is_integer(a) || !is_integer(b)) return fallback(node);
  if (a.constant) std::swap(a, b);
  Held value;
  if (b.constant) {  // Nothing to compute: the integers count another unit.
    value = a;
    const auto unit = multiply(a.unit, absolute(*b.constant));
    if (!unit || unit->is_zero()) return fallback(node);
    value.unit = *unit;
    if (b.constant->is_negative()) {
      value.number = arithmetic(Op::subtract, a.width, constant(Rational(0), a.width), a.number);
    }
    return value;
  }
  const auto unit = multiply(a.unit, b.unit);
  const auto divisor_most = narrow_product(a.divisor_most, b.divisor_most);
  if (!unit || !divisor_most) return fallback(node);
  value.unit = *unit;
  value.divisor_most = *divisor_most;
  const auto width = width_for(most_units(node.range, value.unit, value.divisor_most));
  if (!width) return fallback(node);
  value.divisor = divisors_product(a.divisor, b.divisor);
  value.width = std::max({*width, a.width, b.width});
  value.number = arithmetic(Op::multiply, value.width, a.number, b.number);
  return value;
}

ColumnCompiler::Held ColumnCompiler::ratio(const SimplifiedNode& node) {
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
  const auto divisor_most = narrow_product(a.divisor_most, most_units(*b.range, b.unit, b.divisor_most));
  auto unit = divide(a.constant ? Rational(1) : a.unit, b.unit);
  if (unit && a.constant && !a.constant->is_zero()) unit = multiply(*unit, absolute(*a.constant));
  if (!unit || !divisor_most) return fallback(node);
  value.constant.reset();
  value.unit = *unit;
  if (a.constant) {
    const int sign = a.constant->is_zero() ? 0 : a.constant->is_negative() ? -1 : 1;
    value.number = constant(Rational(sign), Width::narrow);
    value.width = Width::narrow;
  }
  value.divisor_most = *divisor_most;
  const auto width = width_for(most_units(node.range, value.unit, value.divisor_most));
  if (!width) return fallback(node);
  value.width = std::max(*width, value.width);
  if (b.divisor != kNoRegister) {
    value.number = arithmetic(Op::multiply, value.width, b.divisor, value.number);
  }
  RegisterId below = b.number;
  if (b.range->may_be_zero()) below = emit({.kernel = check_positive, .a = b.number}, Width::narrow);
  value.divisor = divisors_product(a.divisor, below);
  value.number = widened(value.number, value.width);
  return value;
}

ColumnCompiler::Held ColumnCompiler::rounded(const SimplifiedNode& node) {
  const Held& step = held(node.b);
  const auto value = step.constant ? in_steps(held(node.a), *step.constant, node.op) : std::nullopt;
  return value ? *value : fallback(node);
}

ColumnCompiler::Held ColumnCompiler::choice(const SimplifiedNode& node) {
  ColumnInstruction code{.a = flag(node.a), .op = node.op};
  Held value;
  if (node.type.kind == Kind::boolean) {
    value.width = Width::flag;
    code.b = flag(node.b);
    code.c = flag(node.c);
  } else if (const auto both = aligned(held(node.b), held(node.c))) {
    value = both->as;
    code.b = both->a;
    code.c = both->b;
  } else {
    value.width = Width::fraction;
    code.b = fraction(node.b);
    code.c = fraction(node.c);
  }
  code.kernel = choice_kernel(value.width, {is_constant(code.b), is_constant(code.c)});
  value.number = emit(std::move(code), value.width);
  return value;
}

ColumnCompiler::Held ColumnCompiler::comparison(const SimplifiedNode& node) {
  const auto both = aligned(held(node.a), held(node.b));
  return both ? whole(arithmetic(node.op, both->as.width, both->a, both->b), Width::flag) : fallback(node);
}

ColumnCompiler::Held ColumnCompiler::logical(const SimplifiedNode& node) {
  const RegisterId a = flag(node.a);
  const RegisterId b = node.b == kNoNode ? a : flag(node.b);
  return whole(arithmetic(node.op, Width::flag, a, b), Width::flag);
}

ColumnCompiler::Held ColumnCompiler::calendar(const SimplifiedNode& node) {
  const Held& date = held(node.a);
  const auto argument = node.op == Op::year ? std::optional<std::int64_t>(0) : whole_value(node.b);
  const bool no_part = node.op == Op::year_fraction && node.may_fail;
  if (!is_plain_date(date) || !argument || no_part) return fallback(node);
  const ColumnKernel kernel = node.op == Op::year         ? year_of_date
                              : node.op == Op::add_months ? months_later
                                                          : days_left_in_year;
  Held value =
      whole(emit({.kernel = kernel, .a = date.number, .low = *argument, .op = node.op}, Width::narrow));
  if (node.op == Op::year_fraction)
    value.unit = *Rational::make(1, days_in_year(static_cast<int>(*argument)));
  return value;
}

}  // namespace aci
