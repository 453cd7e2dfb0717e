#pragma once
// The page of `compute`, for a team around a table.

#include "engine/assessment.h"
#include "report/page.h"

namespace aci {

Page compute_page(Language language, const Assessment& assessment);

}  // namespace aci
