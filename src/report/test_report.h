#pragma once
// What `aci test` found, for people and as findings.

#include <string>
#include <vector>

#include "report/finding.h"
#include "report/text_style.h"
#include "study/case_update.h"
#include "study/mutation.h"

namespace aci {

using Mutations = std::vector<MutationReport>;  ///< None when nobody asked.

/// What was rewritten, the cases that fail, what is said of the rule sets, and the count of cases.
std::string test_text(const CaseRun& run, const std::vector<CaseUpdate>& updates, const Mutations& mutations,
                      const TextStyle& style);

/// What is said of the rule sets: their coverage, then what their cases do not notice.
std::string tested_rules_text(const CaseRun& run, const Mutations& mutations, const TextStyle& style);

FindingReport test_findings(Language language, const CaseRun& run, const Mutations& mutations,
                            const Diagnostics& mistakes);

}  // namespace aci
