#include "io/toml_scan.h"

#include <algorithm>

#include "base/toml_string.h"

namespace aci {
namespace {

constexpr std::string_view kBlanks = " \t";
constexpr std::string_view kBlanksAndLines = " \t\r\n";
constexpr std::string_view kKeyEnds = ".=],} \t\r\n#\"'";
constexpr std::string_view kBareEnds = ",]}# \t\r\n[{";

std::size_t skip(std::string_view text, std::size_t at, std::string_view what) {
  return std::min(text.find_first_not_of(what, at), text.size());
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text), at_(text.starts_with("\uFEFF") ? 3 : 0) {}

  TomlScan run() {
    for (skip_lines(); !over(); skip_lines()) {
      if (peek() == '[') {
        header();
      } else {
        key();
        values();
      }
      rest_of_line();
    }
    return std::move(scan_);
  }

 private:
  bool over() const { return at_ >= text_.size() || scan_.excess; }
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void skip_blanks() { at_ = skip(text_, at_, kBlanks); }
  void rest_of_line() { at_ = std::min(text_.find('\n', at_), text_.size()); }
  void skip_lines() {
    for (at_ = skip(text_, at_, kBlanksAndLines); peek() == '#'; at_ = skip(text_, at_, kBlanksAndLines)) {
      rest_of_line();
    }
  }

  void push(TomlTokenKind kind, std::size_t end) {
    scan_.tokens.push_back({kind, toml_span(at_, end)});
    at_ = end;
  }
  void check(const TomlLimit& limit, std::size_t amount) {
    if (amount > limit.most && !scan_.excess) scan_.excess = {limit, scan_.tokens.back().at};
  }
  void count_entry() { check(kTomlEntries, ++entries_); }

  void header() {
    const std::size_t brackets = text_.substr(at_).starts_with("[[") ? 2 : 1;
    push(TomlTokenKind::header, at_ + brackets);
    key();
    if (text_.substr(at_).starts_with(brackets == 2 ? "]]" : "]")) {
      push(TomlTokenKind::close, at_ + brackets);
    }
  }

  // A key, and the '=' behind it.
  void key() {
    skip_blanks();
    const std::vector<Span> segments = toml_key_segments(text_, at_);
    push(TomlTokenKind::key, segments.back().end);
    segments_ = segments.size();
    check(kTomlKeySegments, segments_);
    count_entry();
    skip_blanks();
    if (!over() && peek() == '=') push(TomlTokenKind::equals, at_ + 1);
  }

  // What follows a '=': a value with all it holds, or whatever stands there up to the end of the line.
  void values() {
    struct Open {
      char kind;
      std::size_t depth;
    };
    std::vector<Open> open;
    for (;;) {
      open.empty() ? skip_blanks() : skip_lines();
      if (over() || (open.empty() && std::string_view("\r\n#").find(peek()) != std::string_view::npos))
        return;
      const char c = peek();
      if (c == '"' || c == '\'') {
        TomlString string(text_, at_);
        while (!string.done()) string.next();
        push(TomlTokenKind::string, string.past());
        continue;
      }
      if (c == ']' || c == '}') {
        if (!open.empty()) open.pop_back();
        push(TomlTokenKind::close, at_ + 1);
        continue;
      }
      if (c == '[' || c == '{') {
        push(TomlTokenKind::open, at_ + 1);
        const std::size_t deeper = !open.empty() && open.back().kind == '[' ? 1 : segments_;
        open.push_back({c, (open.empty() ? 0 : open.back().depth) + deeper});
        check(kTomlNesting, open.back().depth);
      } else if (c == ',') {
        push(TomlTokenKind::comma, at_ + 1);
      } else {
        push(TomlTokenKind::bare, std::min(text_.find_first_of(kBareEnds, at_), text_.size()));
        continue;
      }
      count_entry();
      if (!open.empty() && open.back().kind == '{') {
        skip_lines();
        if (!over() && peek() != '}') key();
      }
    }
  }

  std::string_view text_;
  std::size_t at_;
  std::size_t entries_ = 0;
  std::size_t segments_ = 1;  ///< Of the last key.
  TomlScan scan_;
};

}  // namespace

std::vector<Span> toml_key_segments(std::string_view text, std::size_t begin) {
  std::vector<Span> segments;
  for (;;) {
    std::size_t end = begin;
    if (begin < text.size() && (text[begin] == '"' || text[begin] == '\'')) {
      TomlString string(text, begin);
      while (!string.done()) string.next();
      end = string.past();
    } else {
      end = std::min(text.find_first_of(kKeyEnds, begin), text.size());
    }
    segments.push_back(toml_span(begin, end));
    begin = skip(text, end, kBlanks);
    // More would only be refused.
    if (begin >= text.size() || text[begin] != '.' || segments.size() > kTomlKeySegments.most)
      return segments;
    begin = skip(text, begin + 1, kBlanks);
  }
}

TomlScan scan_toml(std::string_view text) {
  return Scanner(text).run();
}

}  // namespace aci
