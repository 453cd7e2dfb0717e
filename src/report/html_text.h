#pragma once
// Texts inside HTML and SVG.

#include <string>
#include <string_view>

#include "report/escaped.h"
#include "report/value_text.h"

namespace aci {

/// What stands for the text as content, and inside an attribute in double quotes.
inline std::string html_text(std::string_view text) {
  return escaped(printable(text),
                 {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"}});
}

}  // namespace aci
