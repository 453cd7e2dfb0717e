#pragma once
// Numbers, amounts and dates as people write them, in their language.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/decimal.h"
#include "base/localized_number.h"
#include "base/message.h"
#include "base/money.h"
#include "base/rational.h"
#include "formula/type.h"

namespace aci {

/// The decimals that a number shows at the most, here as in JSON and CSV.
inline constexpr int kShownDecimals = 6;
/// Decimals of points and rates, but on the page of `--all`.
inline constexpr int kUsualDecimals = 2;

/// A number of things.
inline Rational whole_number(std::size_t count) {
  return {static_cast<std::int64_t>(count)};
}
/// With at most kShownDecimals: to_decimal, quicker for what nearly all numbers are, whole millionths.
Decimal shown_decimal(const Rational& number, int min_decimals);
/// Rounded half up, away from zero: what a short page shows of a number. As it is from kShownDecimals on.
Rational with_decimals(const Rational& number, int most);
/// "1 350,5" or "1,350.5": grouped, at most kShownDecimals decimals, "≈ " before what had to be rounded.
std::string number_text(Language language, const Rational& number);
/// "12 345,67 €" or "€12,345.67".
std::string euros_text(Language language, Money amount);
/// "≈ 12 345,678901 €": an amount before its rounding.
std::string euros_text(Language language, const Rational& euros);
/// "9,2 %" or "9.2%".
std::string percent_text(Language language, const Rational& share);
/// A value of a formula, by its type: "oui", "4 200 points", "20 000,00 €", "31/12/2023".
std::string value_text(Language language, const Rational& value, Type type);

/// Whether a text is digits, perhaps after '-', perhaps with decimals after `mark`; no zero that leads
/// others, as in JSON.
bool is_plain_number(std::string_view text, char mark);

/// The number of columns that a text takes on a terminal, colours aside.
std::size_t columns(std::string_view text);
std::string pad_right(std::string text, std::size_t width);
/// A text of several lines on one, one space between words.
std::string one_line(std::string_view text);
/// The text without what could command a terminal, or mislead who reads it: controls, changes of direction,
/// what has no width, and what is no UTF-8 become U+FFFD, one for each character.
std::string printable(std::string_view text);
/// The same of each line of a text; line feeds stay.
std::string printable_lines(std::string_view text);
/// Only what is no UTF-8 becomes U+FFFD: names of files are any bytes, and JSON is text.
std::string in_utf8(std::string_view text);

}  // namespace aci
