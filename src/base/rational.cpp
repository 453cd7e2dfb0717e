#include "base/rational.h"

#include <limits>

#include "base/uint256.h"

namespace aci {
namespace {

std::optional<Rational> make_signed(bool negative, UInt128 num, UInt128 den) {
  if (num > kMaxPart || den > kMaxPart) return std::nullopt;
  const auto whole = static_cast<Int128>(num);
  return Rational::make(negative ? -whole : whole, static_cast<Int128>(den));
}

}  // namespace

std::optional<Rational> Rational::make(Int128 num, Int128 den) {
  if (den == 0) return std::nullopt;
  const bool negative = (num < 0) != (den < 0);
  UInt128 top = magnitude(num);
  UInt128 bottom = magnitude(den);
  const UInt128 common = gcd(top, bottom);
  top /= common;
  bottom /= common;
  if (top > kMaxPart || bottom > kMaxPart) return std::nullopt;
  const auto whole = static_cast<Int128>(top);
  return Rational(negative ? -whole : whole, static_cast<Int128>(bottom), Rational::Reduced{});
}

std::optional<std::int64_t> Rational::to_int64() const {
  using Limits = std::numeric_limits<std::int64_t>;
  if (den_ != 1 || num_ < Limits::min() || num_ > Limits::max()) return std::nullopt;
  return static_cast<std::int64_t>(num_);
}

std::strong_ordering operator<=>(const Rational& a, const Rational& b) {
  if (a.is_negative() != b.is_negative()) {
    return a.is_negative() ? std::strong_ordering::less : std::strong_ordering::greater;
  }
  const UInt256 left = product(magnitude(a.num_), magnitude(b.den_));
  const UInt256 right = product(magnitude(b.num_), magnitude(a.den_));
  if (left == right) return std::strong_ordering::equal;
  return (left < right) != a.is_negative() ? std::strong_ordering::less : std::strong_ordering::greater;
}

// Knuth, The Art of Computer Programming, vol. 2, 4.5.1: with g the gcd of the denominators, whatever the sum
// shares with its denominator divides g. In 256 bits no intermediate result is lost, so the answer is
// "nothing" only when the sum itself does not fit.
std::optional<Rational> add(const Rational& a, const Rational& b) {
  const UInt128 a_den = magnitude(a.den());
  const UInt128 b_den = magnitude(b.den());
  const UInt128 common = gcd(a_den, b_den);
  const UInt256 a_part = product(magnitude(a.num()), b_den / common);
  const UInt256 b_part = product(magnitude(b.num()), a_den / common);

  UInt256 total;
  bool negative = a.is_negative();
  if (a.is_negative() == b.is_negative()) {
    total = sum(a_part, b_part);
  } else if (a_part < b_part) {
    total = difference(b_part, a_part);
    negative = b.is_negative();
  } else {
    total = difference(a_part, b_part);
  }
  if (total.is_zero()) return Rational();

  const auto [num, kept] = reduce(total, b_den, common);
  UInt128 den = 0;
  if (num.high != 0 || __builtin_mul_overflow(a_den / common, kept, &den)) return std::nullopt;
  return make_signed(negative, num.low, den);
}

std::optional<Rational> subtract(const Rational& a, const Rational& b) {
  return add(a, -b);
}

// Each numerator is reduced by the other denominator first: the products are then in lowest terms, and
// overflow only when the result does.
std::optional<Rational> multiply(const Rational& a, const Rational& b) {
  const UInt128 a_num = magnitude(a.num()), a_den = magnitude(a.den());
  const UInt128 b_num = magnitude(b.num()), b_den = magnitude(b.den());
  const UInt128 ab = gcd(a_num, b_den);
  const UInt128 ba = gcd(b_num, a_den);
  UInt128 num = 0;
  UInt128 den = 0;
  if (__builtin_mul_overflow(a_num / ab, b_num / ba, &num)) return std::nullopt;
  if (__builtin_mul_overflow(a_den / ba, b_den / ab, &den)) return std::nullopt;
  return make_signed(a.is_negative() != b.is_negative(), num, den);
}

std::optional<Rational> divide(const Rational& a, const Rational& b) {
  const std::optional<Rational> inverse = Rational::make(b.den(), b.num());
  if (!inverse) return std::nullopt;
  return multiply(a, *inverse);
}

}  // namespace aci
