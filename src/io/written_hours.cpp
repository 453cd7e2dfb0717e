#include "io/written_hours.h"

#include <algorithm>
#include <array>

#include "base/decimal.h"
#include "io/written_number.h"

namespace aci {
namespace {

bool is_one_of(std::initializer_list<std::string_view> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Takes the digits in front, and the blanks behind them.
std::string_view take_digits(std::string_view& text) {
  const std::string_view digits = text.substr(0, text.find_first_not_of("0123456789"));
  text = without_blanks_around(text.substr(digits.size()));
  return digits;
}

/// Minutes or seconds of two digits; of one too when `word` says that they are minutes.
std::optional<std::int64_t> sixty(std::string_view digits, std::string_view word = {}) {
  if (digits.empty() || digits.size() > 2 || (digits.size() == 1 && word.empty())) return std::nullopt;
  const auto value = parse_decimal(digits)->to_int64();
  return value && *value < 60 ? value : std::nullopt;
}

}  // namespace

bool says_hours(std::string_view word) {
  return is_one_of({"h", "heure", "heures", "hour", "hours"}, lower_case(word));
}

std::optional<Rational> read_written_hours(std::string_view text) {
  text = without_blanks_around(text);
  const std::string_view digits = take_digits(text);
  if (digits.empty() || digits.size() > 2) return std::nullopt;
  const bool colon = text.starts_with(':');
  const std::string_view mark =
      colon ? text.substr(0, 1) : text.substr(0, text.find_first_of("0123456789 \t"));
  if (!colon && !says_hours(without_blanks_around(mark))) return std::nullopt;
  text = without_blanks_around(text.substr(mark.size()));
  std::optional<std::int64_t> minutes = 0;
  std::optional<std::int64_t> seconds = 0;
  if (!text.empty() || colon) {
    const std::string_view first = take_digits(text);
    minutes = sixty(first, colon ? "" : text);
    if (colon && text.starts_with(':')) {
      seconds = sixty(text.substr(1));
    } else if (!text.empty() && (colon || !is_one_of({"min", "mn", "minutes"}, lower_case(text)))) {
      return std::nullopt;
    }
  }
  if (!minutes || !seconds) return std::nullopt;
  const auto part = divide(Rational(*minutes * 60 + *seconds), Rational(3600));
  return part ? add(*parse_decimal(digits), *part) : std::nullopt;
}

std::optional<std::string> hours_and_minutes(const Rational& hours) {
  const auto product = multiply(hours, Rational(60));
  const auto minutes = product ? product->to_int64() : std::nullopt;
  if (!minutes || *minutes < 0) return std::nullopt;
  const std::string rest = std::to_string(*minutes % 60);
  return std::to_string(*minutes / 60) + "h" + (rest.size() < 2 ? "0" : "") + rest;
}

}  // namespace aci
