#include "base/date.h"

#include <algorithm>

namespace aci {
namespace {

namespace chrono = std::chrono;

constexpr std::int64_t kMonthsInRange = std::int64_t{12} * (kLastYear - kFirstYear + 1);

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
