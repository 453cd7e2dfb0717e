#include "support/plain_formula.h"
#include "base/rounding.h"
#include "formula/choice_words.h"

#include <algorithm>
#include <chrono>
#include <vector>

namespace aci::plain {
namespace {

Rational or_throw(const std::optional<Rational>& value) {
  if (!value) throw NoResult{};
  return *value;
}

std::int64_t whole(const Value& value) {
  const auto number = std::get<Rational>(value).to_int64();
  if (!number) throw NoResult{};
  return *number;
}

Rational largest_integer_up_to(const Rational& x) {
  Int128 quotient = x.num() / x.den();
  if (x.num() % x.den() < 0) quotient -= 1;
  return or_throw(Rational::make(quotient, 1));
}

Date checked_date(std::int64_t year, std::int64_t month, std::int64_t day) {
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31) throw NoResult{};
  const Date date =
      std::chrono::year(static_cast<int>(year)) / static_cast<int>(month) / static_cast<int>(day);
  if (!date.ok()) throw NoResult{};
  return date;
}

std::int64_t day_number(Date date) {
  return std::chrono::sys_days(date).time_since_epoch().count();
}

Date months_later(Date date, std::int64_t months) {
  if (months < -10'000 || months > 10'000) throw NoResult{};
  const auto month = date.year() / date.month() + std::chrono::months(months);
  const auto last = (month / std::chrono::last).day();
  const auto year = static_cast<int>(month.year());
  return checked_date(year, static_cast<unsigned>(month.month()),
                      static_cast<unsigned>(std::min(date.day(), last)));
}

Date days_later(Date date, std::int64_t days) {
  if (days < -1'000'000 || days > 1'000'000) throw NoResult{};
  const Date later(std::chrono::sys_days(date) + std::chrono::days(days));
  return checked_date(static_cast<int>(later.year()), static_cast<unsigned>(later.month()),
                      static_cast<unsigned>(later.day()));
}

/// Day by day as the texts say: from `from` (included) to 31 December, over the days of the year.
Rational fraction_of_year(Date from, std::int64_t year) {
  const std::int64_t first = day_number(checked_date(year, 1, 1));
  const std::int64_t last = day_number(checked_date(year, 12, 31));
  const std::int64_t start = std::max(first, day_number(from));
  if (start > last) return Rational(0);
  return over(Rational(last - start + 1), Rational(last - first + 1));
}

class Reader {
 public:
  Reader(const Formula& formula, World& world) : formula_(formula), world_(world) {}

  Value value(ExprId id) {
    const Expr& expr = formula_[id];
    const auto word =
        choice_word(formula_, expr, [&](std::string_view name) { return world_.choices(name); });
    const auto operand = [&](std::size_t index) -> Value {
      if (!word || word->operand != index) return value(expr.operands[index]);
      const auto number = choice_number(formula_[word->at].name, world_.choices(word->input->name));
      return Rational(static_cast<std::int64_t>(number.value()));
    };
    const auto flag = [&](std::size_t index) { return std::get<bool>(operand(index)); };
    const auto number = [&](std::size_t index) { return std::get<Rational>(operand(index)); };
    switch (expr.kind) {
      case ExprKind::literal:
        if (expr.type == kBoolean) return !expr.value.is_zero();
        if (expr.type == kDate) return *from_serial(*expr.value.to_int64());
        return expr.value;
      case ExprKind::name:
        return world_.name(expr.name).value();
      case ExprKind::call:
        return call(expr);
      case ExprKind::operation:
        break;
    }
    switch (expr.op) {
      case Op::negate:
        return -number(0);
      case Op::logical_not:
        return !flag(0);
      case Op::add:
        return plus(number(0), number(1));
      case Op::subtract:
        return minus(number(0), number(1));
      case Op::multiply:
        return times(number(0), number(1));
      case Op::divide:
        return over(number(0), number(1));
      case Op::equal:
        return operand(0) == operand(1);
      case Op::not_equal:
        return operand(0) != operand(1);
      case Op::less:
        return operand(0) < operand(1);
      case Op::less_equal:
        return operand(0) <= operand(1);
      case Op::greater:
        return operand(0) > operand(1);
      case Op::greater_equal:
        return operand(0) >= operand(1);
      case Op::logical_and:
        return flag(0) ? flag(1) : false;
      case Op::logical_or:
        return flag(0) ? true : flag(1);
      case Op::conditional:
        return flag(0) ? operand(1) : operand(2);
      case Op::otherwise: {
        const auto given = world_.name(formula_[expr.operands[0]].name);
        return given ? *given : operand(1);
      }
      default:  // The rest are functions, which are calls here.
        throw NoResult{};
    }
  }

 private:
  Value call(const Expr& expr) {
    const std::string& name = expr.name;
    const auto id = [&] { return expr.operands.empty() ? std::string() : formula_[expr.operands[0]].name; };
    if (name == "known") return world_.name(id()).has_value();
    for (const char* aggregate : {"earned", "full", "prorated_full", "rounded", "gate_open", "subtotal"}) {
      if (name == aggregate) return world_.aggregate(name, id());
    }
    std::vector<Value> arguments;
    for (const ExprId operand : expr.operands) arguments.push_back(value(operand));
    const auto number = [&](std::size_t index) { return std::get<Rational>(arguments[index]); };
    const auto date = [&](std::size_t index) { return std::get<Date>(arguments[index]); };
    if (name == "min") return *std::min_element(arguments.begin(), arguments.end());
    if (name == "max") return *std::max_element(arguments.begin(), arguments.end());
    if (name == "clamp") return std::min(std::max(arguments[0], arguments[1]), arguments[2]);
    const Rational step =
        arguments.size() > 1 && (name == "floor" || name == "ceil" || name == "round" || name == "trunc")
            ? number(1)
            : Rational(1);
    if (name == "floor") return rounded(number(0), step, RoundingMode::floor);
    if (name == "ceil") return rounded(number(0), step, RoundingMode::ceil);
    if (name == "round") return rounded(number(0), step, RoundingMode::half_up);
    if (name == "trunc") return rounded(number(0), step, RoundingMode::trunc);
    if (name == "year") return Rational(static_cast<int>(date(0).year()));
    if (name == "date") return checked_date(whole(arguments[0]), whole(arguments[1]), whole(arguments[2]));
    if (name == "days") return Rational(day_number(date(1)) - day_number(date(0)));
    if (name == "year_fraction") return fraction_of_year(date(0), whole(arguments[1]));
    if (name == "add_months") return months_later(date(0), whole(arguments[1]));
    if (name == "add_days") return days_later(date(0), whole(arguments[1]));
    if (name == "add_years") return months_later(date(0), whole(times(number(1), Rational(12))));
    throw NoResult{};
  }

  const Formula& formula_;
  World& world_;
};

}  // namespace

Value compute(const Formula& formula, World& world) {
  return Reader(formula, world).value(formula.root());
}
bool compute_flag(const Formula& formula, World& world) {
  return std::get<bool>(compute(formula, world));
}
Rational compute_number(const Formula& formula, World& world) {
  return std::get<Rational>(compute(formula, world));
}
Date compute_date(const Formula& formula, World& world) {
  return std::get<Date>(compute(formula, world));
}

Rational plus(const Rational& a, const Rational& b) {
  return or_throw(add(a, b));
}
Rational minus(const Rational& a, const Rational& b) {
  return or_throw(subtract(a, b));
}
Rational times(const Rational& a, const Rational& b) {
  return or_throw(multiply(a, b));
}
Rational over(const Rational& a, const Rational& b) {
  return or_throw(divide(a, b));
}

Rational rounded(const Rational& x, const Rational& step, RoundingMode mode) {
  if (step <= Rational(0)) throw NoResult{};
  const Rational steps = over(x, step);
  const Rational below = largest_integer_up_to(steps);
  const Rational above = steps == below ? below : plus(below, Rational(1));
  const bool negative = steps < Rational(0);
  switch (mode) {
    case RoundingMode::floor:
      return times(below, step);
    case RoundingMode::ceil:
      return times(above, step);
    case RoundingMode::trunc:
      return times(negative ? above : below, step);
    case RoundingMode::half_up:
      break;
  }
  const Rational from_below = minus(steps, below);
  const Rational half = over(Rational(1), Rational(2));
  if (from_below == half) return times(negative ? below : above, step);
  return times(from_below < half ? below : above, step);
}

}  // namespace aci::plain
