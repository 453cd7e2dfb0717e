// The table of operations: what a row says of ranges holds of the values that the same row computes.

#include "formula/operators_and_functions.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "base/date.h"
#include "base/decimal.h"

namespace aci {
namespace {

constexpr int kDraws = 3000;  // An operation.

struct Operand {
  Range range = Range::constant(Rational(0));
  Rational value;
};

class Draw {
 public:
  int between(int low, int high) { return std::uniform_int_distribution(low, high)(random_); }

  Operand operand(Type type) {
    if (type == kDate) {
      const auto first = static_cast<int>(to_serial(*make_date(kFirstYear, 1, 1)));
      const auto last = static_cast<int>(to_serial(*make_date(kLastYear, 12, 31)));
      const int low = between(0, 3) == 0 ? first : between(first, last);
      return operand(low, std::min(last, low + between(0, 1000)), Rational(1));
    }
    if (type == kBoolean) return operand(0, 1, Rational(1));
    const int low = between(-9, 9);
    const int high = low + between(0, 9);
    return operand(low, high, between(0, 1) == 0 ? Rational(1) : *Rational::make(1, between(1, 4)));
  }

  /// Some of what is true of the two.
  Order order(const Rational& a, const Rational& b) {
    Order order;
    order.at_least = a >= b && between(0, 1) == 0;
    order.at_most = a <= b && between(0, 1) == 0;
    order.apart = a != b && between(0, 1) == 0;
    return order;
  }

 private:
  Operand operand(int low, int high, const Rational& step) {
    const int steps = (high - low) * static_cast<int>(step.den());
    const auto value = add(Rational(low), *multiply(step, Rational(between(0, steps))));
    return {Range::between(Rational(low), Rational(high), step), *value};
  }

  std::mt19937 random_{42};  // NOLINT: the same every time.
};

TEST_CASE("an operation that is computed plainly has its exact value and its range, and no other has") {
  for (std::size_t i = 0; i < kOpCount; ++i) {
    const Operation& row = operation(static_cast<Op>(i));
    CAPTURE(row.word);
    CHECK((row.value != nullptr) == (row.form == OpForm::plain));
    CHECK((row.range != nullptr) == (row.form == OpForm::plain));
  }
}

TEST_CASE("values lie within the range of their operation, and lack only where it may fail") {
  Draw draw;
  for (std::size_t i = 0; i < kOpCount; ++i) {
    const Operation& row = operation(static_cast<Op>(i));
    if (row.form != OpForm::plain) continue;
    CAPTURE(row.word);
    const bool listed = row.call.kind == CallShape::Kind::listed;
    for (int n = 0; n < kDraws; ++n) {
      Operand of[3];
      const std::size_t count = listed                                              ? row.call.most
                                : row.op == Op::negate || row.op == Op::logical_not ? 1
                                                                                    : 2;
      for (std::size_t k = 0; k < count; ++k) of[k] = draw.operand(listed ? row.call.parameters[k] : kNumber);
      if (row.op == Op::year_fraction ||
          row.op == Op::make_date) {  // Years that there are, and some that are not.
        Operand& year = of[row.op == Op::year_fraction ? 1 : 0];
        year.value = Rational(draw.between(kFirstYear - 3, kLastYear + 3));
        year.range = draw.between(0, 1) == 0
                         ? Range::constant(year.value)
                         : Range::between(Rational(kFirstYear - 3), Rational(kLastYear + 3), Rational(1));
      }
      const Rational seen = row.op == Op::year_fraction
                                ? Rational(static_cast<int>(from_serial(*of[0].value.to_int64())->year()))
                                : of[0].value;
      const RangeOperands operands{of[0].range, of[1].range, of[2].range, 7, draw.order(seen, of[1].value)};
      const OpResult result = row.value(of[0].value, of[1].value, of[2].value);
      const auto range = row.range(operands);
      CAPTURE(to_fraction(of[0].value));
      CAPTURE(to_fraction(of[1].value));
      CAPTURE(to_fraction(of[2].value));
      if (result.value) {
        REQUIRE(range.has_value());
        CHECK(range->contains(*result.value));
      } else {
        REQUIRE((!range || (row.may_fail != nullptr && row.may_fail(operands, *range))));
      }
    }
  }
}

TEST_CASE("an operation that may change the places of its operands gives the same") {
  Draw draw;
  for (std::size_t i = 0; i < kOpCount; ++i) {
    const Operation& row = operation(static_cast<Op>(i));
    if (!row.commutative || row.form != OpForm::plain) continue;
    CAPTURE(row.word);
    for (int n = 0; n < kDraws; ++n) {
      const Rational a = draw.operand(kNumber).value;
      const Rational b = draw.operand(kNumber).value;
      CHECK(row.value(a, b, Rational(0)).value == row.value(b, a, Rational(0)).value);
    }
  }
}

TEST_CASE("the opposite of a comparison holds when it does not") {
  Draw draw;
  for (std::size_t i = 0; i < kOpCount; ++i) {
    const Operation& row = operation(static_cast<Op>(i));
    if (!is_comparison(row.op)) continue;
    CAPTURE(row.word);
    CHECK(operation(row.opposite).opposite == row.op);
    for (int n = 0; n < kDraws; ++n) {
      const Rational a = draw.operand(kNumber).value;
      const Rational b = draw.operand(kNumber).value;
      CHECK(row.value(a, b, Rational(0)).value != apply_op(row.opposite, a, b, Rational(0)).value);
    }
  }
}

TEST_CASE("the part of a year that is left: never 0 for a date of that year, or before") {
  const Range date = Range::date();
  const Range year = Range::constant(Rational(2024));
  const Range none = Range::constant(Rational(0));
  Order started;
  started.at_most = true;
  const auto apart = operation(Op::year_fraction).range({date, year, none, 0, {}});
  const auto known = operation(Op::year_fraction).range({date, year, none, 0, started});
  CHECK(apart->lo == Rational(0));
  CHECK(known->lo == Rational::make(1, 366));
  CHECK(apart->den_most == 366);  // In columns as in proofs.
}

/// "0", "1", or "either": what is known of a test of two operands.
std::string truth(Op op, const Range& a, const Range& b, Order order = {}) {
  static const Range kNothing = Range::constant(Rational(0));
  const auto range = operation(op).range({a, b, kNothing, 0, order});
  return !range ? "none" : range->is_constant() ? to_fraction(*range->lo) : "either";
}

TEST_CASE("a comparison is decided by the bounds, where both sides have the one that counts") {
  const auto whole = [](std::optional<Rational> lo, std::optional<Rational> hi) {
    return Range::between(std::move(lo), std::move(hi), Rational(1));
  };
  const Range low = whole(Rational(0), Rational(5));
  const Range touching = whole(Rational(5), Rational(9));
  const Range high = whole(Rational(6), Rational(9));
  const Range below = whole(std::nullopt, Rational(5));
  const Range above = whole(Rational(6), std::nullopt);
  const Range all = whole(std::nullopt, std::nullopt);
  CHECK(truth(Op::less, low, high) == "1");
  CHECK(truth(Op::less, low, touching) == "either");
  CHECK(truth(Op::less, high, low) == "0");
  CHECK(truth(Op::less, touching, low) == "0");
  CHECK(truth(Op::less, below, above) == "1");
  CHECK(truth(Op::less, above, below) == "0");
  CHECK(truth(Op::less_equal, low, touching) == "1");
  CHECK(truth(Op::less_equal, touching, low) == "either");
  CHECK(truth(Op::greater, touching, low) == "either");
  CHECK(truth(Op::greater, high, low) == "1");
  CHECK(truth(Op::greater_equal, touching, low) == "1");
  CHECK(truth(Op::greater_equal, low, high) == "0");
  CHECK(truth(Op::equal, low, high) == "0");
  CHECK(truth(Op::equal, high, low) == "0");
  CHECK(truth(Op::equal, low, touching) == "either");
  CHECK(truth(Op::equal, touching, low) == "either");
  CHECK(truth(Op::equal, below, above) == "0");
  CHECK(truth(Op::equal, above, below) == "0");
  CHECK(truth(Op::not_equal, below, above) == "1");
  for (const Range& any : {low, below, above, all}) {
    for (const Op op : {Op::less, Op::less_equal, Op::greater, Op::greater_equal, Op::equal}) {
      CHECK(truth(op, all, any) == "either");
      CHECK(truth(op, any, all) == "either");
    }
  }
  CHECK(truth(Op::equal, Range::constant(Rational(4)), Range::constant(Rational(4))) == "1");
  CHECK(truth(Op::equal, Range::constant(Rational(4)), low) == "either");
  Order same;
  same.same = true;
  CHECK(truth(Op::equal, low, low, same) == "1");
  CHECK(truth(Op::less, low, low, same) == "0");
  CHECK(truth(Op::less_equal, low, low, same) == "1");
}

TEST_CASE("rounding may fail unless the step is sure to be above 0, and must where it never is") {
  const Range a = Range::between(Rational(0), Rational(9), Rational(1));
  const Range none = Range::constant(Rational(0));
  const auto result = [&](std::optional<Rational> lo, std::optional<Rational> hi) -> std::string {
    const Range step = Range::between(std::move(lo), std::move(hi), Rational(1));
    const Operation& row = operation(Op::round);
    const auto range = row.range({a, step, none, 0, {}});
    return !range ? "never" : row.may_fail({a, step, none, 0, {}}, *range) ? "perhaps" : "sure";
  };
  CHECK(result(Rational(1), Rational(2)) == "sure");
  CHECK(result(Rational(0), Rational(2)) == "perhaps");
  CHECK(result(Rational(-2), Rational(0)) == "never");
  CHECK(result(Rational(-2), Rational(1)) == "perhaps");
  CHECK(result(std::nullopt, Rational(2)) == "perhaps");
  CHECK(result(Rational(1), std::nullopt) == "perhaps");  // Steps of any size are wider than 128 bits.
}

TEST_CASE(
    "what must not be negative, and what must lie between 0 and 1, is refused beyond, and kept within") {
  const auto of = [](Op op, const Rational& value) -> std::string {
    const OpResult result = apply_op(op, value, Rational(0), Rational(0));
    if (result.value) return to_fraction(*result.value);
    return result.fault == FaultKind::negative        ? "negative"
           : result.fault == FaultKind::no_proportion ? "no proportion"
                                                      : "another";
  };
  const Rational little = *Rational::make(1, 1000);
  CHECK(of(Op::not_negative, -little) == "negative");
  CHECK(of(Op::not_negative, Rational(0)) == "0");
  CHECK(of(Op::not_negative, Rational(7)) == "7");
  CHECK(of(Op::proportion, -little) == "no proportion");
  CHECK(of(Op::proportion, Rational(0)) == "0");
  CHECK(of(Op::proportion, little) == "1/1000");
  CHECK(of(Op::proportion, Rational(1)) == "1");
  CHECK(of(Op::proportion, *add(Rational(1), little)) == "no proportion");
  CHECK(of(Op::proportion, Rational(2)) == "no proportion");
}

TEST_CASE("an operation that is sure of a result for every value of its operands, and one that is not") {
  const auto whole = [](std::optional<Rational> lo, std::optional<Rational> hi) {
    return Range::between(std::move(lo), std::move(hi), Rational(1));
  };
  const auto sure = [](Op op, const Range& a, const Range& b = Range::constant(Rational(0))) {
    const Operation& row = operation(op);
    const RangeOperands of{a, b, Range::constant(Rational(0)), 7, {}};
    const auto range = row.range(of);
    return range && !row.may_fail(of, *range);
  };
  const Range some = whole(Rational(0), Rational(9));
  const Range any = whole(std::nullopt, std::nullopt);
  CHECK(sure(Op::not_negative, some));
  CHECK_FALSE(sure(Op::not_negative, whole(Rational(-1), Rational(9))));
  CHECK_FALSE(sure(Op::not_negative, any));
  CHECK(sure(Op::proportion, whole(Rational(0), Rational(1))));
  CHECK_FALSE(sure(Op::proportion, whole(Rational(0), Rational(2))));
  CHECK_FALSE(sure(Op::proportion, whole(Rational(-1), Rational(1))));
  CHECK_FALSE(sure(Op::proportion, whole(Rational(0), std::nullopt)));

  const Range days = Range::date();
  const Rational first = *days.lo;
  const Rational last = *days.hi;
  const Range early = whole(*subtract(first, Rational(1)), last);
  const Range late = whole(first, *add(last, Rational(1)));
  CHECK(sure(Op::year, days));
  for (const Range& beyond : {early, late, whole(first, std::nullopt), whole(std::nullopt, last)}) {
    CHECK_FALSE(sure(Op::year, beyond));
    CHECK_FALSE(sure(Op::year_fraction, beyond, Range::constant(Rational(2024))));
  }
  const auto part_of = [&](int year) {
    return sure(Op::year_fraction, days, Range::constant(Rational(year)));
  };
  CHECK_FALSE(part_of(1899));
  CHECK(part_of(1900));
  CHECK(part_of(2200));
  CHECK_FALSE(part_of(2201));
  CHECK_FALSE(sure(Op::year_fraction, days, whole(Rational(2023), Rational(2024))));
  CHECK_FALSE(sure(Op::add_months, days, Range::constant(Rational(0))));
  CHECK_FALSE(sure(Op::add_days, days, Range::constant(Rational(0))));

  CHECK(sure(Op::divide, some, whole(Rational(1), Rational(9))));
  CHECK_FALSE(sure(Op::divide, some, some));
  CHECK_FALSE(sure(Op::divide, any, whole(Rational(1), Rational(9))));
  for (const Op op : {Op::add, Op::subtract, Op::multiply, Op::days}) {
    CHECK(sure(op, some, some));
    CHECK_FALSE(sure(op, some, any));
    CHECK_FALSE(sure(op, any, some));
  }
}

TEST_CASE("functions by name") {
  for (const std::string_view name : function_names()) {
    CAPTURE(name);
    CHECK(is_function(name));
    CHECK((is_aggregate(name) || name == "known" || find_function(name).has_value()));
  }
  CHECK(find_function("add_years")->op == Op::add_months);
  CHECK(find_function("clamp")->call.most == 3);
  for (const char* name : {"+", "if", "else", "slot", "not", "minimum"}) CHECK(!is_function(name));
}

}  // namespace
}  // namespace aci
