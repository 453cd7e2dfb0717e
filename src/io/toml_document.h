#pragma once
// Reads TOML. The library that does it is known to toml_document.cpp alone.

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/document.h"

namespace aci {

/// The document; nothing after an error (a syntax error is always the only one: the reading stops there).
std::optional<Document> parse_toml(SourcePtr file, Diagnostics& diagnostics);

/// The same of a structure file, whose author may know no TOML (io/loose_toml): a value that is none is a
/// string node. Every line that cannot be read at all is told and left out; the document is then `partial`.
std::optional<Document> parse_structure_toml(SourcePtr file, Diagnostics& diagnostics);

bool is_toml(std::string_view text);

/// Whether a text is meant as TOML, mistakes and all, and neither as a table nor as JSON: by its first line
/// that is no comment.
bool is_meant_as_toml(std::string_view text);

/// What the library says of a text that it refuses, in its own English: toml_syntax knows some of its words,
/// and its tests check them.
std::string toml_sentence(std::string_view text);

}  // namespace aci
