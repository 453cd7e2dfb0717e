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

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}
  Token next();

 private:
  void skip_spaces();
  Token take(TokenKind kind, std::size_t length);
  std::size_t digits(std::size_t from) const;

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace aci
