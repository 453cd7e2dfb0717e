// What cells can hold. What a spreadsheet reads of whole workbooks: tests/check_workbooks.py.
#include "io/workbook_writer.h"

#include <doctest/doctest.h>

#include <charconv>

namespace aci {
namespace {

std::string shortest(double number) {
  char digits[64];
  const auto end = std::to_chars(digits, digits + sizeof digits, number, std::chars_format::fixed).ptr;
  return {digits, end};
}

}  // namespace

TEST_CASE("a cell holds the nearest to a decimal of fifteen digits, and no longer one") {
  for (const char* decimal :
       {"0", "9.95", "-0.01", "0.1", "720.333333", "79189.05", "-2500", "90071992547409.91",
        "9999999999999.99", "999999999999999", "0.000001", "123456789.654321"}) {
    CAPTURE(decimal);
    const auto number = cell_number(decimal);
    const std::string_view digits(decimal);
    const bool fits = digits != "90071992547409.91";
    REQUIRE(number.has_value() == fits);
    if (fits) CHECK(shortest(*number) == digits);
  }
  for (const char* decimal : {"9007199254740993", "1234567890123.456", "-92233720368547758.08"}) {
    CAPTURE(decimal);
    CHECK_FALSE(cell_number(decimal));
  }
  for (const char* text :
       {"", "=1", "1e5x", "1,5", " 1", "1 ", "1e5", "0x10", "inf", "nan", "+1", "-", "1-2", "1.2.3"}) {
    CAPTURE(text);
    CHECK_FALSE(cell_number(text));
  }
}

TEST_CASE("a cell holds so many characters, counted in UTF-16, and a cut is seen") {
  const std::string full(kCellCharacters, 'x');
  CHECK(cell_text(full) == full);
  CHECK(cell_text(full + "y") == full.substr(4) + " […]");
  std::string faces;
  for (std::size_t i = 0; i < kCellCharacters; ++i) faces += "😀";
  // Two each: none is cut in half.
  CHECK(cell_text(faces) == faces.substr(0, (kCellCharacters - 4) / 2 * 4) + " […]");
}

TEST_CASE("no text is a code of a character") {
  CHECK(cell_text("_x0041_") == "_x005F_x0041_");
  CHECK(cell_text("a_x00e9__x000A_") == "a_x005F_x00e9__x005F_x000A_");
  CHECK(cell_text("_x004_ _x00412_ _xzzzz_ _x0041") == "_x004_ _x00412_ _xzzzz_ _x0041");
  CHECK(cell_text("=1+1") == "=1+1");
}

}  // namespace aci
