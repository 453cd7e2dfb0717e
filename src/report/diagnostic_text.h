#pragma once
// Diagnostics for people: place, code, sentence, the line with a caret, the hint.

#include <string>

#include "base/diagnostic.h"

namespace aci {

struct DiagnosticStyle {
  Language language = Language::en;
  bool color = false;
};

std::string diagnostic_text(const Diagnostic& diagnostic, const DiagnosticStyle& style);

}  // namespace aci
