#include "formula/lexer.h"

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

constexpr std::string_view kEuroSign = "\u20ac";
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
  if (rest.starts_with(kEuroSign)) return take(TokenKind::euro, kEuroSign.size());
  const char d = rest.size() > 1 ? rest[1] : '\0';
  switch (c) {
    case '+':
      return take(TokenKind::plus, 1);
    case '-':
      return take(TokenKind::minus, 1);
    case '*':
      return take(TokenKind::star, 1);
    case '/':
      return take(TokenKind::slash, 1);
    case '%':
      return take(TokenKind::percent, 1);
    case '(':
      return take(TokenKind::left_paren, 1);
    case ')':
      return take(TokenKind::right_paren, 1);
    case ',':
      return take(TokenKind::comma, 1);
    case '=':
      return d == '=' ? take(TokenKind::equal, 2) : take(TokenKind::unknown, 1);
    case '!':
      return d == '=' ? take(TokenKind::not_equal, 2) : take(TokenKind::unknown, 1);
    case '<':
      return d == '=' ? take(TokenKind::less_equal, 2) : take(TokenKind::less, 1);
    case '>':
      return d == '=' ? take(TokenKind::greater_equal, 2) : take(TokenKind::greater, 1);
    default:
      return take(TokenKind::unknown, code_point_length(c));
  }
}

}  // namespace aci
