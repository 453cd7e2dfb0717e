#pragma once
// The elements of a JSON array, one object a structure, as rows.

#include <cstddef>
#include <string>
#include <string_view>

namespace aci {

/// The elements that a text which begins between two of them holds whole. Damage stays with its element: a
/// text in quotes ends with its line, and an object that stands where a key should begins an element.
struct WholeElements {
  std::size_t first_end = 0;  ///< Behind the first and its comma; 0 when not even that one is whole.
  std::size_t last_end = 0;   ///< Behind the last.
  bool closed = false;        ///< Nothing but blanks stands behind the last bracket.
  bool inside = false;        ///< The text ends inside an element, or right behind its end.
  bool cut = false;           ///< Inside it: what would end it is missing.
};
WholeElements whole_elements(std::string_view text);

/// Whether a text begins with an array.
bool begins_array(std::string_view text);

/// Makes lines of whole elements, byte for byte: what separates them becomes '\n', and their own line feeds
/// become '\r', for whoever counts lines.
void put_elements_on_lines(std::string& text);

}  // namespace aci
