// What a value that is no TOML was probably meant to be.
#include "io/toml_habits.h"

#include <doctest/doctest.h>

#include "report/wording.h"

namespace {

std::string said(std::string_view raw) {
  const auto hint = aci::explain_habit(raw);
  return hint ? say(aci::Language::en, *hint) : "";
}

}  // namespace

TEST_CASE("the habit behind a value, and what to write") {
  struct Row {
    const char* raw;
    const char* said;
  };
  const Row rows[] = {
      {"“MSP”", "straight quotes: \"MSP\""},
      {"“MSP", "straight quotes: \"MSP\""},
      {"oui", "write true"},
      {"x", "put it in quotes: \"x\""},
      {"X", "put it in quotes: \"X\""},
      {"2023/1/5", "the year comes first: 2023-01-05"},
      {"5.1.2023", "the year comes first: 2023-01-05"},
      {"300 eur", "in a rule, in quotes: \"300 €\"; elsewhere, the number alone: 300"},
      {"300 euro", "in a rule, in quotes: \"300 €\"; elsewhere, the number alone: 300"},
      {"8,1%", "put the percentage in quotes: \"8.1 %\""},
      {"9h", "the number alone: 9, or a text: \"9h\""},
      {"9 patients", "the number alone: 9, or a text: \"9 patients\""},
      {"123,456", "without a comma: 123456, or 123.456 with a decimal point"},
      {"-123,456", "without a comma: -123456, or -123.456 with a decimal point"},
      {"1234,567", "the decimal separator is a point: 1234.567"},
      {"0,456", "the decimal separator is a point: 0.456"},
      {"12,34", "the decimal separator is a point: 12.34"},
      {"5.", "the number alone: 5"},
      {"a/b", "put it in quotes: \"a/b\""},
      {"/", "put it in quotes: \"/\""},
      {"A", "put it in quotes: \"A\""},
      {"Z", "put it in quotes: \"Z\""},
      {"z", "put it in quotes: \"z\""},
      {"@", "put it in quotes: \"@\""},
      {"«\u00A0MSP\u00A0»", "straight quotes: \"MSP\""},
      {"„MSP”", "straight quotes: \"MSP\""},
      {"‹MSP›", "straight quotes: \"MSP\""},
      {"9 m2", "put it in quotes: \"9 m2\""},
      {"0,5", "the decimal separator is a point: 0.5"},
      {"1234,56", "the decimal separator is a point: 1234.56"},
      {"8,000,000", "the number alone: 8000000"},
      {"31/12/1900", "the year comes first: 1900-12-31"},
      {"00", "the number alone: 0, or a text: \"00\""},
      {"\"a\"\"", "a backslash before the quotes inside: \"a\\\"\""},
      {"\"a \"b\" c\"", "a backslash before the quotes inside: \"a \\\"b\\\" c\""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.raw);
    CHECK(said(row.raw) == row.said);
  }
}

TEST_CASE("what is well written, and what may mean anything, says nothing") {
  for (const char* raw :
       {"",           "  ",         "2023-12-31",  "5.5",         "\"abc\"",  "\"a \"b\\c\" d\"",
        "1a/06/2022", "12/13/2023", "005/01/2023", "05/001/2023", "31/12/23", "9hh",
        "?",          "b = 1",      "0",           "[a b",        "{a b",     "'a b",
        "\"a b",      "a b\"=1",    "\"\"a\"",     "\"a\"b",      "0x1Z",     "1__0",
        "2023-02-30"}) {
    CAPTURE(raw);
    CHECK(said(raw) == "");
  }
}

TEST_CASE("a suggestion of eighty bytes is written out, a longer one is not") {
  const std::string eighty(80, 'x');
  CHECK(said(eighty) == "put it in quotes: \"" + eighty + "\"");
  CHECK(said(eighty + "y") == "put this text in double quotes");
  const std::string inside = "\"a\"" + std::string(76, 'x') + "\"";
  CHECK(said(inside) == "a backslash before the quotes inside: \"a\\\"" + std::string(76, 'x') + "\"");
  CHECK(said("\"y" + inside.substr(1)) == "");
}
