#pragma once
// Runs cases under rule sets, and under rule sets with a slip.

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "io/rule_library.h"
#include "ruleset/mutants.h"
#include "study/case.h"
#include "study/case_file.h"

namespace aci {

/// A case and one of the rule sets it holds under.
struct BoundCase {
  const Case* of = nullptr;
  std::shared_ptr<const Plan> plan;
};

/// What a case says that no such rule set could ever give: indicators, amounts… that it does not have (C005).
bool check_ids(const Case& each, const Plan& plan, Diagnostics& diagnostics);

/// The case's structure, read and evaluated. `remarks` takes what is wrong with the structure.
CaseOutcome run_case(const Case& each, const std::shared_ptr<const Plan>& plan, RuleLibrary& library,
                     Diagnostics& remarks, Trace trace = Trace::no, EvaluationObserver* observer = nullptr);

CaseResult judge(const BoundCase& bound, const CaseOutcome& outcome, Diagnostics remarks);

/// The slips of one rule set that its cases let pass.
struct MutationReport {
  std::shared_ptr<const Plan> plan;
  std::size_t tried = 0;
  std::size_t noticed = 0;
  std::vector<Mutant> survivors;  ///< By place.
  std::vector<Mutant> excused;    ///< Survivors too, but the file says why.
};

/// Which slips to try: all, or some drawn at random, the same for the same seed.
struct MutationChoice {
  std::size_t sample = 0;  ///< 0: all.
  std::uint64_t seed = 1;
};

/// `cases`: of that rule set, all passing. `progress(done, all)` is called now and then.
MutationReport mutate(const std::shared_ptr<const Plan>& plan, const std::vector<const Case*>& cases,
                      RuleLibrary& library, const MutationChoice& choice,
                      const std::function<void(std::size_t, std::size_t)>& progress);

}  // namespace aci
