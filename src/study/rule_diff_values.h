#pragma once
// The dated values of a parameter, one beside the other: how rule_diff tells which became which.

#include <utility>
#include <vector>

#include "ruleset/ruleset.h"

namespace aci::rule_diff {

using ValuePair = std::pair<const Parameter::Value*, const Parameter::Value*>;

/// Which value of the old parameter is which of the new one; null where there is none. Those of a date
/// are one, then what applies first, dated or not, then what is dated otherwise and says the same: a date
/// that moves is one change.
std::vector<ValuePair> paired(const std::vector<Parameter::Value>& before,
                              const std::vector<Parameter::Value>& after);

}  // namespace aci::rule_diff
