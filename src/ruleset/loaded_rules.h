#pragma once
// Rules that were loaded, whether or not anybody computes with them.

#include <functional>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "base/lazy.h"
#include "ruleset/plan.h"

namespace aci {

/// A rule set in use. Of several, most rows come under one or two: those inside the program, which compile,
/// are compiled when somebody first computes with them. Copies share the plan, and so do threads.
class LoadedRules {
 public:
  LoadedRules() = default;                       ///< None.
  LoadedRules(std::shared_ptr<const Plan> plan)  // NOLINT: a plan is loaded rules.
      : stated_(plan ? plan->stated : nullptr), plan_([plan = std::move(plan)] { return plan; }) {}
  LoadedRules(std::shared_ptr<const RuleSet> stated, std::function<std::shared_ptr<const Plan>()> compile)
      : stated_(std::move(stated)), plan_(std::move(compile)) {}

  explicit operator bool() const { return stated_ != nullptr; }
  /// As the files have it: its texts name their figures.
  const RuleSet& stated() const { return *stated_; }
  /// Null for none.
  std::shared_ptr<const Plan> plan() const { return stated_ ? *plan_ : nullptr; }

 private:
  std::shared_ptr<const RuleSet> stated_;
  Lazy<std::shared_ptr<const Plan>> plan_;
};

inline std::vector<LoadedRules> loaded(std::span<const std::shared_ptr<const Plan>> plans) {
  return {plans.begin(), plans.end()};
}

inline std::vector<std::shared_ptr<const Plan>> plans_of(std::span<const LoadedRules> rules) {
  std::vector<std::shared_ptr<const Plan>> plans;
  for (const LoadedRules& each : rules) plans.push_back(each.plan());
  return plans;
}

}  // namespace aci
