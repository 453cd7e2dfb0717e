#include "cli/sorted_arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>

namespace aci {

SortedWords sort_words(const std::vector<Option>& options, const std::vector<std::string>& words) {
  SortedWords out;
  CLI::App app;
  app.set_help_flag();  // Ours is an option like the others.
  app.allow_extras();   // Ours to tell, with a suggestion.
  std::map<std::string_view, const CLI::Option*> added;
  for (const Option& option : options) {
    const std::string names(option.names);
    CLI::Option* one = option.value.is_flag() ? app.add_flag(names) : app.add_option(names);
    added[option.names] = one->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }
  // The library reads `--output= FILE` as `--output FILE`: a value becomes a word of its own, even when
  // empty.
  std::vector<std::string> apart;
  const auto end = std::find(words.begin(), words.end(), "--");
  for (auto word = words.begin(); word != end; ++word) {
    const std::size_t equals = word->starts_with("--") ? word->find('=') : std::string::npos;
    const Option* option = equals == std::string::npos ? nullptr : find_option(options, *word);
    if (option == nullptr) {
      apart.push_back(*word);
    } else if (option->value.is_flag()) {
      out.unknown.push_back(*word);
    } else {
      apart.insert(apart.end(), {word->substr(0, equals), word->substr(equals + 1)});
    }
  }
  const std::string last = apart.empty() ? "" : apart.back();
  std::reverse(apart.begin(), apart.end());
  bool cut = false;
  try {
    app.parse(apart);
  } catch (const CLI::ParseError&) {
    cut = true;  // What is left is a last option without its value.
  }
  for (const auto& [names, option] : added) {
    if (option->count() > 0) out.values[names] = option->results();
  }
  const Option* unvalued = cut ? find_option(options, last) : nullptr;
  if (unvalued != nullptr) out.values[unvalued->names].emplace_back();
  // An operand of the library would read "[a]" as a list: ours are the words that it leaves.
  for (const std::string& word : app.remaining()) {
    (word.size() > 1 && word.front() == '-' ? out.unknown : out.operands).push_back(word);
  }
  if (end != words.end()) out.operands.insert(out.operands.end(), end + 1, words.end());
  return out;
}

}  // namespace aci
