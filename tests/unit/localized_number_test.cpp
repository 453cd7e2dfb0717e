// Numbers, amounts, shares and dates as a text in French or in English has them.
#include "base/localized_number.h"

#include <doctest/doctest.h>

#include <string>

#include "base/iso_date.h"

namespace aci {
namespace {

TEST_CASE("thousands are set apart, decimals are not") {
  struct Row {
    const char* decimal;
    const char* fr;
    const char* en;
  };
  const Row rows[] = {
      {"0", "0", "0"},
      {"7", "7", "7"},
      {"100", "100", "100"},
      {"-100", "-100", "-100"},
      {"1000", "1\u00a0000", "1,000"},
      {"-1000", "-1\u00a0000", "-1,000"},
      {"999999", "999\u00a0999", "999,999"},
      {"1234567", "1\u00a0234\u00a0567", "1,234,567"},
      {"0.5", "0,5", "0.5"},
      {"-0.50", "-0,50", "-0.50"},
      {"1000.12345", "1\u00a0000,12345", "1,000.12345"},
      {"-123456.7", "-123\u00a0456,7", "-123,456.7"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.decimal);
    CHECK(localized_number(Language::fr, row.decimal) == row.fr);
    CHECK(localized_number(Language::en, row.decimal) == row.en);
  }
}

TEST_CASE("a sign of euros stands behind in French, in front in English, but behind the minus") {
  CHECK(with_euro(Language::fr, "7,50") == "7,50\u00a0€");
  CHECK(with_euro(Language::fr, "-7") == "-7\u00a0€");
  CHECK(with_euro(Language::en, "7.50") == "€7.50");
  CHECK(with_euro(Language::en, "-7") == "-€7");
}

TEST_CASE("a sign of percent stands apart in French only") {
  CHECK(with_percent(Language::fr, "7,5") == "7,5\u00a0%");
  CHECK(with_percent(Language::en, "7.5") == "7.5%");
}

TEST_CASE("dates in every month") {
  const char* const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  for (int month = 1; month <= 12; ++month) {
    const std::string number = (month < 10 ? "0" : "") + std::to_string(month);
    const auto date = parse_iso_date("2024-" + number + "-05");
    REQUIRE(date);
    CHECK(date_text(Language::fr, *date) == "05/" + number + "/2024");
    CHECK(date_text(Language::en, *date) == "5 " + std::string(months[month - 1]) + " 2024");
  }
  CHECK(date_text(Language::en, *parse_iso_date("1999-12-31")) == "31 Dec 1999");
  CHECK(date_text(Language::fr, *parse_iso_date("1999-12-31")) == "31/12/1999");
}

}  // namespace
}  // namespace aci
