#pragma once
// What an input takes: in words, and as a TOML file writes it.

#include <string>

#include "base/message.h"
#include "ruleset/ruleset.h"

namespace aci {

/// "a number, with a point before the decimals, from 0 to 24, at most 2 decimals".
std::string accepted_text(Language language, const Input& input);

/// "true", "2023-12-31", "0.5".
std::string toml_value(const Input& input, const Rational& value);

}  // namespace aci
