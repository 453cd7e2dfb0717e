#pragma once
// How a text for people is to look.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/message.h"
#include "report/page_width.h"

namespace aci {

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
