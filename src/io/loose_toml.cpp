#include "io/loose_toml.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include "base/blanks.h"
#include "base/toml_string.h"
#include "io/toml_document.h"
#include "io/written_number.h"
#include "io/written_value.h"

namespace aci {
namespace {

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (const std::size_t size = blank_size(text.substr(at))) at += size;
  return at;
}

bool ends_with_blank(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && continues_character(text[at - 1])) --at;
  return at > 0 && blank_size(text.substr(at - 1)) > 0;
}

/// Up to a blank and '#'.
std::string_view without_comment(std::string_view line) {
  for (std::size_t at = line.find('#'); at != line.npos; at = line.find('#', at + 1)) {
    if (ends_with_blank(line.substr(0, at))) return line.substr(0, at);
  }
  return line;
}

/// Without a pair of quotes around, straight or not.
std::string_view without_quotes(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kPairs = {
      {{"\"", "\""}, {"'", "'"}, {"«", "»"}, {"“", "”"}, {"„", "”"}, {"‘", "’"}, {"‹", "›"}}};
  for (const auto& [open, close] : kPairs) {
    if (text.size() < open.size() + close.size()) continue;
    if (text.starts_with(open) && text.ends_with(close)) {
      text.remove_prefix(open.size());
      text.remove_suffix(close.size());
      return without_blanks_around(text);
    }
  }
  return text;
}

class Mender {
 public:
  explicit Mender(std::string_view text) : text_(text) { out_.text = text; }

  LooseToml run() {
    std::size_t at = text_.starts_with("\uFEFF") ? 3 : 0;
    while (at < text_.size()) at = statement(at);
    for (const auto& [begin, size] : top_level_) set_apart(begin, size);
    return std::move(out_);
  }

 private:
  std::size_t line_end(std::size_t at) const { return std::min(text_.find('\n', at), text_.size()); }

  /// Behind the line that begins at `begin`, or behind the lines that its value spans.
  std::size_t statement(std::size_t begin) {
    const std::size_t end = line_end(begin);
    const std::size_t first = skip_blanks(text_, begin);
    const std::size_t equals = first < end && text_[first] != '#' ? equals_of(first, end) : end;
    if (first < end && text_[first] == '[') {
      header(text_.substr(first, end - first));
    } else if (equals < end && equals > first) {
      plain_blanks(begin, first);
      return pair(begin, first, equals);
    }
    return end + 1;
  }

  void header(std::string_view line) {
    in_table_ = true;
    line.remove_prefix(1);
    tables_.emplace(without_blanks_around(line.substr(0, line.find(']'))));
  }

  std::size_t equals_of(std::size_t first, std::size_t end) const {
    const bool quoted = text_[first] == '"' || text_[first] == '\'';
    const std::size_t from = quoted ? TomlString::whole(text_, first).past() : first;
    return std::min(text_.find('=', from), end);
  }

  /// The parser knows spaces and tabs only.
  void plain_blanks(std::size_t from, std::size_t to) {
    while (from < to) {
      const std::size_t size = std::max<std::size_t>(blank_size(text_.substr(from)), 1);
      if (size > 1) std::fill_n(out_.text.begin() + static_cast<std::ptrdiff_t>(from), size, ' ');
      from += size;
    }
  }

  std::size_t pair(std::size_t begin, std::size_t first, std::size_t equals) {
    const std::string_view key = without_blanks_around(text_.substr(first, equals - first));
    plain_blanks(first + key.size(), equals);
    name_key(first, key);
    if (!in_table_) top_level_.emplace(static_cast<std::uint32_t>(first), key.size());
    const std::size_t value = skip_blanks(text_, equals + 1);
    const std::size_t end = line_end(value);
    const std::size_t past = end_of_value(value, end);
    const std::size_t behind = std::min(line_end(std::min(past, text_.size())) + 1, text_.size());
    if (is_toml(std::string_view(out_.text).substr(begin, behind - begin))) return behind;
    if (past > end) return end + 1;
    const bool nothing = value >= end || text_[value] == '#' || text_[value] == '\r';
    if (nothing) {
      out_.text[first] = '#';  // No value: as if the line were not there.
    } else {
      mend(equals, value, end);
    }
    return end + 1;
  }

  /// A label, with its blanks and accents: a name of the same size stands for it.
  void name_key(std::size_t first, std::string_view key) {
    const auto bare = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
             c == '-' || c == '.';
    };
    if (std::all_of(key.begin(), key.end(), bare)) return;
    if (key.front() == '\'' || key.find_first_of("\"[]{}#") != key.npos) return;
    std::string name(key.size(), 'k');
    std::size_t number = ++named_;
    for (std::size_t at = name.size(); number > 0 && at-- > 1; number /= 10) {
      name[at] = static_cast<char>('0' + number % 10);
    }
    if (number > 0) return;
    out_.text.replace(first, name.size(), name);
    out_.keys.emplace(static_cast<std::uint32_t>(first), std::string(key));
  }

  /// Where a value that opens with a quote or a bracket closes; the end of the line for any other.
  std::size_t end_of_value(std::size_t value, std::size_t end) {
    if (value >= end || unclosed_) return end;
    std::size_t depth = 0;
    for (std::size_t at = value; at < text_.size(); ++at) {
      const char c = text_[at];
      if (c == '"' || c == '\'') {
        const TomlString string = TomlString::whole(text_, at);
        if (!string.closed()) break;
        at = string.past() - 1;
      } else if (c == '#' && depth > 0) {
        at = line_end(at);
      } else if (c == '[' || c == '{') {
        ++depth;
      } else if ((c == ']' || c == '}') && depth > 0) {
        --depth;
      }
      if (depth == 0) return std::max(end, at + 1 < text_.size() ? at : text_.size());
    }
    unclosed_ = true;  // One look to the end of the file is enough.
    return end;
  }

  void mend(std::size_t equals, std::size_t begin, std::size_t end) {
    std::string_view line = text_.substr(begin, end - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    std::string_view raw = without_blanks_around(without_comment(line));
    if (raw.empty() || raw.starts_with('#')) return;
    const Span at{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + raw.size())};
    raw = value_text(raw);
    const char first = raw.empty() ? '\0' : raw.front();
    const bool quote = first == '"' || first == '\'';
    if (quote && (raw.size() < 2 || raw.back() != first || raw.find('\\') != raw.npos)) return;
    const auto odd = [](char c) { return c == '=' || (c >= '\0' && c < ' ' && c != '\t') || c == '\x7f'; };
    if (first == '[' || first == '{' || raw.starts_with("\"\"\"") || raw.starts_with("'''") ||
        std::any_of(raw.begin(), raw.end(), odd)) {
      return;
    }
    plain_blanks(equals + 1, begin);
    plain_blanks(at.end, end);
    std::string filler(at.end - at.begin, '1');
    if (filler.size() > 1) filler.front() = filler.back() = '"';
    out_.text.replace(at.begin, filler.size(), filler);
    out_.values.emplace(at.begin, LooseToml::Value{at, std::string(without_quotes(raw))});
  }

  /// A name that is not the table's, for the parser.
  void set_apart(std::uint32_t begin, std::size_t size) {
    const std::string key(text_.substr(begin, size));
    const bool letter =
        !key.empty() && ((key[0] >= 'a' && key[0] <= 'z') || (key[0] >= 'A' && key[0] <= 'Z'));
    if (!letter || !tables_.contains(key)) return;
    out_.text[begin] = static_cast<char>(out_.text[begin] ^ 0x20);
    out_.keys.emplace(begin, key);
  }

  std::string_view text_;
  LooseToml out_;
  bool in_table_ = false;
  bool unclosed_ = false;
  std::size_t named_ = 0;  ///< Labels that stand as keys.
  std::set<std::string> tables_;
  std::map<std::uint32_t, std::size_t> top_level_;  ///< Keys before the first header, with their sizes.
};

}  // namespace

LooseToml mend_toml(std::string_view text) {
  return Mender(text).run();
}

}  // namespace aci
