#pragma once
// The pictures of an assessment: what each indicator earned, and how that becomes a payment.

#include <optional>

#include "engine/assessment.h"
#include "report/page.h"

namespace aci {

/// What each indicator earned of what it could, by axis; those that nothing can earn this year aside.
Picture indicators_picture(Language language, const Assessment& assessment);

/// From the indicators, class by class, to what is paid; nothing when there is no total.
std::optional<Picture> payment_picture(Language language, const Assessment& assessment);

}  // namespace aci
