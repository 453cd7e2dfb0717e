#pragma once
// The pages of the manual, from the rows that the help is printed from: man(7), read by man-db and by mandoc.

#include "cli/commands.h"

namespace aci {

/// aci-COMMAND(1), or, when it is null, aci(1).
std::string manual_page(const Command* command, Language language);

}  // namespace aci
