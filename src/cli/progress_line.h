#pragma once
// What a person who waits sees on the last line of the terminal: how far it is.

#include <chrono>
#include <cstdint>

#include "base/message.h"
#include "study/progress.h"

namespace aci {

/// Shows nothing unless standard error is a terminal, and a run takes more than a second. Given to a study as
/// a temporary, it is off the screen before anything else is printed.
class ProgressLine {
 public:
  explicit ProgressLine(Language language);
  ~ProgressLine() { clear(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  /// Whether something is to be shown now: at most five times a second.
  bool due() const;
  void show(std::uint64_t done, std::uint64_t all, const Message& what);
  /// What is asked of a study: it shows what is due.
  Progress progress();
  /// Before anything else is printed.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  Language language_;
  bool terminal_;
  Clock::time_point begun_, shown_;
  bool open_ = false;
};

}  // namespace aci
