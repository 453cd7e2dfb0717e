#pragma once
// Elements that are called otherwise and say the same: one act, however many formulas name them.

#include <string>
#include <vector>

#include "ruleset/ruleset.h"

namespace aci {

struct Rename {
  std::string kind;  ///< "parameter" or "definition".
  std::string before;
  std::string after;
  LocalizedText label;
  Place before_at;
  Place after_at;
};

/// What `after` calls otherwise: all that stands in the element is the same, label and source included, and
/// no other new element says so too.
std::vector<Rename> renames(const RuleSet& before, const RuleSet& after);

/// `rules` with the new names, in the formulas that use them too: it computes what it computed.
RuleSet renamed(const RuleSet& rules, const std::vector<Rename>& all);

}  // namespace aci
