#pragma once
// Rational numbers as people and files write them.

#include <optional>
#include <string>
#include <string_view>

#include "base/rational.h"

namespace aci {

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
