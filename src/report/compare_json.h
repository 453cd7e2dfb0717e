#pragma once
// What `compare` found, for programs: JSON, of which `aci schema compare` is the contract, and CSV, a row a
// figure, a step or a line.

#include <string>

#include "study/compare.h"

namespace aci {

std::string compare_json(Language language, const Comparison& comparison);
std::string compare_csv(Language language, const Comparison& comparison, bool for_french_spreadsheet);

}  // namespace aci
