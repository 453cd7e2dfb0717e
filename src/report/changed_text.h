#pragma once
// What pages say of parameters that an option gave another value.

#include <string>
#include <vector>

#include "ruleset/ruleset.h"

namespace aci {

/// "valeur_point: €7.20/point instead of €7.00/point", as the rules have it in that year: a line each.
std::vector<std::string> changed_texts(Language language, const RuleSet& rules, int year);

}  // namespace aci
