#include "io/toml_syntax.h"

#include <algorithm>
#include <string>

#include "base/blanks.h"
#include "base/toml_string.h"
#include "io/toml_habits.h"
#include "io/toml_scan.h"
#include "io/written_number.h"

namespace aci {
namespace {

using Kind = TomlTokenKind;

constexpr std::size_t kLongestQuote = 60;
constexpr std::string_view kBlanks = " \t\r";

bool is_one_of(std::string_view marks, char c) {
  return marks.find(c) != marks.npos;
}

bool beyond_ascii(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

/// A line that can only start something new: `key =`, `[header]`.
bool starts_statement(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(kBlanks), line.size()));
  if (!line.starts_with('[')) {
    const std::size_t mark = line.find_first_of("=,[]{}#\"'");
    return mark != line.npos && mark > 0 && line[mark] == '=';
  }
  line.remove_prefix(std::min(line.find_first_not_of("[ \t"), line.size()));
  const char name = line.empty() ? ' ' : static_cast<char>(line[0] | 0x20);
  return name >= 'a' && name <= 'z' && line.find(',') == line.npos;
}

/// The error at work: the text, the place, what stands around it.
struct Mistake : TomlScan {
  Mistake(std::string_view of, std::size_t place) : TomlScan(scan_toml(of, place)), text(of), offset(place) {}

  std::string_view text;
  std::size_t offset;

  SyntaxError explain(std::string_view sentence) const {
    const TomlComplaint complaint = toml_complaint(sentence);
    if (complaint == TomlComplaint::duplicate) return duplicate_key(sentence);
    if (string) return string_error();
    if (auto found = control_character()) return *found;
    if (auto found = unclosed_bracket()) return *found;
    if (auto found = wrong_comma()) return *found;
    if (auto found = missing_value()) return *found;
    const bool header_closed = header && last && last->kind == Kind::close;
    return equals || header_closed ? value_error(complaint) : key_error();
  }

  char here() const { return offset < text.size() ? text[offset] : '\n'; }
  bool in_table() const { return !open.empty() && words(open.back().at) == "{"; }
  std::size_t line_start(std::size_t at) const { return text.substr(0, at).rfind('\n') + 1; }
  std::size_t line_end(std::size_t at) const { return std::min(text.find('\n', at), text.size()); }
  std::string_view words(Span at) const { return text.substr(at.begin, at.end - at.begin); }

  /// Without the blanks at the end.
  Span trimmed(std::size_t begin, std::size_t end) const {
    while (end > begin && is_one_of(kBlanks, text[end - 1])) --end;
    return toml_span(begin, end);
  }
  /// From `at` to the end of the line or to a comment.
  Span rest_of_line(std::size_t at) const {
    const std::size_t end = line_end(at);
    for (std::size_t i = at; i < end; ++i) {
      if (text[i] == '#') return trimmed(at, i);
      if (text[i] != '"' && text[i] != '\'') continue;
      const TomlString walk = TomlString::whole(text, i);
      if (!walk.closed() || walk.past() > end) break;
      i = walk.past() - 1;
    }
    return trimmed(at, end);
  }
  /// The word at `at`, up to a blank or a mark that ends a value; empty at the end of a line.
  Span word(std::size_t at) const {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n,]}#", at), text.size());
    const bool mark = end == at && at < text.size() && !is_one_of("\r\n", text[at]);
    return toml_span(at, mark ? at + 1 : end);
  }
  /// The parser may stop behind the end of a line, where there is nothing to see: the last character before
  /// it then.
  Span visible(Span at) const {
    if (at.end > at.begin) return at;
    while (at.end > 1 && is_one_of(" \t\r\n", text[at.end - 1])) --at.end;
    at.begin = at.end - (at.end > 0 ? 1 : 0);
    while (at.begin > 0 && continues_character(text[at.begin])) --at.begin;
    return at;
  }

  /// What stands at the place goes into the message.
  SyntaxError error(const char* category, Span at, std::optional<Message> hint = {}) const {
    // Never half a character.
    while (at.end < text.size() && continues_character(text[at.end])) ++at.end;
    std::string quote(words(at));
    if (quote.size() > kLongestQuote) {
      std::size_t size = kLongestQuote;
      while (size > 0 && continues_character(quote[size])) --size;
      quote = quote.substr(0, size) + "\u2026";
    }
    return {Message{category, {std::move(quote)}}, visible(at), std::move(hint)};
  }
  SyntaxError error_at(const char* category, std::size_t at) const {
    return error(category, toml_span(at, at + 1));
  }

  SyntaxError duplicate_key(std::string_view sentence) const {
    if (repeats.empty()) return error("toml.other", word(offset));
    const Repeat* repeat = &repeats.back();
    // Behind the line of a header, the parser stands at a key that is none of its business.
    const bool told = sentence.find("table header") == sentence.npos ||
                      sentence.find("'" + std::string(words(repeat->key)) + "'") != sentence.npos;
    if (!told && repeats.size() > 1) --repeat;
    const auto line =
        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(repeat->first), '\n') + 1;
    return error("toml.duplicate_key", repeat->key, Message{"hint.first_declared", {Rational(line)}});
  }

  SyntaxError string_error() const {
    const std::size_t begin = string->begin;
    const bool multi_line = text.substr(begin, 3) == std::string(3, text[begin]);
    if (offset >= text.size() || (!multi_line && is_one_of("\r\n", here()))) {
      return error("toml.unterminated_string",
                   multi_line ? toml_span(begin, begin + 3) : rest_of_line(begin));
    }
    if (multi_line && !equals) return error("toml.bad_key", rest_of_line(begin));
    if (const auto control = control_character()) return *control;
    const std::size_t backslash = text.rfind('\\', offset);
    if (backslash == text.npos || backslash < begin) return error_at("toml.control_character", offset);
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
    if (offset > 0 && text[offset - 1] == '\r' && refused(offset - 1)) {
      return error_at("toml.control_character", offset - 1);
    }
    return refused(offset) ? std::optional(error_at("toml.control_character", offset)) : std::nullopt;
  }

  /// The bracket that was never closed, when this is what the error comes from.
  std::optional<SyntaxError> unclosed_bracket() const {
    if (open.empty()) return std::nullopt;
    const bool ends_here = is_one_of("\r\n#", here());
    if (header) {
      const bool half_closed = offset > 0 && text[offset - 1] == ']';
      if (half_closed || (!ends_here && here() != '=')) return std::nullopt;
      return error("toml.unclosed", rest_of_line(header->begin));
    }
    if (in_table() && (ends_here || offset >= text.size())) {
      return error("toml.unclosed", open.back().at, Message{"hint.one_line", {}});
    }
    if (offset >= text.size()) return error("toml.unclosed", open.back().at);
    const std::size_t start = line_start(offset);
    const auto unclosed = std::find_if(open.rbegin(), open.rend(),
                                       [&](const Bracket& bracket) { return bracket.at.begin < start; });
    const bool list = unclosed != open.rend() && words(unclosed->at) == "[";
    if (!list || !starts_statement(text.substr(start, line_end(offset) - start))) return std::nullopt;
    return error("toml.unclosed", unclosed->at);
  }

  /// One too many, or one too few, in an array or an inline table.
  std::optional<SyntaxError> wrong_comma() const {
    if (open.empty() || header || !last) return std::nullopt;
    const bool behind_comma = last->kind == Kind::comma;
    const bool closes = here() == (in_table() ? '}' : ']');
    if ((here() == ',' && (behind_comma || last->kind == Kind::open)) || (closes && behind_comma)) {
      return error_at("toml.extra_comma", offset);
    }
    const bool behind_value =
        last->kind == Kind::string || last->kind == Kind::close ||
        (last->kind == Kind::bare && (last->at.end < offset || is_one_of("]}", here())));
    if (!behind_value || closes || is_one_of(", \t\r\n#", here())) return std::nullopt;
    return error("toml.missing_comma", word(offset));
  }

  std::optional<SyntaxError> missing_value() const {
    if (!equals || last->kind != Kind::equals || raw_value()) return std::nullopt;
    return error("toml.missing_value", *equals);
  }

  /// The value that the error is in, or right behind: as far as a reader sees it as one.
  std::optional<Span> raw_value() const {
    if (!equals || (!open.empty() && !value)) return std::nullopt;
    const std::size_t at =
        open.empty() ? std::min(text.find_first_not_of(kBlanks, equals->end), text.size()) : value->begin;
    if (open.empty() && (offset < at || offset > line_end(at))) return std::nullopt;
    // In an array or an inline table a comma ends the value.
    const std::size_t end = std::min(text.find_first_of(",]}#\n", at), text.size());
    const Span raw = open.empty() ? rest_of_line(at) : trimmed(at, end);
    return raw.end > raw.begin ? std::optional(raw) : std::nullopt;
  }

  /// l'annee = 2023, a"b = 1: the name goes up to the '='.
  std::optional<SyntaxError> quote_inside_key() const {
    const std::size_t equals_at = text.substr(0, line_end(key->end)).find('=', key->end);
    if (equals_at == text.npos || is_one_of("\"'", text[key->begin])) return std::nullopt;
    const Span name = trimmed(key->begin, equals_at);
    return error("toml.bad_key", name, Message{"hint.quotes", {toml_quoted(words(name))}});
  }

  SyntaxError key_error() const {
    const std::size_t start = line_start(offset);
    const std::string_view line = words(rest_of_line(start));
    const std::size_t equals_at = line.find('=');
    const std::size_t colon = line.find(':');
    if (open.empty() && equals_at != line.npos) {
      // nom de la maison = …
      const std::string_view name = without_blanks_around(line.substr(0, equals_at));
      if (name.find_first_of("\"'[#:.") == name.npos && name.find(' ') != name.npos) {
        const auto begin = static_cast<std::size_t>(name.data() - text.data());
        return error("toml.bad_key", toml_span(begin, begin + name.size()));
      }
    } else if (open.empty() && colon != line.npos && colon > 0 && !is_one_of("[{", line[0])) {
      // clé : valeur
      const std::string name = without_accents(without_blanks_around(line.substr(0, colon)));
      return error("toml.missing_equals", toml_span(start + colon, start + colon + 1),
                   Message{"hint.equals", {name}});
    }
    const bool stated = key && key->end > key->begin && key->begin >= start;
    if (stated && !header && key->end < text.size() && is_one_of("\"'", text[key->end])) {
      if (auto found = quote_inside_key()) return *found;
    }
    const Span shown = stated ? *key : word(offset);
    const std::string_view name = words(shown);
    if (name.find_first_of("\"'") == name.npos) {
      for (std::size_t i = shown.begin; i < shown.end; ++i) {
        if (blank_size(text.substr(i)) > 1) return error_at("toml.bad_space", i);
      }
      if (beyond_ascii(name)) {
        // “clé”: the habit knows its quotes; clé takes straight ones.
        const std::string bare = without_accents(name);
        return error("toml.bad_key", shown,
                     beyond_ascii(bare) ? explain_habit(name) : Message{"hint.no_accents", {bare}});
      }
    }
    if (stated && offset > key->begin && !header && !name.ends_with('.')) {
      return error("toml.missing_equals_after", shown);
    }
    return error("toml.bad_key", word(offset));
  }

  SyntaxError value_error(TomlComplaint complaint) const {
    if (const auto raw = raw_value()) {
      if (auto hint = explain_habit(words(*raw))) return error("toml.bad_value", *raw, std::move(hint));
    }
    if (blank_size(text.substr(offset)) > 1) return error_at("toml.bad_space", offset);
    const bool apart = last->kind != Kind::bare || last->at.end < offset || is_one_of(",]}", here());
    if (open.empty() && apart && last->kind != Kind::equals && !is_one_of(kBlanks, here())) {
      const Span rest = rest_of_line(offset);
      if (rest.end > rest.begin) return error("toml.trailing", rest);
    }
    const Span shown = word(value && offset <= line_end(value->begin) ? value->begin : offset);
    const std::string_view written = words(shown);
    const std::size_t digits = written.find_first_not_of("0123456789");
    if (digits > 0 && digits != written.npos && is_one_of("-:", written[digits])) {
      return error("toml.bad_date", shown);
    }
    if (complaint == TomlComplaint::too_large) return error("toml.number_too_large", shown);
    const bool number = written.find_first_of("+-.0123456789") == 0;
    return error(number ? "toml.bad_number" : "toml.bad_value", shown);
  }
};

}  // namespace

TomlComplaint toml_complaint(std::string_view sentence) {
  const auto says = [&](std::string_view words) { return sentence.find(words) != sentence.npos; };
  if (says("cannot redefine existing") || says("cannot insert")) return TomlComplaint::duplicate;
  const bool too_large = says("not representable") || says("exceeds length limit") || says("too long");
  return too_large ? TomlComplaint::too_large : TomlComplaint::other;
}

SyntaxError explain_syntax_error(std::string_view text, std::uint32_t offset, std::string_view sentence) {
  return Mistake(text, std::min<std::size_t>(offset, text.size())).explain(sentence);
}

}  // namespace aci
