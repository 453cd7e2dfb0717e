#pragma once
// The text in force as a file that can be read, and loaded: an agreement with its amendments applied.

#include <string>

#include "base/document.h"

namespace aci {

/// Complete, and of the same canonical text. Elements keep the order of what was amended first, each with the
/// comments above it; a comment tells the file and line of a key that another file than its element's states.
/// A document of one file is that file.
std::string text_in_force(const Document& document);

}  // namespace aci
