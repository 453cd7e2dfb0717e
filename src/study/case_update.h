#pragma once
// Writes what came out into a case file, in the place of what was expected; everything else stays as it is.

#include <string>
#include <vector>

#include "study/case.h"

namespace aci {

/// One expected value rewritten.
struct CaseEdit {
  Place at;
  std::string before;  ///< As written in the file.
  std::string after;
};

/// The edits that make the cases of one file expect what they gave, by place; what two rule sets would write
/// differently is left and reported (C010). `results`: all of that file.
std::vector<CaseEdit> case_edits(const std::vector<const CaseResult*>& results, Diagnostics& diagnostics);

std::string edited(std::string_view text, const std::vector<CaseEdit>& edits);

}  // namespace aci
