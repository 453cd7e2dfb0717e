#pragma once
// What a person who waits for a batch sees on standard error: the first refused rows, and how far it is.

#include <cstdint>
#include <string>

#include "cli/progress_line.h"
#include "report/text_style.h"
#include "study/batch_output.h"

namespace aci {

class BatchScreen {
 public:
  explicit BatchScreen(TextStyle style) : style_(style), line_(style.language) {}

  /// The mistakes of the first kShownRejects rows of the run; the next ones are counted elsewhere.
  void show_rejected(const BatchResult& result);
  void show(const Diagnostic& mistake);
  /// `done` of `size`, in the unit of the input; 0 when it is not known.
  void show_progress(std::uint64_t done, std::uint64_t size, std::uint64_t computed);
  /// Takes the progress off the terminal.
  void end_progress() { line_.clear(); }

 private:
  void show(const std::string& text);

  TextStyle style_;
  ProgressLine line_;
  std::uint64_t shown_ = 0;
};

}  // namespace aci
