#pragma once
// A TOML string as it is written: where it ends, and what each piece of it stands for.

#include <cstddef>
#include <string>
#include <string_view>

#include "base/source_file.h"

namespace aci {

/// The text as a string of one line.
std::string toml_quoted(std::string_view text);

/// Walks over a string one piece after another (a character, an escape, a line ending), to its closing quotes
/// or to where it breaks off: the end of the line, of the text.
class TomlString {
 public:
  /// A quote stands at `begin`.
  TomlString(std::string_view text, std::size_t begin);
  /// Walked over to its end.
  static TomlString whole(std::string_view text, std::size_t begin);

  bool done() const { return done_; }
  /// Where the next piece stands; the closing quotes at the end.
  std::size_t at() const { return at_; }
  /// Moves over one piece; returns its size in bytes once decoded.
  std::size_t next();
  /// The source of the piece that `next` moved over.
  std::size_t begin() const { return begin_; }
  std::size_t end() const { return end_; }

  // Once done:
  bool closed() const { return closing_ > 0; }
  /// Past the closing quotes, if any.
  std::size_t past() const { return at_ + closing_; }

 private:
  std::size_t line_break(std::size_t at) const;
  std::size_t escape();
  void skip_nothing_written();
  void look_for_the_end();

  std::string_view text_;
  std::size_t at_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  char quote_;
  bool multi_line_;
  bool done_ = false;
  std::size_t closing_ = 0;  ///< Quotes that close.
  std::size_t inside_ = 0;   ///< Quotes ahead that do not.
};

}  // namespace aci
