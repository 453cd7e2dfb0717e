#pragma once
// What separates two rule sets, by meaning and not by line: each difference can be told, placed in both
// files, and applied on its own to a rule set on its way from the old to the new.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "ruleset/ruleset.h"

namespace aci {

enum class ChangeKind : std::uint8_t { added, removed, changed };

struct RuleChange {
  ChangeKind kind = ChangeKind::changed;
  std::string section;  ///< "indicator", "parameter"…: a table of the rule file.
  std::string path;     ///< "indicator.horaires.part.niveau_1.points".
  LocalizedText label;  ///< Of the element that changes; empty when it has none.
  bool may_move_figures = false;
  bool only_words = false;  ///< A label, a note, a source…: nothing is computed from it.
  LocalizedText before;     ///< As the old file says it; empty when there was nothing.
  LocalizedText after;
  Place before_at;  ///< Nowhere: nothing stands there.
  Place after_at;
  std::function<void(RuleSet&)> apply;  ///< To a rule set that descends from `RuleDiff::base`.
};

/// Texts, sources and notes: nothing is computed from them.
inline bool is_text(const RuleChange& change) {
  return change.only_words || change.section == "note" || change.section == "source";
}

struct RuleDiff {
  /// The old and the new rule set, ready to be mixed; in both, elements have the names of the new one.
  std::shared_ptr<const RuleSet> base;
  std::shared_ptr<const RuleSet> target;
  std::vector<RuleChange> changes;  ///< In the order of an agreement: its tables, from top to bottom.
};

/// Formulas that differ in spaces, comments or redundant parentheses only are the same, as are "60 %" and
/// "0.6"; so are elements in another order.
RuleDiff diff_rules(const RuleSet& before, const RuleSet& after);

}  // namespace aci
