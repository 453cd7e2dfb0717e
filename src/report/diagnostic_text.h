#pragma once
// Diagnostics for people: place, code, sentence, the line with a caret, the hint.

#include <string>

#include "base/diagnostic.h"
#include "report/text_style.h"

namespace aci {

std::string diagnostic_text(const Diagnostic& diagnostic, const TextStyle& style);

}  // namespace aci
