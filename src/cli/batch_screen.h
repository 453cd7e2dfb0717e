#pragma once
// What a person who waits for a batch sees on standard error: the first refused rows, and how far it is.

#include <chrono>
#include <cstdint>
#include <string>

#include "report/text_style.h"
#include "study/batch_output.h"

namespace aci {

class BatchScreen {
 public:
  /// `progress`: on a terminal, for what takes more than a second.
  BatchScreen(TextStyle style, bool progress);

  /// The mistakes of the first kShownRejects rows of the run; the next ones are counted elsewhere.
  void show_rejected(const BatchResult& result);
  void show(const Diagnostic& mistake);
  /// At most five times a second. `done` of `size`, in the unit of the input; 0 when it is not known.
  void show_progress(std::uint64_t done, std::uint64_t size, std::uint64_t computed);
  /// Takes the progress off the terminal.
  void end_progress();

 private:
  void show(const std::string& text);

  TextStyle style_;
  bool progress_;
  std::uint64_t shown_ = 0;
  std::chrono::steady_clock::time_point begun_, progressed_;
  bool line_open_ = false;
};

}  // namespace aci
