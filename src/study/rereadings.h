#pragma once
// Rule sets under other readings than those they were loaded with, each compiled once.

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "ruleset/plan.h"
#include "ruleset/readings.h"

namespace aci {

class Rereadings {
 public:
  /// The rules of `stated` with these readings; `stated` itself when there are none. Null when the choice is
  /// none, `mistakes` says why, or when readings do not go together, `diagnostics` says why.
  std::shared_ptr<const Plan> plan(const std::shared_ptr<const Plan>& stated,
                                   const std::vector<std::string>& ids, std::vector<ReadingMistake>& mistakes,
                                   Diagnostics& diagnostics);

 private:
  std::map<std::pair<std::shared_ptr<const Plan>, std::vector<std::string>>, std::shared_ptr<const Plan>>
      plans_;
};

}  // namespace aci
