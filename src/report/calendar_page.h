#pragma once
// The page of `plan`: the calendar, the treasury, the documents and what stands on each.

#include "report/page.h"
#include "study/calendar.h"

namespace aci {

Page calendar_page(Language language, const Calendar& calendar);

/// "Avance 2024": what a payment or a deadline is called; its exercise too where there are several.
std::string entry_text(Language language, const Calendar& calendar, const CalendarEntry& entry);

}  // namespace aci
