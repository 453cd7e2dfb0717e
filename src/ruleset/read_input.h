#pragma once
// The [[input]] tables of a rule file.

#include "ruleset/table_reader.h"

namespace aci {

Input read_input(TableReader& reader);

}  // namespace aci
