#include "io/written_number.h"

#include <algorithm>
#include <vector>

#include "base/blanks.h"
#include "base/source_file.h"

namespace aci {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Straight or not.
std::size_t apostrophe_size(std::string_view text) {
  constexpr std::string_view kCurly = "\u2019";
  return text.starts_with('\'') ? 1 : text.starts_with(kCurly) ? kCurly.size() : 0;
}

/// Digits, and what stands before them: a mark, a blank, an apostrophe, nothing.
struct Piece {
  char before = '\0';
  std::string_view digits;
};

/// Which pieces are groups of the whole part, which one the decimals; false for what is no number.
bool join(const std::vector<Piece>& pieces, WrittenNumber& number) {
  const auto count = [&](char mark) {
    return std::count_if(pieces.begin(), pieces.end(),
                         [&](const Piece& each) { return each.before == mark; });
  };
  // A mark that comes once, and last, separates decimals: the other one, or blanks, may group before it.
  const Piece& last = pieces.back();
  const bool decimals = (last.before == '.' || last.before == ',') && count(last.before) == 1;
  const std::size_t whole = pieces.size() - (decimals ? 1 : 0);
  const char grouping = whole > 1 ? pieces[1].before : '\0';
  for (std::size_t i = 1; i < whole; ++i) {
    if (pieces[i].before != grouping || pieces[i].digits.size() != 3) return false;
  }
  const std::string_view first = pieces.front().digits;
  if (whole > 1 && (first.empty() || first.size() > 3)) return false;
  number.spaced = grouping == ' ' || grouping == '\'';
  number.groups = whole > 1 && !number.spaced;
  for (std::size_t i = 0; i < whole; ++i) number.whole += pieces[i].digits;
  if (decimals) {
    number.mark = last.before;
    number.decimals = last.digits;
  }
  return !number.whole.empty() || !number.decimals.empty();
}

}  // namespace

std::string_view without_blanks_around(std::string_view text) {
  while (const std::size_t size = blank_size(text)) text.remove_prefix(size);
  for (std::size_t at = text.size(); at-- > 0;) {
    if (blank_size(text.substr(at)) > 0) {
      text = text.substr(0, at);
    } else if (!continues_character(text[at])) {
      break;
    }
  }
  return text;
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

std::string WrittenNumber::plain() const {
  const std::size_t first = whole.find_first_not_of('0');
  const std::string digits = first == std::string::npos ? "0" : whole.substr(first);
  return (negative ? "-" : "") + digits + (decimals.empty() ? "" : "." + decimals);
}

bool WrittenNumber::doubtful() const {
  return mark != '\0' && decimals.size() == 3 && !spaced && !groups && !whole.empty() && whole.size() <= 3 &&
         whole.front() != '0';
}

std::string WrittenNumber::grouped() const {
  return (negative ? "-" : "") + whole + decimals;
}

std::optional<WrittenNumber> read_written_number(std::string_view text) {
  WrittenNumber number;
  number.typographic = text.starts_with("\u2212");
  number.negative = number.typographic || text.starts_with('-');
  text.remove_prefix(number.typographic ? 3 : number.negative || text.starts_with('+') ? 1 : 0);
  text = without_blanks_around(text);
  std::vector<Piece> pieces(1);
  for (;;) {
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    pieces.back().digits = text.substr(0, digits);
    text.remove_prefix(digits);
    const std::size_t blank = blank_size(text);
    const std::size_t apart = blank > 0 ? blank : apostrophe_size(text);
    if (apart > 0 && text.size() > apart && is_digit(text[apart]) && digits > 0) {
      pieces.push_back({blank > 0 ? ' ' : '\'', {}});
      text.remove_prefix(apart);
    } else if (text.starts_with('.') || text.starts_with(',')) {
      pieces.push_back({text.front(), {}});
      text.remove_prefix(1);
    } else {
      break;
    }
  }
  if (!join(pieces, number)) return std::nullopt;
  number.apart = blank_size(text) > 0;
  number.suffix = without_blanks_around(text);
  return number;
}

}  // namespace aci
