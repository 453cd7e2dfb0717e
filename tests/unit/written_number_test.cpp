// Numbers as people write them. What they mean to an input is in written_value_test.cpp.
#include "io/written_number.h"

#include <doctest/doctest.h>

TEST_CASE("the number that a person meant, and what stood around it") {
  struct Row {
    const char* text;
    const char* plain;  ///< "" when there is none.
    const char* suffix;
  };
  const Row rows[] = {
      {"8000", "8000", ""},
      {"8 000", "8000", ""},
      {"1\u202F234\u202F567,5", "1234567.5", ""},
      {"12,000.50", "12000.50", ""},
      {"12.000,50", "12000.50", ""},
      {"1.234.567", "1234567", ""},
      {"8 00", "", ""},
      {"1 234,567.8", "", ""},
      {"5.", "5", ""},
      {"1.2.3", "", ""},
      {".123.456", "", ""},
      {",123,456", "", ""},
      {"1234.567.890", "", ""},
      {"1 234'567", "", ""},
      {"1 234\u00A0567", "1234567", ""},
      {"5. 000", "5", "000"},
      {"1234 567", "", ""},
      {"1234.567,8", "", ""},
      {".567,8", "", ""},
      {"8 ", "8", ""},
      {"8'", "8", "'"},
      {"-08,50", "-8.50", ""},
      {"\u2212 5", "-5", ""},
      {"+5", "5", ""},
      {"60%", "60", "%"},
      {"9,2 %", "9.2", "%"},
      {"300 euros ", "300", "euros"},
      {"11h30", "11", "h30"},
      {".5", "0.5", ""},
      {"x", "", ""},
      {"", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto number = aci::read_written_number(row.text);
    CHECK((number ? number->plain() : "") == row.plain);
    if (number) CHECK(number->suffix == row.suffix);
  }
}

TEST_CASE("how a number was written: its sign, its groups, its mark, what stands apart") {
  struct Row {
    const char* text;
    const char* way;  ///< Negative, Typographic, Spaced, Groups, Apart; then the mark.
  };
  const Row rows[] = {
      {"8000", ""},        {"8 000", "S"},      {"8\u202F000,50", "S,"}, {"4'730", "S"},
      {"4\u2019730", "S"}, {"12,000.50", "G."}, {"1.234.567", "G"},      {"9,5", ","},
      {"9.", "."},         {"-5", "N"},         {"\u22125", "NT"},       {"+5", ""},
      {"9 h", "A"},        {"9h", ""},          {"60\u00A0%", "A"},      {"- 5 000 \u20AC", "NSA"},
      {"8 ", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto number = aci::read_written_number(row.text);
    REQUIRE(number);
    std::string way;
    if (number->negative) way += 'N';
    if (number->typographic) way += 'T';
    if (number->spaced) way += 'S';
    if (number->groups) way += 'G';
    if (number->apart) way += 'A';
    if (number->mark != '\0') way += number->mark;
    CHECK(way == row.way);
  }
  CHECK(aci::read_written_number("8 000,50")->whole == "8000");
  CHECK(aci::read_written_number("8 000,50")->decimals == "50");
}

TEST_CASE("a mark before three digits separates decimals or thousands") {
  for (const char* text : {"4.000", "4,000", "35.700", "350,000", "-1,234"})
    CHECK(aci::read_written_number(text)->doubtful());
  for (const char* text : {"0.092", "4.00", "4 000", "4 000,000", "12,000.500", "4000.000", "4", ".500"}) {
    CAPTURE(text);
    CHECK(!aci::read_written_number(text)->doubtful());
  }
  CHECK(aci::read_written_number("-35.700")->grouped() == "-35700");
}

TEST_CASE("blanks around, whatever they are") {
  CHECK(aci::without_blanks_around(" \u00A0a\u00A0b\u202F\t") == "a\u00A0b");
  CHECK(aci::without_blanks_around("é") == "é");
  CHECK(aci::without_blanks_around(" \u2009 ") == "");
}
