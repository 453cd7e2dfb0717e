// Rational numbers as text: parse_decimal, to_decimal, to_fraction.

#include <doctest/doctest.h>

#include <cstdint>
#include <random>
#include <string>
#include <string_view>

#include "base/decimal.h"
#include "base/rational.h"

namespace aci {
namespace {

constexpr Int128 kMax = static_cast<Int128>(~(unsigned __int128){0} >> 1);

std::string parsed(std::string_view text) {
  const auto value = parse_decimal(text);
  return value ? to_fraction(*value) : "-";
}

/// The decimal's text, after a "~" when it was rounded.
std::string written(const Rational& x, int min_decimals, int max_decimals) {
  const Decimal decimal = to_decimal(x, min_decimals, max_decimals);
  return (decimal.exact ? "" : "~") + decimal.text;
}

TEST_CASE("decimals are read exactly") {
  struct Row {
    std::string_view text;
    std::string_view value;
  };
  const Row rows[] = {
      {"12", "12"},
      {"0", "0"},
      {"-0", "0"},
      {"-0.092", "-23/250"},
      {"+7.50", "15/2"},
      {"1_000.5", "2001/2"},
      {"1_0.2_5", "41/4"},
      {"007", "7"},
      {"1e3", "1000"},
      {"1E3", "1000"},
      {"1e+3", "1000"},
      {"2.5e-2", "1/40"},
      {"1.005", "201/200"},
      {"12.34e1", "617/5"},
      {"12.34e-3", "617/50000"},
      {"1e30", "1000000000000000000000000000000"},
      {"1e-30", "1/1000000000000000000000000000000"},
      {"1e031", "-"},
      {"1e-31", "-"},
      {"0e31", "-"},
      {"1e00003", "1000"},
      {"9223372036854775808", "9223372036854775808"},
      // Zeros that say nothing cost nothing.
      {"0000000000000000000000000000000000000000000000000000001.50", "3/2"},
      {"0.50000000000000000000000000000000000000000000000000000000", "1/2"},
      {"100000000000000000000000000000000000000000000000000e-30", "100000000000000000000"},
      {"0.00000000000000000000000000000000000000000000000001e30", "1/100000000000000000000"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(parsed(row.text) == row.value);
  }
}

TEST_CASE("what is no decimal is refused whole") {
  const std::string_view garbage[] = {
      "",
      " ",
      "-",
      "+",
      "--1",
      "+-1",
      ".",
      ".5",
      "5.",
      "1.e3",
      "e3",
      "1e",
      "1e+",
      "1e-",
      "1e3.0",
      "1e3e3",
      "1.2.3",
      "1..2",
      "1,5",
      "1 000",
      " 1",
      "1 ",
      "1\n",
      "_1",
      "1_",
      "1__0",
      "1_.5",
      "1._5",
      "1.5_",
      "1e_3",
      "1e3_",
      "0x10",
      "0b1",
      "1f",
      "inf",
      "nan",
      "-inf",
      "NaN",
      "1/2",
      "50 %",
      "1€",
      "١٢",
      "１",
      "1e999999999999",
      "1e-999999999999999999999999",
      "12a",
      "a12",
      "1\xC2\xA0"
      "000",
      "−1",
      "0.1d",
      "1'000",
  };
  for (const std::string_view text : garbage) {
    CAPTURE(text);
    CHECK(parsed(text) == "-");
  }
  CHECK(parsed(std::string_view("1\0", 2)) == "-");
  CHECK(parsed(std::string_view("\0", 1)) == "-");
}

TEST_CASE("powers of ten") {
  CHECK(to_fraction(power_of_ten(0)) == "1");
  CHECK(to_fraction(power_of_ten(1)) == "10");
  CHECK(to_fraction(power_of_ten(18)) == "1000000000000000000");
}

TEST_CASE("a decimal too large or too fine is refused, its neighbour is read") {
  CHECK(parsed("170141183460469231731687303715884105727") == "170141183460469231731687303715884105727");
  CHECK(parsed("-170141183460469231731687303715884105727") == "-170141183460469231731687303715884105727");
  CHECK(parsed("170141183460469231731687303715884105728") == "-");
  CHECK(parsed("170141183460469231731687303715884105729") == "-");
  CHECK(parsed("-170141183460469231731687303715884105728") == "-");
  CHECK(parsed("999999999999999999999999999999999999999999999") == "-");
  CHECK(parsed("170141183460469231731687303715884105727.5") == "-");
  // 10^38 < 2^127 < 10^39.
  CHECK(parsed("0.00000000000000000000000000000000000001") == "1/100000000000000000000000000000000000000");
  CHECK(parsed("0.000000000000000000000000000000000000001") == "-");
  // Hostile lengths: refused quickly, without a number of that size.
  CHECK(parsed(std::string(1'000'000, '9')) == "-");
  CHECK(parsed("0." + std::string(1'000'000, '3')) == "-");
  CHECK(parsed("0." + std::string(1'000'000, '0')) == "0");
  CHECK(parsed("1e" + std::string(1'000'000, '9')) == "-");
}

TEST_CASE("numbers are written with the decimals asked for, and say when they were rounded") {
  struct Row {
    std::string_view num;
    std::string_view den;
    int min_decimals;
    int max_decimals;
    std::string_view text;
  };
  const Row rows[] = {
      {"0", "1", 0, 6, "0"},
      {"0", "1", 2, 6, "0.00"},
      {"-25", "2", 0, 6, "-12.5"},
      {"-25", "2", 2, 6, "-12.50"},
      {"1", "3", 0, 6, "~0.333333"},
      {"2", "3", 0, 6, "~0.666667"},
      {"2", "3", 0, 0, "~1"},
      {"1", "8", 0, 3, "0.125"},
      {"1", "8", 0, 2, "~0.13"},
      {"-1", "8", 0, 2, "~-0.13"},
      {"1", "2", 0, 0, "~1"},
      {"-1", "2", 0, 0, "~-1"},
      {"49", "100", 0, 0, "~0"},
      {"-1", "1000", 2, 2, "~0.00"},  // never "-0.00"
      {"-1", "200", 2, 2, "~-0.01"},
      {"-4", "1000", 0, 2, "~0"},
      {"1", "200", 2, 2, "~0.01"},
      {"201", "200", 2, 2, "~1.01"},
      {"107", "40", 2, 2, "~2.68"},
      {"999", "1000", 2, 2, "~1.00"},
      {"999", "1000", 0, 2, "~1"},
      {"-9999", "1000", 2, 2, "~-10.00"},
      {"1000", "1", 0, 2, "1000"},     // a whole number keeps its zeros
      {"1001", "100", 0, 6, "10.01"},  // zeros inside stay
      {"1", "1000000000000000000", 0, 18, "0.000000000000000001"},
      {"1", "2000000000000000000", 0, 18, "~0.000000000000000001"},
      {"1", "3000000000000000000", 0, 18, "~0"},
      // At most 18 decimals, at least none, and no fewer at most than at least.
      {"1", "3", 0, 30, "~0.333333333333333333"},
      {"1", "2", 30, 30, "0.500000000000000000"},
      {"1", "4", -1, -1, "~0"},
      {"1", "2", 9, 2, "0.50"},
      {"1", "2", -1, 2, "0.5"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.num);
    CAPTURE(row.den);
    const auto x = divide(*parse_decimal(row.num), *parse_decimal(row.den));
    REQUIRE(x.has_value());
    CHECK(written(*x, row.min_decimals, row.max_decimals) == row.text);
  }
}

TEST_CASE("numbers at the limits are written") {
  CHECK(written(*Rational::make(kMax, 1), 0, 18) == "170141183460469231731687303715884105727");
  CHECK(written(*Rational::make(-kMax, 1), 2, 2) == "-170141183460469231731687303715884105727.00");
  CHECK(written(*Rational::make(kMax, 2), 0, 18) == "85070591730234615865843651857942052863.5");
  CHECK(written(*Rational::make(kMax, 2), 0, 0) == "~85070591730234615865843651857942052864");
  CHECK(written(*Rational::make(1, kMax), 0, 18) == "~0");
  CHECK(written(*Rational::make(kMax - 1, kMax), 0, 18) == "~1");
  // The largest part is odd: its half lies between these two numerators.
  CHECK(written(*Rational::make(kMax / 2 + 1, kMax), 0, 0) == "~1");
  CHECK(written(*Rational::make(kMax / 2, kMax), 0, 0) == "~0");
}

TEST_CASE("what is written exactly is read back the same") {
  std::mt19937_64 random(7);
  for (int i = 0; i < 5'000; ++i) {
    auto digits = static_cast<Int128>(random());
    digits >>= random() % 64;
    if (random() % 2 == 0) digits = -digits;
    Int128 scale = 1;
    for (auto places = random() % 19; places > 0; --places) scale *= 10;
    const auto x = Rational::make(digits, scale);
    REQUIRE(x.has_value());
    const Decimal decimal = to_decimal(*x, static_cast<int>(random() % 19), 18);
    CAPTURE(decimal.text);
    CHECK(decimal.exact);
    CHECK(parse_decimal(decimal.text) == x);
  }
  // 57 digits, more than any 128-bit number holds, for a value that fits.
  const auto fine = Rational::make(kMax, Int128{1} << 18);
  const Decimal decimal = to_decimal(*fine, 0, 18);
  CHECK(decimal.exact);
  CHECK(parse_decimal(decimal.text) == fine);
}

}  // namespace
}  // namespace aci
