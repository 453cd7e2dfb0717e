#pragma once
// The one way to read CSV (RFC 4180, as spreadsheets write it): where a field ends, and what it says.
//
// A quote opens a quoted field only as its first byte; inside, two quotes are one; nothing may stand between
// the closing quote and the separator: it is kept as it is, for those who tell. A line ends with LF or CRLF.

#include <string>
#include <string_view>
#include <vector>

#include "base/source_file.h"

namespace aci {

/// What may part the fields of a table, where no first line says another.
inline constexpr std::string_view kCsvSeparators = ",;\t";

/// Whether the first line that is not empty is "sep=;", whatever the separator.
bool tells_separator(std::string_view text);

/// Where the header begins: behind empty lines, and behind a first line "sep=;" as Excel understands it.
std::size_t header_at(std::string_view text);

/// That of a first line "sep=;"; else comma, semicolon or tab: what the header has most of, outside quotes.
char separator_of(std::string_view text);

/// Behind the quote that closes the quoted field whose opening quote stands at `at`; npos when none does.
std::size_t end_of_quotes(std::string_view text, std::size_t at);

/// Where the field that begins at `at` ends: at the separator, at the '\n' or '\r' of a line end, or at the
/// end of the text. npos when it has a quote that does not close.
std::size_t end_of_field(std::string_view text, std::size_t at, char separator);

/// What a field says: without its quotes, doubled ones made one.
std::string unquoted(std::string_view field);

/// One field of a row, unquoted.
struct CsvField {
  std::string text;
  Span at;                   ///< Where it lies in the row, quotes included.
  bool closed = true;        ///< False: a quote opens it that does not close; it goes to the end of the text.
  std::uint32_t behind = 0;  ///< Where something stands behind the closing quote; 0: nowhere.
};

/// The row that begins at `at`, which moves behind its line end. At least one field.
std::vector<CsvField> take_csv_row(std::string_view text, std::size_t& at, char separator);

/// Cuts one row (without its line end) into fields: for headers and for the rows that need care.
std::vector<CsvField> split_csv_row(std::string_view row, char separator);

}  // namespace aci
