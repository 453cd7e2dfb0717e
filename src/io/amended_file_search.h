#pragma once
// Where the rule file is that another one names by its id, to amend it.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/document.h"

namespace aci {

/// The folder that a path lies in; "." when it names none.
std::string folder_of(const std::string& path);

/// Whether both paths lead to one file.
bool is_one_file(const std::string& a, const std::string& b);

/// The id that `[agreement]` states; empty when it states none, or is not there.
std::string id_of_agreement(const Node* agreement);

enum class Beside : std::uint8_t { yes, no };  ///< Whether the folder of the file that asks is looked at.

/// The path of the rule file that bears the id: among those given, else in the folder of the file that asks
/// for it, which names it at `at`. Never that file itself, of which the path is empty when it is inside the
/// program. Nothing when there is none; or, reported, when two bear it (R150), or when a file of the folder
/// that cannot be read may be the one (R151).
std::optional<std::string> find_rule_file(const std::string& id, const std::string& asking,
                                          const std::vector<std::string>& given, Beside beside,
                                          const Place& at, Diagnostics& diagnostics);

}  // namespace aci
