#pragma once
// What a structure leaves on the table: what every indicator at its full value would add.

#include <cstddef>
#include <optional>

#include "engine/assessment.h"

namespace aci {

struct Headroom {
  Money euros;              ///< Of the total, majorations included.
  std::size_t unmet = 0;    ///< Indicators not met…
  std::size_t partial = 0;  ///< …and those met that earn less than their full value.
};

/// Every indicator at its full value, the gate open, everything else as it is; nothing when there is no total
/// or nothing to gain.
std::optional<Headroom> headroom(const Assessment& assessment);

}  // namespace aci
