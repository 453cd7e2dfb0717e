#pragma once
// What the bounds that a rule set states for its inputs prove of its formulas.

#include <vector>

#include "base/diagnostic.h"
#include "formula/range.h"
#include "ruleset/plan.h"

namespace aci {

/// The values that each input may take, in the Plan's order.
std::vector<Range> input_ranges(const RuleSet& rules);

/// Reports R048 a divisor that can only be 0, R049 one that may be 0, R050 a computation that may exceed
/// 128 bits, R062 an indicator that no structure meets, R063 one that all meet: of everything that the evaluation of a structure may compute.
void check_bounds(const Plan& plan, Diagnostics& diagnostics);

}  // namespace aci
