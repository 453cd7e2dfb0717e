#pragma once
// Every indicator and amount of a structure, with what decided it in a sentence: `explain` when nothing is
// asked about.

#include <span>

#include "engine/explanation.h"
#include "report/page.h"

namespace aci {

Page explain_overview(Language language, const Assessment& assessment,
                      std::span<const Explanation> explanations);

}  // namespace aci
