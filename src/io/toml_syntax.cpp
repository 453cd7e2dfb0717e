#include "io/toml_syntax.h"

#include <algorithm>
#include <string>

#include "base/toml_string.h"
#include "io/human_number.h"
#include "io/toml_around.h"
#include "io/toml_habits.h"

namespace aci {
namespace {

using Kind = TomlTokenKind;

constexpr std::size_t kLongestQuote = 60;

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}
bool beyond_ascii(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}
bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// A line that can only start something new: `key =`, `[header]`.
bool starts_statement(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  if (line.starts_with('[')) {
    const std::size_t name = line.find_first_not_of("[ \t");
    if (name == line.npos) return false;
    const char c = static_cast<char>(line[name] | 0x20);
    return c >= 'a' && c <= 'z' && line.find(',') == line.npos;
  }
  const std::size_t equals = line.find('=');
  return equals != line.npos && equals > 0 &&
         line.substr(0, equals).find_first_of(",[]{}#\"'") == std::string_view::npos;
}

/// The error at work: the text, the place, the tokens around it.
struct Mistake : TomlAround {
  using TomlAround::TomlAround;

  SyntaxError explain(std::string_view sentence) const {
    const TomlComplaint complaint = toml_complaint(sentence);
    if (complaint == TomlComplaint::duplicate) return duplicate_key(sentence);
    if (string) return string_error();
    if (auto found = control_character()) return *found;
    if (auto found = unclosed_bracket()) return *found;
    if (auto found = wrong_comma()) return *found;
    if (auto found = missing_value()) return *found;
    if (equals == nullptr && !header_closed()) return key_error();
    return value_error(complaint);
  }

  bool header_closed() const { return header != nullptr && last != nullptr && last->kind == Kind::close; }
  char here() const { return offset < text.size() ? text[offset] : '\n'; }
  bool at_line_end() const { return here() == '\n' || here() == '\r'; }

  std::size_t line_start(std::size_t at) const {
    const std::size_t before = at == 0 ? text.npos : text.rfind('\n', at - 1);
    return before == text.npos ? 0 : before + 1;
  }
  std::size_t line_end(std::size_t at) const {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    return end > at && text[end - 1] == '\r' ? end - 1 : end;
  }
  bool same_line(std::size_t a, std::size_t b) const { return line_start(a) == line_start(b); }
  std::string_view words(Span at) const { return text.substr(at.begin, at.end - at.begin); }

  /// From `at` to the end of the line or to a comment, without the blanks at the end.
  Span rest_of_line(std::size_t at) const {
    std::size_t end = line_end(at);
    for (std::size_t i = at; i < end; ++i) {
      if (text[i] == '"' || text[i] == '\'') {
        TomlString walk(text, i);
        while (!walk.done()) walk.next();
        if (!walk.closed() || walk.past() > end) break;
        i = walk.past() - 1;
      } else if (text[i] == '#') {
        end = i;
      }
    }
    while (end > at && is_blank(text[end - 1])) --end;
    return toml_span(at, end);
  }
  /// From `at` to one of `marks` or the end of the line.
  Span up_to(std::string_view marks, std::size_t at) const {
    return toml_span(at, std::min(text.find_first_of(marks, at), std::max(line_end(at), at)));
  }
  /// The word at `at`: up to a blank or a mark that ends a value.
  Span word(std::size_t at) const {
    const Span found = up_to(" \t,]}#", at);
    return toml_span(at, std::max<std::size_t>(found.end, std::min(at + 1, line_end(at))));
  }

  /// The parser stops one past the end of a line, or at the end of the text: there is nothing to see there.
  /// The last character before it is where the reader has to look.
  Span visible(Span at) const {
    at = toml_span(at.begin,
                   std::min<std::size_t>(at.end, std::max<std::size_t>(line_end(at.begin), at.begin)));
    if (at.end > at.begin || at.begin == 0) return at;
    std::size_t end = at.begin;
    while (end > 1 && (is_blank(text[end - 1]) || text[end - 1] == '\n')) --end;
    std::size_t first = end - 1;
    while (first > 0 && continues_character(text[first])) --first;
    return toml_span(first, end);
  }

  /// What stands at the place goes into the message.
  SyntaxError error(const char* category, Span at, std::optional<Message> hint = {}) const {
    // Never half a character.
    while (at.end < text.size() && continues_character(text[at.end])) ++at.end;
    std::size_t size = std::min<std::size_t>(at.end - at.begin, kLongestQuote);
    while (at.begin + size < at.end && continues_character(text[at.begin + size])) --size;
    const char* const dots = at.begin + size < at.end ? "\u2026" : "";
    std::string quote = std::string(text.substr(at.begin, size)) + dots;
    return {Message{category, {std::move(quote)}}, visible(at), std::move(hint)};
  }

  SyntaxError duplicate_key(std::string_view sentence) const {
    // The parser may already stand behind the line of the key, at one that is none of its business.
    const TomlAround before(text, tokens, offset == 0 ? 0 : offset - 1);
    if (before.key == nullptr) return error("toml.other", toml_span(offset, offset + 1));
    const std::string name = "'" + std::string(words(key->at)) + "'";
    const bool told = header != nullptr ? sentence.find(name) != sentence.npos : offset < key->at.end;
    const TomlAround& at = first_mention && told ? *this : before;
    std::optional<Message> hint;
    if (at.first_mention) {
      const auto line = std::count(text.begin(), text.begin() + at.first_mention->begin, '\n') + 1;
      hint = Message{"hint.first_declared", {Rational(line)}};
    }
    return error("toml.duplicate_key", at.key->at, std::move(hint));
  }

  SyntaxError string_error() const {
    const std::string_view opening = text.substr(string->begin, 3);
    const bool multi_line = opening == "\"\"\"" || opening == "'''";
    if (offset >= text.size() || (at_line_end() && !multi_line)) {
      return error("toml.unterminated_string",
                   multi_line ? toml_span(string->begin, string->begin + 3) : rest_of_line(string->begin));
    }
    if (multi_line && equals == nullptr) return error("toml.bad_key", rest_of_line(string->begin));
    if (const auto control = control_character()) return *control;
    std::size_t backslash = offset;
    while (backslash > string->begin && text[backslash] != '\\') --backslash;
    if (backslash == string->begin) return error("toml.control_character", toml_span(offset, offset + 1));
    return error("toml.bad_escape", toml_span(backslash, std::min(offset + 1, line_end(offset))),
                 Message{"hint.backslash", {}});
  }

  std::optional<SyntaxError> control_character() const {
    const auto refused = [this](std::size_t at) {
      const char c = at < text.size() ? text[at] : ' ';
      const bool line_ending = c == '\n' || text.substr(at, 2) == "\r\n";
      return !line_ending && c != '\t' && ((c >= '\0' && c < ' ') || c == '\x7f');
    };
    // A carriage return is wrong once the next character is seen.
    const std::size_t at =
        offset > 0 && text[offset - 1] == '\r' && refused(offset - 1) ? offset - 1 : offset;
    if (!refused(at)) return std::nullopt;
    return error("toml.control_character", toml_span(at, at + 1));
  }

  /// The bracket that was never closed, when this is what the error comes from.
  std::optional<SyntaxError> unclosed_bracket() const {
    if (open.empty()) return std::nullopt;
    const bool ends_here = at_line_end() || here() == '#';
    if (header != nullptr) {
      const bool half_closed = offset > 0 && text[offset - 1] == ']';
      if (half_closed || (!ends_here && here() != '=')) return std::nullopt;
      return error("toml.unclosed", rest_of_line(header->at.begin));
    }
    const TomlToken* unclosed = nullptr;
    if ((in_table() && ends_here) || offset >= text.size()) {
      unclosed = open.back();
    } else {
      const std::size_t start = line_start(offset);
      if (!starts_statement(text.substr(start, line_end(offset) - start))) return std::nullopt;
      for (const TomlToken* each : open) {
        if (each->at.begin < start) unclosed = each;
      }
      if (unclosed == nullptr || words(unclosed->at) != "[") return std::nullopt;
    }
    const bool braces = words(unclosed->at) == "{";
    return error("toml.unclosed", unclosed->at,
                 braces ? std::optional(Message{"hint.one_line", {}}) : std::nullopt);
  }

  /// One too many, or one too few, in an array or an inline table.
  std::optional<SyntaxError> wrong_comma() const {
    if (open.empty() || header != nullptr || last == nullptr) return std::nullopt;
    const bool behind_comma = last->kind == Kind::comma;
    const bool closes = here() == (in_table() ? '}' : ']');
    if ((here() == ',' && (behind_comma || last->kind == Kind::open)) || (closes && behind_comma)) {
      return error("toml.extra_comma", toml_span(offset, offset + 1));
    }
    const bool behind_value =
        last->kind == Kind::string || last->kind == Kind::close ||
        (last->kind == Kind::bare && (last->at.end < offset || here() == ']' || here() == '}'));
    if (!behind_value || closes || std::string_view(", \t\r\n#").find(here()) != std::string_view::npos)
      return std::nullopt;
    return error("toml.missing_comma", word(offset));
  }

  std::optional<SyntaxError> missing_value() const {
    if (equals == nullptr || last != equals) return std::nullopt;
    const Span rest = rest_of_line(equals->at.end);
    if (rest.end > rest.begin && raw_value()) return std::nullopt;
    return error("toml.missing_value", equals->at);
  }

  /// The value that the error is in, or right behind: as far as a reader sees it as one.
  std::optional<Span> raw_value() const {
    if (equals == nullptr) return std::nullopt;
    // In an array or an inline table a comma ends the value.
    if (!open.empty() && value == nullptr) return std::nullopt;
    std::size_t at = open.empty() ? equals->at.end : value->at.begin;
    while (at < line_end(at) && is_blank(text[at])) ++at;
    if (open.empty() && (offset < at || !same_line(offset, at))) return std::nullopt;
    Span raw = open.empty() ? rest_of_line(at) : up_to(",]}#", at);
    while (raw.end > raw.begin && is_blank(text[raw.end - 1])) --raw.end;
    return raw.end > raw.begin ? std::optional(raw) : std::nullopt;
  }

  SyntaxError key_error() const {
    const std::size_t start = line_start(offset);
    const Span line = rest_of_line(start);
    const std::size_t first = std::min<std::size_t>(text.find_first_not_of(" \t", start), line.end);
    const auto mark = [&](char c) { return std::min<std::size_t>(text.find(c, start), line.end); };
    const std::size_t equals_at = mark('=');
    const std::size_t colon = mark(':');
    if (words(line).starts_with('{')) return error("toml.bad_key", toml_span(start, start + 1));
    if (open.empty()) {
      // nom de la maison = …
      const std::string_view name = without_blanks_around(words(toml_span(first, equals_at)));
      const bool plain_words = name.find_first_of("\"'[#:.") == name.npos;
      if (equals_at < line.end && plain_words && name.find(' ') != name.npos) {
        return error("toml.bad_key", toml_span(first, first + name.size()));
      }
      // clé : valeur
      if (equals_at == line.end && colon < line.end && colon > start && !words(line).starts_with('[')) {
        return error(
            "toml.missing_equals", toml_span(colon, colon + 1),
            Message{"hint.equals", {without_accents(without_blanks_around(words(toml_span(first, colon))))}});
      }
    }
    const bool stated = key != nullptr && key->at.end > key->at.begin && line_start(key->at.begin) == start;
    const Span shown = stated ? key->at : word(offset);
    const std::string_view name = words(shown);
    if (name.find_first_of("\"'") == name.npos) {
      for (std::size_t i = shown.begin; i < shown.end; ++i) {
        if (blank_size(text.substr(i)) > 1) return error("toml.bad_space", toml_span(i, i + 1));
      }
      if (std::any_of(name.begin(), name.end(), beyond_ascii)) {
        // “clé”: the habit knows its quotes; clé takes straight ones.
        const std::string bare = without_accents(name);
        const bool still = std::any_of(bare.begin(), bare.end(), beyond_ascii);
        return error("toml.bad_key", shown, still ? explain_habit(name) : Message{"hint.no_accents", {bare}});
      }
    }
    const bool whole_key = stated && offset > key->at.begin && !name.ends_with('.');
    if (whole_key && header == nullptr) return error("toml.missing_equals_after", shown);
    return error("toml.bad_key", word(offset));
  }

  SyntaxError value_error(TomlComplaint complaint) const {
    if (const auto raw = raw_value()) {
      if (auto hint = explain_habit(words(*raw))) return error("toml.bad_value", *raw, std::move(hint));
    }
    if (blank_size(text.substr(offset)) > 1) return error("toml.bad_space", toml_span(offset, offset + 1));
    const bool apart = last->kind != Kind::bare || last->at.end < offset ||
                       std::string_view(",]}").find(here()) != std::string_view::npos;
    if (open.empty() && apart && last != equals && !is_blank(here())) {
      const Span rest = rest_of_line(offset);
      if (rest.end > rest.begin) return error("toml.trailing", rest);
    }
    const bool in_value = value != nullptr && same_line(value->at.begin, offset);
    const Span shown = word(in_value ? value->at.begin : offset);
    const std::string_view written = words(shown);
    const std::size_t digits = written.find_first_not_of("0123456789");
    const bool dated =
        digits > 0 && digits != written.npos && (written[digits] == '-' || written[digits] == ':');
    if (dated) return error("toml.bad_date", shown);
    if (complaint == TomlComplaint::too_large) return error("toml.number_too_large", shown);
    if (written.find_first_of("+-.0123456789") == 0) return error("toml.bad_number", shown);
    return error("toml.bad_value", shown);
  }
};

}  // namespace

TomlComplaint toml_complaint(std::string_view sentence) {
  struct Row {
    std::string_view words;
    TomlComplaint complaint;
  };
  static constexpr Row kRows[] = {
      {"cannot redefine existing", TomlComplaint::duplicate},
      {"cannot insert", TomlComplaint::duplicate},
      {"not representable", TomlComplaint::too_large},
      {"exceeds length limit", TomlComplaint::too_large},
      {"too long", TomlComplaint::too_large},
  };
  for (const Row& row : kRows) {
    if (sentence.find(row.words) != sentence.npos) return row.complaint;
  }
  return TomlComplaint::other;
}

SyntaxError explain_syntax_error(std::string_view text, const std::vector<TomlToken>& tokens,
                                 std::uint32_t offset, std::string_view sentence) {
  return Mistake(text, tokens, std::min<std::size_t>(offset, text.size())).explain(sentence);
}

}  // namespace aci
