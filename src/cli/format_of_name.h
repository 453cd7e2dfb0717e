#pragma once
// What the name of a file says of its format.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aci {

/// Those of `formats` that may go under the name, the one that it chooses first; absent when it says nothing.
std::optional<std::vector<std::string_view>> formats_of_name(const std::string& name,
                                                             const std::vector<std::string_view>& formats,
                                                             bool json_lines);

/// ".csv", in small letters.
std::string extension_of(const std::string& name);

}  // namespace aci
