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
      {"@", "put it in quotes: \"@\""},
      {"\"a \"b\" c\"", "a backslash before the quotes inside: \"a \\\"b\\\" c\""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.raw);
    CHECK(said(row.raw) == row.said);
  }
}

TEST_CASE("what is well written, and what may mean anything, says nothing") {
  for (const char* raw : {"", "  ", "2023-12-31", "5.5", "\"abc\"", "\"a \"b\\c\" d\"", "1a/06/2022",
                          "12/13/2023", "005/01/2023", "31/12/23", "9hh", "?", "b = 1"}) {
    CAPTURE(raw);
    CHECK(said(raw) == "");
  }
}
