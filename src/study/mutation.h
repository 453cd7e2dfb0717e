#pragma once
// What the cases of a rule set protect: it is run with one slip at a time, which a case should notice.

#include <cstdint>
#include <memory>
#include <vector>

#include "ruleset/mutants.h"
#include "study/progress.h"
#include "study/run_cases.h"

namespace aci {

/// The slips of one rule set that its cases let pass.
struct MutationReport {
  std::shared_ptr<const Plan> plan;
  bool failing = false;  ///< A case fails: nothing is tried.
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

/// Whether no slip passes, but for those that the files excuse.
bool all_noticed(const std::vector<MutationReport>& reports);

/// Every rule set that was run, in that order. `progress`: of one at a time.
std::vector<MutationReport> mutate(const CaseRun& run, RuleLibrary& library, const MutationChoice& choice,
                                   const Progress& progress = {});

}  // namespace aci
