#pragma once
// The report of `aci test`, for people.

#include <string>
#include <vector>

#include "report/compute_text.h"
#include "study/case.h"
#include "study/case_run.h"
#include "study/coverage.h"

namespace aci {

/// The failing case: where, what was expected, what came out; then the explanations of the numbers that
/// differ.
std::string failure_text(const CaseResult& result, const std::vector<std::string>& explanations,
                         const TextStyle& style);

/// What a sum of points is made of, or who keeps the gate shut; empty for anything else.
std::string sum_text(const Assessment& assessment, const Difference& difference, Language language);

/// The part of a rule set that was seen, 0 to 1.
Rational share_covered(const Coverage& coverage);
/// Whether that part is at least `limit` per cent.
bool is_covered(const Coverage& coverage, int limit);
std::string coverage_text(const Coverage& coverage, Language language);
std::string mutation_text(const MutationReport& report, Language language);

}  // namespace aci
