#pragma once
// How the texts of structures are encoded: UTF-8, UTF-16 with its mark, or Windows-1252, as Excel saves a CSV
// in France. Whatever it was, what is read is UTF-8, and lines end with LF or CRLF.

#include <cstdint>
#include <mutex>
#include <set>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace aci {

enum class Encoding : std::uint8_t { automatic, utf8, utf16_little, utf16_big, windows_1252 };

/// As people say it.
std::string_view encoding_name(Encoding encoding);

/// Which encoding a run asks for, and which files turned out to be in another than UTF-8. For several
/// threads.
class TextEncodings {
 public:
  explicit TextEncodings(Encoding imposed = Encoding::automatic) : imposed_(imposed) {}

  Encoding imposed() const { return imposed_; }
  void found(const std::string& path, Encoding encoding);
  /// F011 one file, or F016 several, that are not in UTF-8; nothing of an encoding that was asked for.
  void tell(Diagnostics& diagnostics) const;

 private:
  const Encoding imposed_;
  mutable std::mutex mutex_;
  std::set<std::string> windows_, utf16_;
};

/// A text in UTF-8, and what it was. Bytes that mean nothing in the encoding stay as they are, or become
/// 0xFF: no UTF-8 either.
struct DecodedText {
  std::string text;
  Encoding encoding = Encoding::utf8;
};

/// A whole text, decided from all its bytes: UTF-8 when they are, or when most of what is not ASCII is.
DecodedText decode_text(std::string bytes, Encoding imposed);

/// Makes a line feed of each carriage return that none follows: lines of the old Mac.
void end_lines_alike(std::string& text);

/// The bytes of UTF-8 that such bytes stand for, put at the end of `out`; how many of them were whole
/// characters, all at the end of a text.
std::size_t append_utf8(std::string_view bytes, Encoding from, bool at_end, std::string& out);

/// What a text says of itself by its first bytes, unless something else is asked for.
struct MarkedText {
  Encoding encoding;
  std::size_t mark;  ///< Bytes of the mark.
};
MarkedText marked_text(std::string_view start, Encoding imposed);

}  // namespace aci
