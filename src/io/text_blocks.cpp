#include "io/text_blocks.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "base/instruction_sets.h"
#include "io/csv_syntax.h"
#include "io/file_kind.h"
#include "io/json_elements.h"
#include "io/text_file.h"

namespace aci {
namespace {

constexpr std::size_t kPeek = std::size_t{64} << 10U;
constexpr std::size_t kShownBytes = 200;
constexpr std::size_t kReadBehindBroken = std::size_t{4} << 10U;

/// Behind the last one; 0 when there is none. The library's rfind goes byte by byte.
std::size_t last_line_feed(std::string_view text) {
  const void* last = ::memrchr(text.data(), '\n', text.size());
  return last == nullptr ? 0 : static_cast<std::size_t>(static_cast<const char*>(last) - text.data()) + 1;
}

WholeRows whole_lines(std::string_view text) {
  return {text.find('\n') + 1, last_line_feed(text)};  // npos + 1 is 0.
}

/// Whether a quoted field ends at `at`, behind its closing quote.
bool ends_field(std::string_view text, std::size_t at, char separator) {
  if (at == text.size() || text[at] == separator || text[at] == '\n') return true;
  return text[at] == '\r' && (at + 1 == text.size() || text[at + 1] == '\n');
}

// From quote to quote: a file has few, and what lies between them is searched at the speed of memory.
WholeRows whole_rows(std::string_view text, char separator) {
  WholeRows rows;
  std::size_t at = 0;  // Outside quotes.
  const auto look_until = [&](std::size_t end) {
    const std::string_view part = text.substr(at, end - at);
    if (rows.first_end == 0) {
      const std::size_t first = part.find('\n');
      if (first == part.npos) return;
      rows.first_end = at + first + 1;
    }
    if (const std::size_t last = last_line_feed(part); last != 0) rows.last_end = at + last;
  };
  for (std::size_t quote = text.find('"'); quote != text.npos; quote = text.find('"', at)) {
    look_until(quote);
    at = quote + 1;
    const char before = quote == 0 ? '\n' : text[quote - 1];
    if (before != '\n' && before != separator) continue;
    at = end_of_quotes(text, quote);
    if (at == text.npos) {
      rows.bad = {"D003", quote, text.size()};
      return rows;
    }
    if (!ends_field(text, at, separator)) {
      // On another line, it is the quote that opens a field there.
      const bool same_line = text.substr(quote, at - quote).find('\n') == text.npos;
      rows.bad = same_line ? BadQuote{"D026", at - 1, at} : BadQuote{"D003", quote, at};
      return rows;
    }
  }
  look_until(text.size());
  return rows;
}

/// As many bytes side by side as make a few vector registers, each with a count of its own as long as it
/// fits.
ACI_VECTORIZED std::uint64_t line_feeds_in(const char* text, std::size_t size) {
  std::uint64_t count = 0;
  std::size_t at = 0;
  while (size - at >= 64) {
    std::array<std::uint8_t, 64> counts{};
    for (int turn = 0; turn < 255 && size - at >= 64; ++turn, at += 64) {
      for (std::size_t i = 0; i < 64; ++i)
        counts[i] = static_cast<std::uint8_t>(counts[i] + (text[at + i] == '\n' ? 1 : 0));
    }
    for (const std::uint8_t each : counts) count += each;
  }
  for (; at < size; ++at) count += text[at] == '\n' ? 1 : 0;
  return count;
}

/// The first line of a broken row, cut between two characters.
std::string start_of(std::string_view text) {
  text = text.substr(0, text.find('\n'));
  if (text.ends_with('\r')) text.remove_suffix(1);
  if (text.size() > kShownBytes) {
    std::size_t end = kShownBytes;
    while (end > kShownBytes - 4 && continues_character(text[end])) --end;
    text = text.substr(0, end);
  }
  return showable(text);
}

}  // namespace

std::unique_ptr<TextBlocks> TextBlocks::open(const std::string& path, Diagnostics& diagnostics,
                                             BlockLimits limits, TextEncodings* encodings) {
  Descriptor descriptor = open_to_read(path);
  struct stat status {};
  const bool known = descriptor.open() && ::fstat(descriptor.number(), &status) == 0 &&
                     S_ISREG(status.st_mode) && status.st_size > 0;
  const std::uint64_t size = known ? static_cast<std::uint64_t>(status.st_size) : 0;
  TextInput input(std::move(descriptor), encodings != nullptr ? encodings->imposed() : Encoding::automatic);
  if (input.failed()) {
    report_unreadable(path, errno, diagnostics);
    return nullptr;
  }
  if (input.start().empty()) {
    report_empty(path, diagnostics);
    return nullptr;
  }
  if (is_no_text(input.start(), path, diagnostics)) return nullptr;
  // A block larger than the longest row could hide one that is too long.
  limits.block = std::min(limits.block, limits.longest_row + 1);
  std::unique_ptr<TextBlocks> blocks(new TextBlocks(path, std::move(input), size, limits, encodings));
  blocks->offset_ = blocks->input_.mark();
  blocks->ahead_.resize(kPeek);
  const ssize_t got = blocks->read_input(blocks->ahead_.data(), kPeek);
  if (got < 0) {
    report_unreadable(path, errno, diagnostics);
    return nullptr;
  }
  blocks->ahead_.resize(static_cast<std::size_t>(got));
  blocks->all_read_ = blocks->ahead_.size() < kPeek;
  return blocks;
}

TextBlocks::TextBlocks(std::string path, TextInput input, std::uint64_t size, BlockLimits limits,
                       TextEncodings* encodings)
    : path_(std::move(path)),
      size_(size),
      limits_(limits),
      encodings_(encodings),
      input_(std::move(input)),
      first_read_(limits.block) {}

void TextBlocks::set_rows(RowEnd rows, char separator) {
  rows_ = rows;
  separator_ = separator;
  array_open_ = rows == RowEnd::element;
}

std::optional<TextBlock> TextBlocks::first_row() {
  const std::lock_guard lock(mutex_);
  TextBlock block;
  while (take(block, Amount::one_row)) {
    if (block.broken || (block.text != "\n" && block.text != "\r\n")) return block;
  }
  return std::nullopt;
}

bool TextBlocks::next(TextBlock& block) {
  const std::lock_guard lock(mutex_);
  return take(block, Amount::block);
}

Encoding TextBlocks::encoding() const {
  const std::lock_guard lock(mutex_);
  return input_.encoding();
}

bool TextBlocks::failed(Diagnostics& diagnostics) const {
  const std::lock_guard lock(mutex_);
  if (error_ != 0) report_unreadable(path_, error_, diagnostics);
  return error_ != 0;
}

// `text` is a buffer on the way, of which `have` bytes count: growing a string writes zeros, so it only
// grows, and gets its size when it is given out.
bool TextBlocks::take(TextBlock& block, Amount amount) {
  block.number = number_;
  block.first_line = line_;
  block.broken.reset();
  std::string& text = block.text;
  std::size_t have = 0;
  const std::size_t first = std::exchange(first_read_, std::min(2 * first_read_, limits_.block));
  for (std::size_t wanted = first; !over_; wanted = std::min(2 * wanted, limits_.longest_row + 1)) {
    have = read(text, have, wanted);
    if (error_ != 0 || have == 0) break;
    const std::string_view found(text.data(), have);
    const WholeRows rows = find_rows(found);
    std::size_t end = amount == Amount::one_row ? rows.first_end : rows.last_end;
    const bool at_end = have < wanted;
    const bool too_long = have > limits_.longest_row;
    // More may come that closes the quote, and the first line is shown.
    const bool broken = rows.bad.code != nullptr && rows.bad.seen < have && found.find('\n') != found.npos;
    if (end == 0 && !at_end && !too_long && !broken) continue;
    if (end == 0 && (too_long || rows.bad.code != nullptr)) {
      // Of a line without end it is not known that its quote is never closed.
      const bool quote_told =
          rows.bad.code != nullptr && (rows.bad.seen < have || found.find('\n') != found.npos);
      take_broken(block, have, quote_told || !too_long ? rows.bad : BadQuote{"D007", 0, have});
    } else {
      take_rows(block, have, end);
    }
    block.end_offset = input_.is_converted() ? input_.bytes_read() : offset_;
    if (amount == Amount::block) ++number_;
    return true;
  }
  over_ = true;
  text.clear();
  return error_ == 0 && take_open_array(block);
}

/// Nothing behind the last element closes the array: others may have stood there.
bool TextBlocks::take_open_array(TextBlock& block) {
  if (!std::exchange(array_open_, false)) return false;
  block.broken = {"D030", line_, ""};
  block.end_offset = input_.is_converted() ? input_.bytes_read() : offset_;
  ++number_;
  return true;
}

WholeRows TextBlocks::find_rows(std::string_view text) const {
  switch (rows_) {
    case RowEnd::line_feed:
      break;
    case RowEnd::line_feed_outside_quotes:
      return whole_rows(text, separator_);
    case RowEnd::element: {
      const WholeElements elements = whole_elements(text);
      return {elements.first_end, elements.last_end};
    }
  }
  return whole_lines(text);
}

ssize_t TextBlocks::read_input(char* to, std::size_t size) {
  const ssize_t got = input_.read(to, size);
  // Told as soon as it is known: what is wrong with a file may come of it.
  const bool news = std::exchange(told_, input_.encoding()) != input_.encoding();
  if (encodings_ != nullptr && news) encodings_->found(path_, input_.encoding());
  return got;
}

/// Makes the first `wanted` bytes not given out yet stand in `text`, which holds `have` of them; how many
/// there are. Fewer only at the end of the file, or on an error.
std::size_t TextBlocks::read(std::string& text, std::size_t have, std::size_t wanted) {
  const std::size_t known = std::min(wanted - have, ahead_.size() - ahead_at_);
  const std::size_t needed = all_read_ ? have + known : wanted;
  if (text.size() < needed) text.resize(needed);
  ahead_.copy(text.data() + have, known, ahead_at_);
  ahead_at_ += known;
  have += known;
  if (have == wanted || all_read_) return have;
  const ssize_t got = read_input(text.data() + have, wanted - have);
  if (got < 0) error_ = errno;
  have += static_cast<std::size_t>(std::max<ssize_t>(got, 0));
  all_read_ = have < wanted;
  return have;
}

/// What lies between `size` and `have` was read too early.
void TextBlocks::give_back(std::string& text, std::size_t have, std::size_t size) {
  if (ahead_at_ < ahead_.size()) {  // Nothing was read behind it: it all came from there.
    ahead_at_ -= have - size;
  } else {
    ahead_.assign(text, size, have - size);
    ahead_at_ = 0;
  }
}

/// The first `size` of the `have` bytes of `block.text`; 0 for the last row of a file that ends without a
/// line feed.
void TextBlocks::take_rows(TextBlock& block, std::size_t have, std::size_t size) {
  std::string& text = block.text;
  offset_ += size == 0 ? have : size;
  if (size == 0) {
    text.resize(have);
    text += '\n';
  } else {
    give_back(text, have, size);
    text.resize(size);
  }
  const bool element = rows_ == RowEnd::element;
  if (element && size == 0) text.pop_back();  // It has no line of its own.
  line_ += line_feeds_in(text.data(), text.size());
  if (!element) return;
  const WholeElements elements = whole_elements(text);
  const bool cut = elements.cut && size == 0;  // The element that does not end will be told.
  const bool blank = text.find_first_not_of(" \t\r\n") == text.npos;
  if (!blank) array_open_ = !cut && !elements.closed;
  put_elements_on_lines(text);
  // The element behind the last may be what tells that this one ends.
  if (size == 0) {
    text += '\n';
  } else {
    text.back() = '\n';
  }
}

/// The row at the front of the `have` bytes of `block.text`; reading goes on at the line after its first.
/// Where one is, others are: a whole block is not read again for each of them.
void TextBlocks::take_broken(TextBlock& block, std::size_t have, BadQuote bad) {
  std::string& text = block.text;
  const std::string_view found(text.data(), have);
  std::size_t size = found.find('\n') + 1;
  block.broken = {bad.code, line_, start_of(found)};
  // What is not shown, or stands behind the first line, is told of the row as a whole.
  if (bad.at < std::min(found.find('\n'), kShownBytes)) {
    block.broken->at = static_cast<std::uint32_t>(showable(found.substr(0, bad.at)).size());
  }
  if (block.broken->at >= block.broken->start.size()) block.broken->at = 0;
  if (size != 0 && bad.seen > size) again_ += bad.seen - size;
  if (again_ > kMostReadAgain * limits_.longest_row + offset_) {
    block.broken->code = "D008";
    over_ = true;
  }
  // Such a line is not kept. How long it is decides, wherever it was cut.
  const std::uint64_t most = kMostOfALine * limits_.longest_row;
  std::uint64_t length = size == 0 ? have : size - 1;
  while (size == 0 && have != 0 && length <= most) {
    offset_ += have;
    have = read(text, 0, limits_.block);
    size = std::string_view(text.data(), have).find('\n') + 1;
    length += size == 0 ? have : size - 1;
  }
  if (length > most) {
    block.broken->code = "F030";
    over_ = true;
  }
  offset_ += size;
  ++line_;
  first_read_ = std::min(kReadBehindBroken, limits_.block);
  give_back(text, have, size);
  text.clear();
}

}  // namespace aci
