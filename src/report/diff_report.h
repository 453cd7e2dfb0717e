#pragma once
// The differences between two rule sets, and what they do to structures: for people, for a merge request and
// for programs.

#include <span>
#include <string>

#include "report/page.h"
#include "study/diff_effects.h"

namespace aci {

/// What a report of `diff` is about. `effects`: null without structures.
struct DiffReport {
  const RuleSet& before;
  const RuleSet& after;
  const RuleDiff& diff;
  const DiffEffects* effects = nullptr;
};

/// Change after change, then structure after structure.
Page diff_page(Language language, const DiffReport& report);
/// Tables: the structures, the changes that move them, then all the changes.
Page diff_tables_page(Language language, const DiffReport& report);
std::string diff_json(Language language, const DiffReport& report);

/// What pages and JSON share.
namespace diff_words {

/// How a kind of change is told.
struct KindWords {
  ChangeKind kind;
  const char* name;  ///< For programs.
  const char* sign;
  Role role;
};
const KindWords& words_of(ChangeKind kind);

/// What stood and what stands, in the reader's language; in the other one when only that one changed.
struct Sides {
  std::string before;
  std::string after;
};
Sides sides(Language language, const RuleChange& change);
/// The steps that move a figure of one of them at least: their indexes in DiffEffects::steps, in order.
std::vector<std::size_t> moving_steps(std::span<const SubjectEffect> subjects);

}  // namespace diff_words
}  // namespace aci
