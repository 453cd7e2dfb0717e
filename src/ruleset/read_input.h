#pragma once
// The [input.…] tables of a rule file.

#include "ruleset/key_reader.h"

namespace aci {

/// What an input has besides its id, its label and where it comes from.
void read_input(TableReader& reader, Input& input);

}  // namespace aci
