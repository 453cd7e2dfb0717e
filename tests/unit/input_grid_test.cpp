#include "engine/input_grid.h"

#include <doctest/doctest.h>

#include "base/date.h"
#include "support/loading.h"

namespace aci {
namespace {

Input input(InputType type, int decimals = 0) {
  Input out;
  out.id = "x";
  out.type = type;
  out.decimals = decimals;
  return out;
}

TEST_CASE("a grid goes by the decimals of an input from its least value to its greatest") {
  Input hours = input(InputType::decimal, 2);
  hours.min = exact("1.5");
  hours.max = exact("24");
  const auto grid = input_grid(hours);
  REQUIRE(grid);
  CHECK(grid->unit == exact("0.01"));
  CHECK(grid->least == 150);
  CHECK(grid->most == 2400);
  CHECK(grid->value(151) == exact("1.51"));
  CHECK(grid->place(exact("1.51")) == 151);
  CHECK_FALSE(grid->place(exact("1.515")));
}

TEST_CASE("a number without bounds goes as far as any agreement counts, both ways") {
  const auto grid = input_grid(input(InputType::integer));
  REQUIRE(grid);
  CHECK(grid->least == -1'000'000'000'000);
  CHECK(grid->most == 1'000'000'000'000);
}

TEST_CASE(
    "a boolean has two places, a choice one each, a date one a day; a text and the exercise have none") {
  CHECK(input_grid(input(InputType::boolean))->least == 0);
  CHECK(input_grid(input(InputType::boolean))->most == 1);
  Input choice = input(InputType::choice);
  choice.choices.resize(3);
  CHECK(input_grid(choice)->most == 2);
  const auto dates = input_grid(input(InputType::date));
  CHECK(dates->least == to_serial(*make_date(1900, 1, 1)));
  CHECK(dates->most == to_serial(*make_date(2200, 12, 31)));
  CHECK_FALSE(input_grid(input(InputType::text)));
  Input year = input(InputType::integer);
  year.id = kYearInput;
  CHECK_FALSE(input_grid(year));
}

}  // namespace
}  // namespace aci
