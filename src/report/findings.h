#pragma once
// Findings in the forms that programs read.

#include <string>

#include "report/finding.h"

namespace aci {

/// For programs of one's own.
std::string findings_json(const FindingReport& report);
/// Workflow commands, which become annotations on the lines of a merge request.
std::string findings_github(const FindingReport& report);
/// JUnit XML: a suite a file, a test a rule file or a case.
std::string findings_junit(const FindingReport& report);
/// SARIF 2.1.0, for the services that keep the findings of analysers; the codes are described in a language.
std::string findings_sarif(Language language, const FindingReport& report);

}  // namespace aci
