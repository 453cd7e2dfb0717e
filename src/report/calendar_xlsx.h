#pragma once
// The workbook of `plan`.

#include "report/workbook_cells.h"
#include "study/calendar.h"

namespace aci {

/// The payments and the deadlines, the documents, the treasury by month, and what they rest on.
Workbook calendar_workbook(Language language, const Calendar& calendar);

}  // namespace aci
