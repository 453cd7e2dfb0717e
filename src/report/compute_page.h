#pragma once
// The page of `compute`, for a team around a table.

#include "engine/assessment.h"
#include "report/page.h"

namespace aci {

/// Whose pay it is, the exercise, the rules: what the pages about one structure begin with.
Section assessment_heading(Language language, const Assessment& assessment);

Page compute_page(Language language, const Assessment& assessment);

}  // namespace aci
