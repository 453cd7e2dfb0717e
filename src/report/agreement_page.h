#pragma once
// An agreement as people read it, beside the official guide: what each indicator asks for and pays, by which
// formula, from which source, and what is not certain.

#include "report/page.h"
#include "ruleset/ruleset.h"

namespace aci {

/// Of a rule set whose texts say their figures (`Plan::rules`).
Page agreement_page(Language language, const RuleSet& rules);

}  // namespace aci
