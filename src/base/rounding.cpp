#include "base/rounding.h"

#include "base/uint256.h"

namespace aci {

// Works on the number of steps, |x| / step as a quotient and a remainder of 256-bit integers: it may be far
// larger than the multiple of the step that is asked for.
std::optional<Rational> round_to(const Rational& x, const Rational& step, RoundingMode mode) {
  if (step.num() <= 0) return std::nullopt;
  const UInt128 step_num = magnitude(step.num());
  const UInt128 step_den = magnitude(step.den());
  const UInt256 divisor = product(magnitude(x.den()), step_num);
  auto [steps, rest] = divide(product(magnitude(x.num()), step_den), divisor);

  bool away_from_zero = false;
  switch (mode) {
    case RoundingMode::half_up:
      away_from_zero = !(sum(rest, rest) < divisor);
      break;
    case RoundingMode::floor:
      away_from_zero = x.is_negative() && !rest.is_zero();
      break;
    case RoundingMode::ceil:
      away_from_zero = !x.is_negative() && !rest.is_zero();
      break;
    case RoundingMode::trunc:
      break;
  }
  if (away_from_zero) steps = sum(steps, {0, 1});

  const auto [factor, den] = reduce(steps, step_den, step_den);
  UInt128 num = 0;
  if (factor.high != 0 || __builtin_mul_overflow(factor.low, step_num, &num)) return std::nullopt;
  if (num > kMaxPart || den > kMaxPart) return std::nullopt;
  const auto whole = static_cast<Int128>(num);
  return Rational::make(x.is_negative() ? -whole : whole, static_cast<Int128>(den));
}

std::optional<std::int64_t> count_of(const Rational& unit, const Rational& x) {
  const auto rounded = round_to(x, unit, RoundingMode::half_up);
  const auto units = rounded ? divide(*rounded, unit) : rounded;
  return units ? units->to_int64() : std::nullopt;
}

}  // namespace aci
