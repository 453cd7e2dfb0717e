#pragma once
// What a formula is worth: a boolean, a date, a choice, or a number with its unit.

#include <compare>
#include <cstdint>

#include "base/message.h"
#include "formula/unit.h"

namespace aci {

enum class Kind : std::uint8_t { boolean, date, number, choice };

struct Type {
  Kind kind = Kind::number;
  Unit unit = Unit::none;  ///< Meaningless unless `kind` is number.
  friend auto operator<=>(const Type&, const Type&) = default;
};

inline constexpr Type kBoolean{Kind::boolean, Unit::none};
inline constexpr Type kDate{Kind::date, Unit::none};
inline constexpr Type kChoice{Kind::choice, Unit::none};
inline constexpr Type kNumber{Kind::number, Unit::none};
inline constexpr Type kPoints{Kind::number, Unit::points};
inline constexpr Type kEuros{Kind::number, Unit::euros};
inline constexpr Type kEurosPerPoint{Kind::number, Unit::euros_per_point};

/// "a number of points", "a date"…
Message describe(Type type);
}  // namespace aci
