#pragma once
// The pictures of a calendar: when each euro comes, and what stands on each document.

#include "report/page.h"
#include "study/calendar.h"

namespace aci {

/// The payments and deadlines that have a date.
Picture calendar_picture(Language language, const Calendar& calendar);
/// What of the total stands on each document that is there to be had.
Picture documents_picture(Language language, const PlannedExercise& exercise);

}  // namespace aci
