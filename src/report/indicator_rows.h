#pragma once
// The indicators of an assessment: class by class, those not met in a few words at the end of their class.

#include "engine/assessment.h"
#include "report/page.h"

namespace aci {

Table indicator_rows(Language language, const Assessment& assessment);

}  // namespace aci
