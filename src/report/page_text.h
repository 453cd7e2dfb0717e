#pragma once
// Pages as text, for a terminal.

#include <span>
#include <string>

#include "report/page.h"

namespace aci {

/// `style.language`: the one that the page was built in.
std::string page_text(const Page& page, const TextStyle& style);
/// One after another, a line across between them.
std::string pages_text(std::span<const Page> pages, const TextStyle& style);

/// A cell's text, or its value in the reader's language.
std::string cell_text(Language language, const Cell& cell);

}  // namespace aci
