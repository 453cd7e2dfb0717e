#pragma once
// The unit that people write behind a number: "€", "euros", "%", "heures", "patients".

#include <string_view>

#include "ruleset/ruleset.h"

namespace aci {

/// Whether these words behind a number say what the input is in; no word says nothing else.
bool is_written_unit(const Input& input, std::string_view words);

}  // namespace aci
