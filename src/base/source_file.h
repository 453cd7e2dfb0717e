#pragma once
// A text that mistakes are located in: a file, standard input, an option of the command line.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/lazy.h"

namespace aci {

/// Half-open range of byte offsets into a text.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(const Span&, const Span&) = default;
};

/// A place as people say it: both from 1, the column in characters (code points), not bytes.
struct Position {
  int line = 1;
  int column = 1;
};

/// Whether a byte of UTF-8 is none that a character begins with.
constexpr bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// The text of a file: its own, or one that is inside the program and need not be copied.
class SourceText {
 public:
  SourceText(std::string text) : own_(std::move(text)) {}  // NOLINT: most texts are just read.
  SourceText(const char* text) : own_(text) {}
  static SourceText inside_the_program(std::string_view text) { return SourceText(text, true); }

  std::string_view get() const { return inside_.data() != nullptr ? inside_ : std::string_view(own_); }

 private:
  SourceText(std::string_view text, bool) : inside_(text) {}

  std::string own_;
  std::string_view inside_;
};

class SourceFile {
 public:
  /// See add_text. `base`: the place of its first byte in the source map.
  SourceFile(std::string name, SourceText text, int first_line = 1, std::uint32_t base = 1);
  SourceFile(const SourceFile&) = delete;
  SourceFile& operator=(const SourceFile&) = delete;

  const std::string& name() const { return name_; }
  std::string_view text() const { return text_.get(); }
  std::uint32_t base() const { return base_; }

  Position position(std::uint32_t offset) const;
  /// The byte offset of a place; clamped to the line and to the text.
  std::uint32_t offset(Position position) const;
  /// Without its line ending; empty beyond the last line.
  std::string_view line(int number) const;
  int first_line() const { return first_line_; }
  int line_count() const { return static_cast<int>(line_starts_->size()); }

 private:
  std::string name_;
  SourceText text_;
  int first_line_;
  std::uint32_t base_;
  Lazy<std::vector<std::uint32_t>> line_starts_;  ///< Most texts have no mistake to locate.
};

}  // namespace aci
