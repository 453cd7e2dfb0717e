#include "cli/progress_line.h"

#include <unistd.h>

#include <cstdio>

#include "report/wording.h"

namespace aci {
namespace {

using std::chrono::milliseconds;
/// A run shorter than this shows no progress.
constexpr milliseconds kLong{1000};
constexpr milliseconds kBetween{200};

}  // namespace

ProgressLine::ProgressLine(Language language)
    : language_(language), terminal_(isatty(STDERR_FILENO) == 1), begun_(Clock::now()), shown_(begun_) {}

bool ProgressLine::due() const {
  if (!terminal_) return false;
  const auto now = Clock::now();
  return now - begun_ >= kLong && now - shown_ >= kBetween;
}

void ProgressLine::show(std::uint64_t done, std::uint64_t all, const Message& what) {
  shown_ = Clock::now();
  std::string text = say(language_, what);
  if (all > 0) text = say(language_, "progress.share", {std::to_string(done * 100 / all), text});
  text = "\r\033[K" + text;
  std::fwrite(text.data(), 1, text.size(), stderr);
  open_ = true;
}

Progress ProgressLine::progress() {
  return [this](std::uint64_t done, std::uint64_t all, const Message& what) {
    if (due()) show(done, all, what);
  };
}

void ProgressLine::clear() {
  if (open_) std::fputs("\r\033[K", stderr);
  open_ = false;
}

}  // namespace aci
