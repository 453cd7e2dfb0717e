#pragma once
// Explanations for people.

#include <string>

#include "engine/explanation.h"
#include "report/compute_text.h"

namespace aci {

/// Which structure, which year, which rules: once, before the explanations.
std::string explanation_heading(const Assessment& assessment, const TextStyle& style);

std::string explanation_text(const Assessment& assessment, const Explanation& explanation,
                             const TextStyle& style);

}  // namespace aci
