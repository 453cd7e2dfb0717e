#pragma once
// Where the results of a batch go, in order: the rows, the rejects, the first mistakes and the progress.

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

#include "cli/batch_worker.h"
#include "io/output_file.h"

namespace aci {

class OrderedSink final : public BatchSink {
 public:
  /// The files may be null. `progress`: on standard error, for people who wait.
  OrderedSink(OutputFile* rows, OutputFile* rejects, TextStyle style, bool progress);

  /// The next input begins: its blocks are numbered from 0 again.
  void begin(std::string name, std::uint64_t size);
  bool take(std::uint64_t number, std::uint64_t end_offset, BatchResult& result, bool last) override;
  /// Nothing more is wanted.
  void stop();
  /// Takes the progress off the terminal.
  void end_progress();

  std::uint64_t computed() const { return computed_; }
  std::uint64_t rejected() const { return rejected_; }
  const BatchWarnings& warnings() const { return warnings_; }
  void forget_warnings() { warnings_.clear(); }
  /// Whether nobody reads on, or nothing more can be written.
  bool stopped() const { return stopped_; }
  /// Whether an input could not be read to its end, told.
  bool gave_up() const { return gave_up_; }

 private:
  void show_rejected(const BatchResult& result);
  void show(const std::string& text);
  void show_progress();

  OutputFile* rows_;
  OutputFile* rejects_;
  TextStyle style_;
  bool progress_;
  std::mutex mutex_;
  std::condition_variable turn_;
  std::uint64_t next_ = 0;
  std::string name_;
  std::uint64_t size_ = 0;
  std::uint64_t done_ = 0;  ///< Of the size: what is computed.
  std::uint64_t computed_ = 0;
  std::uint64_t rejected_ = 0;
  std::uint64_t shown_ = 0;
  BatchWarnings warnings_;
  bool stopped_ = false;
  bool gave_up_ = false;
  std::chrono::steady_clock::time_point begun_, progressed_;
  bool line_open_ = false;
};

}  // namespace aci
