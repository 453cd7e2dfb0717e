#include "study/diff_effects.h"

#include <algorithm>
#include <stdexcept>

#include "engine/evaluate.h"

namespace aci {
namespace {

template <typename Operation>
std::optional<Figures> combine(const Figures& a, const Figures& b, Operation operation) {
  const auto points = operation(a.points, b.points);
  const auto total = operation(a.total, b.total);
  const auto advance = operation(a.advance, b.advance);
  const auto balance = operation(a.balance, b.balance);
  if (!points || !total || !advance || !balance) return std::nullopt;
  return Figures{*points, *total, *advance, *balance};
}

/// Goes from the old rule set to the new one, step by step.
class Walk {
 public:
  Walk(const RuleDiff& diff, const std::vector<DiffSubject>& subjects)
      : diff_(diff), subjects_(subjects), at_(*diff.base), remaining_(diff.changes.size(), true) {}

  using AllFigures = std::vector<Figures>;  ///< One a subject.
  struct Step {
    std::vector<std::size_t> changes;
    AllFigures figures;
  };

  std::vector<Step> run() {
    std::vector<std::size_t> removals;
    for (std::size_t i = 0; i < diff_.changes.size(); ++i) {
      if (!remaining_[i] || take({i})) continue;
      // Something still uses it: what replaces it comes first.
      if (diff_.changes[i].kind == ChangeKind::removed) {
        removals.push_back(i);
      } else {
        take(fewest_with(i));
      }
    }
    bool progress = true;
    while (progress) {
      progress = false;
      for (const std::size_t i : removals) {
        if (remaining_[i] && take({i})) progress = true;
      }
    }
    for (const std::size_t i : removals) {
      if (remaining_[i]) take(fewest_with(i));
    }
    return std::move(steps_);
  }

 private:
  using Set = std::vector<std::size_t>;

  RuleSet with(const Set& changes) const {
    RuleSet rules = at_;
    for (const std::size_t i : changes) diff_.changes[i].apply(rules);
    return rules;
  }

  /// The figures under a rule set; nothing when it does not stand.
  std::optional<AllFigures> figures(const RuleSet& rules) const {
    Diagnostics ignored;
    const auto plan = compile_plan(std::make_shared<const RuleSet>(rules), ignored, BoundsCheck::no);
    if (!plan) return std::nullopt;
    AllFigures all;
    for (const DiffSubject& subject : subjects_) {
      const auto one = figures_of(plan, subject);
      if (!one) return std::nullopt;
      all.push_back(*one);
    }
    return all;
  }

  bool take(Set changes) {
    RuleSet next = with(changes);
    auto found = figures(next);
    if (!found) return false;
    at_ = std::move(next);
    for (const std::size_t i : changes) remaining_[i] = false;
    steps_.push_back({std::move(changes), std::move(*found)});
    return true;
  }

  /// All that remains makes the new rule set; whatever can be left out of it, with `must` kept, is left out:
  /// by halves, then by quarters…, the last ones first.
  Set fewest_with(std::size_t must) const {
    Set kept;
    for (std::size_t i = 0; i < remaining_.size(); ++i) {
      if (remaining_[i]) kept.push_back(i);
    }
    for (std::size_t chunk = std::max<std::size_t>(kept.size() / 2, 1);;) {
      const std::size_t before = kept.size();
      for (std::size_t end = kept.size(); end > 0;) {
        const std::size_t begin = end > chunk ? end - chunk : 0;
        Set fewer;
        for (std::size_t k = 0; k < kept.size(); ++k) {
          if (k < begin || k >= end || kept[k] == must) fewer.push_back(kept[k]);
        }
        if (fewer.size() < kept.size() && figures(with(fewer))) kept = std::move(fewer);
        end = begin;
      }
      // What was needed by something that is gone now may go too.
      if (chunk == 1 && kept.size() == before) return kept;
      chunk = std::max<std::size_t>(chunk / 2, 1);
    }
  }

  const RuleDiff& diff_;
  const std::vector<DiffSubject>& subjects_;
  RuleSet at_;
  std::vector<bool> remaining_;
  std::vector<Step> steps_;
};

/// The figures of a subject after each step become the share of each.
std::optional<SubjectEffect> effect_on(const DiffSubject& subject, const Figures& before,
                                       const Figures& after, const std::vector<Walk::Step>& steps,
                                       std::size_t index) {
  const auto moved = difference(after, before);
  if (!moved) return std::nullopt;
  SubjectEffect out{subject.name, subject.file, subject.year, before, after, *moved, {}};
  Figures at = before;
  for (const Walk::Step& step : steps) {
    const auto share = difference(step.figures[index], at);
    if (!share) return std::nullopt;
    out.shares.push_back(*share);
    at = step.figures[index];
  }
  if (!(at == after)) throw std::logic_error("the changes of a diff do not lead to the new rule set");
  return out;
}

}  // namespace

std::optional<Figures> sum(const Figures& a, const Figures& b) {
  return combine(a, b, [](const auto& x, const auto& y) { return add(x, y); });
}

std::optional<Figures> difference(const Figures& a, const Figures& b) {
  return combine(a, b, [](const auto& x, const auto& y) { return subtract(x, y); });
}

std::optional<Figures> figures_of(const std::shared_ptr<const Plan>& plan, const DiffSubject& subject) {
  const auto inputs = subject.read(*plan);
  if (!inputs) return std::nullopt;
  const Outcome outcome = evaluate(plan, *inputs);
  if (!outcome.assessment) return std::nullopt;
  const Assessment& found = *outcome.assessment;
  Figures out;
  if (plan->rules->unit == ScaleUnit::points) out.points = found.earned;
  const auto published = [&](AmountRole role) {
    const AmountLine* line = found.amount(role);
    return line != nullptr ? std::optional(line->rounded) : std::nullopt;
  };
  out.total = published(AmountRole::total).value_or(Money());
  out.advance =
      published(AmountRole::advance).value_or(published(AmountRole::advance_computed).value_or(Money()));
  out.balance = published(AmountRole::balance).value_or(Money());
  return out;
}

std::optional<DiffEffects> attribute(const RuleDiff& diff, const std::shared_ptr<const Plan>& before,
                                     const std::shared_ptr<const Plan>& after,
                                     const std::vector<DiffSubject>& subjects) {
  const std::vector<Walk::Step> steps = Walk(diff, subjects).run();
  DiffEffects out;
  for (const Walk::Step& step : steps) out.steps.push_back(step.changes);
  out.shares.resize(steps.size());
  const auto grow = [](Figures& total, const Figures& by) {
    const auto grown = sum(total, by);
    if (grown) total = *grown;
    return grown.has_value();
  };
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    const auto old_figures = figures_of(before, subjects[i]);
    const auto new_figures = figures_of(after, subjects[i]);
    if (!old_figures || !new_figures) return std::nullopt;
    auto effect = effect_on(subjects[i], *old_figures, *new_figures, steps, i);
    if (!effect) return std::nullopt;
    bool fits =
        grow(out.before, effect->before) && grow(out.after, effect->after) && grow(out.moved, effect->moved);
    for (std::size_t k = 0; k < steps.size() && fits; ++k) fits = grow(out.shares[k], effect->shares[k]);
    if (!fits) return std::nullopt;
    out.subjects.push_back(std::move(*effect));
  }
  return out;
}

}  // namespace aci
