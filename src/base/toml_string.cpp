#include "base/toml_string.h"

#include <algorithm>
#include <cstdint>

#include "base/blanks.h"

namespace aci {

std::string toml_quoted(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

TomlString::TomlString(std::string_view text, std::size_t begin)
    : text_(text),
      at_(begin + 1),
      quote_(text[begin]),
      multi_line_(text.substr(begin, 3) == std::string(3, quote_)) {
  if (multi_line_) at_ += 2 + line_break(at_ + 2);  // The first line ending does not count.
  skip_nothing_written();
  look_for_the_end();
}

TomlString TomlString::whole(std::string_view text, std::size_t begin) {
  TomlString string(text, begin);
  while (!string.done()) string.next();
  return string;
}

std::size_t TomlString::next() {
  begin_ = at_;
  std::size_t decoded = 1;
  if (const std::size_t ending = line_break(at_); ending > 0) {
    at_ += ending;  // Whatever it is, it is read as "\n".
  } else if (quote_ == '"' && text_[at_] == '\\') {
    decoded = escape();
  } else {
    ++at_;
  }
  end_ = at_;
  skip_nothing_written();
  look_for_the_end();
  return decoded;
}

void TomlString::look_for_the_end() {
  if (closing_ == 0 && (at_ >= text_.size() || (!multi_line_ && text_[at_] == '\n'))) {
    done_ = true;
  } else if (closing_ == 0 && text_[at_] == quote_) {
    // Up to two quotes may stand right before the three that close.
    std::size_t run = 1;
    while (multi_line_ && run < 5 && at_ + run < text_.size() && text_[at_ + run] == quote_) ++run;
    if (!multi_line_ || run >= 3) closing_ = multi_line_ ? 3 : 1;
    inside_ = run - closing_;
  }
  if (closing_ > 0) done_ = inside_-- == 0;
}

std::size_t TomlString::line_break(std::size_t at) const {
  if (!multi_line_ || at >= text_.size()) return 0;
  if (text_[at] == '\n') return 1;
  return text_.substr(at, 2) == "\r\n" ? 2 : 0;
}

std::size_t TomlString::escape() {
  const char kind = at_ + 1 < text_.size() ? text_[at_ + 1] : '\n';
  at_ += kind == '\n' ? 1 : 2;
  if (kind != 'u' && kind != 'U') return 1;
  std::uint32_t value = 0;
  for (int digits = kind == 'u' ? 4 : 8; digits > 0 && at_ < text_.size(); --digits, ++at_) {
    const char c = text_[at_];
    const char lower = static_cast<char>(c | 0x20);
    if (!(c >= '0' && c <= '9') && !(lower >= 'a' && lower <= 'f')) break;
    value = value * 16 + static_cast<std::uint32_t>(c <= '9' ? c - '0' : lower - 'a' + 10);
  }
  return value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4;
}

// A backslash at the end of a line of a multi-line string stands for nothing, with all the blanks and line
// endings that follow.
void TomlString::skip_nothing_written() {
  while (multi_line_ && quote_ == '"' && at_ < text_.size() && text_[at_] == '\\') {
    std::size_t past = at_ + 1;
    while (past < text_.size() && (text_[past] == ' ' || text_[past] == '\t')) ++past;
    if (line_break(past) == 0) return;
    while (past < text_.size()) {
      const std::size_t size = std::max(line_break(past), blank_size(text_.substr(past)));
      if (size == 0) break;
      past += size;
    }
    at_ = past;
  }
}

}  // namespace aci
