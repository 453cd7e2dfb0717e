#pragma once
// A text that mistakes are located in: a file, standard input, an option of the command line.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

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

class SourceFile {
 public:
  /// See add_text. `base`: the place of its first byte in the source map.
  SourceFile(std::string name, std::string text, int first_line = 1, std::uint32_t base = 1);

  const std::string& name() const { return name_; }
  std::string_view text() const { return text_; }
  std::uint32_t base() const { return base_; }

  Position position(std::uint32_t offset) const;
  /// The byte offset of a place; clamped to the line and to the text.
  std::uint32_t offset(Position position) const;
  /// Without its line ending; empty beyond the last line.
  std::string_view line(int number) const;
  int first_line() const { return first_line_; }
  int line_count() const { return static_cast<int>(line_starts_.size()); }

 private:
  std::string name_;
  std::string text_;
  int first_line_;
  std::uint32_t base_;
  std::vector<std::uint32_t> line_starts_;
};

}  // namespace aci
