#pragma once
// What the differences between two rule sets do to structures: each euro of difference goes to a change.
//
// The changes are applied one after another, in the order listed; what the figures move by at each step is
// that step's share, so that the shares add up to the whole exactly. A change that makes no rule set on its
// own (a formula that names what is only added later) is applied together with the fewest others that make
// one; what is removed goes last.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/figure_layout.h"
#include "study/progress.h"
#include "study/rule_diff.h"

namespace aci {

/// Structures whose figures can be asked for under any rule set between the old and the new.
class DiffSubjects {
 public:
  virtual ~DiffSubjects() = default;
  /// One a subject, always in the same order; nothing when a subject has none.
  virtual std::optional<std::vector<Figures>> figures(const std::shared_ptr<const Plan>& plan) = 0;
};

/// What a step moves.
struct StepShare {
  std::size_t step = 0;  ///< In DiffEffects::steps.
  Figures moved;
};

/// What all the changes do, to a structure or to several together.
struct Effect {
  Figures before;
  Figures after;
  Figures moved;  ///< after − before
  std::vector<StepShare>
      shares;  ///< Those that move a figure (of some structure), in order; their sum is `moved`.
};

struct DiffEffects {
  std::vector<std::vector<std::size_t>> steps;  ///< The changes of each, by index in RuleDiff::changes.
  std::vector<Effect> subjects;
  Effect all;              ///< Of all the structures.
  std::size_t gained = 0;  ///< Structures whose total is greater,
  std::size_t lost = 0;    ///< or smaller.
};

/// Whether a difference counts for more than another: by the total, then the advance, then the points.
bool moves_more(const Figures& a, const Figures& b);
/// The shares of all the structures together, the largest first.
std::vector<StepShare> ranked_shares(const DiffEffects& effects);
/// The subjects that move, by index, the largest first.
std::vector<std::size_t> movers(const DiffEffects& effects);

/// `before`, `after`: the figures of the subjects under the rule sets that `diff` was made of. Nothing when a
/// sum is too large.
std::optional<DiffEffects> attribute(const RuleDiff& diff, const std::vector<Figures>& before,
                                     const std::vector<Figures>& after, DiffSubjects& subjects,
                                     const Progress& progress = {});

}  // namespace aci
