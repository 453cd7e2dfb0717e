#pragma once
// A rule set under other readings than those that it keeps.

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "ruleset/ruleset.h"

namespace aci {

/// Why a choice of readings is none.
struct ReadingMistake {
  std::string id;     ///< Of the reading asked for.
  std::string other;  ///< The one chosen already of the same element; empty when no reading bears that id.
};

/// The rule set with the element that each reading is of as that reading has it; the name then ends in
/// "+reading". Nothing changes where there are mistakes.
std::vector<ReadingMistake> apply_readings(RuleSet& rules, const std::vector<std::string>& ids);

/// Reports U033 and U034, one for each mistake, with the readings that there are.
void tell_reading_mistakes(const std::vector<ReadingMistake>& mistakes, const RuleSet& rules,
                           Diagnostics& diagnostics);

/// The same text in force with these readings, and of other elements those that `rules` has taken already.
struct Reread {
  RuleSet rules;
  std::vector<ReadingMistake> mistakes;
};
Reread read_again(const RuleSet& rules, std::vector<std::string> ids);

}  // namespace aci
