#pragma once
// What a formula is worth: a boolean, a date, or a number with its unit.

#include <cstdint>

#include "base/message.h"

namespace aci {

enum class Unit : std::uint8_t { none, points, euros, euros_per_point };

enum class Kind : std::uint8_t { boolean, date, number };

struct Type {
  Kind kind = Kind::number;
  Unit unit = Unit::none;  ///< Meaningless unless `kind` is number.
  friend bool operator==(const Type&, const Type&) = default;
};

inline constexpr Type kBoolean{Kind::boolean, Unit::none};
inline constexpr Type kDate{Kind::date, Unit::none};
inline constexpr Type kNumber{Kind::number, Unit::none};
inline constexpr Type kPoints{Kind::number, Unit::points};
inline constexpr Type kEuros{Kind::number, Unit::euros};
inline constexpr Type kEurosPerPoint{Kind::number, Unit::euros_per_point};

/// "a number of points", "a date"…
inline Message describe(Type type) {
  if (type.kind == Kind::boolean) return {"type.boolean", {}};
  if (type.kind == Kind::date) return {"type.date", {}};
  switch (type.unit) {
    case Unit::none:
      return {"type.number", {}};
    case Unit::points:
      return {"type.points", {}};
    case Unit::euros:
      return {"type.euros", {}};
    case Unit::euros_per_point:
      return {"type.euros_per_point", {}};
  }
  return {"type.number", {}};
}

}  // namespace aci
