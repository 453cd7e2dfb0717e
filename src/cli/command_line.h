#pragma once
// From argv to a CommandLine. The library that parses options is known to command_line.cpp alone.

#include <string>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "cli/options.h"

namespace aci {

/// A text to print instead of running a command: --help, --version.
struct PrintAndExit {
  std::string text;
};

/// The mistakes of the command line, U001 to U008.
struct UsageError {
  Diagnostics diagnostics;
  std::string help;  ///< What to read next.
};

using ParsedCommandLine = std::variant<CommandLine, PrintAndExit, UsageError>;

ParsedCommandLine parse_command_line(const std::vector<std::string>& arguments, Language language);

/// The language of people here: `--lang` anywhere among the arguments, else LC_ALL, LC_MESSAGES or LANG with
/// LANGUAGE before them as gettext reads it, else English.
Language choose_language(const std::vector<std::string>& arguments);

}  // namespace aci
