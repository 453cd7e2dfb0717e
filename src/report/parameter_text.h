#pragma once
// What pages say of parameters that an option gave another value, and of those that change with the years.

#include <string>
#include <vector>

#include "engine/assessment.h"

namespace aci {

/// "valeur_point: €7.20/point instead of €7.00/point", as the rules have it in that year: a line each.
std::vector<std::string> changed_texts(Language language, const RuleSet& rules, int year);

/// "Value of a point: €7.20/point since 1 January 2027 (avenant2 art. 1)": a line for each that was read.
std::vector<std::string> dated_texts(Language language, const Assessment& assessment);

}  // namespace aci
