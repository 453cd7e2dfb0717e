#pragma once
// Writes what came out into a case file, in the place of what was expected; everything else stays as it is.

#include <string>
#include <vector>

#include "study/run_cases.h"

namespace aci {

/// One expected value rewritten.
struct CaseEdit {
  Place at;
  std::string what;    ///< "points", "amounts.solde", with the indicator where one is meant.
  std::string before;  ///< As written in the file.
  std::string after;
};

/// A file of cases that is to expect what came out.
struct CaseUpdate {
  SourcePtr file;
  std::vector<CaseEdit> edits;  ///< By place.

  /// The text of the file with the edits.
  std::string text() const;
};

/// In the order of the names of files. What two rule sets would write differently is left, and reported
/// (C010).
std::vector<CaseUpdate> case_updates(const std::vector<CaseResult>& results, Diagnostics& diagnostics);

/// The file is rewritten: what differed there differs no more.
void take_as_expected(const CaseUpdate& update, std::vector<CaseResult>& results);

}  // namespace aci
