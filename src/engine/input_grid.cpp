#include "engine/input_grid.h"

#include "base/date.h"
#include "ruleset/plan_bounds.h"

namespace aci {
namespace {

// Bounds that rules leave open: no agreement counts further.
constexpr std::int64_t kFurthest = 1'000'000'000'000;

}  // namespace

Rational InputGrid::value(std::int64_t place) const {
  return multiply(unit, Rational(place)).value_or(Rational(0));
}

std::optional<std::int64_t> InputGrid::place(const Rational& value) const {
  const auto units = divide(value, unit);
  return units ? units->to_int64() : std::nullopt;
}

std::optional<InputGrid> input_grid(const Input& input) {
  if (input.id == kYearInput) return std::nullopt;
  InputGrid grid{0, 1, Rational(1)};
  switch (input.type) {
    case InputType::text:
      return std::nullopt;
    case InputType::boolean:
      return grid;
    case InputType::choice:
      grid.most = static_cast<std::int64_t>(input.choices.size()) - 1;
      return grid;
    case InputType::date:
      grid.least = to_serial(std::chrono::year(kFirstYear) / 1 / 1);
      grid.most = to_serial(std::chrono::year(kLastYear) / 12 / 31);
      return grid;
    case InputType::integer:
    case InputType::count:
    case InputType::decimal:
    case InputType::share:
    case InputType::euros:
      break;
  }
  grid.unit = input_unit(input);
  grid.least = input.min ? grid.place(*input.min).value_or(-kFurthest) : -kFurthest;
  grid.most = input.max ? grid.place(*input.max).value_or(kFurthest) : kFurthest;
  return grid;
}

}  // namespace aci
