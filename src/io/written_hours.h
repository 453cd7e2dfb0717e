#pragma once
// Hours and minutes as people write them, and as text again.

#include <optional>
#include <string>
#include <string_view>

#include "base/rational.h"

namespace aci {

/// Whether a word says hours: "h", "heures", "Hours"…
bool says_hours(std::string_view word);

/// Hours, exact: "9h30", "9 h 30 min", "9 heures", "9:30", "09:30:00"; nothing for another text.
std::optional<Rational> read_written_hours(std::string_view text);

/// "9h30"; nothing for what is not whole minutes.
std::optional<std::string> hours_and_minutes(const Rational& hours);

}  // namespace aci
