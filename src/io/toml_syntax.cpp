#include "io/toml_syntax.h"

#include <algorithm>
#include <string>

#include "io/toml_habits.h"
#include "io/toml_scan.h"

namespace aci {
namespace {

constexpr std::size_t kLongestQuote = 60;

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

/// The error at work: the text, the place, what stands around it.
struct Case {
  std::string_view text;
  std::uint32_t offset;
  std::string_view description;
  TomlScan scan;

  bool says(std::string_view words) const { return description.find(words) != std::string_view::npos; }
  bool within(std::string_view scope) const {
    return description.starts_with("Error while parsing " + std::string(scope) + ":");
  }

  std::uint32_t line_start(std::uint32_t at) const {
    const std::size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
    return before == std::string_view::npos ? 0 : static_cast<std::uint32_t>(before + 1);
  }
  std::uint32_t line_end(std::uint32_t at) const {
    auto end = static_cast<std::uint32_t>(std::min(text.find('\n', at), text.size()));
    if (end > at && text[end - 1] == '\r') --end;
    return end;
  }
  /// From `at` to the end of the line or to a comment, without the blanks at the end.
  Span rest_of_line(std::uint32_t at) const {
    std::uint32_t end = line_end(at);
    for (std::uint32_t i = at; i < end; ++i) {
      if (text[i] == '"' || text[i] == '\'') {
        const StringEnd string = end_of_toml_string(text, i);
        if (!string.closed || string.at > end) break;
        i = static_cast<std::uint32_t>(string.at) - 1;
      } else if (text[i] == '#') {
        end = i;
      }
    }
    while (end > at && is_blank(text[end - 1])) --end;
    return {at, end};
  }
  /// The word at `at`: up to a blank or a mark that ends a value.
  Span word(std::uint32_t at) const {
    const std::uint32_t limit = line_end(at);
    std::uint32_t end = at;
    while (end < limit && std::string_view(" \t,]}#").find(text[end]) == std::string_view::npos) ++end;
    return {at, std::max(end, std::min(at + 1, limit))};
  }
  std::string quote(Span at) const {
    std::string_view words = text.substr(at.begin, at.end - at.begin);
    if (words.size() <= kLongestQuote) return std::string(words);
    std::size_t size = kLongestQuote;
    while ((static_cast<unsigned char>(words[size]) & 0xC0U) == 0x80U) --size;
    return std::string(words.substr(0, size)) + "\u2026";
  }
};

/// The parser stops one past the end of a line, or at the end of the text: there is nothing to see there.
/// The last character before it is where the reader has to look.
Span visible(const Case& c, Span at) {
  if (at.end <= at.begin) at.end = at.begin;
  at.end = std::min(at.end, std::max(c.line_end(at.begin), at.begin));
  if (at.end > at.begin) return at;
  std::uint32_t last = at.begin;
  while (last > 0 && (is_blank(c.text[last - 1]) || c.text[last - 1] == '\n')) --last;
  if (last == 0) return at;
  std::uint32_t first = last - 1;
  while (first > 0 && (static_cast<unsigned char>(c.text[first]) & 0xC0U) == 0x80U) --first;
  return {first, last};
}

/// Never half a character.
Span whole(const Case& c, Span at) {
  while (at.end < c.text.size() && (static_cast<unsigned char>(c.text[at.end]) & 0xC0U) == 0x80U) ++at.end;
  return at;
}

SyntaxError plain(const Case& c, const char* category, Span at) {
  return {Message{category, {}}, visible(c, whole(c, at)), {}};
}

SyntaxError bad_value(const Case& c, const char* category, Span at) {
  return {Message{category, {c.quote(whole(c, at))}}, visible(c, whole(c, at)), {}};
}

SyntaxError string_error(const Case& c) {
  const Span string = *c.scan.string();
  const bool escape = (c.says("escape") && !c.says("unescaped")) || c.says("line-ending backslashes") ||
                      c.says("hex digit") || c.says("U+10FFFF") || c.within("unicode scalar sequence");
  const std::string_view opening = c.text.substr(string.begin, 3);
  const bool multi_line = opening == "\"\"\"" || opening == "'''";
  const bool at_line_end = c.offset >= c.text.size() || c.text[c.offset] == '\n' || c.text[c.offset] == '\r';
  if (c.says("end-of-file") || (at_line_end && !multi_line)) {
    const Span shown = multi_line ? Span{string.begin, string.begin + 3} : c.rest_of_line(string.begin);
    return plain(c, "toml.unterminated_string", shown);
  }
  if (escape) {
    std::uint32_t backslash = std::min(c.offset, static_cast<std::uint32_t>(c.text.size() - 1));
    while (backslash > string.begin && c.text[backslash] != '\\') --backslash;
    SyntaxError error =
        bad_value(c, "toml.bad_escape", {backslash, std::min(c.offset + 1, c.line_end(c.offset))});
    error.hint = Message{"hint.backslash", {}};
    return error;
  }
  return plain(c, "toml.control_character", {c.offset, c.offset + 1});
}

SyntaxError duplicate_key(const Case& c) {
  // The parser may already stand behind the key's line: look for the last key before its place.
  TomlScan before(c.text, c.offset == 0 ? 0 : c.offset - 1);
  const TomlScan* scan = c.says("as dotted key-value pair") ? &c.scan : &before;
  if (c.scan.key() && c.scan.key()->header && c.scan.first_mention()) {
    const Span at = c.scan.key()->at;
    if (c.says("'" + std::string(c.text.substr(at.begin, at.end - at.begin)) + "'")) scan = &c.scan;
  }
  if (!scan->key()) return plain(c, "toml.other", {c.offset, c.offset + 1});
  SyntaxError error = bad_value(c, "toml.duplicate_key", scan->key()->at);
  if (const auto first = scan->first_mention()) {
    const auto line = std::count(c.text.begin(), c.text.begin() + first->begin, '\n') + 1;
    error.hint = Message{"hint.first_declared", {Rational(line)}};
  }
  return error;
}

/// A line that can only start something new: `key =`, `[header]`.
bool starts_statement(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  if (first == std::string_view::npos) return false;
  line.remove_prefix(first);
  if (line.front() == '[') {
    const std::size_t name = line.find_first_not_of("[ \t");
    if (name == std::string_view::npos) return false;
    const char c = line[name];
    return ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) && line.find(',') == std::string_view::npos;
  }
  const std::size_t equals = line.find('=');
  return equals != std::string_view::npos && equals > 0 &&
         line.substr(0, equals).find_first_of(",[]{}#\"'") == std::string_view::npos;
}

/// The bracket that was never closed, when this is what the error comes from.
std::optional<SyntaxError> unclosed_bracket(const Case& c) {
  const auto& open = c.scan.open_brackets();
  if (open.empty()) return std::nullopt;
  const bool in_header = c.scan.key() && c.scan.key()->header;
  const bool at_end = c.offset >= c.text.size();
  const bool at_line_end =
      at_end || c.text[c.offset] == '\n' || c.text[c.offset] == '\r' || c.text[c.offset] == '#';
  if (in_header) {
    if (!at_line_end && c.text[c.offset] != '=') return std::nullopt;
    return bad_value(c, "toml.unclosed", c.rest_of_line(open.front().at));
  }
  const auto report = [&c](const TomlScan::Bracket& bracket) {
    SyntaxError error = bad_value(c, "toml.unclosed", {bracket.at, bracket.at + 1});
    if (bracket.kind == '{') error.hint = Message{"hint.one_line", {}};
    return error;
  };
  if (open.back().kind == '{' && at_line_end && !c.within("value")) return report(open.back());
  if (at_end) return report(open.back());
  const std::uint32_t start = c.line_start(c.offset);
  const std::string_view line = c.text.substr(start, c.line_end(start) - start);
  if (!starts_statement(line)) return std::nullopt;
  const auto above = std::find_if(open.rbegin(), open.rend(),
                                  [start](const TomlScan::Bracket& bracket) { return bracket.at < start; });
  if (above == open.rend() || above->kind != '[') return std::nullopt;
  return report(*above);
}

/// The value that the error is in, or right behind: as far as a reader sees it as one.
std::optional<Span> raw_value(const Case& c) {
  if (!c.scan.equals()) return std::nullopt;
  if (c.scan.open_brackets().empty()) {
    std::uint32_t at = *c.scan.equals() + 1;
    const std::uint32_t end = c.line_end(at);
    while (at < end && is_blank(c.text[at])) ++at;
    const Span raw = c.rest_of_line(at);
    if (c.offset < at || c.line_start(c.offset) != c.line_start(at) || raw.end == raw.begin)
      return std::nullopt;
    return raw;
  }
  if (!c.scan.value()) return std::nullopt;
  // In an array or an inline table a comma ends the value.
  const std::uint32_t at = *c.scan.value();
  std::uint32_t end = at;
  const std::uint32_t limit = c.line_end(at);
  while (end < limit && std::string_view(",]}#").find(c.text[end]) == std::string_view::npos) ++end;
  while (end > at && is_blank(c.text[end - 1])) --end;
  return end > at ? std::optional(Span{at, end}) : std::nullopt;
}

/// A name as our files write it: année is annee.
std::string without_accents(std::string_view name) {
  static constexpr std::pair<std::string_view, std::string_view> kLetters[] = {
      {"à", "a"}, {"â", "a"},  {"ä", "a"}, {"é", "e"}, {"è", "e"}, {"ê", "e"}, {"ë", "e"},
      {"î", "i"}, {"ï", "i"},  {"ô", "o"}, {"ö", "o"}, {"ù", "u"}, {"û", "u"}, {"ü", "u"},
      {"ç", "c"}, {"œ", "oe"}, {"É", "E"}, {"È", "E"}, {"À", "A"}};
  std::string bare;
  while (!name.empty()) {
    const auto* letter = std::find_if(std::begin(kLetters), std::end(kLetters),
                                      [name](const auto& pair) { return name.starts_with(pair.first); });
    const bool found = letter != std::end(kLetters);
    bare += found ? letter->second : name.substr(0, 1);
    name.remove_prefix(found ? letter->first.size() : 1);
  }
  return bare;
}

SyntaxError key_error(const Case& c) {
  const std::uint32_t start = c.line_start(c.offset);
  const Span line = c.rest_of_line(start);
  const std::string_view words = c.text.substr(line.begin, line.end - line.begin);
  Span shown =
      c.scan.key() && c.scan.key()->at.end > c.scan.key()->at.begin ? c.scan.key()->at : c.word(c.offset);
  if (c.line_start(shown.begin) != start) shown = c.word(c.offset);
  const std::string_view key = c.text.substr(shown.begin, shown.end - shown.begin);
  const bool quoted = key.find_first_of("\"'") != std::string_view::npos;

  if (!words.empty() && words.front() == '{')
    return bad_value(c, "toml.bad_key", {line.begin, line.begin + 1});
  // nom de la maison = …
  const std::size_t equals = words.find('=');
  if (equals != std::string_view::npos && c.scan.open_brackets().empty()) {
    std::size_t end = equals;
    while (end > 0 && is_blank(words[end - 1])) --end;
    const std::string_view name = words.substr(0, end);
    const std::size_t begin = std::min(name.find_first_not_of(" \t"), name.size());
    const bool plain_words = name.find_first_of("\"'[#:.") == std::string_view::npos;
    if (plain_words && name.find(' ', begin) != std::string_view::npos) {
      const auto first = static_cast<std::uint32_t>(start + begin);
      return bad_value(c, "toml.bad_key", {first, static_cast<std::uint32_t>(start + end)});
    }
  }
  // clé : valeur
  const std::size_t colon = words.find(':');
  if (colon != std::string_view::npos && colon > 0 && words.find('=') == std::string_view::npos &&
      c.scan.open_brackets().empty() && words.front() != '[') {
    std::string_view name = words.substr(0, colon);
    while (!name.empty() && (is_blank(name.back()) || name.ends_with("\u00A0"))) {
      name.remove_suffix(name.ends_with("\u00A0") ? 2 : 1);
    }
    const std::size_t indent = std::min(name.find_first_not_of(" \t"), name.size());
    name.remove_prefix(indent);
    const auto mark = static_cast<std::uint32_t>(start + colon);
    return {Message{"toml.missing_equals", {}},
            {mark, mark + 1},
            Message{"hint.equals", {without_accents(name)}}};
  }
  if (const std::size_t space = key.find("\u00A0"); space != std::string_view::npos && !quoted) {
    const auto at = static_cast<std::uint32_t>(shown.begin + space);
    return plain(c, "toml.bad_space", {at, at + 2});
  }
  const bool beyond_ascii =
      std::any_of(key.begin(), key.end(), [](char b) { return static_cast<unsigned char>(b) >= 0x80; });
  if (beyond_ascii) {
    SyntaxError error = bad_value(c, "toml.bad_key", shown);
    // “clé”: the habit knows its quotes; clé takes straight ones.
    const std::string bare = without_accents(key);
    const bool plain_name =
        std::all_of(bare.begin(), bare.end(), [](char b) { return static_cast<unsigned char>(b) < 0x80; });
    if (!quoted)
      error.hint = plain_name ? std::optional(Message{"hint.no_accents", {bare}}) : explain_habit(key);
    return error;
  }
  if (c.says("expected '='") || (c.says("end-of-file") && !key.empty())) {
    return bad_value(c, "toml.missing_equals_after", shown);
  }
  return bad_value(c, "toml.bad_key", c.word(c.offset));
}

bool is_key_error(const Case& c) {
  return c.within("key") || c.says("expected '='") || c.says("expected keys, tables") ||
         c.says("strings are prohibited in") ||
         (c.within("table header") && !c.says("comment or whitespace"));
}

SyntaxError value_error(const Case& c) {
  if ((c.within("array") || c.within("inline table")) && c.says("expected comma")) {
    return bad_value(c, "toml.missing_comma", c.word(c.offset));
  }
  if (const auto raw = raw_value(c)) {
    if (auto hint = explain_habit(c.text.substr(raw->begin, raw->end - raw->begin))) {
      SyntaxError error = bad_value(c, "toml.bad_value", *raw);
      error.hint = std::move(hint);
      return error;
    }
  }
  if (c.says("expected space or tab, saw")) return plain(c, "toml.bad_space", {c.offset, c.offset + 1});
  if (c.says("comment or whitespace")) return bad_value(c, "toml.trailing", c.rest_of_line(c.offset));
  const Span shown =
      c.scan.value() && *c.scan.value() <= c.offset && c.line_start(*c.scan.value()) == c.line_start(c.offset)
          ? c.word(*c.scan.value())
          : c.word(c.offset);
  if (c.within("date") || c.within("time") || c.within("date-time") || c.within("date-time offset")) {
    return bad_value(c, "toml.bad_date", shown);
  }
  if (c.says("not representable") || c.says("exceeds length limit") || c.says("too long")) {
    return bad_value(c, "toml.number_too_large", shown);
  }
  if (c.says("integer:") || c.says("floating-point:")) return bad_value(c, "toml.bad_number", shown);
  if (c.within("array") || c.within("inline table")) {
    if (c.says("saw comma") || c.says("dangling comma"))
      return plain(c, "toml.extra_comma", {c.offset, c.offset + 1});
    if (c.says("expected key")) return bad_value(c, "toml.bad_key", c.word(c.offset));
  }
  if (c.says("could not determine value type") || c.within("boolean") || c.within("value")) {
    return bad_value(c, "toml.bad_value", shown);
  }
  return plain(c, "toml.other", c.word(c.offset));
}

}  // namespace

SyntaxError explain_syntax_error(std::string_view text, std::uint32_t offset, std::string_view description) {
  offset = std::min(offset, static_cast<std::uint32_t>(text.size()));
  const Case c{text, offset, description, TomlScan(text, offset)};
  if (c.says("cannot redefine") || c.says("cannot insert")) return duplicate_key(c);
  if (c.scan.string()) {
    if (c.says("multi-line strings are prohibited"))
      return bad_value(c, "toml.bad_key", c.rest_of_line(c.scan.string()->begin));
    return string_error(c);
  }
  if (c.says("after '\\r'") && c.offset > 0 && text[c.offset - 1] == '\r') {
    return plain(c, "toml.control_character", {c.offset - 1, c.offset});
  }
  if (c.says("control character") || c.says("vertical tabs") || c.says("after '\\r'") ||
      c.says("surrogates")) {
    return plain(c, "toml.control_character", {c.offset, c.offset + 1});
  }
  if (auto unclosed = unclosed_bracket(c)) return *unclosed;
  const bool nothing_there = c.says("expected value, saw") || (c.says("end-of-file") && c.scan.equals());
  if (nothing_there && c.scan.equals() && c.rest_of_line(*c.scan.equals() + 1).end == *c.scan.equals() + 1) {
    return plain(c, "toml.missing_value", {*c.scan.equals(), *c.scan.equals() + 1});
  }
  if (nothing_there && !raw_value(c)) {
    const std::uint32_t at = c.scan.equals().value_or(offset);
    return plain(c, "toml.missing_value", {at, at + 1});
  }
  if (is_key_error(c)) return key_error(c);
  if (c.says("end-of-file") && !c.scan.equals()) return key_error(c);
  return value_error(c);
}

}  // namespace aci
