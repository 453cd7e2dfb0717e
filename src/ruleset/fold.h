#pragma once
// One mistake, one message: a name that no longer exists is told once, however often it is used.

#include <vector>

#include "base/diagnostic.h"

namespace aci {

/// Of the mistakes about one missing name (R006, R012, R013, R039), the first in the file, with how many uses
/// there are; the others as they were.
std::vector<Diagnostic> fold_repeated(std::vector<Diagnostic> found);

}  // namespace aci
