#pragma once
// Findings as workflow commands, which become annotations on the lines of a merge request.

#include <string>

#include "report/finding.h"

namespace aci {

std::string findings_github(const FindingReport& report);

}  // namespace aci
