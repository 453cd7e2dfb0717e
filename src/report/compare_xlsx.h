#pragma once
// The workbook of `compare`.

#include "report/workbook_cells.h"
#include "study/compare.h"

namespace aci {

/// The figures before and after, where the difference comes from, every line, and what they rest on.
Workbook compare_workbook(Language language, const Comparison& comparison);

}  // namespace aci
