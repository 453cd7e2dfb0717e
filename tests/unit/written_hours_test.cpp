// Hours as people write them, and as they are repeated.
#include "io/written_hours.h"

#include <doctest/doctest.h>

#include "base/decimal.h"
#include "support/loading.h"

namespace aci {
namespace {

std::string read(std::string_view text) {
  const auto hours = read_written_hours(text);
  return hours ? to_fraction(*hours) : "-";
}

TEST_CASE("hours, minutes and seconds are a number of hours") {
  struct Row {
    const char* text;
    const char* hours;
  };
  const Row rows[] = {
      {"9h", "9"},
      {"9 hours", "9"},
      {"09h59", "599/60"},
      {"9h00", "9"},
      {"9:00:36", "901/100"},
      {"9h5 mn", "109/12"},
      {"9h05", "109/12"},
      {"00:00", "0"},
      {"9", "-"},
      {"h30", "-"},
      {"109h", "-"},
      {"9:", "-"},
      {"9:60", "-"},
      {"9:00:60", "-"},
      {"9:5", "-"},
      {"9h300", "-"},
      {"9h30 s", "-"},
      {"9:30 min", "-"},
      {"9 jours", "-"},
      {"", "-"},
      {"99h59", "5999/60"},
      {"9:00:59", "32459/3600"},
      {"9:59:00", "599/60"},
      {"9 : 30", "19/2"},
      {"9 h 30 Minutes", "19/2"},
      {"9 h 0 mn", "9"},
      {"9:30:5", "-"},
      {"9:5:00", "-"},
      {"9h30x", "-"},
      {"9::30", "-"},
      {"9h60 min", "-"},
      {"9:00:590", "-"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(read(row.text) == row.hours);
  }
}

TEST_CASE("hours that are whole minutes are written with them") {
  CHECK(hours_and_minutes(Rational(0)) == "0h00");
  CHECK(hours_and_minutes(exact("19/2")) == "9h30");
  CHECK(hours_and_minutes(exact("109/12")) == "9h05");
  CHECK(hours_and_minutes(exact("1/6")) == "0h10");
  CHECK(hours_and_minutes(exact("24")) == "24h00");
  CHECK(hours_and_minutes(exact("901/100")) == std::nullopt);
  CHECK(hours_and_minutes(exact("-1/60")) == std::nullopt);
}

}  // namespace
}  // namespace aci
