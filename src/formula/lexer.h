#pragma once
// Cuts a formula into words.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/source_file.h"

namespace aci {

enum class TokenKind : std::uint8_t {
  end,
  number,
  date,
  word,
  symbol,   ///< "+", "<=", "(", "€"…
  unknown,  ///< A character, or a lone '=' or '!', that the language lacks.
};

struct Token {
  TokenKind kind = TokenKind::end;
  Span at;
  std::string_view text;
};

/// The first token of `text` from there on.
Token next_token(std::string_view text, std::size_t from);

}  // namespace aci
