#pragma once
// The workbook of `compute`: each sheet has all the structures.

#include <span>

#include "report/workbook_cells.h"

namespace aci {

/// The answer, the indicators, the amounts, and what they rest on.
Workbook compute_workbook(Language language, std::span<const Assessment> assessments);

}  // namespace aci
