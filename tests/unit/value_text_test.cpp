#include "report/value_text.h"

#include <doctest/doctest.h>

#include "report/wrapped_text.h"

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

}  // namespace
}  // namespace aci
