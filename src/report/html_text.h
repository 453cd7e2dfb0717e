#pragma once
// Texts inside HTML and SVG.

#include <algorithm>
#include <string>
#include <string_view>

#include "report/escaped.h"
#include "report/value_text.h"

namespace aci {

/// What stands for the text as content, and inside an attribute in double quotes; the end of a line is a
/// blank.
inline std::string html_text(std::string_view text) {
  std::string line(text);
  std::ranges::replace_if(
      line, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return escaped(printable(line),
                 {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"}});
}

}  // namespace aci
