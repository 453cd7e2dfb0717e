#pragma once
// One look over a TOML text without parsing it: what would exhaust a parser, and what stands around a place,
// well formed or not.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/source_file.h"

namespace aci {

/// What a text may not exceed, and what is told when it does.
struct TomlLimit {
  const char* code;
  std::size_t most;
};
inline constexpr TomlLimit kTomlNesting{"T002",
                                        64};  ///< Arrays, inline tables and dotted keys inside one another.
inline constexpr TomlLimit kTomlKeySegments{"T003", 32};  ///< a.b.c has three.
inline constexpr TomlLimit kTomlEntries{"T004", 50'000};  ///< Keys, headers and values of arrays.

enum class TomlTokenKind : std::uint8_t {
  header,  ///< "[" or "[[" of a table
  key,     ///< Dotted or not; empty where one is missing.
  equals,
  open,  ///< Of an array or an inline table
  close,
  comma,
  string,
  bare,  ///< Any other value, or what stands in its place.
};

struct TomlToken {
  TomlTokenKind kind;
  Span at;
};

struct TomlScan {
  struct Excess {
    TomlLimit limit;
    Span at;  ///< Its first character: a key of a megabyte is not worth showing whole.
  };
  struct Bracket {
    Span at;
    std::size_t depth;
  };
  struct Repeat {
    Span key;
    std::size_t first;  ///< Where it was first mentioned, or else its closest parent.
  };

  std::optional<Excess> excess;   ///< The first; the look ends there.
  std::optional<TomlToken> last;  ///< The last token that ends before the place.
  std::optional<Span> header;     ///< The brackets, when the statement is a header.
  std::optional<Span> key;        ///< Of the statement, the header or the pair.
  std::optional<Span> equals;     ///< Behind that key.
  std::optional<Span> value;      ///< The last one that starts behind that.
  std::optional<Span> string;     ///< That the place is in.
  std::vector<Bracket> open;      ///< Headers' too.
  std::vector<Repeat> repeats;    ///< Keys that are mentioned again, rightly or not.
};

/// Up to `place`, or over all of the text, then for its excess alone.
TomlScan scan_toml(std::string_view text, std::size_t place = std::string_view::npos);

inline Span toml_span(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace aci
