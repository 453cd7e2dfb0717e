#pragma once
// `aci new -o my_msp.csv`: a structure as a table to fill in with a spreadsheet.

#include <optional>
#include <string>

#include "base/message.h"
#include "ruleset/plan.h"
#include "study/next_year.h"

namespace aci {

/// Label, value, help and id, an input a row, in the order of structure_template; an empty row between two
/// groups. In French for a French spreadsheet. What must be filled in is "?"; the others may stay empty.
std::string structure_form(Language language, const Plan& plan, std::optional<int> year,
                           const std::string& agreement = "", const NextYear* next = nullptr);

}  // namespace aci
