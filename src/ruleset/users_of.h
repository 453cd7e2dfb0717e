#pragma once
// Who names an element of a rule file.

#include <string>
#include <string_view>
#include <vector>

#include "base/document.h"

namespace aci {

/// The paths of the elements that name it, in the order of the file: "indicator.x.part.y".
std::vector<std::string> users_of(const Node& root, std::string_view id, std::string_view kind);

}  // namespace aci
