#include "formula/operators_and_functions.h"

#include <algorithm>
#include <functional>
#include <limits>

#include "base/date.h"
#include "base/rounding.h"

namespace aci {
namespace {

// ---------------------------------------------------------------- Exact values

using A = const Rational&;

OpResult exact(std::optional<Rational> value) {
  return {std::move(value), FaultKind::overflow};
}
OpResult truth(bool value) {
  return exact(Rational(value ? 1 : 0));
}
OpResult fault(FaultKind kind) {
  return {std::nullopt, kind};
}

template <std::optional<Rational> (*function)(A, A)>
OpResult of_two(A a, A b, A /*c*/) {
  return exact(function(a, b));
}
template <typename Comparison>
OpResult compared(A a, A b, A /*c*/) {
  return truth(Comparison()(a, b));
}
template <RoundingMode mode>
OpResult in_steps(A a, A step, A /*c*/) {
  return step <= Rational(0) ? fault(FaultKind::bad_step) : exact(round_to(a, step, mode));
}

OpResult opposite(A a, A /*b*/, A /*c*/) {
  return exact(-a);
}
OpResult denied(A a, A /*b*/, A /*c*/) {
  return truth(a.is_zero());
}
OpResult ratio(A a, A b, A /*c*/) {
  return b.is_zero() ? fault(FaultKind::division_by_zero) : exact(divide(a, b));
}
OpResult least(A a, A b, A /*c*/) {
  return exact(b < a ? b : a);
}
OpResult most(A a, A b, A /*c*/) {
  return exact(b > a ? b : a);
}
OpResult days_between(A a, A b, A /*c*/) {
  return exact(subtract(b, a));
}

OpResult not_negative(A a, A /*b*/, A /*c*/) {
  return a < Rational(0) ? fault(FaultKind::negative) : exact(a);
}
OpResult proportion(A a, A /*b*/, A /*c*/) {
  return a < Rational(0) || a > Rational(1) ? fault(FaultKind::no_proportion) : exact(a);
}

OpResult serial(const std::optional<Date>& date) {
  return date ? exact(Rational(to_serial(*date))) : fault(FaultKind::no_such_date);
}

OpResult date_of(A year, A month, A day) {
  const auto y = year.to_int64();
  const auto m = month.to_int64();
  const auto d = day.to_int64();
  return y && m && d ? serial(make_date(*y, *m, *d)) : fault(FaultKind::not_whole);
}

/// What `function` makes of a date and a whole number.
template <typename Function>
OpResult of_date(A a, A b, Function function) {
  const auto day = a.to_int64();
  const auto number = b.to_int64();
  if (!day || !number) return fault(FaultKind::not_whole);
  const auto date = from_serial(*day);
  return date ? function(*date, *number) : fault(FaultKind::no_such_date);
}
OpResult year_of_date(A a, A b, A /*c*/) {
  return of_date(a, b,
                 [](Date date, std::int64_t) { return exact(Rational(static_cast<int>(date.year()))); });
}
OpResult months_later(A a, A b, A /*c*/) {
  return of_date(a, b, [](Date date, std::int64_t months) { return serial(add_months(date, months)); });
}
OpResult days_later(A a, A b, A /*c*/) {
  return of_date(a, b, [](Date date, std::int64_t days) {
    // Beyond all the years that there are, wherever it starts.
    constexpr std::int64_t kFar = 366 * (kLastYear - kFirstYear + 1);
    const bool near = days > -kFar && days < kFar;
    return serial(near ? from_serial(to_serial(date) + days) : std::nullopt);
  });
}
OpResult part_of_year(A a, A b, A /*c*/) {
  return of_date(a, b, [](Date date, std::int64_t year) {
    if (year < kFirstYear || year > kLastYear) return fault(FaultKind::no_such_date);
    return exact(year_fraction(date, static_cast<int>(year)));
  });
}

// ---------------------------------------------------------------- Ranges

Rational day_number(int year, unsigned month, unsigned day) {
  return Rational(to_serial(*make_date(year, month, day)));
}

int year_of(const std::optional<Rational>& date, int otherwise) {
  const auto whole = date ? date->to_int64() : std::nullopt;
  const auto found = whole ? from_serial(*whole) : std::nullopt;
  return found ? static_cast<int>(found->year()) : otherwise;
}

/// What conditions have told of the sign of a difference.
Range difference(const Range& a, const Range& b, const Order& order) {
  Range all = sum(a, negated(b));
  if (!order.at_least && !order.at_most && !order.apart) return all;
  Narrowing said;
  if (order.at_least) said.lo = Rational(0);
  if (order.at_most) said.hi = Rational(0);
  said.nonzero = order.apart;
  // A contradiction only means that the condition never holds: keep what the bounds say.
  return narrowed(all, said).value_or(all);
}

/// Both truths are possible of what is not sure.
Range truth_range(std::optional<bool> sure, bool affirmed = true) {
  return sure ? Range::constant(Rational(*sure == affirmed ? 1 : 0)) : Range::truth();
}

std::optional<bool> is_less(const Range& a, const Range& b, bool same) {
  if (same || (a.lo && b.hi && *a.lo >= *b.hi)) return false;
  if (a.hi && b.lo && *a.hi < *b.lo) return true;
  return std::nullopt;
}

std::optional<bool> is_equal(const Range& a, const Range& b, bool same) {
  if (same || (a.is_constant() && b.is_constant() && *a.lo == *b.lo)) return true;
  const bool apart = (a.only_zero() && b.nonzero) || (b.only_zero() && a.nonzero);
  const bool beside = (a.hi && b.lo && *a.hi < *b.lo) || (a.lo && b.hi && *a.lo > *b.hi);
  return apart || beside ? std::optional(false) : std::nullopt;
}

using Of = const RangeOperands&;
using Ranges = std::optional<Range>;

template <Range (*function)(const Range&, const Range&)>
Ranges range_of_two(Of of) {
  return function(of.a, of.b);
}
template <RoundingMode mode>
Ranges range_in_steps(Of of) {
  return of.b.hi && *of.b.hi <= Rational(0) ? Ranges() : rounded(of.a, of.b, mode);
}

Ranges range_opposite(Of of) {
  return negated(of.a);
}
Ranges range_denied(Of of) {
  if (of.a.only_zero()) return truth_range(true);
  return of.a.may_be_zero() ? Range::truth() : truth_range(false);
}
Ranges range_difference(Of of) {
  return difference(of.a, of.b, of.order);
}
Ranges range_ratio(Of of) {
  const auto divisor = narrowed(of.b, {std::nullopt, std::nullopt, true});
  return divisor ? Ranges(quotient(of.a, *divisor, of.divisor)) : std::nullopt;
}
/// Of a test of the operands, in their order or not, that holds or that does not.
template <std::optional<bool> (*test)(const Range&, const Range&, bool), bool swapped, bool affirmed>
Ranges range_of_test(Of of) {
  const auto sure = swapped ? test(of.b, of.a, of.order.same) : test(of.a, of.b, of.order.same);
  return truth_range(sure, affirmed);
}
constexpr auto range_equal = range_of_test<is_equal, false, true>;
constexpr auto range_unlike = range_of_test<is_equal, false, false>;
constexpr auto range_less = range_of_test<is_less, false, true>;
constexpr auto range_at_most = range_of_test<is_less, true, false>;
constexpr auto range_greater = range_of_test<is_less, true, true>;
constexpr auto range_at_least = range_of_test<is_less, false, false>;

Ranges range_date(Of of) {
  const auto year = [](const std::optional<Rational>& bound, int otherwise) {
    const auto whole = bound ? bound->to_int64() : std::nullopt;
    return whole ? static_cast<int>(std::clamp<std::int64_t>(*whole, kFirstYear, kLastYear)) : otherwise;
  };
  return Range::between(day_number(year(of.a.lo, kFirstYear), 1, 1),
                        day_number(year(of.a.hi, kLastYear), 12, 31), Rational(1));
}

Ranges range_year(Of of) {
  return Range::between(Rational(year_of(of.a.lo, kFirstYear)), Rational(year_of(of.a.hi, kLastYear)),
                        Rational(1));
}

Ranges range_days(Of of) {
  return difference(of.b, of.a, {false, of.order.at_most, of.order.at_least, of.order.apart});
}

Ranges range_not_negative(Of of) {
  return narrowed(of.a, {Rational(0), std::nullopt, false});
}
Ranges range_proportion(Of of) {
  return narrowed(of.a, {Rational(0), Rational(1), false});
}

// Days left over days in the year: 0 only when the date is after the year.
Ranges range_year_fraction(Of of) {
  Range part = Range::between(Rational(0), Rational(1), Rational::make(1, Int128{365} * 366));
  part.num_most = part.den_most = 366;
  const bool started = of.order.at_most || (of.b.lo && *of.b.lo >= Rational(year_of(of.a.hi, kLastYear)));
  return started ? narrowed(part, {Rational::make(1, 366), std::nullopt, true}) : part;
}

// 31 January and a month less is 31 December: a whole number of months moves a date by at most 31 days each.
Ranges range_months_later(Of of) {
  const auto shift = product(of.b, Range::between(Rational(28), Rational(31), std::nullopt));
  const Range every = Range::date();
  const auto inside = narrowed(sum(of.a, shift), {every.lo, every.hi, false});
  return inside ? Range::between(inside->lo, inside->hi, Rational(1)) : every;
}

Ranges range_days_later(Of of) {
  const Range every = Range::date();
  const auto inside = narrowed(sum(of.a, of.b), {every.lo, every.hi, false});
  return inside ? Range::between(inside->lo, inside->hi, Rational(1)) : every;
}

// ---------------------------------------------------------------- When there may be no result

/// More than 128 bits.
bool is_wide(Of /*of*/, const Range& result) {
  return !result.fits();
}

/// Or a division by zero.
bool has_no_ratio(Of of, const Range& result) {
  return !result.fits() || of.b.may_be_zero();
}

/// Or a step that is not above 0.
bool has_no_step(Of of, const Range& result) {
  return !result.fits() || !of.b.lo || *of.b.lo <= Rational(0);
}

/// Below 0, or above 1.
bool may_be_negative(Of of, const Range& /*result*/) {
  return !of.a.lo || *of.a.lo < Rational(0);
}
bool may_be_no_proportion(Of of, const Range& result) {
  return may_be_negative(of, result) || !of.a.hi || *of.a.hi > Rational(1);
}

/// Not a date.
bool has_no_year(Of of, const Range& /*result*/) {
  const Range every = Range::date();
  return !of.a.lo || !of.a.hi || *of.a.lo < *every.lo || *of.a.hi > *every.hi;
}

/// Not a date, or not a sure year.
bool has_no_part(Of of, const Range& result) {
  const auto year = of.b.is_constant() ? of.b.lo->to_int64() : std::nullopt;
  return !year || *year < kFirstYear || *year > kLastYear || has_no_year(of, result);
}

/// Nothing is proved.
bool may_be_no_date(Of /*of*/, const Range& /*result*/) {
  return true;
}

// ---------------------------------------------------------------- The table

using Call = CallShape::Kind;

constexpr std::size_t kAny = std::numeric_limits<std::size_t>::max();
constexpr CallShape kExtremum{Call::extremum, 2, kAny, "arguments.two_or_more"};
constexpr CallShape kClamp{Call::clamp, 3, 3, "arguments.clamp"};
constexpr CallShape kRounding{Call::rounding, 1, 2, "arguments.rounding"};
constexpr CallShape kYearOf{Call::listed, 1, 1, "arguments.date", {kDate}, kNumber};
constexpr CallShape kDateOf{Call::listed, 3, 3, "arguments.year_month_day", {kNumber, kNumber, kNumber},
                            kDate};
constexpr CallShape kTwoDates{Call::listed, 2, 2, "arguments.two_dates", {kDate, kDate}, kNumber};
constexpr CallShape kDateAndYear{Call::listed, 2, 2, "arguments.date_year", {kDate, kNumber}, kNumber};
constexpr CallShape kDateAndCount{Call::listed, 2, 2, "arguments.date_count", {kDate, kNumber}, kDate};

constexpr Operation plain(Op op, std::string_view word, decltype(Operation::value) value,
                          decltype(Operation::range) range, decltype(Operation::may_fail) may_fail = nullptr,
                          CallShape call = {}) {
  return {op, word, OpForm::plain, false, value, range, may_fail, call};
}
constexpr Operation comparison(Op op, std::string_view word, decltype(Operation::value) value,
                               decltype(Operation::range) range, Op opposite) {
  return {op, word, OpForm::plain, false, value, range, nullptr, {}, opposite};
}
/// Its operands may change places.
constexpr Operation commutative(Operation row) {
  row.commutative = true;
  return row;
}

using Mode = RoundingMode;

/// Functions that are written with the operations of others.
constexpr Function kCompositions[] = {
    {"clamp", Op::minimum, kClamp},
    {"add_years", Op::add_months, kDateAndCount},
};

constexpr std::string_view kOfAnId[] = {"earned", "full", "prorated_full", "rounded"};
constexpr std::string_view kAggregates[] = {"earned",    "full",     "prorated_full", "rounded",
                                            "gate_open", "subtotal", "period_from",   "period_to"};

}  // namespace

constexpr Operation kOperations[kOpCount] = {
    {Op::constant, "constant", OpForm::constant},
    {Op::input, "input", OpForm::input},
    {Op::known, "known", OpForm::known},
    {Op::otherwise, "else", OpForm::otherwise},
    {Op::alternative, "alternative", OpForm::alternative},
    {Op::slot, "slot", OpForm::slot},
    {Op::dated, "dated", OpForm::dated},
    plain(Op::negate, "-", opposite, range_opposite),
    plain(Op::logical_not, "not", denied, range_denied),
    commutative(plain(Op::add, "+", of_two<add>, range_of_two<sum>, is_wide)),
    plain(Op::subtract, "-", of_two<subtract>, range_difference, is_wide),
    commutative(plain(Op::multiply, "*", of_two<multiply>, range_of_two<product>, is_wide)),
    plain(Op::divide, "/", ratio, range_ratio, has_no_ratio),
    commutative(comparison(Op::equal, "==", compared<std::equal_to<>>, range_equal, Op::not_equal)),
    commutative(comparison(Op::not_equal, "!=", compared<std::not_equal_to<>>, range_unlike, Op::equal)),
    comparison(Op::less, "<", compared<std::less<>>, range_less, Op::greater_equal),
    comparison(Op::less_equal, "<=", compared<std::less_equal<>>, range_at_most, Op::greater),
    comparison(Op::greater, ">", compared<std::greater<>>, range_greater, Op::less_equal),
    comparison(Op::greater_equal, ">=", compared<std::greater_equal<>>, range_at_least, Op::less),
    {Op::logical_and, "and", OpForm::lazy, true},
    {Op::logical_or, "or", OpForm::lazy, true},
    {Op::conditional, "if", OpForm::lazy},
    commutative(plain(Op::minimum, "min", least, range_of_two<smaller>, nullptr, kExtremum)),
    commutative(plain(Op::maximum, "max", most, range_of_two<larger>, nullptr, kExtremum)),
    plain(Op::floor, "floor", in_steps<Mode::floor>, range_in_steps<Mode::floor>, has_no_step, kRounding),
    plain(Op::ceil, "ceil", in_steps<Mode::ceil>, range_in_steps<Mode::ceil>, has_no_step, kRounding),
    plain(Op::round, "round", in_steps<Mode::half_up>, range_in_steps<Mode::half_up>, has_no_step, kRounding),
    plain(Op::trunc, "trunc", in_steps<Mode::trunc>, range_in_steps<Mode::trunc>, has_no_step, kRounding),
    plain(Op::make_date, "date", date_of, range_date, may_be_no_date, kDateOf),
    plain(Op::year, "year", year_of_date, range_year, has_no_year, kYearOf),
    plain(Op::days, "days", days_between, range_days, is_wide, kTwoDates),
    plain(Op::year_fraction, "year_fraction", part_of_year, range_year_fraction, has_no_part, kDateAndYear),
    plain(Op::add_months, "add_months", months_later, range_months_later, may_be_no_date, kDateAndCount),
    plain(Op::add_days, "add_days", days_later, range_days_later, may_be_no_date, kDateAndCount),
    plain(Op::not_negative, "not_negative", not_negative, range_not_negative, may_be_negative),
    plain(Op::proportion, "proportion", proportion, range_proportion, may_be_no_proportion),
};
static_assert([] {
  std::size_t next = 0;
  for (const Operation& row : kOperations) {
    if (row.op != static_cast<Op>(next++)) return false;
  }
  return next == kOpCount;
}());

std::optional<Function> find_function(std::string_view name) {
  for (const Function& function : kCompositions) {
    if (function.name == name) return function;
  }
  for (const Operation& row : kOperations) {
    if (row.word == name && row.call.kind != Call::none) return Function{row.word, row.op, row.call};
  }
  return std::nullopt;
}

bool is_function(std::string_view name) {
  return is_aggregate(name) || name == operation(Op::known).word || find_function(name);
}

std::vector<std::string_view> function_names() {
  std::vector<std::string_view> names(std::begin(kAggregates), std::end(kAggregates));
  names.push_back(operation(Op::known).word);
  for (const Operation& row : kOperations) {
    if (row.call.kind != Call::none) names.push_back(row.word);
  }
  for (const Function& function : kCompositions) names.push_back(function.name);
  return names;
}

bool takes_id(std::string_view aggregate) {
  return std::find(std::begin(kOfAnId), std::end(kOfAnId), aggregate) != std::end(kOfAnId);
}

bool is_aggregate(std::string_view name) {
  return std::find(std::begin(kAggregates), std::end(kAggregates), name) != std::end(kAggregates);
}

}  // namespace aci
