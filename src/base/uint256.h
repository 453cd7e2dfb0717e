#pragma once
// Unsigned 256-bit integers: just enough to multiply and divide 128-bit ones without losing a bit.
// For the sources of Rational, of Range and of columns only; everyone else has Rational.

#include <cstdint>

#include "base/rational.h"

namespace aci {

using UInt128 = unsigned __int128;

/// The largest numerator and denominator of a Rational.
inline constexpr UInt128 kMaxPart = (UInt128{1} << 127) - 1;

/// |x|, -2^127 included.
constexpr UInt128 magnitude(Int128 x) {
  return x < 0 ? UInt128{0} - static_cast<UInt128>(x) : static_cast<UInt128>(x);
}

/// The greatest common divisor; the other number when one is 0.
constexpr UInt128 gcd(UInt128 a, UInt128 b) {
  while (b != 0) {
    // Nearly every number met fits a machine word, which divides ten times faster.
    if (((a | b) >> 64) == 0) {
      auto x = static_cast<std::uint64_t>(a);
      auto y = static_cast<std::uint64_t>(b);
      while (y != 0) {
        const std::uint64_t rest = x % y;
        x = y;
        y = rest;
      }
      return x;
    }
    const UInt128 rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

struct UInt256 {
  UInt128 high = 0;
  UInt128 low = 0;

  constexpr bool is_zero() const { return high == 0 && low == 0; }
  friend constexpr bool operator==(const UInt256&, const UInt256&) = default;
  friend constexpr bool operator<(const UInt256& a, const UInt256& b) {
    return a.high != b.high ? a.high < b.high : a.low < b.low;
  }
};

/// The caller knows that the sum fits: ours add products of 127-bit numbers.
constexpr UInt256 sum(const UInt256& a, const UInt256& b) {
  const UInt128 low = a.low + b.low;
  return {a.high + b.high + (low < a.low ? 1 : 0), low};
}

/// a - b, for a >= b.
constexpr UInt256 difference(const UInt256& a, const UInt256& b) {
  return {a.high - b.high - (a.low < b.low ? 1 : 0), a.low - b.low};
}

constexpr UInt256 product(UInt128 a, UInt128 b) {
  constexpr UInt128 half = ~std::uint64_t{0};
  const UInt128 a_low = a & half, a_high = a >> 64;
  const UInt128 b_low = b & half, b_high = b >> 64;
  const UInt128 bottom = a_low * b_low;
  const UInt128 left = a_high * b_low;
  const UInt128 right = a_low * b_high;
  const UInt128 middle = (bottom >> 64) + (left & half) + (right & half);
  return {a_high * b_high + (left >> 64) + (right >> 64) + (middle >> 64), (middle << 64) | (bottom & half)};
}

struct Division256 {
  UInt256 quotient;
  UInt256 remainder;
};

/// For 0 < b < 2^255, so that a doubled remainder fits.
constexpr Division256 divide(const UInt256& a, const UInt256& b) {
  if (a.high == 0 && b.high == 0) return {{0, a.low / b.low}, {0, a.low % b.low}};
  // Bit by bit, as on paper: numbers this wide are rare enough.
  Division256 result;
  for (int bit = 255; bit >= 0; --bit) {
    const UInt128 word = bit >= 128 ? a.high : a.low;
    result.remainder = sum(result.remainder, result.remainder);
    result.remainder.low |= (word >> (bit % 128)) & 1;
    if (result.remainder < b) continue;
    result.remainder = difference(result.remainder, b);
    (bit >= 128 ? result.quotient.high : result.quotient.low) |= UInt128{1} << (bit % 128);
  }
  return result;
}

/// A fraction with a numerator that may prove too wide.
struct WideFraction {
  UInt256 num;
  UInt128 den;
};

/// `num / den` in lowest terms, when whatever the two share divides `shared`, itself a divisor of `den`.
constexpr WideFraction reduce(const UInt256& num, UInt128 den, UInt128 shared) {
  const UInt128 common = gcd(divide(num, {0, shared}).remainder.low, shared);
  if (common == 1) return {num, den};
  return {divide(num, {0, common}).quotient, den / common};
}

}  // namespace aci
