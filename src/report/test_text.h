#pragma once
// The report of `aci test`, for people.

#include <string>
#include <vector>

#include "engine/case.h"
#include "engine/coverage.h"
#include "io/case_run.h"
#include "report/compute_text.h"

namespace aci {

/// The failing case: where, what was expected, what came out; then the explanations of the numbers that
/// differ.
std::string failure_text(const CaseResult& result, const std::vector<std::string>& explanations,
                         const TextStyle& style);

/// The part of a rule set that was seen, 0 to 1.
Rational share_covered(const Coverage& coverage);
std::string coverage_text(const Coverage& coverage, Language language);
std::string mutation_text(const MutationReport& report, Language language);

}  // namespace aci
