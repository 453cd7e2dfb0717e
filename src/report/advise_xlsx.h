#pragma once
// The workbook of `advise`.

#include "report/workbook_cells.h"
#include "study/advise.h"

namespace aci {

/// What pays and what may be lost, a row a step; what changes at each, a row an input; what they rest on.
Workbook advise_workbook(Language language, const Assessment& assessment, const AdviceReport& report);

}  // namespace aci
