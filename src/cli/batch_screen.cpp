#include "cli/batch_screen.h"

#include <cstdio>

#include "report/diagnostic_text.h"

namespace aci {

void BatchScreen::show_rejected(const BatchResult& result) {
  std::string text;
  for (const RejectedRow& row : result.rejected) {
    if (shown_ == kShownRejects) break;
    ++shown_;
    for (const Diagnostic& mistake : row.mistakes) text += diagnostic_text(mistake, style_);
  }
  if (!text.empty()) show(text);
}

void BatchScreen::show(const Diagnostic& mistake) {
  show(diagnostic_text(mistake, style_));
}

void BatchScreen::show(const std::string& text) {
  end_progress();
  std::fwrite(text.data(), 1, text.size(), stderr);
}

void BatchScreen::show_progress(std::uint64_t done, std::uint64_t size, std::uint64_t computed) {
  if (!line_.due()) return;
  line_.show(done, size, {"progress.structures", {Rational(static_cast<std::int64_t>(computed))}});
}

}  // namespace aci
