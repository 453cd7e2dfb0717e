#pragma once
// The remarks of an Assessment: the agreement's own notes, and the interpretations that its figures rest on.

#include <vector>

#include "engine/assessment.h"
#include "formula/evaluation.h"

namespace aci {

/// To be called last: an interpretation counts once something computed has used it.
std::vector<NoteLine> collect_notes(const Assessment& assessment, Evaluation& evaluation);

}  // namespace aci
