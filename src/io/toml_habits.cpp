#include "io/toml_habits.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/date.h"
#include "base/date_text.h"

namespace aci {
namespace {

constexpr std::size_t kLongestSuggestion = 80;

Message hint(const char* id, std::string suggestion) {
  return Message{id, {std::move(suggestion)}};
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The size of the space that `text` starts with: plain, or no-break, narrow no-break, figure, thin.
std::size_t space_size(std::string_view text) {
  if (text.starts_with(' ') || text.starts_with('\t')) return 1;
  for (const std::string_view space : {"\u00A0", "\u202F", "\u2007", "\u2009"}) {
    if (text.starts_with(space)) return space.size();
  }
  return 0;
}

std::string_view without_spaces_around(std::string_view text) {
  while (const std::size_t size = space_size(text)) text.remove_prefix(size);
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view space : {" ", "\t", "\u00A0", "\u202F", "\u2007", "\u2009"}) {
      if (text.ends_with(space)) {
        text.remove_suffix(space.size());
        again = true;
      }
    }
  }
  return text;
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}

std::optional<Message> typographic_quotes(std::string_view raw) {
  static constexpr std::array<std::string_view, 10> kQuotes = {
      "\u201C", "\u201D", "\u201E", "\u00AB", "\u00BB", "\u2018", "\u2019", "\u201A", "\u2039", "\u203A"};
  const auto opens = [raw](std::string_view quote) { return raw.starts_with(quote); };
  if (std::none_of(kQuotes.begin(), kQuotes.end(), opens)) return std::nullopt;
  std::string_view inner = raw;
  for (const std::string_view quote : kQuotes) {
    if (raw.starts_with(quote)) inner.remove_prefix(quote.size());
  }
  for (const std::string_view quote : kQuotes) {
    if (inner.ends_with(quote)) {
      inner.remove_suffix(quote.size());
      break;
    }
  }
  return hint("hint.straight_quotes", quoted(without_spaces_around(inner)));
}

std::optional<Message> boolean_word(std::string_view raw) {
  const std::string word = lower(raw);
  for (const std::string_view yes : {"oui", "vrai", "yes", "true"}) {
    if (word == yes) return hint("hint.boolean", "true");
  }
  for (const std::string_view no : {"non", "faux", "no", "false"}) {
    if (word == no) return hint("hint.boolean", "false");
  }
  return std::nullopt;
}

// 31/12/2023, 31-12-2023, 31.12.2023, and 2023/12/31, 2023-1-5 the other way round.
std::optional<Message> french_date(std::string_view raw) {
  std::array<std::int64_t, 3> numbers{};
  std::array<std::size_t, 3> sizes{};
  std::size_t part = 0;
  char separator = '\0';
  for (const char c : raw) {
    if (is_digit(c) && sizes[part] < 4) {
      numbers[part] = numbers[part] * 10 + (c - '0');
      ++sizes[part];
    } else if ((c == '/' || c == '-' || c == '.') && (part == 0 || c == separator) && part < 2) {
      separator = c;
      ++part;
    } else {
      return std::nullopt;
    }
  }
  if (part != 2 || sizes[1] < 1 || sizes[1] > 2) return std::nullopt;
  std::optional<Date> date;
  if (sizes[2] == 4 && sizes[0] >= 1 && sizes[0] <= 2) date = make_date(numbers[2], numbers[1], numbers[0]);
  if (sizes[0] == 4 && sizes[2] >= 1 && sizes[2] <= 2) date = make_date(numbers[0], numbers[1], numbers[2]);
  if (!date || to_iso(*date) == raw) return std::nullopt;
  return hint("hint.iso_date", to_iso(*date));
}

/// A number as people write it, taken apart.
struct HumanNumber {
  std::string whole;     ///< Digits only, leading zeros included.
  std::string decimals;  ///< Digits only.
  std::string suffix;    ///< "%", a sign of the euro, or `unit`.
  bool unit = false;     ///< Another word follows: 8000 patients.
  bool negative = false;
  bool typographic_sign = false;
  bool spaced = false;        ///< 8 000
  bool has_mark = false;      ///< A decimal mark stands in it,
  char mark = '.';            ///< '.' or ','.
  bool comma_groups = false;  ///< 12,000.50

  std::string plain() const {
    const std::size_t first = whole.find_first_not_of('0');
    const std::string digits = first == std::string::npos ? "0" : whole.substr(first);
    return (negative ? "-" : "") + digits + (decimals.empty() ? "" : "." + decimals);
  }
};

std::optional<HumanNumber> read_human_number(std::string_view raw) {
  HumanNumber number;
  if (raw.starts_with('-') || raw.starts_with('+')) {
    number.negative = raw.front() == '-';
    raw.remove_prefix(1);
  } else if (raw.starts_with("\u2212")) {
    number.negative = number.typographic_sign = true;
    raw.remove_prefix(3);
  }
  if (number.negative) {
    const std::size_t size = raw.size();
    raw = without_spaces_around(raw);
    number.spaced = raw.size() < size;
  }
  while (!raw.empty()) {
    const std::size_t space = space_size(raw);
    if (is_digit(raw.front())) {
      (number.has_mark ? number.decimals : number.whole) += raw.front();
      raw.remove_prefix(1);
    } else if (space > 0 && raw.size() > space && is_digit(raw[space]) && !number.whole.empty()) {
      number.spaced = true;
      raw.remove_prefix(space);
    } else if (raw.front() == '.' || raw.front() == ',') {
      if (number.has_mark) {
        // Only 12,000.50 has two marks.
        if (number.mark != ',' || raw.front() != '.' || number.decimals.size() != 3) return std::nullopt;
        number.whole += number.decimals;
        number.decimals.clear();
        number.comma_groups = true;
      }
      number.has_mark = true;
      number.mark = raw.front();
      raw.remove_prefix(1);
    } else {
      break;
    }
  }
  if (number.whole.empty() && number.decimals.empty()) return std::nullopt;
  const std::string suffix = lower(without_spaces_around(raw));
  for (const std::string_view known : {"", "%", "\u20AC", "eur", "euro", "euros"}) {
    if (suffix == known) {
      number.suffix = suffix;
      return number;
    }
  }
  const auto in_word = [](char c) { return is_letter(c) || static_cast<unsigned char>(c) >= 0x80; };
  number.unit = (space_size(raw) > 0 || suffix == "h") && std::all_of(suffix.begin(), suffix.end(), in_word);
  number.suffix = suffix;
  return number.unit ? std::optional(number) : std::nullopt;
}

std::optional<Message> human_number(std::string_view raw) {
  const auto number = read_human_number(raw);
  if (!number) return std::nullopt;
  const std::string plain = number->plain();
  if (number->unit) return Message{"hint.number_or_text", {plain, quoted(raw)}};
  if (number->suffix == "%") return hint("hint.quote_percent", quoted(plain + " %"));
  if (!number->suffix.empty() || number->comma_groups || number->typographic_sign) {
    return hint("hint.plain_number", plain);
  }
  if (number->spaced) return hint(number->has_mark ? "hint.plain_number" : "hint.no_spaces", plain);
  if (number->has_mark && number->mark == ',') {
    // "8,000" is eight to a French reader and eight thousand to an English one.
    if (number->decimals.size() == 3 && number->whole.size() <= 3 &&
        number->whole.find_first_not_of('0') == 0) {
      const std::string sign = number->negative ? "-" : "";
      return Message{"hint.ambiguous_comma", {sign + number->whole + number->decimals, plain}};
    }
    return hint("hint.decimal_point", plain);
  }
  if (!number->has_mark && number->whole.size() > 1 && number->whole.front() == '0') {
    return hint("hint.no_leading_zero", plain);
  }
  // ".5", "5.", "08.5"
  if (number->has_mark && plain != raw) return hint("hint.plain_number", plain);
  return std::nullopt;
}

// Words without quotes. Not what merely looks like a wrong number or date: 0xZZ, 1__0, 2023-02-30.
std::optional<Message> unquoted_text(std::string_view raw) {
  const auto wordy = [](char c) {
    return is_letter(c) || static_cast<unsigned char>(c) >= 0x80 || c == '/' || c == '@' || c == ' ';
  };
  const char first = raw.front();
  if (first == '"' || first == '\'' || first == '[' || first == '{') return std::nullopt;
  const bool starts_number = is_digit(first) || first == '+' || first == '-' || first == '.';
  if (starts_number && raw.find(' ') == std::string_view::npos) return std::nullopt;
  if (std::none_of(raw.begin(), raw.end(), wordy)) return std::nullopt;
  if (raw.find(" = ") != std::string_view::npos) return std::nullopt;  // Two keys on one line.
  if (raw.size() > kLongestSuggestion) return Message{"hint.quotes_around", {}};
  return hint("hint.quotes", quoted(raw));
}

// "La "Maison" bleue": double quotes inside double quotes.
std::optional<Message> inner_quotes(std::string_view raw) {
  if (raw.size() < 4 || !raw.starts_with('"') || !raw.ends_with('"') || raw.starts_with("\"\"")) {
    return std::nullopt;
  }
  const std::string_view inner = raw.substr(1, raw.size() - 2);
  if (inner.find('"') == std::string_view::npos || inner.find('\\') != std::string_view::npos)
    return std::nullopt;
  if (raw.size() > kLongestSuggestion) return std::nullopt;
  return hint("hint.inner_quotes", quoted(inner));
}

}  // namespace

std::optional<Message> explain_habit(std::string_view raw) {
  raw = without_spaces_around(raw);
  if (raw.empty()) return std::nullopt;
  for (const auto explain :
       {typographic_quotes, boolean_word, french_date, human_number, inner_quotes, unquoted_text}) {
    if (auto found = explain(raw)) return found;
  }
  return std::nullopt;
}

}  // namespace aci
