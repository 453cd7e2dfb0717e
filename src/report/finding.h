#pragma once
// What `check` and `test` found, ready for any form: sentences in the reader's language, places as lines and
// columns.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "study/check_files.h"
#include "study/mutation.h"

namespace aci {

enum class FindingFormat : std::uint8_t { text, json, github, junit, sarif };

/// From the first character to the one after the last; columns in characters, all from 1.
struct Region {
  Position begin;
  Position end;
};

struct Finding {
  Severity severity = Severity::error;
  std::string code;              ///< "R012"; kCaseCode for an expectation that does not hold.
  std::string message;           ///< With the hint, after a dash.
  std::string file;              ///< Empty: the mistake has no place.
  std::optional<Region> region;  ///< Absent: the file as a whole.
};

/// One thing that was examined: a rule file, a case.
struct Examined {
  std::string file;
  std::string name;  ///< The file again, or the title of the case and its rule set.
  std::optional<Region> region;
  bool readable = true;
  std::vector<Finding> findings;
};

struct FindingReport {
  std::string command;  ///< "check", "test".
  bool strict = false;  ///< Warnings count.
  std::vector<Examined> examined;

  std::string about = {};  ///< The file or folder that a mistake without a place is about.

  bool counts(const Finding& finding) const;  ///< Against what it is about.
  bool passed(const Examined& one) const;
  std::vector<Finding> findings() const;  ///< Of all that was examined.
};

inline constexpr const char* kCaseCode = "case";
inline constexpr const char* kSurvivorCode = "survivor";
inline constexpr const char* kCoverageCode = "coverage";

Examined examined_of(Language language, const CheckedFile& file);
/// Each expectation of a case that does not hold is an error where it stands, as is each slip in a rule file
/// that no case notices; a coverage below its limit is one of the rule file as a whole. What is wrong outside
/// any case comes first.
FindingReport test_findings(Language language, const CaseRun& run,
                            const std::vector<MutationReport>& mutations, const Diagnostics& mistakes);

/// A line for a rule file without errors: which rule set it holds, how large.
std::string sound_text(Language language, const CheckedFile& file);

/// For programs of one's own.
std::string findings_json(const FindingReport& report);
/// Workflow commands, which become annotations on the lines of a merge request.
std::string findings_github(const FindingReport& report);
/// JUnit XML: a suite a file, a test a rule file or a case.
std::string findings_junit(const FindingReport& report);
/// SARIF 2.1.0, for the services that keep the findings of analysers; the codes are described in a language.
std::string findings_sarif(Language language, const FindingReport& report);
/// In a form that is not `text`. What services read names files as `name_of` does.
std::string findings_in(Language language, FindingFormat format, const FindingReport& report,
                        const std::function<std::string(const std::string&)>& name_of);

}  // namespace aci
