#pragma once
// The calendar of `plan` for diaries: iCalendar, RFC 5545, an event of a day for each payment that has a date
// and for each deadline. Everything follows from the content, the clock is not looked at: the same event
// always has the same UID, so that a diary replaces it when the file is read again.

#include <string>

#include "study/calendar.h"

namespace aci {

std::string calendar_ics(Language language, const Calendar& calendar);

}  // namespace aci
