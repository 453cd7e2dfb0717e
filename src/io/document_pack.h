#pragma once
// A parsed document as bytes, to be read back a dozen times faster than TOML: how the program carries the
// rule files it ships. Written when the program is built, read by the same build: the bytes are no exchange
// format.

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/document.h"

namespace aci {

/// `files`: all that its places refer to, its own first; 64 at most.
std::string pack(const Document& document, std::span<const SourcePtr> files);

/// The document whose bytes `pack` gave; `files` are the sources that its places refer to.
Document unpack(std::string_view packed, std::span<const SourcePtr> files);

/// One table or value of the top level, without reading what comes after it; nothing when there is none.
std::optional<Node> unpack_member(std::string_view packed, std::string_view key);

}  // namespace aci
