#include "cli/batch_sink.h"

#include <utility>

namespace aci {

OrderedSink::OrderedSink(TakeRows rows, OutputFile* rejects, TextStyle style)
    : rows_(std::move(rows)), rejects_(rejects), screen_(style) {}

void OrderedSink::begin(const std::string& /*name*/, std::uint64_t size) {
  if (rows_) rows_(std::exchange(before_rows_, {}));
  next_ = 0;
  size_ = size;
  done_ = 0;
}

bool OrderedSink::take(std::uint64_t number, std::uint64_t end_offset, BatchResult& result, bool last) {
  std::unique_lock lock(mutex_);
  turn_.wait(lock, [&] { return number == next_ || stopped_; });
  if (stopped_) return false;
  screen_.show_rejected(result);
  const bool written =
      (!rows_ || rows_(result.rows)) && (rejects_ == nullptr || rejects_->write(result.rejects));
  computed_ += result.computed_count;
  if (result.given_up) screen_.show(result.given_up->mistakes.front());
  stopped_ = !written || result.given_up;
  result.clear();
  if (last) done_ = end_offset;
  screen_.show_progress(done_, size_, computed_);
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

void OrderedSink::end_progress() {
  screen_.end_progress();
}

}  // namespace aci
