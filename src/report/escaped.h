#pragma once
// Texts inside a syntax of which some characters are a part.

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace aci {

/// The text, with some of its characters said otherwise.
inline std::string escaped(std::string_view text,
                           std::initializer_list<std::pair<char, std::string_view>> characters) {
  std::string out;
  for (const char c : text) {
    const auto found =
        std::find_if(characters.begin(), characters.end(), [c](const auto& each) { return each.first == c; });
    found == characters.end() ? out += c : out += found->second;
  }
  return out;
}

}  // namespace aci
