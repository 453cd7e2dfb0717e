#include "io/plain_field.h"

#include <algorithm>

#include "base/date.h"
#include "io/text_file.h"

namespace aci {
namespace {

constexpr std::size_t kMostDigits = 18;  // All of which fit.

/// Takes digits off the front of `text` and puts them behind those of `number`; how many.
std::size_t take_digits(std::string_view& text, std::size_t most, std::int64_t& number) {
  std::size_t count = 0;
  for (; count < std::min(most, text.size()) && text[count] >= '0' && text[count] <= '9'; ++count) {
    number = number * 10 + (text[count] - '0');
  }
  text.remove_prefix(count);
  return count;
}

constexpr std::size_t kMonths = std::size_t{12} * (kLastYear - kFirstYear + 1);

/// The day that each month begins with, since 1970-01-01, and the one behind the last month.
constexpr std::array<std::int32_t, kMonths + 1> kFirstDays = [] {
  namespace chrono = std::chrono;
  std::array<std::int32_t, kMonths + 1> days{};
  auto month = chrono::year(kFirstYear) / chrono::January;
  for (std::int32_t& day : days) {
    day = static_cast<std::int32_t>(chrono::sys_days(month / 1).time_since_epoch().count());
    month += chrono::months(1);
  }
  return days;
}();

/// "2023-12-31".
PlainValue read_iso_date(PlainField field) {
  const word::Word front = word::load(field.text + field.begin) ^ word::of("0000-00-");
  const word::Word back = PlainField{field.text, field.end - 2, field.end}.word() ^ word::of("00");
  const word::Word digits = (front & 0xFFFFFFFF) | (front >> 8U & 0xFFFF00000000) | back;
  const bool dashes = (front >> 32U & 0xFF) == 0 && front >> 56U == 0;
  if (!dashes || word::above_nine(digits) != 0) return {};
  const auto number = static_cast<std::size_t>(word::join_digits(digits));  // 20231231
  const std::size_t year = number / 10'000 - kFirstYear;  // Wraps, like the others, when below.
  const std::size_t month = number / 100 % 100 - 1;
  const std::size_t day = number % 100 - 1;
  if (year > kLastYear - kFirstYear || month > 11) return {};
  const std::int32_t* first = &kFirstDays[12 * year + month];
  if (day >= static_cast<std::size_t>(first[1] - first[0])) return {};
  return {first[0] + static_cast<std::int64_t>(day), true, true};
}

}  // namespace

PlainValue read_long_number(std::string_view text, const NumberForm& form) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  std::int64_t number = 0;
  const std::size_t whole = take_digits(text, kMostDigits, number);
  std::size_t decimals = 0;
  if (text.starts_with('.') || text.starts_with(form.mark)) {
    text.remove_prefix(1);
    decimals = take_digits(text, kMostDigits - whole, number);
    if (decimals == 0) return {};
  }
  std::size_t scale = form.decimals;
  if (form.percent && scale >= 2 && (text == "%" || text == " %")) {
    text = {};
    scale -= 2;
  }
  if (!text.empty() || whole == 0 || decimals > scale || whole + scale > kMostDigits) return {};
  number *= kPowersOfTen[scale - decimals];
  return {negative ? -number : number, true, true};
}

PlainValue read_spelled_boolean(std::string_view text) {
  for (const char* yes : {"1", "VRAI", "oui", "vrai", "OUI", "TRUE"}) {
    if (text == yes) return {1, true, true};
  }
  for (const char* no : {"0", "FAUX", "non", "faux", "NON", "FALSE"}) {
    if (text == no) return {0, true, true};
  }
  return {};
}

PlainValue read_plain_date(PlainField field, bool french) {
  if (field.empty()) return {0, false, true};
  if (field.size() != 10) return {};
  const PlainValue iso = read_iso_date(field);
  if (iso.plain || !french) return iso;
  const auto date = parse_french_date(field.view());
  return date ? PlainValue{to_serial(*date), true, true} : PlainValue{};
}

bool is_clean_field(PlainField field) {
  std::size_t at = field.begin;
  word::Word odd = 0;
  const auto look = [&](word::Word word) { odd |= word | word::equal(word, '\0'); };
  for (; field.end - at >= 8; at += 8) look(word::load(field.text + at));
  look(PlainField{field.text, at, field.end}.word() | (word::kOnes & ~word::kHighest[field.end - at]));
  return (odd & word::kHighs) == 0 || is_clean_text(field.view());
}

}  // namespace aci
