#pragma once
// A text that mistakes are located in: a file, standard input, an option of the command line.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace aci {

/// Half-open range of byte offsets into a SourceFile.
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

class SourceFile {
 public:
  /// `name` is what messages print ("msp.toml", "-", "--set"); `text` at most 2^32 - 1 bytes. A part of a
  /// file says which line of the file its first is.
  SourceFile(std::string name, std::string text, int first_line = 1);

  const std::string& name() const { return name_; }
  std::string_view text() const { return text_; }

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
  std::vector<std::uint32_t> line_starts_;
};

using SourcePtr = std::shared_ptr<const SourceFile>;

}  // namespace aci
