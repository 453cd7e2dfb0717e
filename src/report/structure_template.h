#pragma once
// `aci new`: a structure file to fill in, each of its inputs explained.

#include <optional>
#include <string>

#include "ruleset/plan.h"

namespace aci {

/// TOML of at most kPageWidth columns. What must be filled in is "?", which the reader of structure files
/// reports until somebody does; what may stay as it is stands in comments. `year`: the exercise, when it is
/// known.
std::string structure_template(Language language, const Plan& plan, std::optional<int> year);

}  // namespace aci
