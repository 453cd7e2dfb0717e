#include "base/date.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "base/decimal.h"
#include "base/iso_date.h"

namespace aci {
namespace {

constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
constexpr auto kLeast = std::numeric_limits<std::int64_t>::min();

Date date(std::string_view iso) {
  const auto value = parse_iso_date(iso);
  REQUIRE_MESSAGE(value.has_value(), iso);
  return *value;
}

/// "2023-12-31", or "-" for no date.
std::string shown(const std::optional<Date>& value) {
  return value ? to_iso(*value) : "-";
}

TEST_CASE("only dates that exist, from 1900 to 2200, are made") {
  struct Row {
    std::int64_t year, month, day;
    std::string_view date;
  };
  const Row rows[] = {
      {2023, 12, 31, "2023-12-31"},
      {1900, 1, 1, "1900-01-01"},
      {1899, 12, 31, "-"},
      {2200, 12, 31, "2200-12-31"},
      {2201, 1, 1, "-"},
      {2023, 2, 28, "2023-02-28"},
      {2023, 2, 29, "-"},
      {2024, 2, 29, "2024-02-29"},
      {2024, 2, 30, "-"},
      {1900, 2, 29, "-"},
      {2000, 2, 29, "2000-02-29"},
      {2100, 2, 29, "-"},
      {2023, 4, 30, "2023-04-30"},
      {2023, 4, 31, "-"},
      {2023, 0, 1, "-"},
      {2023, 13, 1, "-"},
      {2023, 1, 0, "-"},
      {2023, 1, 32, "-"},
      {2023, -1, 1, "-"},
      {2023, 1, -1, "-"},
      {-2023, 1, 1, "-"},
      // Multiples of 256 and 65 536 away from a good date: the calendar types are that narrow.
      {2023, 257, 1, "-"},
      {2023, 1, 257, "-"},
      {65536 + 2023, 1, 1, "-"},
      {kMost, 1, 1, "-"},
      {kLeast, 1, 1, "-"},
      {2023, kMost, kLeast, "-"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.year);
    CAPTURE(row.month);
    CAPTURE(row.day);
    CHECK(shown(make_date(row.year, row.month, row.day)) == row.date);
  }
}

TEST_CASE("dates are read in one spelling each, and nothing around") {
  CHECK(shown(parse_iso_date("2023-12-31")) == "2023-12-31");
  CHECK(shown(parse_iso_date("2024-02-29")) == "2024-02-29");
  CHECK(shown(parse_french_date("31/12/2023")) == "2023-12-31");
  CHECK(shown(parse_french_date("29/02/2024")) == "2024-02-29");
  CHECK(shown(parse_french_date("01/02/2023")) == "2023-02-01");  // the day first

  const std::string_view not_iso[] = {
      "",           "2023",        "2023-12",     "2023-1-1",   "23-12-31",   "2023/12/31", "31-12-2023",
      "31/12/2023", "2023-12-31 ", " 2023-12-31", "2023-02-29", "2023-13-01", "2023-00-10", "2023-12-00",
      "2023-12-32", "1899-12-31",  "2201-01-01",  "-023-12-31", "+023-12-31", "2023-+1-31", "2023- 1-31",
      "2023-12-3x", "2023-12-31T", "20231231",    "2023_12_31", "２023-1-1"};
  for (const std::string_view text : not_iso) {
    CAPTURE(text);
    CHECK_FALSE(parse_iso_date(text));
  }
  const std::string_view not_french[] = {"",           "1/2/2023",   "31/12/23",   "2023-12-31",
                                         "31-12-2023", "12/31/2023", "29/02/2023", "00/12/2023",
                                         "31/04/2023", "31/12/1899", "01/01/2201", "31/12/2023 ",
                                         " 1/12/2023", "31.12.2023", "31/12/+023"};
  for (const std::string_view text : not_french) {
    CAPTURE(text);
    CHECK_FALSE(parse_french_date(text));
  }
  CHECK_FALSE(parse_iso_date(std::string_view("2023-12-3\0", 10)));
}

TEST_CASE("serial numbers count days from 1970 and come back") {
  struct Row {
    std::string_view date;
    std::int64_t serial;
  };
  const Row rows[] = {
      {"1970-01-01", 0},       {"1969-12-31", -1},   {"1970-02-01", 31},
      {"1971-01-01", 365},     {"1972-12-31", 1095},  // 365 + 365 + 366 - 1
      {"2000-01-01", 10'957},                         // 30 years and 7 leap days
      {"1900-01-01", -25'567},                        // 70 years and 17 leap days (1900 has none)
      {"2200-12-31", 84'370},  // 231 years and 56 leap days (2100 and 2200 have none), less one day
  };
  for (const Row& row : rows) {
    CAPTURE(row.date);
    CHECK(to_serial(date(row.date)) == row.serial);
    CHECK(shown(from_serial(row.serial)) == row.date);
  }
  CHECK_FALSE(from_serial(-25'568));
  CHECK_FALSE(from_serial(84'371));
  CHECK_FALSE(from_serial(kMost));
  CHECK_FALSE(from_serial(kLeast));
}

TEST_CASE("every day of the calendar follows the one before") {
  std::int64_t serial = to_serial(date("1900-01-01"));
  int wrong = 0;
  for (int year = kFirstYear; year <= kLastYear; ++year) {
    int days = 0;
    for (int month = 1; month <= 12; ++month) {
      for (int day = 1; day <= 31; ++day) {
        const auto made = make_date(year, month, day);
        if (!made) continue;
        ++days;
        const bool good = to_serial(*made) == serial && from_serial(serial) == made &&
                          parse_iso_date(to_iso(*made)) == made;
        if (!good) ++wrong;
        ++serial;
      }
    }
    if (days != days_in_year(year)) ++wrong;
  }
  CHECK(wrong == 0);
  CHECK(serial == to_serial(date("2200-12-31")) + 1);
}

TEST_CASE("months are added to the end of a shorter month at most") {
  struct Row {
    std::string_view from;
    std::int64_t months;
    std::string_view to;
  };
  const Row rows[] = {
      {"2023-01-31", 1, "2023-02-28"},
      {"2024-01-31", 1, "2024-02-29"},
      {"2023-01-28", 1, "2023-02-28"},
      {"2023-03-31", 1, "2023-04-30"},
      {"2023-03-30", 1, "2023-04-30"},
      {"2023-10-15", 3, "2024-01-15"},
      {"2023-11-30", 3, "2024-02-29"},
      {"2023-12-31", 0, "2023-12-31"},
      {"2023-12-31", 12, "2024-12-31"},
      {"2024-02-29", 12, "2025-02-28"},
      {"2024-02-29", 48, "2028-02-29"},
      {"2023-03-31", -1, "2023-02-28"},
      {"2023-01-01", -1, "2022-12-01"},
      {"2023-01-01", -12, "2022-01-01"},
      {"2024-03-31", -13, "2023-02-28"},
      {"1900-01-31", 3611, "2200-12-31"},  // the whole range: 301 years less a month
      {"1900-01-31", 3612, "-"},
      {"2200-12-31", -3611, "1900-01-31"},
      {"2200-12-31", -3612, "-"},
      {"2200-12-01", 1, "-"},
      {"1900-01-01", -1, "-"},
      {"2023-01-01", 786'432, "-"},
      {"2023-01-01", kMost, "-"},
      {"2023-01-01", kLeast, "-"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.from);
    CAPTURE(row.months);
    CHECK(shown(add_months(date(row.from), row.months)) == row.to);
  }
}

TEST_CASE("years have 365 days, or 366") {
  CHECK(days_in_year(2023) == 365);
  CHECK(days_in_year(2024) == 366);
  CHECK(days_in_year(1900) == 365);
  CHECK(days_in_year(2000) == 366);
  CHECK(days_in_year(2100) == 365);
}

TEST_CASE("the part of a year from a date on") {
  struct Row {
    std::string_view from;
    int year;
    std::string_view part;
  };
  const Row rows[] = {
      {"2023-01-01", 2023, "1"},       {"2022-12-31", 2023, "1"},     {"1999-06-01", 2023, "1"},
      {"2023-01-02", 2023, "364/365"}, {"2023-12-31", 2023, "1/365"}, {"2024-01-01", 2023, "0"},
      {"2023-07-01", 2023, "184/365"},  // 31 + 31 + 30 + 31 + 30 + 31
      {"2024-07-01", 2024, "92/183"},   // 184/366
      {"2024-01-01", 2024, "1"},       {"2024-12-31", 2024, "1/366"}, {"2024-02-29", 2024, "307/366"},
      {"2023-07-01", 99'999, "1"},     {"2023-07-01", -5, "0"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.from);
    CAPTURE(row.year);
    CHECK(to_fraction(year_fraction(date(row.from), row.year)) == row.part);
  }
}

}  // namespace
}  // namespace aci
