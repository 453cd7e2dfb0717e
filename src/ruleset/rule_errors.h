#pragma once
// What can be wrong between the elements of a rule set, formulas aside.

#include "base/diagnostic.h"
#include "ruleset/ruleset.h"

namespace aci {

/// Ids given twice, references to nothing, roles and inputs that every agreement needs.
void check_ruleset(const RuleSet& rules, Diagnostics& diagnostics);

}  // namespace aci
