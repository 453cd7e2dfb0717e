#pragma once
// The page of `--help` and of `help`.

#include "cli/commands.h"

namespace aci {

/// Of a command, or, when it is null, of the program.
std::string help_page(const Command* command, Language language);
/// "aci compute FILE… [OPTIONS]"
std::string usage_text(const Command* command, const CommandForm& form, Language language);
/// What stands for a value: "FILE…", "text|json".
std::string placeholder_text(const OptionValue& value, Language language);
/// "-o, --output FILE", and what it does.
std::pair<std::string, std::string> option_row(const Option& option, Language language);
/// An id of the catalogue: what the statuses of the command, or of any, mean.
std::string_view exit_status_of(const Command* command);
int print_help(const Command* command, Session& session);

}  // namespace aci
