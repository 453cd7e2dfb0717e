#pragma once
// `aci new`: a structure file to fill in, each of its inputs explained.

#include <optional>
#include <string>
#include <vector>

#include "ruleset/plan.h"
#include "study/next_year.h"

namespace aci {

/// The groups of the inputs in the order of the file, the top level, nameless, first.
std::vector<std::string> groups_of(const RuleSet& rules);
/// The exercise that a structure is about: `year`, or the only one that the rules are in force for.
std::optional<int> sole_year(const RuleSet& rules, std::optional<int> year);

/// TOML of at most kWideWidth columns. What must be filled in is "?", which the reader of structure files
/// reports until somebody does; what may stay as it is stands in comments. `year`: the exercise, when it is
/// known. `next`: what an earlier exercise says, and what of it is written.
std::string structure_template(Language language, const Plan& plan, std::optional<int> year,
                               const std::string& agreement = "", const NextYear* next = nullptr);

}  // namespace aci
