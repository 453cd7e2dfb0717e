#include "io/written_date.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/blanks.h"
#include "io/toml_habits.h"
#include "io/written_number.h"

namespace aci {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"janvier",   "fevrier", "mars",     "avril",
                                                      "mai",       "juin",    "juillet",  "aout",
                                                      "septembre", "octobre", "novembre", "decembre"};

/// -1 for what is no number of `least` to `most` digits.
std::int64_t number(std::string_view digits, std::size_t least, std::size_t most) {
  if (digits.size() < least || digits.size() > most) return -1;
  std::int64_t value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// A spreadsheet writes midnight behind its dates. Another hour may be that of another day elsewhere.
std::string_view without_midnight(std::string_view text) {
  for (const std::string_view midnight :
       {"00:00:00", "00:00:00.000", "00:00:00Z", "00:00:00.000Z", "00:00"}) {
    if (!text.ends_with(midnight) || text.size() <= midnight.size()) continue;
    const std::string_view day = text.substr(0, text.size() - midnight.size());
    if (day.ends_with('T')) return day.substr(0, day.size() - 1);
    const std::string_view trimmed = without_blanks_around(day);
    if (trimmed.size() < day.size()) return trimmed;
  }
  return text;
}

/// 31/12/2023, 31-12-2023, 31.12.2023, and 2023/12/31 the other way round.
std::optional<DateNumbers> in_numbers(std::string_view text) {
  const std::size_t first = text.find_first_of("/-.");
  const std::size_t second = first == text.npos ? first : text.find(text[first], first + 1);
  if (second == text.npos) return std::nullopt;
  const std::string_view a = text.substr(0, first);
  const std::string_view b = text.substr(second + 1);
  const std::int64_t month = number(text.substr(first + 1, second - first - 1), 1, 2);
  if (a.size() == 4) return DateNumbers{number(a, 4, 4), month, number(b, 1, 2)};
  return DateNumbers{number(b, 4, 4), month, number(a, 1, 2)};
}

/// 1er juin 2022
std::optional<DateNumbers> in_words(std::string_view text) {
  std::vector<std::string> words(1);
  for (std::size_t size = 1; !text.empty(); text.remove_prefix(size)) {
    const std::size_t blank = blank_size(text);
    size = std::max<std::size_t>(blank, 1);
    if (blank == 0) {
      words.back() += text.front();
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.size() != 3) return std::nullopt;
  const std::string day = lower_case(words[0]);
  const std::string month = lower_case(without_accents(words[1]));
  const auto* const found = std::find(kMonths.begin(), kMonths.end(), month);
  if (found == kMonths.end()) return std::nullopt;
  return DateNumbers{number(words[2], 4, 4), found - kMonths.begin() + 1,
                     day == "1er" ? 1 : number(day, 1, 2)};
}

}  // namespace

std::optional<DateNumbers> numbers_of_date(std::string_view text) {
  text = without_midnight(without_blanks_around(text));
  const auto numbers = in_numbers(text);
  return numbers ? numbers : in_words(text);
}

std::optional<Date> read_written_date(std::string_view text) {
  const auto numbers = numbers_of_date(text);
  return numbers ? make_date(numbers->year, numbers->month, numbers->day) : std::nullopt;
}

}  // namespace aci
