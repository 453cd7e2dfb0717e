#include "formula/unit.h"

#include <doctest/doctest.h>

using aci::Unit;
using aci::unit_of_product;
using aci::unit_of_quotient;

TEST_CASE("points are worth euros through the value of a point, in either order") {
  CHECK(unit_of_product(Unit::points, Unit::euros_per_point) == Unit::euros);
  CHECK(unit_of_product(Unit::euros_per_point, Unit::points) == Unit::euros);
  CHECK(unit_of_quotient(Unit::euros, Unit::points) == Unit::euros_per_point);
  CHECK(unit_of_quotient(Unit::euros, Unit::euros_per_point) == Unit::points);
}

TEST_CASE("a number without unit changes no unit; what is divided by its own unit has none") {
  for (const Unit unit : {Unit::none, Unit::points, Unit::euros, Unit::euros_per_point}) {
    CHECK(unit_of_product(unit, Unit::none) == unit);
    CHECK(unit_of_product(Unit::none, unit) == unit);
    CHECK(unit_of_quotient(unit, Unit::none) == unit);
    CHECK(unit_of_quotient(unit, unit) == Unit::none);
  }
}

TEST_CASE("other products and quotients have no meaning") {
  CHECK_FALSE(unit_of_product(Unit::points, Unit::points));
  CHECK_FALSE(unit_of_product(Unit::euros, Unit::euros));
  CHECK_FALSE(unit_of_product(Unit::euros, Unit::euros_per_point));
  CHECK_FALSE(unit_of_quotient(Unit::none, Unit::euros));
  CHECK_FALSE(unit_of_quotient(Unit::points, Unit::euros));
  CHECK_FALSE(unit_of_quotient(Unit::euros_per_point, Unit::euros));
}

TEST_CASE("units as rule files write them") {
  CHECK(aci::unit_word(Unit::none) == "");
  CHECK(aci::unit_word(Unit::points) == "points");
  CHECK(aci::unit_word(Unit::euros) == "€");
  CHECK(aci::unit_word(Unit::euros_per_point) == "€/point");
}
