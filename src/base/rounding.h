#pragma once
// How a number is brought to a step: nothing else rounds, and only where a rule orders it.

#include <cstdint>
#include <optional>

#include "base/rational.h"

namespace aci {

enum class RoundingMode : std::uint8_t {
  half_up,  ///< To the nearest step, a tie going away from zero.
  floor,    ///< Towards minus infinity.
  ceil,     ///< Towards plus infinity.
  trunc,    ///< Towards zero.
};

/// `x` brought to a multiple of `step` (> 0); nothing on overflow.
[[nodiscard]] std::optional<Rational> round_to(const Rational& x, const Rational& step, RoundingMode mode);
/// How many of `unit` (> 0) there are in `x`, rounded half up; nothing when 64 bits do not hold it.
[[nodiscard]] std::optional<std::int64_t> count_of(const Rational& unit, const Rational& x);

}  // namespace aci
