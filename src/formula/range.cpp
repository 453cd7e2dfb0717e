#include "formula/range.h"

#include <algorithm>

#include "base/date.h"
#include "base/rounding.h"

namespace aci {

std::optional<Rational> common_step(const Rational& a, const Rational& b) {
  if (a.is_zero() || b.is_zero()) return a.is_zero() ? b : a;
  const UInt128 a_den = magnitude(a.den());
  const UInt128 b_den = magnitude(b.den());
  const UInt256 den = product(a_den / gcd(a_den, b_den), b_den);
  if (den.high != 0 || den.low > kMaxPart) return std::nullopt;
  return Rational::make(static_cast<Int128>(gcd(magnitude(a.num()), magnitude(b.num()))),
                        static_cast<Int128>(den.low));
}

namespace {

using Bound = std::optional<Rational>;

constexpr UInt128 kHuge = ~UInt128{0};

UInt128 times(UInt128 a, UInt128 b) {
  UInt128 result = 0;
  return __builtin_mul_overflow(a, b, &result) ? kHuge : result;
}

/// The largest numerator of a value of that size whose denominator is at most `den`.
UInt128 numerator_most(const Rational& size, UInt128 den) {
  const UInt128 num = magnitude(size.num());
  const UInt128 divisor = magnitude(size.den());
  UInt128 whole = 0;
  if (!__builtin_mul_overflow(num, den, &whole)) return whole / divisor;
  const UInt256 wide = divide(product(num, den), {0, divisor}).quotient;
  return wide.high == 0 ? wide.low : kHuge;
}

Bound of_both(Bound (*function)(const Rational&, const Rational&), const Bound& a, const Bound& b) {
  return a && b ? function(*a, *b) : std::nullopt;
}

/// Those of `a` and of `b`; shared ones once (a sum) or as often as both have them (a product).
std::vector<UnknownFactor> factors_of(const Range& a, const Range& b, bool add_powers) {
  std::vector<UnknownFactor> all = a.factors;
  for (const UnknownFactor& factor : b.factors) {
    const auto at = std::lower_bound(all.begin(), all.end(), factor,
                                     [](const auto& x, const auto& y) { return x.divisor < y.divisor; });
    if (at == all.end() || at->divisor != factor.divisor) {
      all.insert(at, factor);
      continue;
    }
    at->power = add_powers ? at->power + factor.power : std::max(at->power, factor.power);
    at->most = std::max(at->most, factor.most);
  }
  return all;
}

/// With what the other members say together.
Range completed(Range range) {
  if (range.is_constant()) {
    range.step = absolute(*range.lo);
    range.factors.clear();
    range.num_most = magnitude(range.lo->num());
    range.den_most = magnitude(range.lo->den());
    range.nonzero = range.num_most != 0;
    return range;
  }
  if (range.step) {
    UInt128 den = magnitude(range.step->den());
    for (const UnknownFactor& factor : range.factors) {
      for (std::uint32_t i = 0; i < factor.power && den != kHuge; ++i) den = times(den, factor.most);
    }
    range.den_most = std::min(range.den_most, den);
  } else {
    range.factors.clear();
  }
  if (range.lo && range.hi && range.den_most != kHuge) {
    const Rational size = std::max(absolute(*range.lo), absolute(*range.hi));
    range.num_most = std::min(range.num_most, numerator_most(size, range.den_most));
  }
  if (!range.nonzero || range.den_most > kMaxPart) return range;
  // The fraction closest to 0 that such a denominator allows.
  const auto least = Rational::make(1, static_cast<Int128>(range.den_most));
  if (range.lo && range.lo->is_zero()) range.lo = least;
  if (range.hi && range.hi->is_zero()) range.hi = -*least;
  return range;
}

bool starts_at_zero(const Range& a) {
  return a.lo && !a.lo->is_negative();
}

/// The bounds of a product, and nothing else of it.
Range interval_product(const Range& a, const Range& b) {
  Range result;
  if (a.is_constant() && !b.is_constant()) return interval_product(b, a);
  if (b.only_zero()) {
    result.lo = result.hi = Rational(0);
  } else if (b.is_constant() || (starts_at_zero(a) && starts_at_zero(b))) {
    result.lo = of_both(multiply, a.lo, b.lo);
    result.hi = of_both(multiply, a.hi, b.hi);
    if (b.is_constant() && b.lo->is_negative()) std::swap(result.lo, result.hi);
    if (!b.is_constant() && !result.lo) result.lo = Rational(0);
  } else if (a.lo && a.hi && b.lo && b.hi) {
    for (const Bound* x : {&a.lo, &a.hi}) {
      for (const Bound* y : {&b.lo, &b.hi}) {
        const auto corner = multiply(**x, **y);
        if (!corner) return {};
        result.lo = result.lo ? std::min(*result.lo, *corner) : *corner;
        result.hi = std::max(result.hi, corner);
      }
    }
  }
  return result;
}

/// 1 / b, as an interval only.
Range inverse(const Range& b) {
  const auto over = [](const Bound& bound) { return bound ? divide(Rational(1), *bound) : Rational(0); };
  Range result;
  if ((b.lo && *b.lo > Rational(0)) || (b.hi && b.hi->is_negative())) {
    result.lo = over(b.hi);
    result.hi = over(b.lo);
  } else if (b.den_most <= kMaxPart) {
    const auto most = Rational::make(static_cast<Int128>(b.den_most), 1);
    result.lo = b.lo && b.lo->is_zero() ? Rational(0) : -*most;
    result.hi = b.hi && b.hi->is_zero() ? Rational(0) : *most;
  }
  return result;
}

/// What two values leave to their sum as to either of them.
Range in_common(const Range& a, const Range& b) {
  Range result;
  result.step = of_both(common_step, a.step, b.step);
  result.factors = factors_of(a, b, false);
  result.tainted = a.tainted || b.tainted;
  return result;
}

/// Of a value that is one of two others, between these bounds.
Range one_of(const Range& a, const Range& b, Bound lo, Bound hi) {
  Range result = in_common(a, b);
  result.lo = std::move(lo);
  result.hi = std::move(hi);
  result.nonzero = a.nonzero && b.nonzero;
  result.num_most = std::max(a.num_most, b.num_most);
  result.den_most = std::max(a.den_most, b.den_most);
  return completed(std::move(result));
}

// No lower bound is less than any: optionals order them so. Upper bounds are the other way round.
Bound higher_hi(const Bound& a, const Bound& b) {
  return a && b ? std::max(a, b) : Bound();
}
Bound lower_hi(const Bound& a, const Bound& b) {
  return a && b ? std::min(a, b) : std::max(a, b);
}

/// The multiple of the range's step next to `limit`, on the side asked for; `limit` itself when unknown.
Rational beyond(const Range& range, const Rational& limit, bool upwards) {
  if (!range.step || range.step->is_zero() || !range.factors.empty()) return limit;
  const auto at = round_to(limit, *range.step, upwards ? RoundingMode::floor : RoundingMode::ceil);
  const auto next = at ? add(*at, upwards ? *range.step : -*range.step) : std::nullopt;
  return next.value_or(limit);
}

}  // namespace

Range Range::constant(const Rational& value) {
  return between(value, value, std::nullopt);
}

Range Range::between(std::optional<Rational> lo, std::optional<Rational> hi, std::optional<Rational> step) {
  Range range;
  range.lo = std::move(lo);
  range.hi = std::move(hi);
  range.step = std::move(step);
  return completed(std::move(range));
}

Range Range::date() {
  return between(Rational(to_serial(*make_date(kFirstYear, 1, 1))),
                 Rational(to_serial(*make_date(kLastYear, 12, 31))), Rational(1));
}

Range Range::anything(Type type) {
  switch (type.kind) {
    case Kind::boolean:
      return truth();
    case Kind::date:
      return date();
    case Kind::choice:
    case Kind::number:
      break;
  }
  Range range;
  range.tainted = true;
  return range;
}

bool Range::may_be_zero() const {
  return !nonzero && !(lo && *lo > Rational(0)) && !(hi && *hi < Rational(0));
}

bool Range::contains(const Rational& value) const {
  if ((lo && value < *lo) || (hi && value > *hi) || (nonzero && value.is_zero())) return false;
  if (magnitude(value.num()) > num_most || magnitude(value.den()) > den_most) return false;
  if (!step || !factors.empty()) return true;
  return step->is_zero() ? value.is_zero() : round_to(value, *step, RoundingMode::floor) == value;
}

std::optional<Range> narrowed(Range range, const Narrowing& by) {
  range.lo = std::max(range.lo, by.lo);
  range.hi = lower_hi(range.hi, by.hi);
  range.nonzero = range.nonzero || by.nonzero;
  if (range.step && !range.step->is_zero() && range.factors.empty()) {
    const auto inwards = [&](Bound& bound, RoundingMode mode) {
      const auto moved = bound ? round_to(*bound, *range.step, mode) : std::nullopt;
      if (moved) bound = moved;
    };
    inwards(range.lo, RoundingMode::ceil);
    inwards(range.hi, RoundingMode::floor);
  }
  const auto empty = [&] { return range.lo && range.hi && *range.hi < *range.lo; };
  if (empty() || (range.nonzero && range.only_zero())) return std::nullopt;
  range = completed(std::move(range));
  return empty() ? std::nullopt : std::optional(std::move(range));
}

Narrowing below(const Range& range, const Rational& limit) {
  return {std::nullopt, beyond(range, limit, false), limit.is_zero()};
}

Narrowing above(const Range& range, const Rational& limit) {
  return {beyond(range, limit, true), std::nullopt, limit.is_zero()};
}

Range negated(Range a) {
  std::swap(a.lo, a.hi);
  if (a.lo) a.lo = -*a.lo;
  if (a.hi) a.hi = -*a.hi;
  return a;
}

Range either(const Range& a, const Range& b) {
  return one_of(a, b, std::min(a.lo, b.lo), higher_hi(a.hi, b.hi));
}

Range smaller(const Range& a, const Range& b) {
  return one_of(a, b, std::min(a.lo, b.lo), lower_hi(a.hi, b.hi));
}

Range larger(const Range& a, const Range& b) {
  return one_of(a, b, std::max(a.lo, b.lo), higher_hi(a.hi, b.hi));
}

Range sum(const Range& a, const Range& b) {
  Range result = in_common(a, b);
  result.lo = of_both(add, a.lo, b.lo);
  result.hi = of_both(add, a.hi, b.hi);
  result.den_most = times(a.den_most, b.den_most);
  return completed(std::move(result));
}

Range product(const Range& a, const Range& b) {
  Range result = interval_product(a, b);
  result.nonzero = !a.may_be_zero() && !b.may_be_zero();
  result.step = of_both(multiply, a.step, b.step);
  result.factors = factors_of(a, b, true);
  result.num_most = times(a.num_most, b.num_most);
  result.den_most = times(a.den_most, b.den_most);
  result.tainted = a.tainted || b.tainted;
  return completed(std::move(result));
}

Range quotient(const Range& a, const Range& b, std::uint32_t divisor) {
  Range result = interval_product(a, inverse(b));
  result.nonzero = !a.may_be_zero();
  if (b.is_constant()) {
    result.step = a.step ? divide(*a.step, absolute(*b.lo)) : std::nullopt;
    result.factors = a.factors;
  } else if (b.num_most != kHuge) {
    Range numerator;
    numerator.factors = {{divisor, 1, b.num_most}};
    result.step = a.step;
    result.factors = factors_of(a, numerator, true);
  }
  result.num_most = times(a.num_most, b.den_most);
  result.den_most = times(a.den_most, b.num_most);
  result.tainted = a.tainted || b.tainted;
  return completed(std::move(result));
}

Range rounded(const Range& a, const Range& step, RoundingMode mode) {
  if (step.is_constant() && a.step && a.factors.empty()) {
    const auto steps = divide(*a.step, *step.lo);
    if (steps && steps->is_integer()) return a;  // Already multiples of the step.
  }
  Range result;
  if (step.is_constant()) {
    result.lo = a.lo ? round_to(*a.lo, *step.lo, mode) : std::nullopt;
    result.hi = a.hi ? round_to(*a.hi, *step.lo, mode) : std::nullopt;
  } else {
    result.lo = of_both(subtract, a.lo, step.hi);
    result.hi = of_both(add, a.hi, step.hi);
    if (starts_at_zero(a)) result.lo = std::max(result.lo, Bound(0));
    if (a.hi && *a.hi <= Rational(0)) result.hi = lower_hi(result.hi, Bound(0));
  }
  result.step = step.step;
  result.factors = step.factors;
  result.den_most = step.den_most;
  result.tainted = a.tainted || step.tainted;
  return completed(std::move(result));
}

}  // namespace aci
