// How wide integers are, how two values are brought to integers of one unit, and a value to whole steps.
#include "columns/column_widths.h"

#include <algorithm>

#include "base/rounding.h"
#include "columns/column_compiler.h"

namespace aci {

std::optional<Width> width_for(UInt128 most) {
  if (most <= kNarrowMost) return Width::narrow;
  return most <= kMaxPart ? std::optional(Width::wide) : std::nullopt;
}

UInt128 most_units(const Range& range, const Rational& unit, UInt128 divisor_most) {
  if (!range.lo || !range.hi || divisor_most > kMaxPart) return ~UInt128{0};
  const auto units = divide(std::max(absolute(*range.lo), absolute(*range.hi)), unit);
  const auto most = units ? multiply(*units, *Rational::make(static_cast<Int128>(divisor_most), 1)) : units;
  const auto whole = most ? round_to(*most, Rational(1), RoundingMode::ceil) : most;
  return whole ? magnitude(whole->num()) : ~UInt128{0};
}

std::optional<UInt128> narrow_product(UInt128 a, UInt128 b) {
  const UInt256 all = product(a, b);
  return all.high == 0 && all.low <= kNarrowMost ? std::optional(all.low) : std::nullopt;
}

RegisterId ColumnCompiler::divisors_product(RegisterId a, RegisterId b) {
  if (a == kNoRegister || b == kNoRegister) return std::min(a, b);
  return arithmetic(Op::multiply, Width::narrow, a, b);
}

std::optional<ColumnCompiler::Aligned> ColumnCompiler::aligned(const Held& a, const Held& b) {
  if (a.width == Width::fraction || b.width == Width::fraction) return std::nullopt;
  Aligned to;
  // A constant could count in itself, but then its neighbours would have to be scaled to meet it.
  const auto size = [](const Held& value) {
    return value.constant ? *Rational::make(value.constant->is_zero() ? 0 : 1, value.constant->den())
                          : value.unit;
  };
  const auto unit = common_step(size(a), size(b));
  if (!unit) return std::nullopt;
  if (!unit->is_zero()) to.as.unit = *unit;
  const bool shared = a.divisor == b.divisor;
  const auto divisor_most = shared ? std::optional(std::max(a.divisor_most, b.divisor_most))
                                   : narrow_product(a.divisor_most, b.divisor_most);
  if (!divisor_most) return std::nullopt;
  to.as.divisor_most = *divisor_most;
  to.as.divisor = shared ? a.divisor : divisors_product(a.divisor, b.divisor);
  const auto width = width_for(std::max(most_units(*a.range, to.as.unit, *divisor_most),
                                        most_units(*b.range, to.as.unit, *divisor_most)));
  if (!width) return std::nullopt;
  to.as.width = *width;
  to.a = scaled(a, to.as);
  to.b = scaled(b, to.as);
  return to;
}

RegisterId ColumnCompiler::scaled(const Held& value, const Held& to) {
  // Both divisions are exact: the unit was chosen so, and the range says that the products fit.
  const Rational factor = *divide(value.constant ? *value.constant : value.unit, to.unit);
  RegisterId missing = kNoRegister;  // The part of the divisor that the value does not have yet.
  if (value.divisor != to.divisor) {
    missing = to.divisor;
    if (value.divisor != kNoRegister) {
      const auto product_of = std::find_if(code_.instructions.begin(), code_.instructions.end(),
                                           [&](const auto& code) { return code.out == to.divisor; });
      missing = product_of->a == value.divisor ? product_of->b : product_of->a;
    }
  }
  if (value.constant) {
    const RegisterId number = constant(factor, to.width);
    if (factor.is_zero() || missing == kNoRegister) return number;
    return arithmetic(Op::multiply, to.width, missing, number);
  }
  RegisterId number = value.width == Width::flag ? widened(value.number, Width::narrow) : value.number;
  if (factor != Rational(1)) {
    number = arithmetic(Op::multiply, to.width, number, whole_constant(factor.num()));
  }
  if (missing != kNoRegister) number = arithmetic(Op::multiply, to.width, number, missing);
  return widened(number, to.width);
}

std::optional<ColumnCompiler::Held> ColumnCompiler::in_steps(const Held& a, const Rational& step, Op op) {
  const auto ratio = is_integer(a) && !a.constant ? divide(a.unit, step) : std::nullopt;
  if (!ratio) return std::nullopt;
  // n × unit / d, with a unit of p / q steps, is n × p / (d × q) steps.
  const auto finest = divide(step, *Rational::make(ratio->den(), 1));
  const auto numerator = finest ? width_for(most_units(*a.range, *finest, a.divisor_most)) : std::nullopt;
  const UInt256 below = aci::product(a.divisor_most, magnitude(ratio->den()));
  const auto denominator = below.high == 0 ? width_for(below.low) : std::nullopt;
  if (!numerator || !denominator) return std::nullopt;
  Held value;
  value.unit = step;
  value.width = std::max({*numerator, *denominator, a.width});
  value.number = a.number;
  if (ratio->num() != 1)
    value.number = arithmetic(Op::multiply, value.width, a.number, whole_constant(ratio->num()));
  value.number = widened(value.number, value.width);
  if (a.divisor != kNoRegister || !ratio->is_integer()) {
    RegisterId d = widened(whole_constant(ratio->den()), value.width);
    if (a.divisor != kNoRegister) {
      d = ratio->is_integer() ? widened(a.divisor, value.width)
                              : arithmetic(Op::multiply, value.width, a.divisor, d);
    }
    value.number = arithmetic(op, value.width, value.number, d);
  }
  // What was wide only on the way need not stay so.
  if (width_for(most_units(*a.range, step, 1)) == Width::narrow) {
    value.number = widened(value.number, Width::narrow);
    value.width = Width::narrow;
  }
  return value;
}

}  // namespace aci
