#pragma once
// Exact numbers: fractions of two 128-bit integers. Nothing here rounds unless asked to.

#include <compare>
#include <cstdint>
#include <optional>

namespace aci {

using Int128 = __int128;

/// An exact fraction, always in lowest terms with a positive denominator.
/// The numerator lies within ±(2^127 - 1), the denominator within 1 .. 2^127 - 1.
class Rational {
 public:
  constexpr Rational() = default;
  constexpr Rational(std::int64_t whole) : num_(whole) {}  // NOLINT: whole numbers convert freely

  /// `num / den` in lowest terms; nothing when `den` is 0 or a bound above is exceeded.
  static std::optional<Rational> make(Int128 num, Int128 den);

  constexpr Int128 num() const { return num_; }
  constexpr Int128 den() const { return den_; }
  constexpr bool is_zero() const { return num_ == 0; }
  constexpr bool is_integer() const { return den_ == 1; }
  constexpr bool is_negative() const { return num_ < 0; }

  /// The value as a machine integer; nothing when it is not whole or does not fit.
  std::optional<std::int64_t> to_int64() const;

  constexpr Rational operator-() const { return Rational(-num_, den_, Reduced{}); }
  friend constexpr bool operator==(const Rational&, const Rational&) = default;
  /// Exact for every pair of values: never overflows.
  friend std::strong_ordering operator<=>(const Rational& a, const Rational& b);

 private:
  struct Reduced {};
  constexpr Rational(Int128 num, Int128 den, Reduced) : num_(num), den_(den) {}

  Int128 num_ = 0;
  Int128 den_ = 1;
};

/// |x|
constexpr Rational absolute(const Rational& x) {
  return x.is_negative() ? -x : x;
}

// Each returns nothing when the exact result does not fit a Rational; `divide` also when `b` is 0.
[[nodiscard]] std::optional<Rational> add(const Rational& a, const Rational& b);
[[nodiscard]] std::optional<Rational> subtract(const Rational& a, const Rational& b);
[[nodiscard]] std::optional<Rational> multiply(const Rational& a, const Rational& b);
[[nodiscard]] std::optional<Rational> divide(const Rational& a, const Rational& b);

}  // namespace aci
