#include "io/toml_scan.h"

#include <algorithm>
#include <map>
#include <string>

#include "base/toml_string.h"

namespace aci {
namespace {

using Kind = TomlTokenKind;

constexpr std::string_view kBlanks = " \t";
constexpr std::string_view kBlanksAndLines = " \t\r\n";
constexpr std::string_view kKeyEnds = ".=],} \t\r\n#\"'";
constexpr std::string_view kBareEnds = ",]}# \t\r\n[{";
constexpr char kApart = '\x1f';

class Scanner {
 public:
  Scanner(std::string_view text, std::size_t place)
      : text_(text), place_(place), at_(text.starts_with("\uFEFF") ? 3 : 0) {}

  TomlScan run() {
    for (skip_lines(); !over(); skip_lines()) {
      scan_.open.clear();
      scan_.header.reset();
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
  bool over() const { return at_ >= text_.size() || at_ > place_ || scan_.excess; }
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool in(char bracket) const { return !scan_.open.empty() && text_[scan_.open.back().at.begin] == bracket; }
  std::size_t skip(std::size_t at, std::string_view what) const {
    return std::min(text_.find_first_not_of(what, at), text_.size());
  }
  void skip_blanks() { at_ = skip(at_, kBlanks); }
  void rest_of_line() { at_ = std::min(text_.find('\n', at_), text_.size()); }
  void skip_lines() {
    for (at_ = skip(at_, kBlanksAndLines); peek() == '#'; at_ = skip(at_, kBlanksAndLines)) rest_of_line();
  }

  void check(const TomlLimit& limit, std::size_t amount) {
    if (amount <= limit.most || scan_.excess) return;
    const std::size_t begin = scan_.last->at.begin;
    std::size_t end = begin + 1;
    while (end < text_.size() && continues_character(text_[end])) ++end;
    scan_.excess = {limit, toml_span(begin, end)};
  }

  /// Takes the token at work. What does not stand for a key or a value must begin before the place: false,
  /// and the end of the look, when it does not.
  bool take(Kind kind, std::size_t end) {
    const Span at = toml_span(at_, end);
    at_ = end;
    switch (kind) {
      case Kind::equals:
      case Kind::open:
      case Kind::close:
      case Kind::comma:
        if (at.begin >= place_) {
          at_ = text_.size();
          return false;
        }
        if (kind == Kind::equals) scan_.equals = at;
        if (kind == Kind::open) scan_.value = at;
        if (kind == Kind::comma) scan_.value.reset();
        break;
      case Kind::header:
        scan_.header = at;
        break;
      case Kind::key:
        scan_.key = at;
        scan_.equals = scan_.value = std::nullopt;
        break;
      case Kind::string:
      case Kind::bare:
        scan_.value = at;
        break;
    }
    if (at.end <= place_ && at.end > at.begin) scan_.last = {kind, at};
    return true;
  }

  /// Behind the string at `begin`.
  std::size_t end_of_string(std::size_t begin) {
    const TomlString string = TomlString::whole(text_, begin);
    const bool inside = place_ < string.past() || (place_ == string.past() && !string.closed());
    if (begin <= place_ && inside) scan_.string = toml_span(begin, string.past());
    return string.past();
  }

  void header() {
    const std::size_t brackets = text_.substr(at_).starts_with("[[") ? 2 : 1;
    take(Kind::header, at_ + brackets);
    scan_.open.push_back({*scan_.header, 0});
    key();
    const bool closed = text_.substr(at_).starts_with(brackets == 2 ? "]]" : "]");
    if (closed && take(Kind::close, at_ + brackets)) scan_.open.pop_back();
  }

  /// A key, and the '=' behind it.
  void key() {
    skip_blanks();
    // The keys of an inline table live in a world of their own, named by its bracket.
    std::string path = scan_.header ? "" : table_;
    if (in('{')) path = kApart + std::to_string(scan_.open.back().at.begin);
    std::optional<std::size_t> mentioned;
    std::size_t begin = at_;
    std::size_t end = at_;
    // More segments would only be refused.
    for (segments_ = 1;; ++segments_) {
      const bool quoted = begin < text_.size() && (text_[begin] == '"' || text_[begin] == '\'');
      end = quoted ? end_of_string(begin) : std::min(text_.find_first_of(kKeyEnds, begin), text_.size());
      if (place_ != text_.npos) mention(path, text_.substr(begin, end - begin), mentioned);
      begin = skip(end, kBlanks);
      if (begin >= text_.size() || text_[begin] != '.' || segments_ > kTomlKeySegments.most) break;
      begin = skip(begin + 1, kBlanks);
    }
    take(Kind::key, end);
    if (mentioned) scan_.repeats.push_back({*scan_.key, *mentioned});
    if (scan_.header) open_table(path);
    check(kTomlKeySegments, segments_);
    check(kTomlEntries, ++entries_);
    skip_blanks();
    if (!over() && peek() == '=') take(Kind::equals, at_ + 1);
  }

  /// One more segment of a key that begins here.
  void mention(std::string& path, std::string_view name, std::optional<std::size_t>& before) {
    if (name.size() >= 2 && (name.front() == '"' || name.front() == '\'')) {
      name = name.substr(1, name.size() - 2);
    }
    (path += kApart) += name;
    const auto [known, fresh] = mentions_.try_emplace(path, at_);
    if (!fresh) before = known->second;
  }

  void open_table(const std::string& path) {
    table_ = path;
    if (scan_.header->end - scan_.header->begin == 1) return;
    // Another element of the array: what the one before held counts no more.
    const auto past = mentions_.lower_bound(path + static_cast<char>(kApart + 1));
    mentions_.erase(mentions_.lower_bound(path + kApart), past);
  }

  /// What follows a '=': a value with all it holds, or whatever stands there up to the end of the line.
  void values() {
    auto& open = scan_.open;
    for (;;) {
      open.empty() ? skip_blanks() : skip_lines();
      const char c = peek();
      if (over() || (open.empty() && (c == '\r' || c == '\n' || c == '#'))) return;
      if (c == '"' || c == '\'') {
        take(Kind::string, at_ < place_ ? end_of_string(at_) : at_ + 1);
      } else if (c == ']' || c == '}') {
        if (take(Kind::close, at_ + 1) && !open.empty()) open.pop_back();
      } else if (c == '[' || c == '{') {
        const std::size_t depth = (open.empty() ? 0 : open.back().depth) + (in('[') ? 1 : segments_);
        if (!take(Kind::open, at_ + 1)) return;
        open.push_back({*scan_.value, depth});
        check(kTomlNesting, depth);
        entry();
      } else if (c == ',') {
        if (take(Kind::comma, at_ + 1)) entry();
      } else {
        take(Kind::bare, std::min(text_.find_first_of(kBareEnds, at_), text_.size()));
      }
    }
  }

  void entry() {
    check(kTomlEntries, ++entries_);
    if (!in('{')) return;
    skip_lines();
    if (!over() && peek() != '}') key();
  }

  std::string_view text_;
  std::size_t place_;
  std::size_t at_;
  std::size_t entries_ = 0;
  std::size_t segments_ = 1;                     ///< Of the last key.
  std::string table_;                            ///< The path of the last header.
  std::map<std::string, std::size_t> mentions_;  ///< Paths of keys, each where it was first mentioned.
  TomlScan scan_;
};

}  // namespace

TomlScan scan_toml(std::string_view text, std::size_t place) {
  return Scanner(text, place).run();
}

}  // namespace aci
