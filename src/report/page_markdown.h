#pragma once
// Pages as Markdown, for a merge request.

#include <string>

#include "report/page.h"

namespace aci {

/// `style.language`: the one that the page was built in.
std::string page_markdown(const Page& page, const TextStyle& style);

}  // namespace aci
