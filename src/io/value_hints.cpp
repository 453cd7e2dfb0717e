#include "io/value_hints.h"

#include <algorithm>
#include <string>

#include "base/date.h"
#include "io/written_date.h"
#include "io/written_hours.h"
#include "io/written_number.h"
#include "io/written_value.h"

namespace aci {
namespace {

constexpr std::string_view kDigits = "0123456789";

std::size_t digits_at(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of(kDigits, at), text.size()) - at;
}

/// 06/2022, juin 2022
bool is_month(std::string_view text) {
  return numbers_of_date("1/" + std::string(text)) || numbers_of_date("1 " + std::string(text));
}

std::optional<Message> explain_date(std::string_view text) {
  const auto numbers = numbers_of_date(text);
  if (!numbers) return is_month(text) ? std::optional(Message{"hint.which_day", {}}) : std::nullopt;
  const auto [year, month, day] = *numbers;
  if (year < 0 && month > 0 && day > 0) return Message{"hint.four_digits", {}};
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  if (year < kFirstYear || year > kLastYear) {
    return Message{"hint.years", {std::to_string(kFirstYear), std::to_string(kLastYear)}};
  }
  if (month > 12) {
    if (const auto swapped = make_date(year, day, month)) return Message{"hint.day_first", {*swapped}};
  }
  if (month < 1 || month > 12) return Message{"hint.no_month", {}};
  for (int last = 31; last > 27; --last) {
    const auto end = make_date(year, month, last);
    if (end) return Message{"hint.month_ends", {*end}};
  }
  return std::nullopt;
}

/// 9h60; 9h5
std::optional<Message> explain_hours(std::string_view text) {
  const std::size_t hours = digits_at(text, 0);
  const std::size_t mark = std::min(text.find_first_of(kDigits, hours), text.size());
  const std::string_view between = without_blanks_around(text.substr(hours, mark - hours));
  const std::size_t minutes = digits_at(text, mark);
  if (hours == 0 || minutes == 0 || minutes > 2 || (between != ":" && !says_hours(between)))
    return std::nullopt;
  if (minutes == 2) return Message{"hint.sixty", {}};
  const std::string whole = std::string(text.substr(0, hours)) + "h";
  const std::string digit(text.substr(mark, 1));
  if (mark + minutes < text.size() || digit > "5") return std::nullopt;
  if (digit == "0") return Message{"hint.write", {whole + "00"}};
  return Message{"hint.write_either", {whole + "0" + digit, whole + digit + "0"}};
}

/// Letters or a sign behind a number; "9h30" of what is not in hours.
std::optional<Message> explain_unit(const Input& input, std::string_view text) {
  const auto number = read_written_number(text);
  const bool clock = !input.in_hours && text.find(':') == text.npos && read_written_hours(text);
  const bool behind = number && !number->suffix.empty() && number->suffix.find_first_of(kDigits) == text.npos;
  if (!clock && !behind) return std::nullopt;
  const std::string word(behind ? number->suffix : "h");
  if (input.unit.empty()) return Message{"hint.not_its_unit", {word}};
  return Message{"hint.its_unit", {word, input.unit}};
}

}  // namespace

std::optional<Message> explain_value(const Input& input, std::string_view text) {
  text = value_text(text);
  switch (input.type) {
    case InputType::text:
    case InputType::boolean:
    case InputType::choice:
      return std::nullopt;
    case InputType::date:
      return explain_date(text);
    case InputType::integer:
    case InputType::count:
    case InputType::decimal:
    case InputType::share:
    case InputType::euros:
      break;
  }
  const auto of_hours = input.in_hours ? explain_hours(text) : std::nullopt;
  return of_hours ? of_hours : explain_unit(input, text);
}

}  // namespace aci
