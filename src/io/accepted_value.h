#pragma once
// One value of a structure, from a file or from a bare text (an option, a field of a table), checked against
// its input. How it may be written is for io/written_value to say.

#include <optional>
#include <string_view>

#include "base/document.h"
#include "io/written_value.h"
#include "ruleset/ruleset.h"

namespace aci {

/// The value, brought to how values travel (booleans as 0/1, dates as days since 1970-01-01; 0 for a text).
/// Reports I005 wrong type, I006 out of bounds, I007 too many decimals, I010 still to be filled in, I016 two
/// meanings, I033 no choice of it. What is absent is to be asked before.
std::optional<Rational> read_text_value(const Input& input, std::string_view text, const Place& place,
                                        Diagnostics& diagnostics);

/// The same of what a file holds: what its author wrote is what counts, in quotes or not.
std::optional<Rational> read_toml_value(const Input& input, const Node& node, Diagnostics& diagnostics);

/// The text of a value in a file: that of a string, or else what was written. Nothing for a table or an
/// array.
std::optional<std::string_view> written_text(const Node& node);

/// A value, or a bound, as its input is written: "0.7 %", "2019"…
MessageArg understood(const Input& input, const Rational& value);
/// …and with its unit: "62 000 patients", "35 700 €".
MessageArg with_unit(const Input& input, const Rational& value);

/// The choices of an input: "tiers_temps (Tiers temps), mi_temps (Mi-temps)".
LocalizedText choices_text(const Input& input);

/// What an input takes, for messages: "a whole number", "true or false"…
Message describe(InputType type);

}  // namespace aci
