#pragma once
// What people write in formulas from another language or from school, and how it is written here.

#include <optional>
#include <string_view>

#include "base/message.h"

namespace aci {

/// The hint for a word or a sign that no formula has where it stands; nothing when it is no habit.
std::optional<Message> meant_by(std::string_view written);

/// The same for a name that nothing has, and for a function that there is not: `VRAI`, `ARRONDI`, `MAX`.
std::optional<Message> value_meant_by(std::string_view name);
std::optional<Message> function_meant_by(std::string_view name);

/// `si`, `non`: French words that begin what no name begins.
bool begins_in_french(std::string_view word);

}  // namespace aci
