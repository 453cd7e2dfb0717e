#pragma once
// One look over a TOML text without parsing it: its tokens, well formed or not, and what would exhaust a
// parser.

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
    Span at;
  };
  std::vector<TomlToken> tokens;
  std::optional<Excess> excess;  ///< The first; the tokens end there.
};

TomlScan scan_toml(std::string_view text);

inline Span toml_span(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// The pieces of a dotted key, quotes included.
std::vector<Span> toml_key_segments(std::string_view text, std::size_t begin);

}  // namespace aci
