#pragma once
// The JSON of `compute`, version 1: its keys are a contract, and `aci schema compute` describes it.

#include <span>
#include <string>

#include "engine/assessment.h"

namespace aci {

/// An array when `several` files were asked for (even if one assessment is left of them), else one object.
/// Texts follow the language; numbers and dates do not.
std::string compute_json(Language language, std::span<const Assessment> assessments, bool several);

}  // namespace aci
