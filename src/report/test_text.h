#pragma once
// The report of `aci test`, for people.

#include <string>
#include <vector>

#include "report/compute_text.h"
#include "study/mutation.h"

namespace aci {

/// The failing case: where, what was expected, what came out; then the explanations of the numbers that
/// differ.
std::string failure_text(const CaseResult& result, const std::vector<std::string>& explanations,
                         const TextStyle& style);

std::string breakdown_text(const Breakdown& breakdown, Language language);

std::string coverage_text(const Coverage& coverage, Language language);
std::string mutation_text(const MutationReport& report, Language language);

}  // namespace aci
