#include "report/value_text.h"

#include <doctest/doctest.h>

#include "report/wrapped_text.h"
#include "support/loading.h"

namespace aci {
namespace {

TEST_CASE("a number is plain when a spreadsheet reads it as no other") {
  for (const char* text : {"0", "7", "10", "-3", "0.5", "12.250", "-0.1"}) {
    CAPTURE(text);
    CHECK(is_plain_number(text, '.'));
  }
  for (const char* text :
       {"", "-", "--1", "+1", "01", "1.", ".5", "1.5.2", "1.5x", "1x", "1,5", " 1", "1 "}) {
    CAPTURE(text);
    CHECK_FALSE(is_plain_number(text, '.'));
  }
  CHECK(is_plain_number("1,5", ','));
  CHECK_FALSE(is_plain_number("1.5", ','));
}

TEST_CASE("a text on one line: whatever parts its words is one space, and none stands at an end") {
  CHECK(one_line("a\nb\r\nc\td  e") == "a b c d e");
  CHECK(one_line("\r\n\t a b \t\r\n") == "a b");
  CHECK(one_line(" \t ") == "");
}

TEST_CASE("a choice without its labels is its number") {
  CHECK(value_text(Language::en, Rational(2), {Kind::choice}) == "2");
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& each : lines) out += each + "|";
  return out;
}

TEST_CASE("words go on below where a line is full, not a character before") {
  CHECK(joined(wrapped("ab cd ef", 8)) == "ab cd ef|");
  CHECK(joined(wrapped("ab cd ef", 7)) == "ab cd|ef|");
  CHECK(joined(wrapped("ab cd ef", 5)) == "ab cd|ef|");
  CHECK(joined(wrapped("ab cd ef", 4)) == "ab|cd|ef|");
  CHECK(joined(wrapped("abcdef gh", 3)) == "abcdef|gh|");
  CHECK(joined(wrapped("ab ", 9)) == "ab|");
  CHECK(joined(wrapped("", 9)) == "|");
}

TEST_CASE("a paragraph goes on below its text; where nothing is left for it, one word a line") {
  CHECK(paragraph("1. ", "ab cd", 6) == "1. ab\n   cd\n");
  CHECK(paragraph("1. ", "ab cd", 8) == "1. ab cd\n");
  CHECK(paragraph("long: ", "a b", 6) == "long: a\n      b\n");
  CHECK(paragraph("long: ", "a b", 2) == "long: a\n      b\n");
}

TEST_CASE(
    "a number is written with the decimals that it has, six at the most, and as many as are asked for") {
  struct Row {
    const char* number;
    const char* bare;
    const char* with_two;
    bool exact;
  };
  const Row rows[] = {
      {"0", "0", "0.00", true},
      {"12", "12", "12.00", true},
      {"12.5", "12.5", "12.50", true},
      {"12.345", "12.345", "12.345", true},
      {"-0.5", "-0.5", "-0.50", true},
      {"-1/8", "-0.125", "-0.125", true},
      {"0.000001", "0.000001", "0.000001", true},
      {"0.1", "0.1", "0.10", true},
      {"1/64", "0.015625", "0.015625", true},
      {"1/128", "0.007813", "0.007813", false},
      {"1/3", "0.333333", "0.333333", false},
      {"-2/3", "-0.666667", "-0.666667", false},
      {"1000000", "1000000", "1000000.00", true},
      {"1000000.000001", "1000000.000001", "1000000.000001", true},
      // Those that 64 bits hold in millionths, and the next.
      {"9223372036854", "9223372036854", "9223372036854.00", true},
      {"9223372036855", "9223372036855", "9223372036855.00", true},
      {"-9223372036854", "-9223372036854", "-9223372036854.00", true},
      {"-9223372036855", "-9223372036855", "-9223372036855.00", true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.number);
    const Decimal bare = shown_decimal(exact(row.number), 0);
    CHECK(bare.text == row.bare);
    CHECK(bare.exact == row.exact);
    CHECK(shown_decimal(exact(row.number), 2).text == row.with_two);
  }
}

TEST_CASE("a value that is not written in full is about that; a date that no calendar has is none") {
  CHECK(number_text(Language::en, exact("1/3")) == "≈\u00a00.333333");
  CHECK(euros_text(Language::fr, exact("1/3")) == "≈\u00a00,333333\u00a0€");
  CHECK(euros_text(Language::en, exact("12.5")) == "€12.50");
  CHECK(percent_text(Language::en, exact("1/8")) == "12.5%");
  CHECK(value_text(Language::en, exact("100000000"), kDate) == "?");
  CHECK(value_text(Language::en, exact("1/2"), kDate) == "?");
  CHECK(value_text(Language::en, exact("2"), kEurosPerPoint) == "€2.00 per point");
  CHECK(value_text(Language::fr, exact("0"), kBoolean) == "non");
  CHECK(value_text(Language::fr, exact("1"), kBoolean) == "oui");
}

TEST_CASE("colours take no column; a text is filled up to a width with blanks") {
  CHECK(columns("\033[1mab\033[0m") == 2);
  CHECK(columns("a\033[31m漢m\033[0mb") == 5);
  CHECK(columns("") == 0);
  CHECK(pad_right("é", 3) == "é  ");
  CHECK(pad_right("漢", 3) == "漢 ");
  CHECK(pad_right("abc", 3) == "abc");
  CHECK(pad_right("abcd", 3) == "abcd");
}

}  // namespace
}  // namespace aci
