#include "io/csv_mistakes.h"

#include <string>
#include <string_view>

#include "base/decimal.h"
#include "io/written_number.h"

namespace aci {
namespace {

bool says_nothing(const CsvField& field) {
  return without_blanks_around(field.text).empty();
}

/// Of digits alone, in no quotes.
bool is_bare_digits(SourcePtr file, const CsvField& field) {
  return !field.text.empty() && field.text.find_first_not_of("0123456789") == field.text.npos &&
         file->text()[field.at.begin] != '"';
}

}  // namespace

Message hint_of_cut_value(char separator) {
  return {separator == ',' ? "hint.quote_comma" : "hint.quote_separator", {}};
}

bool has_sound_quotes(SourcePtr file, const std::vector<CsvField>& row, Diagnostics& diagnostics) {
  for (const CsvField& field : row) {
    const std::uint32_t begin = field.at.begin;
    const std::string_view quotes = file->text().substr(begin, field.behind - begin);
    // Those that close on another line were meant to close on their own.
    if (!field.closed || (field.behind != 0 && quotes.find('\n') != quotes.npos)) {
      diagnostics.error("D003", Place(file, {begin, begin + 1}));
      return false;
    }
    if (field.behind == 0) continue;
    diagnostics.error("D026", Place(file, {field.behind - 1, field.behind})).hint =
        Message{"hint.double_quotes", {}};
    return false;
  }
  return true;
}

bool stands_in_columns(SourcePtr file, const std::vector<CsvField>& row, const std::vector<CsvField>& header,
                       char separator, Diagnostics& diagnostics) {
  std::size_t size = row.size();
  while (size > header.size() && says_nothing(row[size - 1])) --size;
  if (size > header.size()) {
    diagnostics
        .error("D002", Place(file, {row.front().at.begin, row[size - 1].at.end}),
               {std::to_string(size), std::to_string(header.size())})
        .hint = hint_of_cut_value(separator);
    return false;
  }
  for (std::size_t i = 0; i < size; ++i) {
    if (!says_nothing(header[i]) || says_nothing(row[i])) continue;
    diagnostics.error("D027", Place(file, row[i].at), {std::to_string(i + 1)}).hint =
        Message{"hint.name_column", {}};
    return false;
  }
  return true;
}

bool is_whole_number(SourcePtr file, const std::vector<CsvField>& row, std::size_t column, bool next_is_taken,
                     char separator, const std::string& name, Diagnostics& diagnostics) {
  constexpr std::size_t kMostDecimals = 3;
  if (separator != ',' || next_is_taken || column + 1 >= row.size()) return true;
  const CsvField& whole = row[column];
  const CsvField& behind = row[column + 1];
  if (!is_bare_digits(file, whole) || !is_bare_digits(file, behind) || behind.text.size() > kMostDecimals) {
    return true;
  }
  const auto cut = parse_decimal(whole.text);
  const auto meant = parse_decimal(whole.text + "." + behind.text);
  if (!cut || !meant) return true;
  diagnostics
      .error("I016", Place(file, {whole.at.begin, behind.at.end}),
             {name, whole.text + "," + behind.text, *cut, *meant})
      .hint = hint_of_cut_value(separator);
  return false;
}

}  // namespace aci
