#pragma once
// The differences between two rule sets, and what they do to structures: for people, for programs, and for a
// merge request.

#include <string>

#include "report/compute_text.h"
#include "study/diff_effects.h"

namespace aci {

/// What a report of `diff` is about. `effects`: null without structures.
struct DiffReport {
  const RuleSet& before;
  const RuleSet& after;
  const RuleDiff& diff;
  const DiffEffects* effects = nullptr;
};

std::string diff_text(const DiffReport& report, const TextStyle& style);
std::string diff_markdown(const DiffReport& report, Language language);
std::string diff_json(const DiffReport& report, Language language);

/// What the three share: how a change, a step and a move of a figure are told.
namespace diff_words {

/// What stood and what stands, in the reader's language; in the other one when only that one changed.
struct Sides {
  std::string before;
  std::string after;
};
Sides sides(Language language, const RuleChange& change);
/// "rules/a.toml:12"; empty without a place.
std::string place(const Place& place);
/// "old.toml:12 → new.toml:14".
std::string places(const RuleChange& change);
/// "+12,50 €", "−3 points", "0,00 €".
std::string moved(Language language, Money by);
std::string moved_points(Language language, const Rational& by);
/// The steps that move a figure of a structure, or of any: their indexes in DiffEffects::steps, in order.
std::vector<std::size_t> moving_steps(const std::vector<Figures>& shares);
std::vector<std::size_t> moving_steps(const DiffEffects& effects);
/// The paths of a step's changes; the first ones only when `most` is exceeded.
std::string step_paths(Language language, const DiffReport& report, std::size_t step, std::size_t most);
/// "3 structures gain, 2 lose, 1 is left as it was": by the total.
std::string winners(Language language, const DiffEffects& effects);
/// "7 changes: 2 additions, 1 removal, 4 others; 3 may move figures".
std::string counts(Language language, const RuleDiff& diff);

}  // namespace diff_words
}  // namespace aci
