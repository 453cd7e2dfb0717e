#pragma once
// A pro rata as people count it: days of the exercise, from a date on.

#include <cstdint>
#include <optional>

#include "engine/assessment.h"

namespace aci {

struct ProRataDays {
  std::int64_t days;
  std::int64_t of;  ///< The days of the exercise.
  Date from;
};

/// Of an indicator whose pro rata is exactly the share of the exercise that runs from a date to its end, that
/// date being one which the rule reads; nothing for any other.
std::optional<ProRataDays> pro_rata_days(const Assessment& assessment, std::size_t indicator);

}  // namespace aci
