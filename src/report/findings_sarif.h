#pragma once
// Findings as SARIF 2.1.0, for the services that keep the findings of analysers.

#include <string>

#include "report/finding.h"

namespace aci {

/// `language`: of the descriptions of the codes.
std::string findings_sarif(const FindingReport& report, Language language);

}  // namespace aci
