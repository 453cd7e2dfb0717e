#pragma once
// The page of `aci test`: what was rewritten, the cases that fail, what is said of the rule sets, the count.

#include <vector>

#include "report/page.h"
#include "study/case_update.h"
#include "study/mutation.h"

namespace aci {

/// `mutations`: none when nobody asked.
Page test_page(Language language, const CaseRun& run, const std::vector<CaseUpdate>& updates,
               const std::vector<MutationReport>& mutations);

/// What is said of the rule sets: their coverage, then what their cases do not notice.
Page tested_rules_page(Language language, const CaseRun& run, const std::vector<MutationReport>& mutations);

}  // namespace aci
