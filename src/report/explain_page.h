#pragma once
// The page of `explain`: which structure, which year, which rules, then how each number was obtained.

#include <span>

#include "engine/explanation.h"
#include "report/page.h"

namespace aci {

Page explain_page(Language language, const Assessment& assessment, std::span<const Explanation> explanations);

/// One of them.
Section explain_section(Language language, const Assessment& assessment, const Explanation& explanation);

}  // namespace aci
