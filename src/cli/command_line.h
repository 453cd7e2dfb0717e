#pragma once
// From the words of a command line to what is to be run.

#include <functional>
#include <string>
#include <vector>

#include "cli/session.h"

namespace aci {

/// A command with its options; or the help, or the mistakes of the command line, to be printed.
struct CommandLine {
  Language language = Language::en;
  ColorChoice color = ColorChoice::automatic;
  std::function<int(Session&)> run;  ///< The exit status.
};

/// `language`: that of people here, which `--lang` changes.
CommandLine parse_command_line(const std::vector<std::string>& words, Language language);

/// The language of people here: LC_ALL, LC_MESSAGES or LANG with LANGUAGE before them as gettext reads it,
/// else English.
Language language_of_locale();

}  // namespace aci
