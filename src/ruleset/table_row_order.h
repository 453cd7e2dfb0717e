#pragma once
// What the bounds of inputs prove of the rows of tables and scales.

#include "formula/bounds.h"
#include "ruleset/plan.h"

namespace aci {

/// Reports R145 a row that begins no later than the one before, R146 two rows of which nothing shows the
/// order, R147 a row that no structure reaches, R148 a row worth what the one before is, R149 a scale of what
/// may be below 0.
void check_rows(const Plan& plan, BoundsAnalysis& bounds, Diagnostics& diagnostics);

}  // namespace aci
