#pragma once
// Pictures of a page, drawn: inline SVG for HTML, as wide as what it stands in, and readable without colours.

#include <string>
#include <string_view>

#include "base/message.h"
#include "report/page.h"

namespace aci {

/// One <svg>, with its name and description; `id` begins the ids in it, and is the only such one of the
/// page. Empty where there is nothing to see: no value, or only zeros. pages/pictures.css gives it its
/// colours.
std::string picture_svg(Language language, const Picture& picture, std::string_view id);

/// The same figures, exact, for who cannot see them.
Table picture_figures(Language language, const Picture& picture);

}  // namespace aci
