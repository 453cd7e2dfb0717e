#pragma once
// What the other readings of uncertain texts would pay a structure.

#include <vector>

#include "engine/assessment.h"

namespace aci {

/// Those that touch the structure: something was computed that they read otherwise. The largest difference of
/// the total first, then of the advance, then in the order of the rules. Quicker of an assessment that was
/// traced: what a reading does not reach is not computed again.
std::vector<OtherReading> other_readings(const Assessment& assessment);

}  // namespace aci
