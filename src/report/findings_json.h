#pragma once
// Findings as JSON: for programs of one's own.

#include <string>

#include "report/finding.h"

namespace aci {

std::string findings_json(const FindingReport& report);

}  // namespace aci
