#include "cli/batch_screen.h"

#include <cstdio>

#include "report/diagnostic_text.h"
#include "report/value_text.h"
#include "report/wording.h"

namespace aci {
namespace {

using std::chrono::milliseconds;
/// A run shorter than this shows no progress.
constexpr milliseconds kLong{1000};
constexpr milliseconds kBetween{200};

}  // namespace

BatchScreen::BatchScreen(TextStyle style, bool progress)
    : style_(style), progress_(progress), begun_(std::chrono::steady_clock::now()) {
  progressed_ = begun_;
}

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
  if (!progress_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - begun_ < kLong || now - progressed_ < kBetween) return;
  progressed_ = now;
  const auto whole = [&](std::uint64_t number) {
    return number_text(style_.language, Rational(static_cast<std::int64_t>(number)));
  };
  std::string text = size > 0
                         ? say(style_.language, "batch.progress", {whole(done * 100 / size), whole(computed)})
                         : say(style_.language, "batch.progress_unknown", {whole(computed)});
  text = "\r\033[K" + text;
  std::fwrite(text.data(), 1, text.size(), stderr);
  line_open_ = true;
}

void BatchScreen::end_progress() {
  if (line_open_) std::fputs("\r\033[K", stderr);
  line_open_ = false;
}

}  // namespace aci
