#pragma once
// What an input takes, and what it has: in words, and as a TOML file writes it.

#include <optional>
#include <string>

#include "base/message.h"
#include "ruleset/ruleset.h"

namespace aci {

/// "a number, from 0 to 24, at most 2 decimals".
std::string accepted_text(Language language, const Input& input);
/// ", from 0 to 24, at most 2 decimals".
std::string bounds_text(Language language, const Input& input);

/// An input's value, by its type: "oui", "9,2 %", "4 200"; "absent" without a value.
std::string input_value_text(Language language, const Input& input, const std::optional<Rational>& value);

/// The choice of that number; null when there is none.
const Choice* choice_of(const Input& input, const Rational& value);

/// "true", "2023-12-31", "0.5", "\"tiers_temps\"".
std::string toml_value(const Input& input, const Rational& value);

/// The same without quotes around a choice: as `--set` takes it.
std::string set_value(const Input& input, const Rational& value);

}  // namespace aci
