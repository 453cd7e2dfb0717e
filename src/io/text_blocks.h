#pragma once
// A text of any length, cut into blocks of whole rows in constant memory, for several threads.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "io/descriptor.h"

namespace aci {

/// What ends a row: any line feed (JSON lines), or one that no quoted field holds (CSV, see csv_quotes.h).
enum class RowEnd : std::uint8_t { line_feed, line_feed_outside_quotes };

/// Bytes of a row, its line feed not counted.
inline constexpr std::size_t kLongestRow = std::size_t{1} << 20U;
/// Bytes of a block, as far as whole rows allow: large enough to make reading and locking cheap, small enough
/// for a block and what is read from it to stay in a processor's second cache (often 1 MiB).
inline constexpr std::size_t kBlockSize = std::size_t{256} << 10U;
/// Rows broken over several lines, after which the rest of the file is given up: each is read again from its
/// second line, which must not make reading quadratic.
inline constexpr int kMostBrokenRows = 100;
/// Rows of the longest length that a line may be long, after which the rest of the file is given up: a device
/// like /dev/zero has no end.
inline constexpr std::size_t kMostOfALine = 64;

/// A row that cannot be read; reading went on at the line after its first. `code`: D003 a quote that does
/// not close, D007 longer than kLongestRow; D008 too many rows with such quotes, F030 a line that does not
/// end within kMostOfALine rows, and neither is read behind it.
struct BrokenRow {
  const char* code;
  std::uint64_t line;  ///< Of the file, from 1.
  std::string start;   ///< Its first line, 200 bytes of it at most; showable.

  bool is_last() const { return code == std::string_view("D008") || code == std::string_view("F030"); }
};

struct TextBlock {
  std::uint64_t number = 0;  ///< 0, 1, 2…
  std::string text;  ///< Whole rows, each ended by '\n', added to the last of the file when it lacks one.
  std::uint64_t first_line = 1;     ///< Of the file, from 1.
  std::uint64_t end_offset = 0;     ///< Bytes of the file up to here, for progress.
  std::optional<BrokenRow> broken;  ///< Comes after the rows of `text`.
};

/// What tests and the fuzzer make small, to cut everywhere. Both at least 1.
struct BlockLimits {
  std::size_t block = kBlockSize;
  std::size_t longest_row = kLongestRow;
};

class TextBlocks {
 public:
  /// "-" is standard input. A UTF-8 byte order mark is skipped. Reports F001, F002 (a directory), F003
  /// (empty), F007 (UTF-16); nothing then.
  static std::unique_ptr<TextBlocks> open(const std::string& path, Diagnostics& diagnostics,
                                          BlockLimits limits = {});

  /// Bytes of the file; 0 when unknown (a pipe).
  std::uint64_t size() const { return size_; }
  /// The first bytes, not consumed: what the rows look like must be known before the first one is taken.
  /// 64 KiB, less only at the end of the file.
  std::string_view peek() const { return std::string_view(ahead_).substr(ahead_at_); }
  /// Before the first row. Without it, rows end at any line feed.
  void set_rows(RowEnd rows, char separator);
  /// The first row that is not empty (a CSV header), which is no block of `next`; nothing at the end of the
  /// file, or after an error.
  std::optional<TextBlock> first_row();
  /// The next block; false at the end, or after an error that `failed` tells. For several threads, each with
  /// a block of its own, whose storage is used again.
  bool next(TextBlock& block);
  /// Whether reading failed midway, reported as F001.
  bool failed(Diagnostics& diagnostics) const;

 private:
  enum class Amount { one_row, block };

  TextBlocks(std::string path, Descriptor descriptor, std::uint64_t size, BlockLimits limits);
  bool take(TextBlock& block, Amount amount);
  std::size_t read(std::string& text, std::size_t have, std::size_t wanted);
  void give_back(std::string& text, std::size_t have, std::size_t size);
  void take_rows(TextBlock& block, std::size_t have, std::size_t size);
  void take_broken(TextBlock& block, std::size_t have, bool in_quotes);

  const std::string path_;
  const Descriptor descriptor_;
  const std::uint64_t size_;
  const BlockLimits limits_;
  RowEnd rows_ = RowEnd::line_feed;
  char separator_ = ',';

  mutable std::mutex mutex_;  ///< Guards all that follows.
  std::string ahead_;         ///< Bytes read and not given out yet, from `ahead_at_` on.
  std::size_t ahead_at_ = 0;
  std::uint64_t offset_ = 0;  ///< Of the next byte to give out.
  std::uint64_t line_ = 1;    ///< Its line.
  std::uint64_t number_ = 0;  ///< Of the next block.
  int broken_rows_ = 0;       ///< Those over several lines.
  bool all_read_ = false;
  bool over_ = false;
  int error_ = 0;
};

}  // namespace aci
