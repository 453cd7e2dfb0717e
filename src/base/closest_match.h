#pragma once
// The word that somebody most likely meant.

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace aci {

/// The candidate closest to `word` (Damerau-Levenshtein, at most a third of its length, at least 1 and
/// at most 4 edits); empty when none is close. Ties go to the first candidate.
std::string closest_match(std::string_view word, const std::vector<std::string_view>& candidates);

/// "did you mean ...?" as the hint of `mistake`, when a candidate is close; that candidate, or "".
std::string suggest(Diagnostic& mistake, std::string_view word,
                    const std::vector<std::string_view>& candidates);

}  // namespace aci
