#pragma once
// How a number was obtained, in a sentence or two: what decided it, with its figures.

#include <string>
#include <vector>

#include "engine/explanation.h"
#include "report/page.h"

namespace aci {

/// Of an indicator or an amount; empty when there is nothing to say that its title does not. `decimals`: of
/// points and rates.
std::vector<std::string> explain_sentences(Language language, const Assessment& assessment,
                                           const Explanation& explanation, int decimals);

/// The same as lines: shorter numbers on the short pages, exact ones on that of `--all`.
std::vector<Line> sentence_lines(Language language, const Assessment& assessment,
                                 const Explanation& explanation, int indent);

}  // namespace aci
