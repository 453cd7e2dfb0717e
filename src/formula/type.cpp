#include "formula/type.h"

#include <algorithm>

namespace aci {
namespace {

struct UnitRow {
  Unit unit;
  std::string_view word;
  const char* message;
};
constexpr UnitRow kUnits[] = {
    {Unit::none, "", "type.number"},
    {Unit::points, "points", "type.points"},
    {Unit::euros, "€", "type.euros"},
    {Unit::euros_per_point, "€/point", "type.euros_per_point"},
};

struct UnitProduct {
  Unit a, b, product;
};
/// All that have units on both sides.
constexpr UnitProduct kProducts[] = {{Unit::points, Unit::euros_per_point, Unit::euros}};

const UnitRow& row_of(Unit unit) {
  return *std::find_if(std::begin(kUnits), std::end(kUnits),
                       [&](const UnitRow& row) { return row.unit == unit; });
}

}  // namespace

Message describe(Type type) {
  switch (type.kind) {
    case Kind::boolean:
      return {"type.boolean", {}};
    case Kind::date:
      return {"type.date", {}};
    case Kind::choice:
      return {"type.choice", {}};
    case Kind::number:
      break;
  }
  return {row_of(type.unit).message, {}};
}

std::string_view unit_word(Unit unit) {
  return row_of(unit).word;
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
