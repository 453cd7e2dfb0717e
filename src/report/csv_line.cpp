#include "report/csv_line.h"

#include <cstdint>
#include <cstring>

#include "report/characters.h"
#include "report/wording.h"

namespace aci {

CsvDialect csv_dialect(Language language, bool for_french_spreadsheet) {
  CsvDialect dialect;
  if (for_french_spreadsheet) {
    dialect.french = true;
    dialect.separator = ';';
    dialect.decimal_mark = ',';
    dialect.yes = say(language, "word.yes");
    dialect.no = say(language, "word.no");
    dialect.byte_order_mark = "\uFEFF";
  }
  return dialect;
}

// Many characters at a time, the last ones twice: every text of every row comes by here.
bool needs_quotes(std::string_view text, const CsvDialect& dialect) {
  using Chars = char __attribute__((vector_size(16)));
  const auto has_special = [separator = dialect.separator](Chars c) {
    const auto found = (c == '"') | (c == '\r') | (c == '\n') | (c == separator);
    std::uint64_t halves[2];
    std::memcpy(halves, &found, sizeof halves);
    return (halves[0] | halves[1]) != 0;
  };
  using Halves = std::uint64_t __attribute__((vector_size(16)));
  Chars chars{};
  if (text.size() < sizeof chars / 2) {
    for (std::size_t i = 0; i < text.size(); ++i) chars[i] = text[i];
    return has_special(chars);
  }
  if (text.size() < sizeof chars) {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    std::memcpy(&first, text.data(), sizeof first);
    std::memcpy(&last, text.data() + text.size() - sizeof last, sizeof last);
    return has_special(reinterpret_cast<Chars>(Halves{first, last}));
  }
  bool special = false;
  for (std::size_t i = 0; i + sizeof chars < text.size(); i += sizeof chars) {
    std::memcpy(&chars, text.data() + i, sizeof chars);
    special |= has_special(chars);
  }
  std::memcpy(&chars, text.data() + text.size() - sizeof chars, sizeof chars);
  return special || has_special(chars);
}

std::string csv_quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

bool looks_like_formula(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    if (std::u32string_view(U"=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20").find(character.code) !=
        std::u32string_view::npos) {
      const std::string_view rest = text.substr(at);
      return !is_plain_number(rest, '.') && !is_plain_number(rest, ',');
    }
    const bool seen_through = is_command(character.code) || is_blank(character.code) || !character.sound;
    if (!seen_through) return false;
    at += character.size;
  }
  return false;
}

std::string disarmed(std::string_view text) {
  return "'" + std::string(text);
}

}  // namespace aci
