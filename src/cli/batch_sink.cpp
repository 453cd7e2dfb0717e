#include "cli/batch_sink.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "report/diagnostic_text.h"
#include "report/number_text.h"
#include "report/wording.h"

namespace aci {
namespace {

using std::chrono::milliseconds;
/// A run shorter than this shows no progress.
constexpr milliseconds kLong{1000};
constexpr milliseconds kBetween{200};

}  // namespace

OrderedSink::OrderedSink(OutputFile* rows, OutputFile* rejects, TextStyle style, bool progress)
    : rows_(rows),
      rejects_(rejects),
      style_(style),
      progress_(progress),
      begun_(std::chrono::steady_clock::now()) {
  progressed_ = begun_;
}

void OrderedSink::begin(const std::string& /*name*/, std::uint64_t size) {
  if (rows_ != nullptr) rows_->write(std::exchange(before_rows_, {}));
  next_ = 0;
  size_ = size;
  done_ = 0;
}

bool OrderedSink::take(std::uint64_t number, std::uint64_t end_offset, BatchResult& result, bool last) {
  std::unique_lock lock(mutex_);
  turn_.wait(lock, [&] { return number == next_ || stopped_; });
  if (stopped_) return false;
  show_rejected(result);
  const bool written = (rows_ == nullptr || rows_->write(result.rows)) &&
                       (rejects_ == nullptr || rejects_->write(result.rejects));
  computed_ += result.computed_count;
  if (result.given_up) show(diagnostic_text(result.given_up->mistakes.front(), style_));
  stopped_ = !written || result.given_up;
  result.clear();
  if (last) done_ = end_offset;
  show_progress();
  const bool more = !stopped_;
  if (last || !more) {
    ++next_;
    lock.unlock();
    turn_.notify_all();
  }
  return more;
}

void OrderedSink::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  turn_.notify_all();
}

void OrderedSink::show_rejected(const BatchResult& result) {
  std::string text;
  for (const RejectedRow& row : result.rejected) {
    if (shown_ == kShownRejects) break;
    ++shown_;
    for (const Diagnostic& mistake : row.mistakes) text += diagnostic_text(mistake, style_);
  }
  if (!text.empty()) show(text);
}

void OrderedSink::show(const std::string& text) {
  end_progress();
  std::fwrite(text.data(), 1, text.size(), stderr);
}

void OrderedSink::show_progress() {
  if (!progress_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - begun_ < kLong || now - progressed_ < kBetween) return;
  progressed_ = now;
  const auto whole = [&](std::uint64_t number) {
    return number_text(style_.language, Rational(static_cast<std::int64_t>(number)));
  };
  std::string text =
      size_ > 0 ? say(style_.language, "batch.progress", {whole(done_ * 100 / size_), whole(computed_)})
                : say(style_.language, "batch.progress_unknown", {whole(computed_)});
  text = "\r\033[K" + text;
  std::fwrite(text.data(), 1, text.size(), stderr);
  line_open_ = true;
}

void OrderedSink::end_progress() {
  if (line_open_) std::fputs("\r\033[K", stderr);
  line_open_ = false;
}

}  // namespace aci
