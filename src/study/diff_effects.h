#pragma once
// What the differences between two rule sets do to structures: each euro of difference goes to a change.
//
// The changes are applied one after another, in the order listed; what the figures move by at each step is
// that step's share, so that the shares add up to the whole exactly. A change that makes no rule set on its
// own (a formula that names what is only added later) is applied together with the fewest others that make
// one; what is removed goes last.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/money.h"
#include "ruleset/inputs.h"
#include "ruleset/plan.h"
#include "study/rule_diff.h"

namespace aci {

/// The figures that a structure is told, or what they move by.
struct Figures {
  Rational points;  ///< Earned; 0 under an agreement in euros.
  Money total;
  Money advance;
  Money balance;
  friend bool operator==(const Figures&, const Figures&) = default;
  bool nothing() const { return *this == Figures(); }
};

/// Nothing when a figure would be too large.
std::optional<Figures> sum(const Figures& a, const Figures& b);
std::optional<Figures> difference(const Figures& a, const Figures& b);

/// A structure, to be read against any rule set between the old and the new.
struct DiffSubject {
  std::string name;
  std::string file;
  int year = 0;
  std::function<std::optional<Inputs>(const Plan&)> read;
};

struct SubjectEffect {
  std::string name;
  std::string file;
  int year = 0;
  Figures before;
  Figures after;
  Figures moved;                ///< after − before
  std::vector<Figures> shares;  ///< One a step; they add up to `moved`.
};

struct DiffEffects {
  std::vector<std::vector<std::size_t>> steps;  ///< The changes of each, by index in RuleDiff::changes.
  std::vector<SubjectEffect> subjects;
  Figures before;  ///< Of all the structures, as are the next three.
  Figures after;
  Figures moved;
  std::vector<Figures> shares;
};

/// Nothing when the rule set gives no result for the structure.
std::optional<Figures> figures_of(const std::shared_ptr<const Plan>& plan, const DiffSubject& subject);

/// Every subject must have figures under both plans, those that `diff` was made of. Nothing when a sum is too
/// large.
std::optional<DiffEffects> attribute(const RuleDiff& diff, const std::shared_ptr<const Plan>& before,
                                     const std::shared_ptr<const Plan>& after,
                                     const std::vector<DiffSubject>& subjects);

}  // namespace aci
