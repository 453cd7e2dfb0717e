#include "base/document.h"

#include <algorithm>

namespace aci {
namespace {

// Walks over a TOML string as written, one piece of decoded text after another. The string is known to be
// well formed: it was parsed once.
class StringWalk {
 public:
  StringWalk(std::string_view text, Span at) : text_(text.substr(0, at.end)), at_(at.begin) {
    if (at_ >= text_.size()) {
      body_end_ = at_;
      return;
    }
    const char quote = text_[at_];
    literal_ = quote == '\'';
    multi_line_ = text_.size() - at_ >= 6 && text_[at_ + 1] == quote && text_[at_ + 2] == quote;
    const std::size_t delimiter = multi_line_ ? 3 : 1;
    body_end_ = std::max(at_ + delimiter, text_.size() - delimiter);
    at_ += delimiter;
    if (multi_line_) at_ += line_break(at_);  // the first line ending does not count
    skip_nothing_written();
  }

  bool done() const { return at_ >= body_end_; }
  /// Where the next piece stands in the source; the closing quotes at the end.
  std::size_t at() const { return std::min(at_, body_end_); }

  /// Moves over one piece (a character, an escape, a line ending); returns its decoded size in bytes.
  std::size_t next() {
    begin_ = at_;
    std::size_t decoded = 1;
    if (const std::size_t ending = line_break(at_); ending > 0) {
      at_ += ending;  // whatever it is, it is read as "\n"
    } else if (!literal_ && text_[at_] == '\\') {
      decoded = escape();
    } else {
      ++at_;
    }
    end_ = at_;
    skip_nothing_written();
    return decoded;
  }

  /// The source of the piece that `next` moved over.
  std::size_t begin() const { return begin_; }
  std::size_t end() const { return end_; }

 private:
  std::size_t line_break(std::size_t at) const {
    if (!multi_line_ || at >= text_.size()) return 0;
    if (text_[at] == '\n') return 1;
    return text_.substr(at, 2) == "\r\n" ? 2 : 0;
  }

  std::size_t escape() {
    const char kind = at_ + 1 < text_.size() ? text_[at_ + 1] : '\\';
    at_ += 2;
    if (kind != 'u' && kind != 'U') return 1;
    std::uint32_t value = 0;
    for (int digits = kind == 'u' ? 4 : 8; digits > 0 && at_ < text_.size(); --digits, ++at_) {
      const char c = text_[at_];
      const int digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
      value = value * 16 + static_cast<std::uint32_t>(digit);
    }
    return value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4;
  }

  // A backslash at the end of a line of a multi-line string stands for nothing, with all the blanks and line
  // endings that follow.
  void skip_nothing_written() {
    while (multi_line_ && !literal_ && !done() && text_[at_] == '\\') {
      std::size_t past = at_ + 1;
      while (past < body_end_ && is_blank(text_[past])) ++past;
      if (line_break(past) == 0) return;
      while (past < body_end_) {
        if (const std::size_t ending = line_break(past); ending > 0) {
          past += ending;
        } else if (const std::size_t blank = blank_size(past); blank > 0) {
          past += blank;
        } else {
          break;
        }
      }
      at_ = past;
    }
  }

  static bool is_blank(char c) { return c == ' ' || c == '\t'; }

  // The parser also drops the blanks beyond ASCII there: no-break spaces, the spaces of U+2000, ...
  std::size_t blank_size(std::size_t at) const {
    if (is_blank(text_[at])) return 1;
    const std::string_view two = text_.substr(at, 2);
    if (two == "\u00A0") return 2;
    static constexpr std::string_view kWide[] = {
        "\u1680", "\u180E", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007",
        "\u2008", "\u2009", "\u200A", "\u200B", "\u202F", "\u205F", "\u2060", "\u3000", "\uFEFF"};
    const std::string_view three = text_.substr(at, 3);
    return std::find(std::begin(kWide), std::end(kWide), three) != std::end(kWide) ? 3 : 0;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t body_end_ = 0;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool literal_ = false;
  bool multi_line_ = false;
};

}  // namespace

const Member* Node::find_member(std::string_view key) const {
  const auto found =
      std::find_if(members.begin(), members.end(), [key](const Member& member) { return member.key == key; });
  return found == members.end() ? nullptr : &*found;
}

const Node* Node::find(std::string_view key) const {
  const Member* member = find_member(key);
  return member == nullptr ? nullptr : &member->value;
}

Place place_in_string(const SourceFile& file, const Node& string_node, std::size_t begin, std::size_t end) {
  if (string_node.kind != NodeKind::string) return string_node.at;
  end = std::max(begin, end);
  // Without escapes, on one line, the text stands as it is between its quotes: most formulas do.
  const Span at{string_node.at.begin() - file.base(), string_node.at.end() - file.base()};
  const auto place = [&](std::size_t from, std::size_t to) {
    return Place(&file, {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)});
  };
  const std::string_view written = file.text().substr(at.begin, at.end - at.begin);
  const bool plain = written.size() == string_node.text.size() + 2 &&
                     written.find('\\') == std::string_view::npos &&
                     written.find('\n') == std::string_view::npos;
  if (plain && end <= string_node.text.size() && begin < end) {
    // Errors stand on whole characters.
    const auto inside = [&](std::size_t i) {
      return (static_cast<unsigned char>(written[i + 1]) & 0xC0U) == 0x80U;
    };
    while (begin > 0 && inside(begin)) --begin;
    while (end < string_node.text.size() && inside(end)) ++end;
    return place(at.begin + 1 + begin, at.begin + 1 + end);
  }
  StringWalk walk(file.text(), at);
  std::size_t decoded = 0;  // bytes of the decoded text so far
  while (!walk.done()) {
    const std::size_t from = decoded;
    decoded += walk.next();
    if (decoded <= begin) continue;
    const std::size_t first = walk.begin();
    if (end <= from || begin == end) return place(first, first);
    while (decoded < end && !walk.done()) decoded += walk.next();
    return place(first, walk.end());
  }
  return place(walk.at(), walk.at());
}

}  // namespace aci
