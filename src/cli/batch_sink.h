#pragma once
// Where the results of a batch go, in order: the rows and the rejects to their files, the rest to the screen.

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "cli/batch_screen.h"
#include "io/output_file.h"
#include "study/batch_output.h"

namespace aci {

class OrderedSink final : public BatchSink {
 public:
  /// Takes the rows of the result; false when no more are wanted.
  using TakeRows = std::function<bool(std::string_view)>;

  /// There may be no rows, and no rejects.
  OrderedSink(TakeRows rows, OutputFile* rejects, TextStyle style);

  void begin(const std::string& name, std::uint64_t size) override;
  /// What comes before the rows of the first input.
  void before_rows(std::string text) { before_rows_ = std::move(text); }
  bool take(std::uint64_t number, std::uint64_t end_offset, BatchResult& result, bool last) override;
  void stop() override;
  /// Takes the progress off the terminal.
  void end_progress();

 private:
  TakeRows rows_;
  std::string before_rows_;
  OutputFile* rejects_;
  BatchScreen screen_;
  std::mutex mutex_;
  std::condition_variable turn_;
  std::uint64_t next_ = 0;
  std::uint64_t size_ = 0;
  std::uint64_t done_ = 0;  ///< Of the size: what is computed.
  std::uint64_t computed_ = 0;
  bool stopped_ = false;
};

}  // namespace aci
