#pragma once
// What the documents are called that explanations cite by their ids.

#include <span>

#include "engine/explanation.h"
#include "report/page.h"

namespace aci {

/// At the end of a page, each once.
void add_cited_sources(Page& page, Language language, const RuleSet& rules,
                       std::span<const Explanation> explanations);

}  // namespace aci
