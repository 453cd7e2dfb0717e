#pragma once
// The inputs that must not be passed over in silence: left to their default, they close the gate.

#include <cstddef>
#include <vector>

#include "ruleset/plan.h"

namespace aci {

/// The inputs whose default leaves a requirement of the gate's indicators unmet whatever the others say, in
/// the order of the file. Follows from the formulas and the bounds of the inputs; a millisecond or so.
std::vector<std::size_t> prerequisite_inputs(const Plan& plan);

}  // namespace aci
