#pragma once
// What a word says of itself, before any file is looked for.

#include <string_view>

namespace aci {

/// Whether the word is the path of a file, not the id of a rule set shipped: "-", "./rules", "mine.toml".
bool is_path(std::string_view word);

}  // namespace aci
