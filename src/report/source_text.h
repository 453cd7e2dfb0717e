#pragma once
// The documents that rules cite, by their titles: "guide p. 22 ; ra" is for who writes rules.

#include <string>
#include <string_view>
#include <vector>

#include "ruleset/ruleset.h"

namespace aci {

/// A document of a citation, and where in it.
struct Citation {
  std::string id;
  std::string place;  ///< "p. 22"; may be empty.
};

std::vector<Citation> citations(std::string_view cited);

/// "Guide of the Cnam, p. 22; Règlement arbitral".
std::string source_titles(Language language, const RuleSet& rules, std::string_view cited);

}  // namespace aci
