#pragma once
// Reads TOML. The library that does it is known to toml_document.cpp alone.

#include <optional>

#include "base/diagnostic.h"
#include "base/document.h"

namespace aci {

/// The document; nothing after an error (a syntax error is always the only one: the reading stops there).
std::optional<Document> parse_toml(SourcePtr file, Diagnostics& diagnostics);

}  // namespace aci
