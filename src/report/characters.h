#pragma once
// The characters of a text: which they are, how much room they take, which are not for a screen.

#include <cstddef>
#include <string_view>

namespace aci {

struct Character {
  char32_t code = 0xFFFD;
  std::size_t size = 1;  ///< Bytes.
  bool sound = false;    ///< Or a byte that is no UTF-8.
};

/// The one that begins at a byte of the text.
Character character_at(std::string_view text, std::size_t at);

/// The columns that it takes on a terminal: 2 for what East Asia writes wide and for emoji, none for what
/// stands on the character before it.
std::size_t columns_of(char32_t code);

/// Whether it commands instead of being shown: controls, changes of direction, what has no width, breaks of
/// lines, tags.
bool is_command(char32_t code);

/// Spaces of any width.
bool is_blank(char32_t code);

}  // namespace aci
