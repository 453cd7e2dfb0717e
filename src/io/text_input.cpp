#include "io/text_input.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/instruction_sets.h"
#include "io/text_file.h"

namespace aci {
namespace {

/// Bytes converted at a time.
constexpr std::size_t kPiece = std::size_t{64} << 10U;
/// Those that tell what a file is.
constexpr std::size_t kStart = 512;
constexpr std::size_t kLongestCharacter = 4;

ACI_VECTORIZED bool is_ascii(const char* text, std::size_t size) {
  unsigned char all = 0;
  for (std::size_t at = 0; at < size; ++at)
    all = static_cast<unsigned char>(all | static_cast<unsigned char>(text[at]));
  return (all & 0x80U) == 0;
}

/// Whether something else than a line feed stands behind a carriage return that is not the last byte.
ACI_VECTORIZED bool has_lone_return(const char* text, std::size_t size) {
  unsigned char lone = 0;
  for (std::size_t at = 0; at + 1 < size; ++at)
    lone =
        static_cast<unsigned char>(lone | ((text[at] == '\r' ? 1U : 0U) & (text[at + 1] != '\n' ? 1U : 0U)));
  return lone != 0;
}

}  // namespace

TextInput::TextInput(Descriptor descriptor, Encoding imposed)
    : descriptor_(std::move(descriptor)), encoding_(imposed) {
  if (!descriptor_.open() || !look_ahead(kStart)) {
    failed_ = true;
    return;
  }
  const MarkedText marked = marked_text(raw_, imposed);
  encoding_ = marked.encoding;
  mark_ = marked.mark;
  raw_.erase(0, mark_);
}

ssize_t TextInput::read_file(char* to, std::size_t size) {
  if (ended_ || size == 0) return 0;
  const ssize_t got = read_fully(descriptor_.number(), to, size);
  if (got < 0) return got;
  bytes_read_ += static_cast<std::uint64_t>(got);
  ended_ = static_cast<std::size_t>(got) < size;
  return got;
}

/// Makes `raw_` hold as many bytes, if there are; false on an error.
bool TextInput::look_ahead(std::size_t wanted) {
  const std::size_t have = raw_.size();
  if (have >= wanted) return true;
  raw_.resize(wanted);
  const ssize_t got = read_file(raw_.data() + have, wanted - have);
  raw_.resize(have + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  return got >= 0;
}

ssize_t TextInput::read(char* to, std::size_t size) {
  std::size_t have = 0;
  while (have < size) {
    const ssize_t got = is_converted() ? convert(to + have, size - have) : pass(to + have, size - have);
    if (got < 0) return got;
    const auto count = static_cast<std::size_t>(got);
    if (!end_lines(to + have, count)) return -1;
    have += count;
    if (got == 0 && ended_ && raw_.empty()) break;
  }
  return static_cast<ssize_t>(have);
}

/// Bytes as they stand in the file, up to the first that is no UTF-8 of a file that is in Windows-1252.
ssize_t TextInput::pass(char* to, std::size_t size) {
  const std::size_t known = std::min(size, raw_.size());
  raw_.copy(to, known);
  raw_.erase(0, known);
  const ssize_t got = read_file(to + known, size - known);
  if (got < 0) return got;
  const std::size_t have = known + static_cast<std::size_t>(got);
  return encoding_ == Encoding::automatic ? decide(to, have) : static_cast<ssize_t>(have);
}

/// How many of the bytes are ASCII or UTF-8; the others go back.
ssize_t TextInput::decide(const char* bytes, std::size_t size) {
  if (is_ascii(bytes, size)) return static_cast<ssize_t>(size);
  const auto* const first =
      std::find_if(bytes, bytes + size, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  const auto ascii = static_cast<std::size_t>(first - bytes);
  std::string character(first, std::min(size - ascii, kLongestCharacter));
  if (!look_ahead(kLongestCharacter - character.size())) return -1;
  character.append(raw_, 0, kLongestCharacter - character.size());
  if (character_size(character, 0) != 0) {
    encoding_ = Encoding::utf8;
    return static_cast<ssize_t>(size);
  }
  encoding_ = Encoding::windows_1252;
  raw_.insert(0, first, size - ascii);
  return static_cast<ssize_t>(ascii);
}

ssize_t TextInput::convert(char* to, std::size_t size) {
  if (out_at_ == out_.size()) {
    if (!look_ahead(kPiece)) return -1;
    out_.clear();
    out_at_ = 0;
    raw_.erase(0, append_utf8(raw_, encoding_, ended_, out_));
  }
  const std::size_t count = out_.copy(to, size, out_at_);
  out_at_ += count;
  return static_cast<ssize_t>(count);
}

/// Makes a line feed of each carriage return that none follows; false on an error.
bool TextInput::end_lines(char* bytes, std::size_t size) {
  if (size == 0) return true;
  // Most files have none, and the library looks for one byte at the speed of memory.
  if (std::memchr(bytes, '\r', size) != nullptr && has_lone_return(bytes, size)) {
    for (std::size_t at = 0; at + 1 < size; ++at) {
      if (bytes[at] == '\r' && bytes[at + 1] != '\n') bytes[at] = '\n';
    }
  }
  if (bytes[size - 1] != '\r') return true;
  // What stands behind the last byte decides.
  char next = '\0';
  if (out_at_ < out_.size()) {
    next = out_[out_at_];
  } else if (encoding_ == Encoding::utf16_little || encoding_ == Encoding::utf16_big) {
    if (!look_ahead(2)) return false;
    std::string character;
    append_utf8(raw_.substr(0, 2), encoding_, true, character);
    if (!character.empty()) next = character.front();
  } else {
    if (!look_ahead(1)) return false;
    if (!raw_.empty()) next = raw_.front();
  }
  if (next != '\n') bytes[size - 1] = '\n';
  return true;
}

}  // namespace aci
