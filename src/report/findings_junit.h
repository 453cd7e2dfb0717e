#pragma once
// Findings as JUnit XML: a suite a file, a test a rule file or a case.

#include <string>

#include "report/finding.h"

namespace aci {

std::string findings_junit(const FindingReport& report);

}  // namespace aci
