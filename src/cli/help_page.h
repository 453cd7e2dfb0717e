#pragma once
// The page of `--help` and of `help`.

#include "cli/commands.h"

namespace aci {

/// Of a command, or, when it is null, of the program.
std::string help_page(const Command* command, Language language);
int print_help(const Command* command, Session& session);

}  // namespace aci
