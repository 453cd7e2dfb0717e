#pragma once
// How severities are told: to people, to programs, and to what annotates merge requests.

#include <algorithm>

#include "base/diagnostic.h"

namespace aci {

struct SeverityWords {
  Severity severity;
  const char* name;     ///< For programs; SARIF's level.
  const char* wording;  ///< For people.
  const char* github;   ///< A workflow command.
  const char* color;    ///< On a terminal.
};

inline const SeverityWords& words_of(Severity severity) {
  static constexpr SeverityWords kWords[] = {
      {Severity::note, "note", "severity.note", "notice", "1;36"},
      {Severity::warning, "warning", "severity.warning", "warning", "1;33"},
      {Severity::error, "error", "severity.error", "error", "1;31"},
  };
  return *std::ranges::find(kWords, severity, &SeverityWords::severity);
}

}  // namespace aci
