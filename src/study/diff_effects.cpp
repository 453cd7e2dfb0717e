#include "study/diff_effects.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "ruleset/plan.h"

namespace aci {
namespace {

/// Goes from the old rule set to the new one, step by step.
class Walk {
 public:
  using AllFigures = std::shared_ptr<const std::vector<Figures>>;  ///< One a subject.
  struct Step {
    std::vector<std::size_t> changes;
    AllFigures figures;
  };

  Walk(const RuleDiff& diff, DiffSubjects& subjects, AllFigures before, const Progress& progress)
      : diff_(diff),
        subjects_(subjects),
        progress_(progress),
        at_(*diff.base),
        figures_(std::move(before)),
        remaining_(diff.changes.size(), true) {}

  std::vector<Step> run() {
    std::vector<std::size_t> removals;
    for (std::size_t i = 0; i < diff_.changes.size(); ++i) {
      take_idle(i, idle_until(i));
      if (!remaining_[i] || take({i})) continue;
      // Something still uses it: what replaces it comes first.
      if (diff_.changes[i].kind == ChangeKind::removed) {
        removals.push_back(i);
      } else {
        take(fewest_with(i));
      }
    }
    bool moving = true;
    while (moving) {
      moving = false;
      for (const std::size_t i : removals) {
        if (remaining_[i] && take({i})) moving = true;
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
    for (Input& input : rules.inputs) input.number_default();
    return rules;
  }

  /// The figures once the changes are made as well; null when no rule set stands then. What is only words
  /// makes no difference, and what moves no figure is not computed.
  AllFigures figures_with(const Set& changes, const RuleSet& rules) const {
    bool computes = false;
    bool moves = false;
    for (const std::size_t i : changes) {
      computes = computes || !diff_.changes[i].only_words;
      moves = moves || diff_.changes[i].may_move_figures;
    }
    if (!computes) return figures_;
    Diagnostics ignored;
    const auto plan = compile_plan(std::make_shared<const RuleSet>(rules), ignored, RuleChecks::all_stated);
    if (!plan) return nullptr;
    if (!moves) return figures_;
    auto all = subjects_.figures(plan);
    return all ? std::make_shared<const std::vector<Figures>>(*std::move(all)) : nullptr;
  }

  bool take(Set changes) {
    RuleSet next = with(changes);
    auto found = figures_with(changes, next);
    if (!found) return false;
    at_ = std::move(next);
    for (const std::size_t i : changes) remaining_[i] = false;
    tell();
    figures_ = found;
    steps_.push_back({std::move(changes), std::move(found)});
    return true;
  }

  /// Whether it moves no figure, and comes in its turn.
  bool is_idle(std::size_t change) const {
    return !diff_.changes[change].may_move_figures && diff_.changes[change].kind != ChangeKind::removed;
  }

  std::size_t idle_until(std::size_t i) const {
    while (i < diff_.changes.size() && remaining_[i] && is_idle(i)) ++i;
    return i;
  }

  /// Steps that move no figure are computed all at once, or by halves where no rule set stands so: an
  /// agreement may have hundreds of them, and all of it is compiled each time.
  void take_idle(std::size_t begin, std::size_t end) {
    Set changes;
    for (std::size_t i = begin; i < end; ++i) {
      if (remaining_[i]) changes.push_back(i);
    }
    if (changes.empty()) return;
    if (take(changes)) {
      steps_.pop_back();
      for (const std::size_t i : changes) steps_.push_back({{i}, figures_});
      return;
    }
    if (end - begin == 1) {
      take(fewest_with(begin));
      return;
    }
    take_idle(begin, begin + (end - begin) / 2);
    take_idle(begin + (end - begin) / 2, end);
  }

  void tell() const {
    if (!progress_) return;
    const auto done = static_cast<std::uint64_t>(std::ranges::count(remaining_, false));
    const auto number = [](std::uint64_t of) { return Rational(static_cast<std::int64_t>(of)); };
    progress_(done, remaining_.size(), {"progress.changes", {number(done), number(figures_->size())}});
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
        if (fewer.size() < kept.size() && figures_with(fewer, with(fewer))) kept = std::move(fewer);
        end = begin;
      }
      // What was needed by something that is gone now may go too.
      if (chunk == 1 && kept.size() == before) return kept;
      chunk = std::max<std::size_t>(chunk / 2, 1);
    }
  }

  const RuleDiff& diff_;
  DiffSubjects& subjects_;
  const Progress& progress_;
  RuleSet at_;
  AllFigures figures_;
  std::vector<bool> remaining_;
  std::vector<Step> steps_;
};

/// What one subject moves by, step by step.
std::optional<Effect> effect_on(const Figures& before, const Figures& after,
                                const std::vector<Walk::Step>& steps, std::size_t index) {
  const auto moved = difference(after, before);
  if (!moved) return std::nullopt;
  Effect out{before, after, *moved, {}};
  Figures at = before;
  for (std::size_t k = 0; k < steps.size(); ++k) {
    const Figures& next = (*steps[k].figures)[index];
    if (next == at) continue;
    const auto share = difference(next, at);
    if (!share) return std::nullopt;
    out.shares.push_back({k, *share});
    at = next;
  }
  if (!(at == after)) throw std::logic_error("the changes of a diff do not lead to the new rule set");
  return out;
}

/// Adds `each` to `all`; false when a sum is too large. `shares`: of all of them, by step.
bool add_up(const Effect& each, Effect& all, std::vector<std::optional<Figures>>& shares) {
  bool fits = true;
  const auto grow = [&](Figures& total, const Figures& by) {
    const auto grown = sum(total, by);
    fits = fits && grown;
    if (grown) total = *grown;
  };
  grow(all.before, each.before);
  grow(all.after, each.after);
  grow(all.moved, each.moved);
  for (const StepShare& share : each.shares) {
    auto& total = shares[share.step];
    if (!total) total = Figures();
    grow(*total, share.moved);
  }
  return fits;
}

}  // namespace

bool moves_more(const Figures& a, const Figures& b) {
  const auto sizes = [](const Figures& each) {
    const auto size = [](std::int64_t number) { return number < 0 ? -number : number; };
    return std::array{size(each.total.cents()), size(each.advance.cents()), size(each.millionths)};
  };
  return sizes(a) > sizes(b);
}

std::vector<StepShare> ranked_shares(const DiffEffects& effects) {
  std::vector<StepShare> out = effects.all.shares;
  std::ranges::stable_sort(out, moves_more, &StepShare::moved);
  return out;
}

std::vector<std::size_t> movers(const DiffEffects& effects) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < effects.subjects.size(); ++i) {
    if (!effects.subjects[i].moved.nothing()) out.push_back(i);
  }
  std::ranges::stable_sort(out, moves_more,
                           [&](std::size_t i) -> const Figures& { return effects.subjects[i].moved; });
  return out;
}

std::optional<DiffEffects> attribute(const RuleDiff& diff, const std::vector<Figures>& before,
                                     const std::vector<Figures>& after, DiffSubjects& subjects,
                                     const Progress& progress) {
  const auto steps =
      Walk(diff, subjects, std::make_shared<const std::vector<Figures>>(before), progress).run();
  DiffEffects out;
  for (const Walk::Step& step : steps) out.steps.push_back(step.changes);
  std::vector<std::optional<Figures>> shares(steps.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    auto effect = effect_on(before[i], after[i], steps, i);
    if (!effect || !add_up(*effect, out.all, shares)) return std::nullopt;
    if (effect->moved.total > Money()) ++out.gained;
    if (effect->moved.total < Money()) ++out.lost;
    out.subjects.push_back(std::move(*effect));
  }
  for (std::size_t k = 0; k < shares.size(); ++k) {
    if (shares[k]) out.all.shares.push_back({k, *shares[k]});
  }
  return out;
}

}  // namespace aci
