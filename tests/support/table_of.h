#pragma once
// Structures as the table that would hold them, written plainly.

#include <string>
#include <vector>

#include "ruleset/input_values.h"
#include "ruleset/ruleset.h"

namespace aci {

/// A column for every input, a row for each structure; names with a comma and quotes. Of texts, only names.
std::string table_of(const RuleSet& rules, const std::vector<Inputs>& structures);

}  // namespace aci
