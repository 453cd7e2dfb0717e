#include "formula/unit.h"

#include <algorithm>

namespace aci {
namespace {

struct UnitWord {
  Unit unit;
  std::string_view word;
};
constexpr UnitWord kWords[] = {
    {Unit::none, ""},
    {Unit::points, "points"},
    {Unit::euros, "€"},
    {Unit::euros_per_point, "€/point"},
};

struct UnitProduct {
  Unit a, b, product;
};
/// All that have units on both sides.
constexpr UnitProduct kProducts[] = {{Unit::points, Unit::euros_per_point, Unit::euros}};

}  // namespace

std::string_view unit_word(Unit unit) {
  return std::ranges::find(kWords, unit, &UnitWord::unit)->word;
}

std::optional<Unit> unit_of_product(Unit a, Unit b) {
  if (a == Unit::none) return b;
  if (b == Unit::none) return a;
  for (const UnitProduct& row : kProducts) {
    if ((row.a == a && row.b == b) || (row.a == b && row.b == a)) return row.product;
  }
  return std::nullopt;
}

std::optional<Unit> unit_of_quotient(Unit a, Unit b) {
  if (b == Unit::none) return a;
  if (a == b) return Unit::none;
  for (const UnitProduct& row : kProducts) {
    if (row.product == a && row.a == b) return row.b;
    if (row.product == a && row.b == b) return row.a;
  }
  return std::nullopt;
}

}  // namespace aci
