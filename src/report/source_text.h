#pragma once
// The documents that rules cite, by their titles: "guide p. 22 ; ra" is for who writes rules.

#include <string>
#include <string_view>
#include <vector>

#include "ruleset/ruleset.h"

namespace aci {

/// "Guide of the Cnam, p. 22; Règlement arbitral".
std::string source_titles(Language language, const RuleSet& rules, std::string_view cited);

/// Adds the ids that a citation names to those that are there, each once.
void collect_sources(std::string_view cited, std::vector<std::string>& ids);

}  // namespace aci
