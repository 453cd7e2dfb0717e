#pragma once
// Characters that nobody sees, or that command what shows them, as escapes of a syntax: the text is kept.

#include <string>
#include <string_view>

namespace aci {

/// JSON with all of them as \uXXXX: the same JSON, since outside of its strings there are none but blanks.
std::string json_without_unseen(std::string json);

/// The text as a TOML string of one line.
std::string toml_string_without_unseen(std::string_view text);

}  // namespace aci
