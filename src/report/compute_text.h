#pragma once
// The report of `compute`, for a team around a table.

#include <string>

#include "engine/assessment.h"
#include "report/text_style.h"

namespace aci {

/// An input's value, by its type: "oui", "9,2 %", "4 200"; "absent" without a value.
std::string input_value_text(Language language, const Input& input, const std::optional<Rational>& value);

std::string assessment_text(const Assessment& assessment, const TextStyle& style);

}  // namespace aci
