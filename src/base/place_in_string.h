#pragma once
// From a place in the decoded text of a string to where it stands in the file.

#include <cstddef>

#include "base/document.h"

namespace aci {

/// The place of bytes [begin, end) of the decoded text of a string node of `file`: errors inside a formula
/// are located through it, escapes and multi-line strings included.
Place place_in_string(const SourceFile& file, const Node& string_node, std::size_t begin, std::size_t end);

}  // namespace aci
