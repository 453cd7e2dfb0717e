// Numbers as people write them. What is advised for them is in toml_document_test.cpp.
#include "io/human_number.h"

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
      {"12.000,50", "", ""},
      {"1.2.3", "", ""},
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
    const auto number = aci::read_human_number(row.text);
    CHECK((number ? number->plain() : "") == row.plain);
    if (number) CHECK(number->suffix == row.suffix);
  }
}

TEST_CASE("blanks around, whatever they are") {
  CHECK(aci::without_blanks_around(" \u00A0a\u00A0b\u202F\t") == "a\u00A0b");
  CHECK(aci::without_blanks_around("é") == "é");
  CHECK(aci::without_blanks_around(" \u2009 ") == "");
}
