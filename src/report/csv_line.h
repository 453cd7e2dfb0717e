#pragma once
// Lines of CSV: RFC 4180, except that they end with a bare line feed, as every other output of the program
// does.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/iso_date.h"
#include "base/message.h"
#include "report/text_appender.h"
#include "report/value_text.h"

namespace aci {

/// Standard: ',' between fields, decimal point, true and false; every text exactly as given.
/// For a French spreadsheet: byte order mark, ';', decimal comma, yes and no in the reader's language, and an
/// apostrophe before a text that the spreadsheet would run as a formula (it starts with = + - @, a tab or a
/// carriage return; blanks, marks without width and the full-width forms of these signs are seen through).
struct CsvDialect {
  bool french = false;
  char separator = ',';
  char decimal_mark = '.';
  std::string yes = "true";
  std::string no = "false";
  std::string_view byte_order_mark;
};

CsvDialect csv_dialect(Language language, bool for_french_spreadsheet);

/// Whether a field stands in quotes.
bool needs_quotes(std::string_view text, const CsvDialect& dialect);
/// The text in quotes.
std::string csv_quoted(std::string_view text);
/// Whether a spreadsheet would run a text, whatever blanks and marks without width stand before it.
bool looks_like_formula(std::string_view text);
/// What a spreadsheet shows, and does not run.
std::string disarmed(std::string_view text);

/// Writes the fields of a line, then those of the next. The dialect must outlive it.
class CsvLine {
 public:
  CsvLine(const CsvDialect& dialect, TextAppender& to) : dialect_(dialect), to_(to) {}

  void empty() { separate(); }
  /// A text of ours.
  void field(std::string_view text) {
    separate();
    write(text);
  }
  /// A text that somebody typed.
  void foreign(std::string_view text) {
    separate();
    if (dialect_.french && looks_like_formula(text)) return write(disarmed(text));
    write(text);
  }
  /// The field of another table: a number is nothing that a spreadsheet would run.
  void repeated(std::string_view text) {
    is_plain_number(text, '.') || is_plain_number(text, ',') ? field(text) : foreign(text);
  }
  /// The value of an input, as a CSV would say it: a number, "true", "false" or another text.
  void value(std::string_view text) {
    if (text == "true" || text == "false") return truth(text == "true");
    is_plain_number(text, '.') ? decimal(text) : foreign(text);
  }
  /// "12.5": the point follows the dialect.
  void decimal(std::string_view text) {
    separate();
    const std::size_t point = text.find('.');
    to_.text(text.substr(0, point));
    if (point == std::string_view::npos) return;
    to_.character(dialect_.decimal_mark);
    to_.text(text.substr(point + 1));
  }

  /// Fields that are written already.
  void ready(std::string_view fields) {
    separate();
    to_.text(fields);
  }

  /// "2023-12-31", or "31/12/2023".
  void date(Date day) {
    separate();
    const std::string iso = to_iso(day);
    to_.text(dialect_.french ? iso.substr(8) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4) : iso);
  }

  void truth(bool yes) {
    separate();
    to_.text(yes ? dialect_.yes : dialect_.no);
  }
  void integer(std::int64_t number) {
    separate();
    to_.integer(number);
  }
  void euros(std::int64_t cents) {
    separate();
    to_.euros(cents, dialect_.decimal_mark);
  }
  void points(std::int64_t millionths) {
    separate();
    to_.points(millionths, dialect_.decimal_mark);
  }

  void end() {
    to_.character('\n');
    started_ = false;
  }

 private:
  void separate() {
    if (started_) to_.character(dialect_.separator);
    started_ = true;
  }
  void write(std::string_view text) {
    needs_quotes(text, dialect_) ? to_.text(csv_quoted(text)) : to_.text(text);
  }

  const CsvDialect& dialect_;
  TextAppender& to_;
  bool started_ = false;
};

/// Puts what `write(CsvLine&)` writes at the end of `out`.
template <typename Write>
void append_csv(const CsvDialect& dialect, std::string& out, Write write) {
  TextBuffer buffer;
  TextAppender text(out, buffer);
  CsvLine line(dialect, text);
  write(line);
  text.flush();
}

}  // namespace aci
