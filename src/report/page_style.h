#pragma once
// The look of HTML pages: pages/*.css, inside the program.

#include <string_view>

namespace aci {

std::string_view page_style();

}  // namespace aci
