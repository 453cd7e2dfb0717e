#pragma once
// What, beside inputs, would explain a statement: another reading, an indicator refused, something left out,
// another share of the year.

#include <span>
#include <vector>

#include "study/reconcile.h"

namespace aci {

std::vector<Cause> causes_beside_inputs(const Assessment& assessment, std::span<const StatedFigure> figures,
                                        Closeness closeness);

}  // namespace aci
