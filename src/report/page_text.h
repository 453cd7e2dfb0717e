#pragma once
// Pages as text, for a terminal.

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "report/page.h"

namespace aci {

/// `style.language`: the one that the page was built in.
std::string page_text(const Page& page, const TextStyle& style);
/// A section of a page too long to be kept whole, with the space before it unless it is the first.
std::string section_text(const Section& section, const TextStyle& style, bool first);
/// Takes the text of a page as it is made.
using PutText = std::function<void(std::string_view)>;

/// One after another, a line across between them.
std::string pages_text(std::span<const Page> pages, const TextStyle& style);

/// A cell's text, or its value in the reader's language.
std::string cell_text(Language language, const Cell& cell, PageLength length = PageLength::all);

}  // namespace aci
