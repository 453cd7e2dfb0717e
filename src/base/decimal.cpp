#include "base/decimal.h"

#include <algorithm>
#include <cstddef>

#include "base/uint256.h"

namespace aci {
namespace {

constexpr int kMaxExponent = 30;
constexpr int kMaxDecimals = 18;

std::string digits_of(UInt128 value) {
  std::string text;
  do {
    text += static_cast<char>('0' + static_cast<int>(value % 10));
    value /= 10;
  } while (value != 0);
  std::reverse(text.begin(), text.end());
  return text;
}

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Takes "1_000" off the front of `text`, without the underscores; nothing when no digit comes first or
/// an underscore does not stand between two.
std::optional<std::string> take_digits(std::string_view& text) {
  std::string digits;
  while (!text.empty()) {
    if (text[0] == '_' && !digits.empty() && text.size() > 1 && is_digit(text[1])) text.remove_prefix(1);
    if (!is_digit(text[0])) break;
    digits += text[0];
    text.remove_prefix(1);
  }
  if (digits.empty()) return std::nullopt;
  return digits;
}

/// Takes a leading '+' or '-' off; true for '-'.
bool take_sign(std::string_view& text) {
  if (text.empty() || (text[0] != '+' && text[0] != '-')) return false;
  const bool negative = text[0] == '-';
  text.remove_prefix(1);
  return negative;
}

std::optional<int> take_exponent(std::string_view& text) {
  const bool negative = take_sign(text);
  const auto digits = take_digits(text);
  if (!digits) return std::nullopt;
  int exponent = 0;
  for (const char digit : *digits) {
    exponent = exponent * 10 + (digit - '0');
    if (exponent > kMaxExponent) return std::nullopt;
  }
  return negative ? -exponent : exponent;
}

std::optional<Rational> whole_part(std::string_view digits) {
  UInt128 value = 0;
  for (const char digit : digits) {
    if (value > kMaxPart / 10) return std::nullopt;
    value = value * 10 + static_cast<UInt128>(digit - '0');
  }
  if (value > kMaxPart) return std::nullopt;
  return Rational::make(static_cast<Int128>(value), 1);
}

// 0.d1 d2 … dn, built from its last digit as (dn / 10 + …) / 10 and reduced at each turn: every value on the
// way has a denominator that divides the final one, so that only a number which does not fit is refused.
std::optional<Rational> fraction_part(std::string_view digits) {
  while (!digits.empty() && digits.back() == '0') digits.remove_suffix(1);
  UInt128 num = 0;
  UInt128 den = 1;
  for (; !digits.empty(); digits.remove_suffix(1)) {
    const auto digit = static_cast<UInt128>(digits.back() - '0');
    const UInt256 tenfold = sum(product(den, digit), {0, num});
    const UInt128 last = divide(tenfold, {0, 10}).remainder.low;
    const UInt128 common = (last % 2 == 0 ? 2U : 1U) * (last % 5 == 0 ? 5U : 1U);
    if (den > kMaxPart / (10 / common)) return std::nullopt;
    den *= 10 / common;
    num = divide(tenfold, {0, common}).quotient.low;
  }
  return Rational::make(static_cast<Int128>(num), static_cast<Int128>(den));
}

}  // namespace

std::optional<Rational> parse_decimal(std::string_view text) {
  const bool negative = take_sign(text);
  auto digits = take_digits(text);
  if (!digits) return std::nullopt;
  auto point = static_cast<std::ptrdiff_t>(digits->size());

  if (!text.empty() && text[0] == '.') {
    text.remove_prefix(1);
    const auto decimals = take_digits(text);
    if (!decimals) return std::nullopt;
    *digits += *decimals;
  }
  if (!text.empty() && (text[0] == 'e' || text[0] == 'E')) {
    text.remove_prefix(1);
    const auto exponent = take_exponent(text);
    if (!exponent) return std::nullopt;
    point += *exponent;
  }
  if (!text.empty()) return std::nullopt;

  // An exponent only moves the point; zeros make room for it.
  if (point < 0) {
    digits->insert(0, static_cast<std::size_t>(-point), '0');
    point = 0;
  }
  const auto split = static_cast<std::size_t>(point);
  if (split > digits->size()) digits->append(split - digits->size(), '0');

  const std::string_view all = *digits;
  const auto whole = whole_part(all.substr(0, split));
  const auto fraction = fraction_part(all.substr(split));
  if (!whole || !fraction) return std::nullopt;
  const auto value = add(*whole, *fraction);
  if (!value) return std::nullopt;
  return negative ? -*value : *value;
}

Rational power_of_ten(int exponent) {
  Rational power(1);
  for (int i = 0; i < exponent; ++i) power = *multiply(power, Rational(10));
  return power;
}

Decimal to_decimal(const Rational& x, int min_decimals, int max_decimals) {
  max_decimals = std::clamp(max_decimals, 0, kMaxDecimals);
  min_decimals = std::clamp(min_decimals, 0, max_decimals);
  UInt128 scale = 1;
  for (int i = 0; i < max_decimals; ++i) scale *= 10;

  const auto den = magnitude(x.den());
  UInt128 whole = magnitude(x.num()) / den;
  const auto [scaled, rest] = divide(product(magnitude(x.num()) % den, scale), {0, den});
  UInt128 decimals = scaled.low;
  if (rest.low + rest.low >= den) ++decimals;
  if (decimals == scale) {
    ++whole;
    decimals = 0;
  }

  Decimal result;
  result.exact = rest.is_zero();
  if (x.is_negative() && (whole != 0 || decimals != 0)) result.text = "-";
  result.text += digits_of(whole);
  // The scale's own 1 keeps the zeros that lead the decimals.
  std::string fraction = digits_of(scale + decimals).substr(1);
  while (fraction.size() > static_cast<std::size_t>(min_decimals) && fraction.back() == '0')
    fraction.pop_back();
  if (!fraction.empty()) result.text += "." + fraction;
  return result;
}

std::string to_fraction(const Rational& x) {
  std::string text = x.is_negative() ? "-" : "";
  text += digits_of(magnitude(x.num()));
  if (!x.is_integer()) text += "/" + digits_of(magnitude(x.den()));
  return text;
}

}  // namespace aci
