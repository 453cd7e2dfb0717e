#pragma once
// What follows from a part as it is stated: whether it is fixed or variable, its full value.

#include "ruleset/ruleset.h"

namespace aci {

/// Whether a formula reads an input, through definitions too.
bool depends_on_structure(const RuleSet& rules, const Definition& definition);

/// Variable when the points read an input, through definitions too; the exercise alone makes nothing vary.
Nature nature_that_follows(const RuleSet& rules, const Part& part);

/// Whether its full value is stated, in vain: its points while `given` holds, which no other reading moves
/// apart.
bool full_follows(const RuleSet& rules, const Part& part);

/// The one stated, else the one that follows.
Nature nature_of(const RuleSet& rules, const Part& part);

}  // namespace aci
