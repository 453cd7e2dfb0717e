#pragma once
// Pages as HTML: one file that needs nothing else, no script and no address, for a screen or for paper.

#include <span>
#include <string>

#include "report/page.h"

namespace aci {

/// `style.language`: the one that the pages were built in. Values stand in attributes too
/// (`data-value`, `datetime`), as JSON has them.
std::string page_html(const Page& page, const TextStyle& style);
/// One after another, each an article; what the whole is called comes first.
std::string pages_html(std::span<const Page> pages, const TextStyle& style);

}  // namespace aci
