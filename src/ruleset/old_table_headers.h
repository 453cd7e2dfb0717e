#pragma once
// Rule files once wrote [[indicator]] and `id = "x"` for [indicator.x].

#include "base/document.h"

namespace aci {

/// Reports such a file, once, at its first header of that kind; then nothing else of it is worth telling.
bool refuse_old_headers(const Node& root, Diagnostics& diagnostics);

}  // namespace aci
