// What a dump says of values before any structure is.

#include "formula/program_dump.h"

#include <doctest/doctest.h>

#include "base/decimal.h"

namespace aci {
namespace {

std::string dumped(const char* lo, const char* hi, bool nonzero, const char* step = nullptr) {
  Range range;
  range.lo = parse_decimal(lo);
  range.hi = parse_decimal(hi);
  range.nonzero = nonzero;
  if (step != nullptr) range.step = parse_decimal(step);
  range.num_most = 100;
  range.den_most = 100;
  return dump_range(range, kNumber);
}

TEST_CASE("a range that lacks 0 says so where 0 lies between its bounds") {
  CHECK(dumped("-3", "3", false) == "-3..3");
  CHECK(dumped("-3", "3", true) == "-3..3 but 0");
  CHECK(dumped("-0.5", "0.5", true) == "-1/2..1/2 but 0");
  CHECK(dumped("0", "3", true) == "0..3");  // An end is no place between.
  CHECK(dumped("-3", "0", true) == "-3..0");
  CHECK(dumped("0.5", "3", true) == "1/2..3");
  CHECK(dumped("-3", "-0.5", true) == "-3..-1/2");
}

TEST_CASE("steps other than 1, constants, what may not fit") {
  CHECK(dumped("0", "3", false, "1") == "0..3");
  CHECK(dumped("0", "3", false, "0.5") == "0..3 step 1/2");
  CHECK(dumped("2", "2", false, "0.5") == "2");
  CHECK(dump_range(Range{}, kNumber) == ".. wide");
}

}  // namespace
}  // namespace aci
