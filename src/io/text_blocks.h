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
#include "io/text_input.h"

namespace aci {

/// What ends a row: any line feed (JSON lines), one that no quoted field holds (CSV, see csv_syntax.h), or
/// the end of an element of an array (JSON, see json_elements.h: its line feeds are given as '\r').
enum class RowEnd : std::uint8_t { line_feed, line_feed_outside_quotes, element };

/// Bytes of a row, its line feed not counted.
inline constexpr std::size_t kLongestRow = std::size_t{1} << 20U;
/// Bytes of a block, as far as whole rows allow: large enough to make reading and locking cheap, small enough
/// for a block and what is read from it to stay in a processor's second cache (often 1 MiB).
inline constexpr std::size_t kBlockSize = std::size_t{256} << 10U;
/// The longest rows that may be read in vain, besides as many bytes as the file has: a row that is broken
/// over several lines is read again from its second one, which must not make reading quadratic.
inline constexpr std::uint64_t kMostReadAgain = 100;
/// Rows of the longest length that a line may be long, after which the rest of the file is given up: a device
/// like /dev/zero has no end.
inline constexpr std::size_t kMostOfALine = 64;

/// A row that cannot be read; reading went on at the line after its first. `code`: D003 a quote that does
/// not close, or only where the quoted field of another row begins, D007 longer than kLongestRow, D008 too
/// many rows with such quotes, and the last one, F030 a line that does not end within kMostOfALine rows, the
/// last one too, D026 something between a closing quote and the separator, D030 the file ends before its
/// array does.
struct BrokenRow {
  const char* code;
  std::uint64_t line;    ///< Of the file, from 1.
  std::string start;     ///< Its first line, 200 bytes of it at most; showable.
  std::uint32_t at = 0;  ///< The byte of `start` to show.

  bool is_last() const { return code == std::string_view("D008") || code == std::string_view("F030"); }
};

struct TextBlock {
  std::uint64_t number = 0;  ///< 0, 1, 2…
  std::string text;  ///< Whole rows, each ended by '\n', added to the last of the file when it lacks one.
  std::uint64_t first_line = 1;     ///< Of the file, from 1.
  std::uint64_t end_offset = 0;     ///< Bytes of the file up to here, for progress; or, of one that is not
                                    ///< UTF-8, up to where it is read.
  std::optional<BrokenRow> broken;  ///< Comes after the rows of `text`.
};

/// What tests and the fuzzer make small, to cut everywhere. Both at least 1.
struct BlockLimits {
  std::size_t block = kBlockSize;
  std::size_t longest_row = kLongestRow;
};

/// What is wrong with the first row of a text.
struct BadQuote {
  const char* code = nullptr;  ///< Null: nothing.
  std::size_t at = 0;          ///< Of the quote.
  std::size_t seen = 0;        ///< Behind the last byte that tells.
};

/// The rows that a text which begins with one holds whole.
struct WholeRows {
  std::size_t first_end = 0;  ///< Behind the first; 0 when not even that one is whole.
  std::size_t last_end = 0;   ///< Behind the last.
  BadQuote bad = {};  ///< Of the row behind the last. D003 at the end of the text: it ends inside quotes.
};

class TextBlocks {
 public:
  /// "-" is standard input. Whatever the encoding, the text is UTF-8 without a byte order mark, and lines end
  /// with LF or CRLF. Reports F001, F002 (a directory), F003 (empty), F014 (no text); nothing then.
  /// `encodings`, when there are any, outlive it.
  static std::unique_ptr<TextBlocks> open(const std::string& path, Diagnostics& diagnostics,
                                          BlockLimits limits = {}, TextEncodings* encodings = nullptr);

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
  /// As far as it is decided.
  Encoding encoding() const;

 private:
  enum class Amount { one_row, block };

  TextBlocks(std::string path, TextInput input, std::uint64_t size, BlockLimits limits,
             TextEncodings* encodings);
  bool take(TextBlock& block, Amount amount);
  ssize_t read_input(char* to, std::size_t size);
  WholeRows find_rows(std::string_view text) const;
  std::size_t read(std::string& text, std::size_t have, std::size_t wanted);
  void give_back(std::string& text, std::size_t have, std::size_t size);
  bool take_open_array(TextBlock& block);
  void take_rows(TextBlock& block, std::size_t have, std::size_t size);
  void take_broken(TextBlock& block, std::size_t have, BadQuote bad);

  const std::string path_;
  const std::uint64_t size_;
  const BlockLimits limits_;
  TextEncodings* const encodings_;
  RowEnd rows_ = RowEnd::line_feed;
  char separator_ = ',';

  mutable std::mutex mutex_;  ///< Guards all that follows.
  TextInput input_;
  Encoding told_ = Encoding::automatic;
  std::string ahead_;  ///< Bytes read and not given out yet, from `ahead_at_` on.
  std::size_t ahead_at_ = 0;
  std::uint64_t offset_ = 0;  ///< Of the next byte to give out.
  std::uint64_t line_ = 1;    ///< Its line.
  std::uint64_t number_ = 0;  ///< Of the next block.
  std::uint64_t again_ = 0;   ///< Bytes read in vain.
  std::size_t first_read_;    ///< Of the next block, at first.
  bool all_read_ = false;
  bool over_ = false;
  bool array_open_ = false;  ///< Of RowEnd::element.
  int error_ = 0;
};

}  // namespace aci
