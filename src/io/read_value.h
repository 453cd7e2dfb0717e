#pragma once
// One value of a structure, from TOML or from a bare text (an option, a CSV field), checked against its
// input.

#include <optional>
#include <string>
#include <string_view>

#include "base/document.h"
#include "ruleset/ruleset.h"

namespace aci {

/// What stands in a file of `aci new` until somebody fills it in.
inline constexpr std::string_view kToFillIn = "?";

/// The value, brought to how values travel (booleans as 0/1, dates as days since 1970-01-01; 0 for a text).
/// Reports I005 wrong type, I006 out of bounds, I007 too many decimals, I010 still to be filled in.
std::optional<Rational> read_toml_value(const Input& input, const Node& node, Diagnostics& diagnostics);

/// The same from a bare text: "oui", "9.2 %", "2023-12-31", "8000". Surrounding spaces are not part of it.
std::optional<Rational> read_text_value(const Input& input, std::string_view text, const Place& place,
                                        Diagnostics& diagnostics);

/// "true", "oui", "yes", "vrai", "1" and their opposites, whatever the case; nothing for another text.
std::optional<bool> parse_boolean(std::string_view text);
/// "9.2 %", "9,2%" as 0.092; nothing when the text is not that.
std::optional<Rational> parse_percentage(std::string_view text);

/// What an input takes, for messages: "a whole number", "true or false"…
Message describe(InputType type);

}  // namespace aci
