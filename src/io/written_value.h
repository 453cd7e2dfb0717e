#pragma once
// The grammar of the values that people write, the same in structure files, tables, JSON texts and options:
// what has one meaning is read, and what has two is both.

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "ruleset/ruleset.h"

namespace aci {

/// What stands in a file of `aci new` until somebody fills it in.
inline constexpr std::string_view kToFillIn = "?";

/// What a text says to an input that is no text. Bounds and decimals are not looked at.
struct Reading {
  Rational value{0};  ///< Booleans as 0/1, dates as days since 1970-01-01, choices as numbers.
  std::optional<Rational> other = {};  ///< What it may mean as well: nothing is assumed.
  bool percent = false;                ///< Written with its sign.
  bool of_clock = false;  ///< Hours and minutes: exact, whatever the decimals that the input takes.
};

/// Without what is no part of a value: blanks around, ';' behind.
std::string_view value_text(std::string_view text);

/// Nothing for a text that means nothing to that input. What stands around a value is no part of it.
std::optional<Reading> read_written(const Input& input, std::string_view text);

/// "", blanks and, to an input that is no text, NA, N/A, #N/A, null: says that there is no value.
bool is_absent(const Input& input, std::string_view text);

/// "true", "oui", "yes", "vrai", "1", "x" and their opposites, whatever the case; nothing for another text.
std::optional<bool> parse_boolean(std::string_view text);

/// "4500..5200": the two bounds of a value that is not known yet; nothing for another text.
std::optional<std::pair<std::string, std::string>> range_bounds(std::string_view text);

}  // namespace aci
