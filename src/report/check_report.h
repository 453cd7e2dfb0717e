#pragma once
// What `aci check` found, for people and as findings.

#include "report/finding.h"
#include "study/check.h"

namespace aci {

Examined examined_of(Language language, const CheckedFile& file);

/// A line for a file without errors: which rule set it holds, how large.
std::string sound_text(Language language, const CheckedFile& file);

}  // namespace aci
