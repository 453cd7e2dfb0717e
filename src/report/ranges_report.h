#pragma once
// What is due between two bounds, when some values are not known yet: for people and for programs.

#include <string>

#include "engine/assessment.h"
#include "report/page.h"
#include "study/ranges.h"

namespace aci {

Page ranges_page(Language language, const AssessedRanges& result);

/// Version 1: `aci schema ranges` describes it.
std::string ranges_json(Language language, const AssessedRanges& result);

}  // namespace aci
