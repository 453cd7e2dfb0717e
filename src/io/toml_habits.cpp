#include "io/toml_habits.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "base/date.h"
#include "base/iso_date.h"
#include "base/toml_string.h"
#include "io/accepted_value.h"
#include "io/written_number.h"

namespace aci {
namespace {

constexpr std::size_t kLongestSuggestion = 80;

Message hint(const char* id, std::string suggestion) {
  return Message{id, {std::move(suggestion)}};
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
/// Of a word; a byte of an accented letter too.
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// `1 y = 2` behind `x =`: two keys on one line.
bool holds_two_keys(std::string_view raw) {
  return raw.find(" = ") != raw.npos || raw.find("\"=") != raw.npos;
}

std::optional<Message> typographic_quotes(std::string_view raw) {
  static constexpr std::string_view kQuotes[] = {"\u201C", "\u201D", "\u201E", "\u00AB", "\u00BB",
                                                 "\u2018", "\u2019", "\u201A", "\u2039", "\u203A"};
  std::string_view inner = raw;
  for (const std::string_view quote : kQuotes) {
    if (raw.starts_with(quote)) inner.remove_prefix(quote.size());
  }
  if (inner.size() == raw.size()) return std::nullopt;
  const auto* last = std::find_if(std::begin(kQuotes), std::end(kQuotes),
                                  [inner](std::string_view quote) { return inner.ends_with(quote); });
  if (last != std::end(kQuotes)) inner.remove_suffix(last->size());
  return hint("hint.straight_quotes", toml_quoted(without_blanks_around(inner)));
}

std::optional<Message> boolean_word(std::string_view raw) {
  if (is_digit(raw[0]) || raw == "x" || raw == "X") return std::nullopt;
  const auto value = parse_boolean(raw);
  return value ? std::optional(hint("hint.boolean", *value ? "true" : "false")) : std::nullopt;
}

// 31/12/2023, 31-12-2023, 31.12.2023, and 2023/12/31, 2023-1-5 the other way round.
std::optional<Message> french_date(std::string_view raw) {
  const std::size_t first = raw.find_first_of("/-.");
  if (first == raw.npos) return std::nullopt;
  const std::size_t second = raw.find(raw[first], first + 1);
  if (second == raw.npos) return std::nullopt;
  const auto number = [](std::string_view digits, std::size_t most) {
    int value = -1;
    const bool good = digits.size() <= most && std::all_of(digits.begin(), digits.end(), is_digit);
    if (good) std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
  };
  const std::string_view a = raw.substr(0, first);
  const std::string_view b = raw.substr(second + 1);
  const int month = number(raw.substr(first + 1, second - first - 1), 2);
  const auto date = a.size() == 4   ? make_date(number(a, 4), month, number(b, 2))
                    : b.size() == 4 ? make_date(number(b, 4), month, number(a, 2))
                                    : std::nullopt;
  if (!date || to_iso(*date) == raw) return std::nullopt;
  return hint("hint.iso_date", to_iso(*date));
}

std::optional<Message> human_number(std::string_view raw) {
  const auto number = read_written_number(raw);
  if (!number) return std::nullopt;
  const std::string plain = number->plain();
  const std::string suffix = lower_case(number->suffix);
  if (suffix == "%") return hint("hint.quote_percent", toml_quoted(plain + " %"));
  const bool money = suffix == "€" || suffix == "eur" || suffix == "euro" || suffix == "euros";
  if (!suffix.empty() && !money) {
    // 8000 patients
    if (!(number->apart || suffix == "h") || !std::all_of(suffix.begin(), suffix.end(), is_letter)) {
      return std::nullopt;
    }
    return Message{"hint.number_or_text", {plain, toml_quoted(raw)}};
  }
  // What is computed with a unit is a formula; a bare number is a case's.
  if (money) return Message{"hint.euros_or_number", {toml_quoted(plain + " €"), plain}};
  if (number->groups || number->typographic) return hint("hint.plain_number", plain);
  if (number->spaced) return hint(number->mark != '\0' ? "hint.plain_number" : "hint.no_spaces", plain);
  if (number->mark == ',') {
    // "8,000" is eight to a French reader and eight thousand to an English one.
    if (number->decimals.size() == 3 && number->whole.size() <= 3 &&
        number->whole.find_first_not_of('0') == 0) {
      const std::string sign = number->negative ? "-" : "";
      return Message{"hint.ambiguous_comma", {sign + number->whole + number->decimals, plain}};
    }
    return hint("hint.decimal_point", plain);
  }
  // ".5", "5.", "08.5"
  if (number->mark == '.')
    return plain != raw ? std::optional(hint("hint.plain_number", plain)) : std::nullopt;
  const bool padded = number->whole.size() > 1 && number->whole.front() == '0';
  // An identifier keeps its zeros.
  return padded ? std::optional(Message{"hint.number_or_text", {plain, toml_quoted(raw)}}) : std::nullopt;
}

// Words without quotes. Not what merely looks like a wrong number or date: 0xZZ, 1__0, 2023-02-30.
std::optional<Message> unquoted_text(std::string_view raw) {
  const auto wordy = [](char c) { return is_letter(c) || c == '/' || c == '@' || c == ' '; };
  if (raw.find_first_of("\"'[{") == 0) return std::nullopt;
  if (raw.find_first_of("+-.0123456789") == 0 && raw.find(' ') == raw.npos) return std::nullopt;
  if (std::none_of(raw.begin(), raw.end(), wordy)) return std::nullopt;
  if (holds_two_keys(raw)) return std::nullopt;
  if (raw.size() > kLongestSuggestion) return Message{"hint.quotes_around", {}};
  return hint("hint.quotes", toml_quoted(raw));
}

// "La "Maison" bleue": double quotes inside double quotes.
std::optional<Message> inner_quotes(std::string_view raw) {
  if (raw.size() < 4 || raw.size() > kLongestSuggestion || holds_two_keys(raw)) return std::nullopt;
  if (!raw.starts_with('"') || !raw.ends_with('"') || raw.starts_with("\"\"")) return std::nullopt;
  const std::string_view inner = raw.substr(1, raw.size() - 2);
  if (inner.find('"') == inner.npos || inner.find('\\') != inner.npos) return std::nullopt;
  return hint("hint.inner_quotes", toml_quoted(inner));
}

}  // namespace

std::string without_accents(std::string_view name) {
  static constexpr std::pair<std::string_view, std::string_view> kLetters[] = {
      {"à", "a"}, {"â", "a"}, {"ä", "a"}, {"é", "e"}, {"è", "e"}, {"ê", "e"},     {"ë", "e"},    {"î", "i"},
      {"ï", "i"}, {"ô", "o"}, {"ö", "o"}, {"ù", "u"}, {"û", "u"}, {"ü", "u"},     {"ç", "c"},    {"œ", "oe"},
      {"É", "E"}, {"È", "E"}, {"À", "A"}, {"Ê", "E"}, {"Û", "U"}, {"\u0301", ""}, {"\u0302", ""}};
  std::string bare(name);
  for (const auto& [accented, plain] : kLetters) {
    for (std::size_t at = 0; (at = bare.find(accented, at)) != bare.npos; at += plain.size()) {
      bare.replace(at, accented.size(), plain);
    }
  }
  return bare;
}

std::optional<Message> explain_habit(std::string_view raw) {
  raw = without_blanks_around(raw);
  if (raw.empty()) return std::nullopt;
  for (const auto explain :
       {typographic_quotes, boolean_word, french_date, human_number, inner_quotes, unquoted_text}) {
    if (auto found = explain(raw)) return found;
  }
  return std::nullopt;
}

}  // namespace aci
