#pragma once
// The pages of `aci test`: a case that fails, what cases cover, what they do not notice.

#include <vector>

#include "report/page.h"
#include "study/case.h"
#include "study/case.h"
#include "study/cases.h"
#include "study/coverage.h"
#include "study/mutation.h"

namespace aci {

/// Where, what was expected, what came out; then the explanations of the numbers that differ.
Page failure_page(Language language, const CaseResult& result, std::vector<Section> explanations);
Section breakdown_section(Language language, const Breakdown& breakdown);

Page coverage_page(Language language, const Coverage& coverage);
Page mutation_page(Language language, const MutationReport& report);

}  // namespace aci
