#pragma once
// The words of a command line, sorted by option. The library that does it is known to sorted_arguments.cpp
// alone.

#include <map>
#include <span>

#include "cli/shared_options.h"

namespace aci {

struct SortedWords {
  /// By the names of the option: its values in order, "" when there is none; something for each time of a
  /// flag.
  std::map<std::string_view, std::vector<std::string>> values;
  std::vector<std::string> operands;
  std::vector<std::string> unknown;  ///< What looks like an option and is none of them.
};

SortedWords sort_words(const std::vector<Option>& options, const std::vector<std::string>& words);

}  // namespace aci
