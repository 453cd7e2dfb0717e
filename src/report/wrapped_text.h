#pragma once
// Texts on lines of a given width.

#include <string>
#include <string_view>
#include <vector>

namespace aci {

/// Cuts a text into lines of at most `width` characters, between words; a longer word stands alone.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// The text on lines of at most `width`, the first after `first`, the others after as many spaces.
std::string paragraph(std::string_view first, std::string_view text, std::size_t width);

}  // namespace aci
