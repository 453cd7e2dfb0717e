#pragma once
// How a text for people is to look.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/message.h"

namespace aci {

/// No line of a page is wider, where words allow it.
inline constexpr std::size_t kPageWidth = 100;

/// `--brief`: what comes first; `--all`: everything.
enum class PageLength : std::uint8_t { brief, usual, all };

struct TextStyle {
  Language language = Language::en;
  bool color = false;
  PageLength length = PageLength::usual;

  /// `code`: of the terminal; may be empty.
  std::string colored(std::string text, std::string_view code) const {
    if (!color || code.empty() || text.empty()) return text;
    return "\033[" + std::string(code) + "m" + text + "\033[0m";
  }
};

}  // namespace aci
