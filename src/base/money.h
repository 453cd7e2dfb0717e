#pragma once
// An amount of euros, in whole cents: what a rounding rule leaves.

#include <cstdint>
#include <optional>
#include <string>

#include "base/rational.h"

namespace aci {

/// Euros and cents; within ±92 million billion euros.
class Money {
 public:
  constexpr Money() = default;
  static constexpr Money from_cents(std::int64_t cents) { return Money(cents); }
  /// Nothing when `euros` is not a whole number of cents or does not fit.
  static std::optional<Money> from_exact(const Rational& euros);

  constexpr std::int64_t cents() const { return cents_; }
  Rational euros() const;
  friend constexpr auto operator<=>(Money, Money) = default;

 private:
  constexpr explicit Money(std::int64_t cents) : cents_(cents) {}
  std::int64_t cents_ = 0;
};

[[nodiscard]] std::optional<Money> add(Money a, Money b);
[[nodiscard]] std::optional<Money> subtract(Money a, Money b);

/// "-12345.60": two decimals always, '.' and no grouping.
std::string to_decimal(Money amount);

}  // namespace aci
