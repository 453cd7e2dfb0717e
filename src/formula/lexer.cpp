#include "formula/lexer.h"

// Tested in tests/unit/formula_test.cpp and tests/unit/formula_mistakes_test.cpp.

namespace aci {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_word_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

std::size_t code_point_length(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

// The longer ones first.
constexpr std::string_view kSymbols[] = {"==", "!=", "<=", ">=", "<", ">", "+",     "-",
                                         "*",  "/",  "%",  "(",  ")", ",", "\u20ac"};
constexpr std::string_view kNoBreakSpace = "\u00a0";
constexpr std::string_view kNarrowNoBreakSpace = "\u202f";

}  // namespace

std::size_t Lexer::digits(std::size_t from) const {
  std::size_t end = from;
  while (end < text_.size() && is_digit(text_[end])) ++end;
  return end - from;
}

void Lexer::skip_spaces() {
  while (at_ < text_.size()) {
    const std::string_view rest = text_.substr(at_);
    if (rest[0] == ' ' || rest[0] == '\t' || rest[0] == '\n' || rest[0] == '\r') {
      ++at_;
    } else if (rest.starts_with(kNoBreakSpace)) {
      at_ += kNoBreakSpace.size();
    } else if (rest.starts_with(kNarrowNoBreakSpace)) {
      at_ += kNarrowNoBreakSpace.size();
    } else {
      return;
    }
  }
}

Token Lexer::take(TokenKind kind, std::size_t length) {
  if (length > text_.size() - at_) length = text_.size() - at_;
  const Token token{kind,
                    {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(at_ + length)},
                    text_.substr(at_, length)};
  at_ += length;
  return token;
}

Token Lexer::next() {
  skip_spaces();
  if (at_ == text_.size()) return take(TokenKind::end, 0);
  const std::string_view rest = text_.substr(at_);
  const char c = rest[0];
  if (is_digit(c)) {
    const std::size_t whole = digits(at_);
    // 2022-08-03 is a date, 2022 - 8 - 3 a subtraction.
    if (whole == 4 && rest.size() >= 10 && rest[4] == '-' && digits(at_ + 5) == 2 && rest[7] == '-' &&
        digits(at_ + 8) == 2) {
      return take(TokenKind::date, 10);
    }
    if (whole < rest.size() && rest[whole] == '.' && digits(at_ + whole + 1) > 0) {
      return take(TokenKind::number, whole + 1 + digits(at_ + whole + 1));
    }
    return take(TokenKind::number, whole);
  }
  if (is_word_start(c)) {
    std::size_t length = 1;
    while (length < rest.size() && (is_word_start(rest[length]) || is_digit(rest[length]))) ++length;
    return take(TokenKind::word, length);
  }
  for (const std::string_view symbol : kSymbols) {
    if (rest.starts_with(symbol)) return take(TokenKind::symbol, symbol.size());
  }
  return take(TokenKind::unknown, code_point_length(c));
}

}  // namespace aci
