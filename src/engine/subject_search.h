#pragma once
// What somebody means by a word: indicators and amounts, by their id, their label or a part of one.

#include <string>
#include <string_view>
#include <vector>

#include "engine/assessment.h"

namespace aci {

/// The ids of those that `written` may mean, whatever its case, accents and signs: the one that bears it as
/// its id or its label, in either language; else every one of which it is a part.
std::vector<std::string> subjects_like(const Assessment& assessment, std::string_view written);

}  // namespace aci
