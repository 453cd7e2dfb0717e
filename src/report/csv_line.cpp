#include "report/csv_line.h"

#include <cstdint>
#include <cstring>

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

// Sixteen characters at a time: every text of every row comes by here.
bool needs_quotes(std::string_view text, const CsvDialect& dialect) {
  using Chars = char __attribute__((vector_size(16)));
  const auto has_special = [separator = dialect.separator](Chars c) {
    const auto found = (c == '"') | (c == '\r') | (c == '\n') | (c == separator);
    std::uint64_t halves[2];
    std::memcpy(halves, &found, sizeof halves);
    return (halves[0] | halves[1]) != 0;
  };
  Chars chars{};
  if (text.size() < sizeof chars) {
    if (text.empty()) return false;  // It may point to nothing.
    std::memcpy(&chars, text.data(), text.size());
    return has_special(chars);
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

std::string disarmed(std::string_view text) {
  return "'" + std::string(text);
}

}  // namespace aci
