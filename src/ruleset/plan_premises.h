#pragma once
// What must hold of a structure before the constraints of the file are asked: its period is one, and what a
// condition requires is there. Columns refuse the rows where a premise does not hold; who computes one
// structure tells why.

#include "base/message.h"
#include "ruleset/plan.h"

namespace aci {

/// The code of what is told when it does not hold.
const char* premise_code(Premise::Kind kind);

/// The words for the condition of `required_when`: the label of the definition or of the input that it
/// names, or the formula.
LocalizedText required_when_text(const RuleSet& rules, const Input& input);

}  // namespace aci
