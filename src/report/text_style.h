#pragma once
// How a text for people is to look.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/message.h"

namespace aci {

/// No line of a page is wider, where words allow it.
inline constexpr std::size_t kPageWidth = 80;
/// The same of pages whose tables have many columns, of the help, and of files that people edit.
inline constexpr std::size_t kWideWidth = 100;

/// `--brief`: what comes first; `--all`: everything.
enum class PageLength : std::uint8_t { brief, usual, all };

struct TextStyle {
  Language language = Language::en;
  bool color = false;
  PageLength length = PageLength::usual;
  std::size_t width = kPageWidth;

  TextStyle wide() const {
    TextStyle style = *this;
    style.width = kWideWidth;
    return style;
  }
  /// `code`: of the terminal; may be empty.
  std::string colored(std::string text, std::string_view code) const {
    if (!color || code.empty() || text.empty()) return text;
    return "\033[" + std::string(code) + "m" + text + "\033[0m";
  }
};

}  // namespace aci
