#pragma once
// How much of one input it takes to attain an indicator in full, and what that pays.

#include <optional>

#include "engine/assessment.h"

namespace aci {

struct NextFull {
  Rational value;  ///< The least, of those that may be written, above the input's own.
  Money gain;      ///< Of the total.
};

/// Nothing when no value of the input attains it in full, or when the structure is then refused. More of the
/// input is taken to attain no less.
std::optional<NextFull> next_full(const Assessment& assessment, std::size_t indicator, std::size_t input);

}  // namespace aci
