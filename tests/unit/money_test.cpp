#include "base/money.h"
#include "base/rounding.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "base/decimal.h"

namespace aci {
namespace {

constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
constexpr auto kLeast = std::numeric_limits<std::int64_t>::min();

/// What a decimal of euros is published as: rounded to the cent, half up.
std::string published(std::string_view euros) {
  const auto exact = parse_decimal(euros);
  REQUIRE(exact.has_value());
  const auto rounded = round_to(*exact, *Rational::make(1, 100), RoundingMode::half_up);
  REQUIRE(rounded.has_value());
  const auto amount = Money::from_exact(*rounded);
  REQUIRE(amount.has_value());
  return to_decimal(*amount);
}

TEST_CASE("half a cent goes away from zero") {
  struct Row {
    std::string_view exact;
    std::string_view published;
  };
  const Row rows[] = {
      {"0.005", "0.01"},
      {"-0.005", "-0.01"},
      {"0.00499", "0.00"},
      {"-0.00499", "0.00"},
      {"1.005", "1.01"},
      {"1.0049", "1.00"},
      {"2.675", "2.68"},
      {"-2.675", "-2.68"},
      {"8.345", "8.35"},
      {"10.075", "10.08"},
      {"35406.0049999", "35406.00"},
      {"1234567890123.455", "1234567890123.46"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.exact);
    CHECK(published(row.exact) == row.published);
  }
}

TEST_CASE("only a whole number of cents makes an amount") {
  CHECK(Money::from_exact(*parse_decimal("80710"))->cents() == 8'071'000);
  CHECK(Money::from_exact(*parse_decimal("-0.05"))->cents() == -5);
  CHECK_FALSE(Money::from_exact(*parse_decimal("0.005")));
  CHECK_FALSE(Money::from_exact(*Rational::make(1, 3)));
  // The largest and the smallest amounts, and one cent beyond.
  CHECK(Money::from_exact(*parse_decimal("92233720368547758.07"))->cents() == kMost);
  CHECK(Money::from_exact(*parse_decimal("-92233720368547758.08"))->cents() == kLeast);
  CHECK_FALSE(Money::from_exact(*parse_decimal("92233720368547758.08")));
  CHECK_FALSE(Money::from_exact(*parse_decimal("-92233720368547758.09")));
  CHECK_FALSE(Money::from_exact(*parse_decimal("170141183460469231731687303715884105727")));
}

TEST_CASE("amounts are written with two decimals, and go back to exact euros") {
  struct Row {
    std::int64_t cents;
    std::string_view text;
  };
  const Row rows[] = {
      {0, "0.00"},
      {1, "0.01"},
      {-1, "-0.01"},
      {10, "0.10"},
      {99, "0.99"},
      {100, "1.00"},
      {-1'234'560, "-12345.60"},
      {8'071'000, "80710.00"},
      {kMost, "92233720368547758.07"},
      {kLeast, "-92233720368547758.08"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Money amount = Money::from_cents(row.cents);
    CHECK(to_decimal(amount) == row.text);
    CHECK(amount.euros() == *parse_decimal(row.text));
    CHECK(Money::from_exact(amount.euros()) == amount);
  }
}

TEST_CASE("sums and differences stop at the limits") {
  const Money cent = Money::from_cents(1);
  const Money most = Money::from_cents(kMost);
  const Money least = Money::from_cents(kLeast);
  CHECK(add(Money::from_cents(4'530'400), Money::from_cents(3'540'600)) == Money::from_cents(8'071'000));
  CHECK(subtract(Money::from_cents(100), Money::from_cents(250)) == Money::from_cents(-150));
  CHECK(add(most, Money()) == most);
  CHECK(add(most, least) == Money::from_cents(-1));
  CHECK_FALSE(add(most, cent));
  CHECK_FALSE(subtract(least, cent));
  CHECK_FALSE(subtract(Money(), least));
  CHECK(subtract(Money::from_cents(-1), least) == most);
}

TEST_CASE("amounts compare by their cents") {
  CHECK(Money() == Money::from_cents(0));
  CHECK(Money::from_cents(-1) < Money());
  CHECK(Money::from_cents(kLeast) < Money::from_cents(kMost));
}

}  // namespace
}  // namespace aci
