#include "base/rational.h"
#include "base/rounding.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "base/decimal.h"

namespace aci {
namespace {

constexpr Int128 kMax = std::numeric_limits<Int128>::max();  // 2^127 - 1
constexpr Int128 kMin = std::numeric_limits<Int128>::min();  // one further than a Rational goes
const std::string kMaxText = "170141183460469231731687303715884105727";

Rational fraction(Int128 num, Int128 den) {
  const auto value = Rational::make(num, den);
  REQUIRE(value.has_value());
  return *value;
}

/// "3/7", or "-" for no value.
std::string shown(const std::optional<Rational>& x) {
  return x ? to_fraction(*x) : "-";
}

std::string parsed(std::string_view text) {
  return shown(parse_decimal(text));
}

Rational decimal(std::string_view text) {
  const auto value = parse_decimal(text);
  REQUIRE_MESSAGE(value.has_value(), text);
  return *value;
}

TEST_CASE("a fraction is kept in lowest terms with a positive denominator") {
  CHECK(to_fraction(fraction(6, 4)) == "3/2");
  CHECK(to_fraction(fraction(6, -4)) == "-3/2");
  CHECK(to_fraction(fraction(-6, -4)) == "3/2");
  CHECK(to_fraction(fraction(0, -9)) == "0");
  CHECK(fraction(0, -9) == Rational());
  CHECK(fraction(14, 7) == Rational(2));
  CHECK(shown(Rational::make(1, 0)) == "-");
  CHECK(shown(Rational::make(0, 0)) == "-");
}

TEST_CASE("the bounds of a fraction are symmetrical") {
  CHECK(to_fraction(fraction(kMax, 1)) == kMaxText);
  CHECK(to_fraction(-fraction(kMax, 1)) == "-" + kMaxText);
  CHECK(to_fraction(fraction(-1, kMax)) == "-1/" + kMaxText);
  CHECK(to_fraction(fraction(-kMax, -kMax)) == "1");
  // -2^127 is one too far, but its half is not.
  CHECK(shown(Rational::make(kMin, 1)) == "-");
  CHECK(shown(Rational::make(kMin, -1)) == "-");
  CHECK(shown(Rational::make(1, kMin)) == "-");
  CHECK(shown(Rational::make(kMin, 2)) == "-85070591730234615865843651857942052864");
  CHECK(shown(Rational::make(2, kMin)) == "-1/85070591730234615865843651857942052864");
  CHECK(shown(Rational::make(kMin, kMin)) == "1");
}

TEST_CASE("whole numbers go through machine integers") {
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  constexpr auto least = std::numeric_limits<std::int64_t>::min();
  CHECK(Rational(most).to_int64() == most);
  CHECK(Rational(least).to_int64() == least);
  CHECK_FALSE(fraction(Int128{most} + 1, 1).to_int64());
  CHECK_FALSE(fraction(Int128{least} - 1, 1).to_int64());
  CHECK_FALSE(fraction(1, 2).to_int64());
  CHECK(fraction(8, 2).is_integer());
  CHECK_FALSE(fraction(8, 3).is_integer());
  CHECK(Rational().is_zero());
  CHECK(Rational(-1).is_negative());
  CHECK_FALSE(Rational().is_negative());
}

TEST_CASE("sums that fit are found, whatever the size on the way") {
  CHECK(shown(add(fraction(1, 3), fraction(1, 6))) == "1/2");
  CHECK(shown(subtract(fraction(1, 3), fraction(1, 3))) == "0");
  CHECK(shown(add(fraction(kMax, 1), -1)) == "170141183460469231731687303715884105726");
  CHECK(shown(add(fraction(kMax, 1), 1)) == "-");
  CHECK(shown(subtract(fraction(-kMax, 1), 1)) == "-");
  CHECK(shown(subtract(fraction(kMax, 2), fraction(kMax, 2))) == "0");
  // max/2 + max/2 and 1/max - 1/max: 254-bit numbers met on the way.
  CHECK(shown(add(fraction(kMax, 2), fraction(kMax, 2))) == kMaxText);
  CHECK(shown(subtract(fraction(1, kMax), fraction(1, kMax))) == "0");
  CHECK(shown(add(fraction(1, kMax), fraction(1, kMax - 1))) == "-");
}

TEST_CASE("products and quotients that fit are found") {
  CHECK(shown(multiply(fraction(2, 3), fraction(-9, 4))) == "-3/2");
  CHECK(shown(multiply(fraction(kMax, 2), fraction(2, kMax))) == "1");
  CHECK(shown(multiply(fraction(kMax, 1), 1)) == kMaxText);
  CHECK(shown(multiply(fraction(kMax, 1), 2)) == "-");
  CHECK(shown(multiply(fraction(kMax, 1), 0)) == "0");
  CHECK(shown(divide(1, 3)) == "1/3");
  CHECK(shown(divide(fraction(-kMax, 1), fraction(kMax, 1))) == "-1");
  CHECK(shown(divide(fraction(1, kMax), 2)) == "-");
  CHECK(shown(divide(0, -5)) == "0");
  CHECK(shown(divide(5, 0)) == "-");
  CHECK(shown(divide(0, 0)) == "-");
}

TEST_CASE("the order is exact, at the limits too") {
  const Rational ascending[] = {
      fraction(-kMax, 1),
      fraction(-1, 2),
      fraction(-1, 3),
      fraction(-1, kMax),
      0,
      fraction(1, kMax),
      fraction(1, kMax - 1),
      fraction(1, 3),
      fraction(kMax - 2, kMax - 1),  // 1 - 1/(max - 1)
      fraction(kMax - 1, kMax),      // 1 - 1/max, larger by less than 2^-253
      1,
      fraction(kMax, kMax - 1),
      fraction(kMax, 2),
      fraction(kMax, 1),
  };
  const auto count = static_cast<int>(std::size(ascending));
  for (int i = 0; i < count; ++i) {
    for (int j = 0; j < count; ++j) {
      CAPTURE(i);
      CAPTURE(j);
      CHECK((ascending[i] <=> ascending[j]) == (i <=> j));
      CHECK((ascending[i] == ascending[j]) == (i == j));
    }
  }
}

TEST_CASE("rounding: both sides of each step, each mode, and ties") {
  struct Row {
    std::string_view x;
    std::string_view step;
    std::string_view half_up;
    std::string_view floor;
    std::string_view ceil;
    std::string_view trunc;
  };
  const Row rows[] = {
      {"0.005", "0.01", "0.01", "0", "0.01", "0"},
      {"-0.005", "0.01", "-0.01", "-0.01", "0", "0"},
      {"0.004999999999999999", "0.01", "0", "0", "0.01", "0"},
      {"-0.004999999999999999", "0.01", "0", "-0.01", "0", "0"},
      {"1.005", "0.01", "1.01", "1", "1.01", "1"},        // the nearest double is 1.00499999999999989…
      {"2.675", "0.01", "2.68", "2.67", "2.68", "2.67"},  // 2.67499999999999982…
      {"-2.675", "0.01", "-2.68", "-2.68", "-2.67", "-2.67"},
      {"1.015", "0.01", "1.02", "1.01", "1.02", "1.01"},
      {"2.665", "0.01", "2.67", "2.66", "2.67", "2.66"},  // not to the even cent
      {"1.01", "0.01", "1.01", "1.01", "1.01", "1.01"},
      {"0", "0.01", "0", "0", "0", "0"},
      {"2.5", "1", "3", "2", "3", "2"},
      {"-2.5", "1", "-3", "-3", "-2", "-2"},
      {"2.4", "1", "2", "2", "3", "2"},
      {"7.49", "5", "5", "5", "10", "5"},
      {"7.5", "5", "10", "5", "10", "5"},
      {"-7", "5", "-5", "-10", "-5", "-5"},
      {"0.37", "0.25", "0.25", "0.25", "0.5", "0.25"},
      {"0.375", "0.25", "0.5", "0.25", "0.5", "0.25"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.x);
    CAPTURE(row.step);
    const Rational x = decimal(row.x);
    const Rational step = decimal(row.step);
    CHECK(shown(round_to(x, step, RoundingMode::half_up)) == parsed(row.half_up));
    CHECK(shown(round_to(x, step, RoundingMode::floor)) == parsed(row.floor));
    CHECK(shown(round_to(x, step, RoundingMode::ceil)) == parsed(row.ceil));
    CHECK(shown(round_to(x, step, RoundingMode::trunc)) == parsed(row.trunc));
  }
}

TEST_CASE("rounding by a third, by nothing, and at the limits") {
  CHECK(shown(round_to(fraction(1, 2), fraction(1, 3), RoundingMode::half_up)) == "2/3");
  CHECK(shown(round_to(fraction(1, 2), fraction(1, 3), RoundingMode::floor)) == "1/3");
  CHECK(shown(round_to(1, 0, RoundingMode::half_up)) == "-");
  CHECK(shown(round_to(1, -1, RoundingMode::half_up)) == "-");
  // The number of steps is (2^127 - 1)^2; the multiple fits.
  CHECK(shown(round_to(fraction(kMax, 1), fraction(1, kMax), RoundingMode::floor)) == kMaxText);
  // The steps of 2 nearest to 2^127 - 1 are 2^127 - 2 and 2^127.
  CHECK(shown(round_to(fraction(kMax, 1), 2, RoundingMode::trunc)) ==
        "170141183460469231731687303715884105726");
  CHECK(shown(round_to(fraction(kMax, 1), 2, RoundingMode::ceil)) == "-");
  CHECK(shown(round_to(fraction(-kMax, 1), 2, RoundingMode::floor)) == "-");
  CHECK(shown(round_to(fraction(1, kMax), fraction(kMax, 1), RoundingMode::ceil)) == kMaxText);
  // (2^130 - 7) / 24, in lowest terms: 129 bits above.
  CHECK(shown(round_to(fraction(kMax, 3), fraction(1, 8), RoundingMode::ceil)) == "-");
}

TEST_CASE("a million of a cent's tenths make a thousand euros: nothing drifts") {
  Rational total;
  const Rational tenth = decimal("0.001");
  for (int i = 0; i < 1'000'000; ++i) total = *add(total, tenth);
  CHECK(total == Rational(1000));
}

}  // namespace
}  // namespace aci
