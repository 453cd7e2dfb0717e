#pragma once
// What `check` and `test` found, ready for any form: sentences in the reader's language, places as lines and
// columns.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
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

  bool counts(const Finding& finding) const;  ///< Against what it is about.
  bool passed(const Examined& one) const;
  std::size_t count(Severity severity) const;
};

inline constexpr const char* kCaseCode = "case";
inline constexpr const char* kSurvivorCode = "survivor";
inline constexpr const char* kCoverageCode = "coverage";

std::optional<Region> region_of(const Place& place);
Finding finding_of(Language language, const Diagnostic& diagnostic);
/// Each expectation of the case that does not hold is an error where it stands.
Examined examined_of(Language language, const CaseResult& result);
/// Each slip that no case notices is an error at its place in the rule file.
Examined examined_of(Language language, const MutationReport& report);
/// A share of the rule set below `limit` per cent is an error of the rule file as a whole.
Examined examined_of(Language language, const Coverage& coverage, int limit);
/// What is wrong outside any case: one for each file, in the order of the mistakes.
std::vector<Examined> examined_of(Language language, const Diagnostics& mistakes);

/// The report in a form that is not `text`.
std::string findings_in(Language language, FindingFormat format, const FindingReport& report);

}  // namespace aci
