#pragma once
// Civil dates, on top of the std::chrono calendar types. Years 1900 to 2200.

#include <chrono>
#include <cstdint>
#include <optional>

#include "base/rational.h"

namespace aci {

using Date = std::chrono::year_month_day;

inline constexpr int kFirstYear = 1900;
inline constexpr int kLastYear = 2200;

/// The date, or nothing when it does not exist or its year lies outside kFirstYear .. kLastYear.
std::optional<Date> make_date(std::int64_t year, std::int64_t month, std::int64_t day);

/// Days since 1970-01-01: how dates travel through formulas.
inline std::int64_t to_serial(Date date) {
  return std::chrono::sys_days(date).time_since_epoch().count();
}

/// The inverse; nothing outside the years above.
inline std::optional<Date> from_serial(std::int64_t serial) {
  using std::chrono::sys_days;
  constexpr sys_days first(std::chrono::year(kFirstYear) / 1 / 1);
  constexpr sys_days last(std::chrono::year(kLastYear) / 12 / 31);
  if (serial < first.time_since_epoch().count() || serial > last.time_since_epoch().count())
    return std::nullopt;
  return Date(sys_days(std::chrono::days(serial)));
}

/// `date` moved by whole months; a day that the month lacks becomes its last day
/// (31 January + 1 month = 28 or 29 February). Nothing outside the years above.
std::optional<Date> add_months(Date date, std::int64_t months);

int days_in_year(int year);

/// The part of civil `year` that runs from `from` (included) to 31 December:
/// 1 when `from` is before the year, 0 when it is after.
Rational year_fraction(Date from, int year);

}  // namespace aci
