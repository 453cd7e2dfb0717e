#pragma once
// The blanks of a text, ASCII and beyond, wherever people write one: in numbers, dates, files.

#include <cstddef>
#include <string_view>

namespace aci {

/// The size of the blank that `text` starts with, 0 for none: spaces, tabs, and the blanks beyond ASCII that
/// the parser takes for one too (no-break spaces, the spaces of U+2000, a byte order mark).
std::size_t blank_size(std::string_view text);

}  // namespace aci
