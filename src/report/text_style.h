#pragma once
// How a text for people is to look.

#include <cstddef>
#include <cstdint>

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
};

}  // namespace aci
