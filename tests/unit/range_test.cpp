// What is known of a value, and what operations make of it: bounds, steps, sizes.

#include "formula/range.h"

#include <doctest/doctest.h>

#include <string>

#include "base/decimal.h"

namespace aci {
namespace {

using Bound = std::optional<Rational>;

const Bound kNone;

Rational ratio(Int128 num, Int128 den) {
  return *Rational::make(num, den);
}

Range whole(Bound lo, Bound hi) {
  return Range::between(std::move(lo), std::move(hi), Rational(1));
}

Range stepless(Bound lo, Bound hi) {
  return Range::between(std::move(lo), std::move(hi), std::nullopt);
}

Range spoilt(Range range) {
  range.tainted = true;
  return range;
}

/// "1/2..": unbounded above.
std::string bounds(const Range& range) {
  const auto side = [](const Bound& bound) { return bound ? to_fraction(*bound) : std::string(); };
  return side(range.lo) + ".." + side(range.hi);
}

std::string bounds(const std::optional<Range>& range) {
  return range ? bounds(*range) : "no value";
}

std::string step(const Range& range) {
  return range.step ? to_fraction(*range.step) : "none";
}

TEST_CASE("the widest step of which two steps are multiples, where a fraction holds it") {
  CHECK(common_step(ratio(1, 2), ratio(1, 3)) == ratio(1, 6));
  CHECK(common_step(Rational(4), Rational(6)) == Rational(2));
  CHECK(common_step(Rational(0), Rational(6)) == Rational(6));
  CHECK(common_step(Rational(4), Rational(0)) == Rational(4));
  const Int128 big = Int128{1} << 64;
  CHECK(common_step(ratio(1, big), ratio(1, (big / 2) - 1)) == ratio(1, big * ((big / 2) - 1)));
  CHECK_FALSE(common_step(ratio(1, big), ratio(1, (big / 2) + 1)));  // 2^127 + 2^64.
  CHECK_FALSE(common_step(ratio(1, big), ratio(1, (big * 4) + 1)));  // 2^130 + 2^64.
}

TEST_CASE("a range contains what all its members allow") {
  const Range tens = Range::between(Rational(-20), Rational(30), Rational(10));
  for (const int value : {-20, 0, 10, 30}) CHECK(tens.contains(Rational(value)));
  for (const int value : {-30, 40, 5}) CHECK_FALSE(tens.contains(Rational(value)));
  CHECK_FALSE(narrowed(tens, {std::nullopt, std::nullopt, true})->contains(Rational(0)));
  CHECK(Range::constant(Rational(0)).contains(Rational(0)));
  CHECK_FALSE(Range::constant(Rational(0)).contains(Rational(1)));
  const Range any = stepless(kNone, kNone);
  CHECK(any.contains(ratio(-1, 3)));
  Range small = any;
  small.num_most = 5;
  small.den_most = 4;
  CHECK(small.contains(ratio(-5, 4)));
  CHECK_FALSE(small.contains(ratio(6, 1)));
  CHECK_FALSE(small.contains(ratio(1, 5)));
}

TEST_CASE("narrowing moves bounds inwards, to the next multiples of the step") {
  CHECK(bounds(narrowed(whole(Rational(0), Rational(9)), {ratio(1, 2), ratio(7, 2)})) == "1..3");
  CHECK(bounds(narrowed(whole(kNone, kNone), {std::nullopt, ratio(7, 2)})) == "..3");
  CHECK(bounds(narrowed(whole(kNone, kNone), {ratio(7, 2), std::nullopt})) == "4..");
  CHECK(bounds(narrowed(whole(Rational(2), Rational(4)), {Rational(1), Rational(5)})) == "2..4");
  CHECK(bounds(narrowed(stepless(Rational(0), Rational(9)), {ratio(1, 2), ratio(7, 2)})) == "1/2..7/2");
  CHECK(bounds(narrowed(whole(Rational(0), Rational(9)), {Rational(4), Rational(4)})) == "4..4");
  CHECK(bounds(narrowed(whole(Rational(0), Rational(9)), {Rational(10), std::nullopt})) == "no value");
  CHECK(bounds(narrowed(whole(Rational(0), Rational(9)), {ratio(1, 3), ratio(2, 3)})) == "no value");
}

TEST_CASE("without 0, a bound of 0 moves to the closest fraction that there can be") {
  const Narrowing nonzero{std::nullopt, std::nullopt, true};
  CHECK(bounds(narrowed(whole(Rational(0), Rational(9)), nonzero)) == "1..9");
  CHECK(bounds(narrowed(whole(Rational(-9), Rational(0)), nonzero)) == "-9..-1");
  CHECK(bounds(narrowed(Range::between(Rational(0), Rational(1), ratio(1, 100)), nonzero)) == "1/100..1");
  CHECK(bounds(narrowed(whole(kNone, Rational(0)), nonzero)) == "..-1");
  CHECK(bounds(narrowed(whole(Rational(0), kNone), nonzero)) == "1..");
  CHECK(bounds(narrowed(whole(Rational(-1), Rational(1)), nonzero)) == "-1..1");
  CHECK(bounds(narrowed(stepless(Rational(0), Rational(9)), nonzero)) == "0..9");
  CHECK(bounds(narrowed(Range::constant(Rational(0)), nonzero)) == "no value");
}

TEST_CASE("below or above a limit is the next multiple of the step") {
  const Range halves = Range::between(Rational(0), Rational(9), ratio(1, 2));
  CHECK(below(halves, Rational(5)).hi == ratio(9, 2));
  CHECK(above(halves, Rational(5)).lo == ratio(11, 2));
  CHECK(below(halves, ratio(16, 3)).hi == Rational(5));
  CHECK(above(halves, ratio(16, 3)).lo == ratio(11, 2));
  CHECK_FALSE(below(halves, Rational(5)).lo);
  CHECK_FALSE(above(halves, Rational(5)).hi);
  CHECK(below(stepless(Rational(0), Rational(9)), Rational(5)).hi == Rational(5));
  CHECK(above(stepless(Rational(0), Rational(9)), Rational(5)).lo == Rational(5));
  CHECK(below(Range::constant(Rational(0)), Rational(5)).hi == Rational(5));
  CHECK(below(halves, Rational(0)).nonzero);
  CHECK_FALSE(above(halves, Rational(1)).nonzero);
}

TEST_CASE("a side that is unbounded stays so where it may") {
  const Range up = whole(Rational(2), kNone);
  const Range down = whole(kNone, Rational(5));
  const Range both = whole(Rational(3), Rational(4));
  CHECK(bounds(negated(up)) == "..-2");
  CHECK(bounds(negated(down)) == "-5..");
  CHECK(bounds(either(up, both)) == "2..");
  CHECK(bounds(either(both, up)) == "2..");
  CHECK(bounds(either(down, both)) == "..5");
  CHECK(bounds(smaller(up, both)) == "2..4");
  CHECK(bounds(smaller(both, up)) == "2..4");
  CHECK(bounds(smaller(down, both)) == "..4");
  CHECK(bounds(smaller(up, whole(Rational(1), kNone))) == "1..");
  CHECK(bounds(larger(up, both)) == "3..");
  CHECK(bounds(larger(both, up)) == "3..");
  CHECK(bounds(larger(both, down)) == "3..5");
  CHECK(bounds(sum(up, both)) == "5..");
  CHECK(bounds(sum(down, both)) == "..9");
  CHECK(bounds(sum(up, down)) == "..");
}

TEST_CASE("a product lies between the products of bounds") {
  CHECK(bounds(product(whole(Rational(-2), Rational(3)), whole(Rational(-5), Rational(7)))) == "-15..21");
  CHECK(bounds(product(whole(Rational(2), Rational(3)), whole(Rational(5), Rational(7)))) == "10..21");
  CHECK(bounds(product(whole(Rational(2), kNone), whole(Rational(5), Rational(7)))) == "10..");
  CHECK(bounds(product(whole(Rational(2), kNone), whole(Rational(-5), Rational(7)))) == "..");
  CHECK(bounds(product(whole(Rational(-5), Rational(7)), whole(Rational(2), kNone))) == "..");
  CHECK(bounds(product(whole(Rational(-5), Rational(7)), whole(kNone, Rational(2)))) == "..");
  CHECK(bounds(product(whole(kNone, Rational(2)), whole(Rational(-5), Rational(7)))) == "..");
  CHECK(bounds(product(whole(Rational(2), kNone), Range::constant(Rational(-3)))) == "..-6");
  CHECK(bounds(product(whole(kNone, Rational(2)), Range::constant(Rational(-3)))) == "-6..");
  CHECK(bounds(product(Range::constant(Rational(0)), whole(kNone, kNone))) == "0..0");
}

TEST_CASE("a quotient, as far as its divisor keeps away from 0") {
  const Range one = Range::constant(Rational(1));
  const auto over = [&](const Range& divisor) { return bounds(quotient(one, divisor, 7)); };
  CHECK(over(whole(Rational(2), Rational(4))) == "1/4..1/2");
  CHECK(over(whole(Rational(-4), Rational(-2))) == "-1/2..-1/4");
  CHECK(over(whole(Rational(2), kNone)) == "0..1/2");
  CHECK(over(whole(kNone, Rational(-2))) == "-1/2..0");
  CHECK(over(whole(Rational(0), Rational(10))) == "1/10..1");
  CHECK(over(whole(Rational(-10), Rational(0))) == "-1..-1/10");
  CHECK(over(whole(Rational(-10), Rational(10))) == "-1..1");
  CHECK(over(whole(kNone, Rational(10))) == "-1..1");
  CHECK(over(whole(Rational(-10), kNone)) == "-1..1");
  CHECK(over(whole(Rational(0), kNone)) == "0..1");
  CHECK(over(whole(kNone, Rational(0))) == "-1..0");
  CHECK(over(Range::between(Rational(-1), Rational(1), ratio(1, 100))) == "-100..100");
  CHECK(over(stepless(Rational(-1), Rational(1))) == "..");
  CHECK(over(stepless(Rational(0), Rational(1))) == "..");
}

TEST_CASE("the step of a quotient") {
  const Range two = Range::constant(Rational(-2));
  CHECK(step(quotient(whole(Rational(0), Rational(9)), two, 7)) == "1/2");
  CHECK(step(quotient(stepless(Rational(0), Rational(9)), two, 7)) == "none");
  const Range shared = quotient(whole(Rational(0), Rational(9)), whole(Rational(1), Rational(5)), 7);
  CHECK(step(shared) == "1");
  REQUIRE(shared.factors.size() == 1);
  CHECK(shared.factors[0].divisor == 7);
  CHECK(shared.factors[0].power == 1);
  CHECK(shared.factors[0].most == 5);
  const Range boundless = quotient(whole(Rational(0), Rational(9)), whole(Rational(1), kNone), 7);
  CHECK(step(boundless) == "none");
  CHECK(boundless.factors.empty());
}

TEST_CASE("rounding to a step that is no constant goes as far as the step is wide") {
  const Range steps = whole(Rational(1), Rational(2));
  const auto to_steps = [&](const Range& range) {
    return bounds(rounded(range, steps, RoundingMode::half_up));
  };
  CHECK(to_steps(whole(Rational(-3), Rational(3))) == "-5..5");
  CHECK(to_steps(whole(Rational(0), Rational(3))) == "0..5");
  CHECK(to_steps(whole(Rational(-3), Rational(0))) == "-5..0");
  CHECK(to_steps(whole(Rational(-5), Rational(-3))) == "-7..-1");
  CHECK(to_steps(whole(Rational(-3), kNone)) == "-5..");
  CHECK(to_steps(whole(kNone, Rational(3))) == "..5");
}

TEST_CASE("rounding to a constant step leaves its multiples alone") {
  const Range tens = Range::constant(Rational(10));
  const auto to_tens = [&](const Range& range) {
    const Range found = rounded(range, tens, RoundingMode::half_up);
    return bounds(found) + " step " + step(found);
  };
  CHECK(to_tens(Range::between(Rational(0), Rational(60), Rational(20))) == "0..60 step 20");
  CHECK(to_tens(Range::between(Rational(0), Rational(45), Rational(15))) == "0..50 step 10");
  CHECK(to_tens(whole(Rational(4), kNone)) == "0.. step 10");
  CHECK(to_tens(stepless(kNone, Rational(5))) == "..10 step 10");
}

TEST_CASE("what comes of something too wide is known to") {
  const Range good = whole(Rational(1), Rational(2));
  const Range bad = spoilt(good);
  using Operation = Range (*)(const Range&, const Range&);
  const auto divided = [](const Range& a, const Range& b) { return quotient(a, b, 7); };
  const auto floored = [](const Range& a, const Range& b) { return rounded(a, b, RoundingMode::floor); };
  for (const Operation of : {Operation(sum), Operation(product), Operation(either), Operation(smaller),
                             Operation(larger), Operation(divided), Operation(floored)}) {
    CHECK(of(bad, good).tainted);
    CHECK(of(good, bad).tainted);
    CHECK_FALSE(of(good, good).tainted);
  }
}

TEST_CASE("the widest numerator follows from the bounds and the widest denominator") {
  const Int128 big = Int128{1} << 100;
  const Range fits = Range::between(Rational(0), ratio(big + 1, Int128{1} << 50), ratio(1, Int128{1} << 60));
  CHECK((fits.den_most == UInt128{1} << 60));
  CHECK((fits.num_most == (UInt128{1} << 110) + (UInt128{1} << 10)));
  CHECK(fits.fits());
  CHECK_FALSE(Range::between(Rational(0), ratio(big, 1), ratio(1, Int128{1} << 60)).fits());
  CHECK_FALSE(Range::between(Rational(0), kNone, Rational(1)).fits());
}

/// "7/4": the largest numerator and denominator that a value may have.
std::string size(const Range& range) {
  const auto text = [](UInt128 most) {
    return most > 1000 ? std::string("many") : std::to_string(static_cast<int>(most));
  };
  return text(range.num_most) + "/" + text(range.den_most);
}

TEST_CASE("how wide the values of an operation may be follows from those of its operands") {
  const Range quarters = Range::between(Rational(0), ratio(7, 2), ratio(1, 4));
  const Range thirds = Range::between(Rational(-2), Rational(1), ratio(1, 3));
  CHECK(size(quarters) == "14/4");
  CHECK(size(thirds) == "6/3");
  CHECK(size(Range::constant(ratio(-7, 5))) == "7/5");
  CHECK(size(stepless(Rational(0), Rational(1))) == "many/many");
  CHECK(size(negated(thirds)) == "6/3");
  CHECK(size(sum(quarters, thirds)) == "54/12");      // 4.5 at most, in twelfths
  CHECK(size(product(quarters, thirds)) == "84/12");  // -7
  CHECK(size(either(quarters, thirds)) == "14/4");    // one or the other
  CHECK(size(either(thirds, quarters)) == "14/4");
  CHECK(size(quotient(quarters, whole(Rational(1), Rational(5)), 7)) == "14/20");
  CHECK(size(quotient(quarters, Range::constant(ratio(-5, 2)), 7)) == "14/10");  // -1.4, in tenths
  CHECK(size(rounded(quarters, Range::constant(ratio(1, 2)), RoundingMode::floor)) == "7/2");
  CHECK(size(sum(quarters, stepless(Rational(0), Rational(1)))) == "many/many");
}

TEST_CASE("what is divided by an unknown number is no multiple of its step") {
  const Range nine = whole(Rational(0), Rational(9));
  const Range fifths = quotient(nine, whole(Rational(1), Rational(5)), 7);
  CHECK(step(fifths) == "1");
  CHECK(fifths.contains(ratio(1, 2)));
  CHECK_FALSE(fifths.contains(ratio(1, 6)));
  CHECK(below(fifths, Rational(5)).hi == Rational(5));
  CHECK(above(fifths, Rational(5)).lo == Rational(5));
  CHECK(bounds(narrowed(fifths, {ratio(1, 2), ratio(7, 2)})) == "1/2..7/2");
  CHECK(bounds(narrowed(fifths, {std::nullopt, std::nullopt, true})) == "1/5..9");
  const Range whole_again = rounded(fifths, Range::constant(Rational(1)), RoundingMode::floor);
  CHECK(bounds(whole_again) == "0..9");
  CHECK(whole_again.factors.empty());
  CHECK(size(whole_again) == "9/1");
}

TEST_CASE("divisors are counted once in a sum, as often as they divide in a product, in their order") {
  const Range nine = whole(Rational(0), Rational(9));
  const auto over = [&](int most, std::uint32_t name) {
    return quotient(nine, whole(Rational(1), Rational(most)), name);
  };
  const auto shown = [](const Range& range) {
    std::string all;
    for (const UnknownFactor& factor : range.factors) {
      all += (all.empty() ? "" : " ") + std::to_string(factor.divisor) + "^" + std::to_string(factor.power) +
             "<=" + std::to_string(static_cast<int>(factor.most));
    }
    return all;
  };
  CHECK(shown(over(5, 7)) == "7^1<=5");
  CHECK(shown(sum(over(5, 7), over(3, 7))) == "7^1<=5");
  CHECK(shown(sum(over(3, 7), over(5, 7))) == "7^1<=5");
  CHECK(shown(product(over(5, 7), over(3, 7))) == "7^2<=5");
  CHECK(shown(sum(product(over(5, 7), over(5, 7)), over(5, 7))) == "7^2<=5");
  CHECK(shown(sum(over(5, 7), product(over(5, 7), over(5, 7)))) == "7^2<=5");
  CHECK(shown(sum(over(5, 7), over(4, 3))) == "3^1<=4 7^1<=5");
  CHECK(shown(product(over(4, 3), over(5, 7))) == "3^1<=4 7^1<=5");
  CHECK(shown(either(over(5, 7), over(4, 3))) == "3^1<=4 7^1<=5");
  CHECK(shown(quotient(over(5, 7), Range::constant(Rational(2)), 9)) == "7^1<=5");
  CHECK(size(product(over(5, 7), over(5, 7))) == "81/25");
  CHECK(size(sum(over(5, 7), over(4, 3))) == "360/20");  // 18 at most, in twentieths
}

TEST_CASE("0 is excluded of what cannot be 0, and only of that") {
  const Range some = whole(Rational(-3), Rational(3));
  const Range none = *narrowed(some, {std::nullopt, std::nullopt, true});
  CHECK(some.may_be_zero());
  CHECK_FALSE(none.may_be_zero());
  CHECK_FALSE(whole(Rational(1), Rational(3)).may_be_zero());
  CHECK_FALSE(whole(Rational(-3), Rational(-1)).may_be_zero());
  CHECK_FALSE(stepless(ratio(1, 2), kNone).may_be_zero());
  CHECK_FALSE(stepless(kNone, ratio(-1, 2)).may_be_zero());
  CHECK(whole(Rational(0), Rational(3)).may_be_zero());
  CHECK(whole(Rational(-3), Rational(0)).may_be_zero());
  CHECK_FALSE(product(none, none).may_be_zero());
  CHECK(product(none, some).may_be_zero());
  CHECK(product(some, none).may_be_zero());
  CHECK_FALSE(either(none, none).may_be_zero());
  CHECK(either(none, some).may_be_zero());
  CHECK(either(some, none).may_be_zero());
  CHECK_FALSE(quotient(none, none, 7).may_be_zero());
  CHECK(quotient(some, none, 7).may_be_zero());
  CHECK(sum(none, none).may_be_zero());
  CHECK_FALSE(negated(none).may_be_zero());
}

}  // namespace
}  // namespace aci
