#pragma once
// The calendar of `plan` for programs: JSON, of which `aci schema plan` is the contract, and CSV, a row a
// payment, a deadline or a document.

#include <string>

#include "study/calendar.h"

namespace aci {

std::string calendar_json(Language language, const Calendar& calendar);
std::string calendar_csv(Language language, const Calendar& calendar, bool for_french_spreadsheet);

/// "advance", "balance", "total", "rest"
std::string_view name_of(Payment::Kind kind);

}  // namespace aci
