#include "report/value_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>

#include "base/iso_date.h"
#include "report/characters.h"
#include "report/wording.h"

namespace aci {
namespace {

constexpr std::string_view kNoBreakSpace = "\u00a0";

/// Shown as it is, one column wide: nearly always.
bool is_plain(char c) {
  return c >= ' ' && c <= '~';
}

/// U+FFFD in place of the characters that are not `shown`; plain ones are.
template <typename Shown>
std::string with_replacements(std::string_view text, Shown shown) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    std::size_t plain = i;
    while (plain < text.size() && is_plain(text[plain])) ++plain;
    out.append(text, i, plain - i);
    i = plain;
    if (i == text.size()) break;
    const Character character = character_at(text, i);
    out += shown(character) ? text.substr(i, character.size) : "\uFFFD";
    i += character.size;
  }
  return out;
}

}  // namespace

Decimal shown_decimal(const Rational& number, int min_decimals) {
  static_assert(kShownDecimals == 6);
  constexpr std::int64_t kUnit = 1'000'000;
  constexpr Int128 kMost = INT64_MAX / kUnit;
  if (kUnit % number.den() != 0 || number.num() > kMost || number.num() < -kMost) {
    return to_decimal(number, min_decimals, kShownDecimals);
  }
  const auto millionths = static_cast<std::int64_t>(number.num() * (kUnit / number.den()));
  std::string text = std::to_string(std::abs(millionths) / kUnit);
  if (millionths < 0) text.insert(0, "-");
  // The unit's own 1 keeps the zeros that lead the decimals; the point takes its place.
  std::string decimals = std::to_string(kUnit + std::abs(millionths) % kUnit);
  decimals[0] = '.';
  while (decimals.size() > static_cast<std::size_t>(min_decimals) + 1 && decimals.back() == '0')
    decimals.pop_back();
  if (decimals.size() > 1) text += decimals;
  return {std::move(text), true};
}

Rational with_decimals(const Rational& number, int most) {
  if (most >= kShownDecimals) return number;
  return parse_decimal(to_decimal(number, 0, most).text).value_or(number);
}

std::string number_text(Language language, const Rational& number) {
  const Decimal decimal = shown_decimal(number, 0);
  return (decimal.exact ? "" : "≈" + std::string(kNoBreakSpace)) + localized_number(language, decimal.text);
}

std::string euros_text(Language language, Money amount) {
  return with_euro(language, localized_number(language, to_decimal(amount)));
}

std::string euros_text(Language language, const Rational& euros) {
  const Decimal decimal = shown_decimal(euros, 2);
  return (decimal.exact ? "" : "≈" + std::string(kNoBreakSpace)) +
         with_euro(language, localized_number(language, decimal.text));
}

std::string percent_text(Language language, const Rational& share) {
  const auto hundredfold = multiply(share, Rational(100));
  if (!hundredfold) return number_text(language, share);
  return with_percent(language, number_text(language, *hundredfold));
}

std::string value_text(Language language, const Rational& value, Type type) {
  if (type.kind == Kind::choice) return number_text(language, value);  // Who knows the input says more.
  if (type.kind == Kind::boolean) return say(language, value.is_zero() ? "word.no" : "word.yes");
  if (type.kind == Kind::date) {
    const auto serial = value.to_int64();
    const auto date = serial ? from_serial(*serial) : std::nullopt;
    return date ? date_text(language, *date) : std::string("?");
  }
  switch (type.unit) {
    case Unit::none:
      return number_text(language, value);
    case Unit::points:
      return say(language, "word.points", {value});
    case Unit::euros:
      return euros_text(language, value);
    case Unit::euros_per_point:
      return say(language, "word.per_point", {euros_text(language, value)});
  }
  return number_text(language, value);
}

bool is_plain_number(std::string_view text, char mark) {
  const auto take_digits = [&] {
    const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
    const std::string_view digits = text.substr(0, end);
    text.remove_prefix(end);
    return digits;
  };
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::string_view whole = take_digits();
  if (whole.empty() || (whole.size() > 1 && whole.front() == '0')) return false;
  if (!text.starts_with(mark)) return text.empty();
  text.remove_prefix(1);
  return !take_digits().empty() && text.empty();
}

std::size_t columns(std::string_view text) {
  if (std::ranges::all_of(text, is_plain)) return text.size();
  std::size_t count = 0;
  bool color = false;  // From an escape to its `m`, nothing takes room.
  for (std::size_t i = 0; i < text.size();) {
    const Character character = character_at(text, i);
    i += character.size;
    if (character.code == '\033') color = true;
    if (!color) count += columns_of(character.code);
    if (character.code == 'm') color = false;
  }
  return count;
}

std::string pad_right(std::string text, std::size_t width) {
  const std::size_t taken = columns(text);
  if (taken < width) text.append(width - taken, ' ');
  return text;
}

std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == '\n' || c == '\r' || c == '\t' || c == ' ';
    if (!blank) out += c;
    if (blank && !out.empty() && out.back() != ' ') out += ' ';
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string printable(std::string_view text) {
  return with_replacements(text, [](const Character& c) { return c.sound && !is_command(c.code); });
}

std::string printable_lines(std::string_view text) {
  return with_replacements(
      text, [](const Character& c) { return c.sound && (c.code == '\n' || !is_command(c.code)); });
}

std::string in_utf8(std::string_view text) {
  return with_replacements(text, [](const Character& c) { return c.sound; });
}

}  // namespace aci
