// Rational against two independent computations: the rows that Python's unbounded fractions wrote
// (tests/reference/rational_cases.py), and a plain big integer on many more random numbers.

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

#include "base/decimal.h"
#include "base/rational.h"
#include "base/rounding.h"

namespace aci {
namespace {

using UInt128 = unsigned __int128;
constexpr Int128 kMax = static_cast<Int128>(~UInt128{0} >> 1);

// --- The rows of Python ------------------------------------------------------------------------------------

Rational read_fraction(std::string_view text) {
  const auto slash = text.find('/');
  const auto num = parse_decimal(text.substr(0, slash));
  const auto den = slash == text.npos ? Rational(1) : parse_decimal(text.substr(slash + 1));
  REQUIRE_MESSAGE((num && den), text);
  const auto value = Rational::make(num->num(), den->num());
  REQUIRE_MESSAGE(value.has_value(), text);
  return *value;
}

std::string shown(const std::optional<Rational>& x) {
  return x ? to_fraction(*x) : "-";
}

std::string answer(std::string_view operation, std::string_view x_text, std::string_view y_text) {
  if (operation == "parse") return shown(parse_decimal(x_text));
  const Rational x = read_fraction(x_text);
  const Rational y = read_fraction(y_text);
  if (operation == "add") return shown(add(x, y));
  if (operation == "subtract") return shown(subtract(x, y));
  if (operation == "multiply") return shown(multiply(x, y));
  if (operation == "divide") return shown(divide(x, y));
  if (operation == "compare") return x < y ? "<" : x > y ? ">" : "=";
  if (operation == "half_up") return shown(round_to(x, y, RoundingMode::half_up));
  if (operation == "floor") return shown(round_to(x, y, RoundingMode::floor));
  if (operation == "ceil") return shown(round_to(x, y, RoundingMode::ceil));
  if (operation == "trunc") return shown(round_to(x, y, RoundingMode::trunc));
  if (operation == "to_decimal") {
    const Decimal decimal = to_decimal(x, 0, static_cast<int>(*y.to_int64()));
    return (decimal.exact ? "" : "~") + decimal.text;
  }
  return "unknown operation";
}

TEST_CASE("every row of the reference file is answered as Python answers it") {
  struct Row {
    std::string_view operation;
    std::string_view x;
    std::string_view y;
    std::string_view result;
  };
  static const Row rows[] = {
#include "../reference/rational_cases.txt"
  };
  CHECK(std::size(rows) > 1000);
  for (const Row& row : rows) {
    CAPTURE(row.operation);
    CAPTURE(row.x);
    CAPTURE(row.y);
    CHECK(answer(row.operation, row.x, row.y) == row.result);
  }
}

// --- A plain big integer -----------------------------------------------------------------------------------

/// Up to 512 bits, in 32-bit limbs, the lowest first: the schoolbook's methods and no division.
struct Big {
  std::array<std::uint32_t, 16> limbs{};

  explicit Big(UInt128 value) {
    for (std::size_t i = 0; i < 4; ++i) limbs[i] = static_cast<std::uint32_t>(value >> (32 * i));
  }
  bool is_zero() const {
    return std::all_of(limbs.begin(), limbs.end(), [](std::uint32_t limb) { return limb == 0; });
  }
  bool is_even() const { return limbs[0] % 2 == 0; }
  friend bool operator==(const Big&, const Big&) = default;
  friend bool operator<(const Big& a, const Big& b) {
    return std::lexicographical_compare(a.limbs.rbegin(), a.limbs.rend(), b.limbs.rbegin(), b.limbs.rend());
  }
};

Big operator+(const Big& a, const Big& b) {
  Big result(0);
  std::uint64_t carry = 0;
  for (std::size_t i = 0; i < result.limbs.size(); ++i) {
    carry += std::uint64_t{a.limbs[i]} + b.limbs[i];
    result.limbs[i] = static_cast<std::uint32_t>(carry);
    carry >>= 32;
  }
  if (carry != 0) FAIL("wider than 512 bits");
  return result;
}

/// For a >= b.
Big operator-(const Big& a, const Big& b) {
  Big result(0);
  std::int64_t borrow = 0;
  for (std::size_t i = 0; i < result.limbs.size(); ++i) {
    const std::int64_t limb = std::int64_t{a.limbs[i]} - b.limbs[i] - borrow;
    result.limbs[i] = static_cast<std::uint32_t>(limb);
    borrow = limb < 0 ? 1 : 0;
  }
  if (borrow != 0) FAIL("a difference below 0");
  return result;
}

Big operator*(const Big& a, const Big& b) {
  Big result(0);
  for (std::size_t i = 0; i < a.limbs.size(); ++i) {
    std::uint64_t carry = 0;
    for (std::size_t j = 0; i + j < result.limbs.size(); ++j) {
      carry += std::uint64_t{a.limbs[i]} * b.limbs[j] + result.limbs[i + j];
      result.limbs[i + j] = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
    if (carry != 0) FAIL("wider than 512 bits");
  }
  return result;
}

Big half(const Big& a) {
  Big result(0);
  for (std::size_t i = 0; i < a.limbs.size(); ++i) {
    const std::uint32_t above = i + 1 < a.limbs.size() ? a.limbs[i + 1] : 0;
    result.limbs[i] = a.limbs[i] >> 1 | above << 31;
  }
  return result;
}

/// By halves and differences; both above 0.
Big gcd(Big a, Big b) {
  Big twos(1);
  while (a.is_even() && b.is_even()) {
    a = half(a);
    b = half(b);
    twos = twos + twos;
  }
  while (!a.is_zero()) {
    while (a.is_even()) a = half(a);
    while (b.is_even()) b = half(b);
    if (a < b) std::swap(a, b);
    a = a - b;
  }
  return b * twos;
}

/// An exact result, in any terms.
struct BigFraction {
  bool negative;
  Big num;
  Big den;
};

Big top(const Rational& x) {
  return Big(static_cast<UInt128>(x.is_negative() ? -x.num() : x.num()));
}
Big bottom(const Rational& x) {
  return Big(static_cast<UInt128>(x.den()));
}

BigFraction exact_sum(const Rational& a, const Rational& b) {
  const Big left = top(a) * bottom(b);
  const Big right = top(b) * bottom(a);
  const Big den = bottom(a) * bottom(b);
  if (a.is_negative() == b.is_negative()) return {a.is_negative(), left + right, den};
  if (left < right) return {b.is_negative(), right - left, den};
  return {a.is_negative(), left - right, den};
}

BigFraction exact_product(const Rational& a, const Rational& b) {
  return {a.is_negative() != b.is_negative(), top(a) * top(b), bottom(a) * bottom(b)};
}

BigFraction exact_quotient(const Rational& a, const Rational& b) {
  return {a.is_negative() != b.is_negative(), top(a) * bottom(b), bottom(a) * top(b)};
}

/// `result` is the exact one in lowest terms, or nothing, and then the exact one does not fit.
bool agrees(const std::optional<Rational>& result, const BigFraction& exact) {
  if (exact.num.is_zero()) return result == Rational();
  const Big common = gcd(exact.num, exact.den);
  if (!result) {
    const Big limit = common * Big(static_cast<UInt128>(kMax));
    return limit < exact.num || limit < exact.den;
  }
  return result->is_negative() == exact.negative && top(*result) * common == exact.num &&
         bottom(*result) * common == exact.den;
}

/// Numbers of every length, next to the limits, and sharing divisors.
class RandomRationals {
 public:
  Rational next() {
    // One draw a statement: the same numbers whatever the compiler.
    const Int128 num = part();
    const Int128 den = part();
    const auto value = Rational::make(random_() % 2 == 0 ? num : -num, den);
    REQUIRE(value.has_value());
    return *value;
  }
  /// A number with a part in common with `x`.
  Rational beside(const Rational& x) {
    switch (random_() % 4) {
      case 0:
        return *Rational::make(part(), x.den());
      case 1:
        return x.is_zero() ? x : *Rational::make(x.den(), x.num());
      case 2:
        return *Rational::make(x.num(), part());
      default:
        return next();
    }
  }

 private:
  Int128 part() {
    UInt128 wide = random_();
    wide = wide << 64 | random_();
    const auto small = static_cast<Int128>(random_() % 3);
    switch (random_() % 4) {
      case 0:
        return kMax - small;
      case 1:
        return (Int128{1} << (random_() % 126)) + small;
      case 2:
        return static_cast<Int128>((wide >> (2 + random_() % 126)) / 6300 * 6300) + 6300;
      default:
        return static_cast<Int128>(wide >> (1 + random_() % 127)) / 2 + 1;
    }
  }
  std::mt19937_64 random_{20230101};
};

TEST_CASE("random numbers: sum, difference, product, quotient and order agree with a plain big integer") {
  RandomRationals numbers;
  int fitting = 0;
  for (int i = 0; i < 5'000; ++i) {
    const Rational a = numbers.next();
    const Rational b = numbers.beside(a);
    CAPTURE(to_fraction(a));
    CAPTURE(to_fraction(b));
    const auto total = add(a, b);
    fitting += total ? 1 : 0;
    CHECK(agrees(total, exact_sum(a, b)));
    CHECK(agrees(subtract(a, b), exact_sum(a, -b)));
    CHECK(agrees(multiply(a, b), exact_product(a, b)));
    CHECK(agrees(divide(a, b), exact_quotient(a, b)));

    const BigFraction gap = exact_sum(a, -b);
    CHECK((a < b) == (gap.negative && !gap.num.is_zero()));
    CHECK((a > b) == (!gap.negative && !gap.num.is_zero()));
    CHECK((a == b) == gap.num.is_zero());
  }
  // Both answers are met often enough to mean something.
  CHECK(fitting > 500);
  CHECK(fitting < 4'500);
}

}  // namespace
}  // namespace aci
