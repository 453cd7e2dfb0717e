#pragma once
// One JSON object as a Document, as parse_toml gives one: what a line of JSON Lines says.

#include <cstddef>
#include <optional>

#include "base/document.h"

namespace aci {

inline constexpr std::size_t kJsonNesting = 64;     ///< Objects and arrays inside one another.
inline constexpr std::size_t kJsonEntries = 2'000;  ///< Members and items in all.

/// The text is UTF-8 without NUL. A member that is null is as good as absent; numbers keep their text, dates
/// are strings. Reports D015 (invalid JSON, no object, a key given twice) and nothing then.
std::optional<Document> parse_json(SourcePtr file, Diagnostics& diagnostics);

}  // namespace aci
