#pragma once
// What is wrong with rule files, and what a careful reader would remark.

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "io/rule_library.h"

namespace aci {

/// One file, and all that is said of it.
struct CheckedFile {
  std::string path;
  std::string built_on;  ///< A set shipped that nobody gave: the path of the file given that it is built on.
  bool readable = false;
  CheckedRules checked;
  Diagnostics diagnostics;  ///< Sorted; without what the file silences.
};

/// Each file by itself, once (F040), then the years of the rule sets of one scheme, which should neither
/// overlap (R027) nor leave gaps (R026). A file that says otherwise what a set shipped says is followed by
/// the sets shipped that amend that one, as they then are: of these, what is not told yet, and R105 where
/// there are errors. With `as_of`, what has been looked at too long before that day (R060). A copy
/// of `all` knows what was read.
std::vector<CheckedFile> check_files(const std::vector<std::string>& paths, const std::optional<Date>& as_of,
                                     AmendedFiles all = {});

}  // namespace aci
