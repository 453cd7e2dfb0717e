#pragma once
// Exact numbers: fractions of two 128-bit integers. Nothing here rounds unless asked to.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace aci {

using Int128 = __int128;

enum class RoundingMode : std::uint8_t {
  half_up,  ///< To the nearest step, a tie going away from zero.
  floor,    ///< Towards minus infinity.
  ceil,     ///< Towards plus infinity.
  trunc,    ///< Towards zero.
};

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

// Each returns nothing when the exact result does not fit a Rational; `divide` also when `b` is 0.
[[nodiscard]] std::optional<Rational> add(const Rational& a, const Rational& b);
[[nodiscard]] std::optional<Rational> subtract(const Rational& a, const Rational& b);
[[nodiscard]] std::optional<Rational> multiply(const Rational& a, const Rational& b);
[[nodiscard]] std::optional<Rational> divide(const Rational& a, const Rational& b);

/// `x` brought to a multiple of `step` (> 0); nothing on overflow.
[[nodiscard]] std::optional<Rational> round_to(const Rational& x, const Rational& step, RoundingMode mode);

/// Reads "12", "-0.092", "+7.50", "1_000.5", "1e3", "2.5e-2": the exact decimal, nothing else.
/// Underscores only between digits, exponents within ±30. Nothing when malformed or too large.
std::optional<Rational> parse_decimal(std::string_view text);

/// A number written in decimals, with '.' and no grouping.
struct Decimal {
  std::string text;   ///< "-12.5"; no trailing zeros beyond `min_decimals`; never "-0".
  bool exact = true;  ///< False when the value had to be rounded (half up) to fit `max_decimals`.
};

/// `x` with at least `min_decimals` and at most `max_decimals` (<= 18) decimals.
Decimal to_decimal(const Rational& x, int min_decimals, int max_decimals);

/// 10 to a power of 0 to 30.
Rational power_of_ten(int exponent);

/// "3/7" or "12": for traces and tests.
std::string to_fraction(const Rational& x);

}  // namespace aci
