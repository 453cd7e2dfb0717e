#include "study/rereadings.h"

namespace aci {

std::shared_ptr<const Plan> Rereadings::plan(const std::shared_ptr<const Plan>& stated,
                                             const std::vector<std::string>& ids,
                                             std::vector<ReadingMistake>& mistakes,
                                             Diagnostics& diagnostics) {
  if (ids.empty()) return stated;
  const auto known = plans_.find({stated, ids});
  if (known != plans_.end()) return known->second;
  Reread reread = read_again(*stated->rules, ids);
  mistakes = std::move(reread.mistakes);
  if (!mistakes.empty()) return nullptr;
  Diagnostics found;
  auto plan =
      compile_plan(std::make_shared<const RuleSet>(std::move(reread.rules)), found, RuleChecks::all_stated);
  if (found.has_errors()) plan.reset();
  for (const Diagnostic& each : found.all()) {
    if (each.severity == Severity::error) diagnostics.add(each);
  }
  plans_[{stated, ids}] = plan;
  return plan;
}

}  // namespace aci
