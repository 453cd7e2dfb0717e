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

// The longer ones first.
constexpr std::string_view kSymbols[] = {"==", "!=", "<=", ">=", "<", ">", "+",     "-",
                                         "*",  "/",  "%",  "(",  ")", ",", "\u20ac"};
constexpr std::string_view kNoBreakSpace = "\u00a0";
constexpr std::string_view kNarrowNoBreakSpace = "\u202f";

std::size_t blanks(std::string_view text) {
  std::size_t size = 0;
  for (;;) {
    const std::string_view rest = text.substr(size);
    if (rest.empty()) return size;
    if (std::string_view(" \t\n\r").find(rest[0]) != std::string_view::npos) {
      ++size;
    } else if (rest.starts_with(kNoBreakSpace)) {
      size += kNoBreakSpace.size();
    } else if (rest.starts_with(kNarrowNoBreakSpace)) {
      size += kNarrowNoBreakSpace.size();
    } else {
      return size;
    }
  }
}

/// How many digits stand there.
std::size_t digits(std::string_view text, std::size_t from) {
  std::size_t end = from;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - from;
}

}  // namespace

Token next_token(std::string_view text, std::size_t from) {
  from += blanks(text.substr(from));
  const std::string_view rest = text.substr(from);
  const auto take = [&](TokenKind kind, std::size_t length) {
    const std::string_view taken = rest.substr(0, length);
    return Token{
        kind, {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(from + taken.size())}, taken};
  };
  if (rest.empty()) return take(TokenKind::end, 0);
  const char c = rest[0];
  if (is_digit(c)) {
    const std::size_t whole = digits(rest, 0);
    // 2022-08-03 is a date, 2022 - 8 - 3 a subtraction.
    if (whole == 4 && rest.size() >= 10 && rest[4] == '-' && digits(rest, 5) == 2 && rest[7] == '-' &&
        digits(rest, 8) == 2) {
      return take(TokenKind::date, 10);
    }
    const std::size_t decimals = rest.substr(whole).starts_with('.') ? digits(rest, whole + 1) : 0;
    return take(TokenKind::number, decimals > 0 ? whole + 1 + decimals : whole);
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
