#include "report/input_text.h"

#include <doctest/doctest.h>

#include "report/workbook_cells.h"
#include "support/loading.h"

namespace aci {
namespace {

Input input_of(InputType type, std::optional<Rational> min = {}, std::optional<Rational> max = {}) {
  Input input;
  input.type = type;
  input.min = min;
  input.max = max;
  return input;
}

TEST_CASE("bounds are said where there are both; those of every share are not") {
  const auto text = [](const Input& input) { return bounds_text(Language::en, input); };
  CHECK(text(input_of(InputType::count, exact("0"), exact("1000"))) == ", from 0 to 1,000");
  CHECK(text(input_of(InputType::integer, exact("2017"), exact("2100"))) == ", from 2017 to 2100");
  CHECK(text(input_of(InputType::count, exact("0"))) == "");
  CHECK(text(input_of(InputType::count, {}, exact("9"))) == "");
  CHECK(text(input_of(InputType::share, exact("0"), exact("1"))) == "");
  CHECK(text(input_of(InputType::share, exact("0"), exact("1/2"))) == ", from 0 to 0.5");
  CHECK(text(input_of(InputType::share, exact("1/4"), exact("1"))) == ", from 0.25 to 1");
  CHECK(text(input_of(InputType::count, exact("0"), exact("1"))) == ", from 0 to 1");
}

TEST_CASE("a choice is one of its choices, counted from 0") {
  Input input = input_of(InputType::choice);
  input.choices = {Choice{}, Choice{}};
  input.choices[0].id = "first";
  input.choices[1].id = "second";
  REQUIRE(choice_of(input, Rational(0)) != nullptr);
  CHECK(choice_of(input, Rational(0))->id == "first");
  CHECK(choice_of(input, Rational(1))->id == "second");
  for (const char* none : {"2", "-1", "1/2"}) {
    CAPTURE(none);
    CHECK(choice_of(input, exact(none)) == nullptr);
    CHECK(toml_value(input, exact(none)) == "");
  }
  CHECK(toml_value(input, Rational(1)) == "\"second\"");
  CHECK(set_value(input, Rational(1)) == "second");
  CHECK(input_value_text(Language::en, input, Rational(2)) == "2");
}

TEST_CASE("a cell of a workbook holds one line, without what commands a terminal") {
  CHECK(text_cell("a\nb\rc\td\033e").text == "a b c d\uFFFDe");
  CHECK(words_cell("a\nb").text == "a b");
}

TEST_CASE("what an option says is in a workbook what it is: a number, a truth, a date, a text") {
  struct Row {
    const char* text;
    CellStyle style;
    const char* shown;
  };
  const Row rows[] = {
      {"1.5", CellStyle::number, "1.5"},
      {"-3", CellStyle::number, "-3"},
      {"true", CellStyle::text, "yes"},
      {"false", CellStyle::text, "no"},
      {"2024-01-31", CellStyle::date, "2024-01-31"},
      {"2024-02-31", CellStyle::text, "2024-02-31"},
      {"01", CellStyle::text, "01"},
      {"first", CellStyle::text, "first"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const WorkbookCell cell = plain_cell(Language::en, row.text);
    CHECK(cell.style == row.style);
    CHECK(cell.text == row.shown);
  }
  CHECK(input_cell(Language::en, input_of(InputType::count), {}).text == "");
  CHECK(input_cell(Language::en, input_of(InputType::count), Rational(3)).style == CellStyle::whole);
}

}  // namespace
}  // namespace aci
