#include "base/date.h"

#include <algorithm>
#include <cstddef>

namespace aci {
namespace {

namespace chrono = std::chrono;

constexpr std::int64_t kMonthsInRange = std::int64_t{12} * (kLastYear - kFirstYear + 1);

/// `text` as a number when it is made of digits only.
std::optional<std::int64_t> all_digits(std::string_view text) {
  std::int64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<Date> date_from_text(std::string_view year, std::string_view month, std::string_view day) {
  const auto y = all_digits(year);
  const auto m = all_digits(month);
  const auto d = all_digits(day);
  if (!y || !m || !d) return std::nullopt;
  return make_date(*y, *m, *d);
}

std::string padded(std::int64_t value, std::size_t width) {
  const std::string digits = std::to_string(value);
  return std::string(width - std::min(width, digits.size()), '0') + digits;
}

}  // namespace

std::optional<Date> make_date(std::int64_t year, std::int64_t month, std::int64_t day) {
  // The calendar types keep the low bits of what they are given: look before narrowing.
  if (year < kFirstYear || year > kLastYear || month < 1 || month > 12 || day < 1 || day > 31) {
    return std::nullopt;
  }
  const Date date(chrono::year(static_cast<int>(year)), chrono::month(static_cast<unsigned>(month)),
                  chrono::day(static_cast<unsigned>(day)));
  if (!date.ok()) return std::nullopt;
  return date;
}

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  return date_from_text(text.substr(0, 4), text.substr(5, 2), text.substr(8, 2));
}

std::optional<Date> parse_french_date(std::string_view text) {
  if (text.size() != 10 || text[2] != '/' || text[5] != '/') return std::nullopt;
  return date_from_text(text.substr(6, 4), text.substr(3, 2), text.substr(0, 2));
}

std::string to_iso(Date date) {
  return padded(static_cast<int>(date.year()), 4) + "-" + padded(static_cast<unsigned>(date.month()), 2) +
         "-" + padded(static_cast<unsigned>(date.day()), 2);
}

std::optional<Date> add_months(Date date, std::int64_t months) {
  // Further than this always leaves the years covered, and would not fit the calendar types.
  if (months < -kMonthsInRange || months > kMonthsInRange) return std::nullopt;
  const chrono::year_month month =
      chrono::year_month(date.year(), date.month()) + chrono::months(static_cast<int>(months));
  const chrono::day last = chrono::year_month_day_last(month / chrono::last).day();
  const Date moved = month / std::min(date.day(), last);
  return make_date(static_cast<int>(moved.year()), static_cast<unsigned>(moved.month()),
                   static_cast<unsigned>(moved.day()));
}

int days_in_year(int year) {
  return chrono::year(year).is_leap() ? 366 : 365;
}

Rational year_fraction(Date from, int year) {
  const int from_year = static_cast<int>(from.year());
  if (from_year < year) return 1;
  if (from_year > year) return 0;
  const Date last = chrono::year(year) / 12 / 31;
  // Always a value: a number of days over 365 or 366.
  return *Rational::make(to_serial(last) - to_serial(from) + 1, days_in_year(year));
}

}  // namespace aci
