#pragma once
// What people write in a TOML file out of habit from spreadsheets, and how TOML wants it.

#include <optional>
#include <string>
#include <string_view>

#include "base/message.h"

namespace aci {

/// What to write instead of `raw`, a value as it stands behind its '='; nothing when no habit explains it.
std::optional<Message> explain_habit(std::string_view raw);

/// A name as our files write it: année is annee.
std::string without_accents(std::string_view name);

}  // namespace aci
