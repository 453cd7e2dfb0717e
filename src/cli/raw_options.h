#pragma once
// The texts of the command line, sorted by option, and what they ask for once their values are checked.

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "cli/options.h"

namespace aci {

/// The texts behind the options, before their values are checked.
struct RawOptions {
  std::string lang;
  std::string color = "auto";
  std::string format;  ///< Empty: the command's own, which comes first among its choices.
  std::string dialect = "standard";
  std::string year;
  std::string as_of;
  std::string rules;
  std::string output;
  std::vector<std::string> overrides;
  std::vector<std::string> positionals;
  std::vector<std::string> structures;
  std::vector<std::string> test_rules;
  std::vector<std::string> keep;
  std::vector<std::string> variations;
  std::string against;
  std::string rejects;
  std::string jobs;
  std::string fail_under;
  std::string sample;
  std::string seed;
  bool format_given = false;
  bool update = false;
  bool coverage = false;
  bool mutate = false;
  bool detail = false;
  bool strict = false;
  bool summary = false;
  bool ignore_unknown = false;
};

/// A word of the command line, as the place of a mistake.
Place on_command_line(const std::string& word);

/// What the options of `command` ask for, in the language of `--lang` or else in `language`. Reports U002,
/// U007 and U008, and is then not to be used.
CommandLine read_options(const std::string& command, const RawOptions& raw, Language language,
                         Diagnostics& diagnostics);

}  // namespace aci
