#include "base/money.h"

#include "base/decimal.h"

namespace aci {

std::optional<Money> Money::from_exact(const Rational& euros) {
  const auto cents = multiply(euros, 100);
  const auto whole = cents ? cents->to_int64() : std::nullopt;
  if (!whole) return std::nullopt;
  return from_cents(*whole);
}

// Always a value: the denominator is a constant and the numerator has half the bits allowed.
Rational Money::euros() const {
  return *Rational::make(cents_, 100);
}

std::optional<Money> add(Money a, Money b) {
  std::int64_t cents = 0;
  if (__builtin_add_overflow(a.cents(), b.cents(), &cents)) return std::nullopt;
  return Money::from_cents(cents);
}

std::optional<Money> subtract(Money a, Money b) {
  std::int64_t cents = 0;
  if (__builtin_sub_overflow(a.cents(), b.cents(), &cents)) return std::nullopt;
  return Money::from_cents(cents);
}

std::string to_decimal(Money amount) {
  return to_decimal(amount.euros(), 2, 2).text;
}

}  // namespace aci
