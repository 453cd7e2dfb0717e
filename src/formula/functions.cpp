#include "formula/functions.h"

#include <algorithm>
#include <limits>

namespace aci {
namespace {

constexpr std::size_t kAny = std::numeric_limits<std::size_t>::max();
using Shape = FunctionShape;

constexpr FunctionSignature kFunctions[] = {
    {"min", Op::minimum, Shape::extremum, 2, kAny, "arguments.two_or_more"},
    {"max", Op::maximum, Shape::extremum, 2, kAny, "arguments.two_or_more"},
    {"clamp", Op::minimum, Shape::clamp, 3, 3, "arguments.clamp"},
    {"floor", Op::floor, Shape::rounding, 1, 2, "arguments.rounding"},
    {"ceil", Op::ceil, Shape::rounding, 1, 2, "arguments.rounding"},
    {"round", Op::round, Shape::rounding, 1, 2, "arguments.rounding"},
    {"trunc", Op::trunc, Shape::rounding, 1, 2, "arguments.rounding"},
    {"year", Op::year, Shape::calendar, 1, 1, "arguments.date", {kDate}, kNumber},
    {"date",
     Op::make_date,
     Shape::calendar,
     3,
     3,
     "arguments.year_month_day",
     {kNumber, kNumber, kNumber},
     kDate},
    {"days", Op::days, Shape::calendar, 2, 2, "arguments.two_dates", {kDate, kDate}, kNumber},
    {"year_fraction",
     Op::year_fraction,
     Shape::calendar,
     2,
     2,
     "arguments.date_year",
     {kDate, kNumber},
     kNumber},
    {"add_months", Op::add_months, Shape::calendar, 2, 2, "arguments.date_count", {kDate, kNumber}, kDate},
    {"add_years", Op::add_months, Shape::calendar, 2, 2, "arguments.date_count", {kDate, kNumber}, kDate},
};

constexpr std::string_view kAggregates[] = {"earned", "full", "prorated_full", "rounded", "gate_open"};

}  // namespace

const FunctionSignature* find_function(std::string_view name) {
  const auto* found = std::find_if(std::begin(kFunctions), std::end(kFunctions),
                                   [&](const FunctionSignature& function) { return function.name == name; });
  return found == std::end(kFunctions) ? nullptr : found;
}

std::vector<std::string_view> function_names() {
  std::vector<std::string_view> names(std::begin(kAggregates), std::end(kAggregates));
  names.push_back("known");
  for (const FunctionSignature& function : kFunctions) names.push_back(function.name);
  return names;
}

bool is_aggregate(std::string_view name) {
  return std::find(std::begin(kAggregates), std::end(kAggregates), name) != std::end(kAggregates);
}

std::optional<Unit> unit_of_product(Unit a, Unit b) {
  if (a == Unit::none) return b;
  if (b == Unit::none) return a;
  if ((a == Unit::points && b == Unit::euros_per_point) ||
      (a == Unit::euros_per_point && b == Unit::points)) {
    return Unit::euros;
  }
  return std::nullopt;
}

std::optional<Unit> unit_of_quotient(Unit a, Unit b) {
  if (b == Unit::none) return a;
  if (a == b) return Unit::none;
  if (a == Unit::euros && b == Unit::points) return Unit::euros_per_point;
  if (a == Unit::euros && b == Unit::euros_per_point) return Unit::points;
  return std::nullopt;
}

}  // namespace aci
