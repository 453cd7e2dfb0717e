#include "report/batch_rejects.h"

#include "report/csv_line.h"
#include "report/number_text.h"
#include "report/wording.h"

namespace aci {

std::string rejects_header(bool for_french_spreadsheet) {
  // No word of a language stands in a header.
  const CsvDialect dialect = csv_dialect(Language::en, for_french_spreadsheet);
  std::string out(dialect.byte_order_mark);
  TextBuffer buffer;
  TextAppender text(out, buffer);
  CsvLine line(dialect, text);
  for (const char* name : {"file", "line", "column", "code", "input", "message"}) line.field(name);
  line.end();
  text.flush();
  return out;
}

void append_reject(Language language, bool for_french_spreadsheet, std::string_view file, int line,
                   int column, const Diagnostic& mistake, std::string_view input, std::string& out) {
  const CsvDialect dialect = csv_dialect(language, for_french_spreadsheet);
  std::string message = say(language, mistake.message);
  if (mistake.hint) message += " (" + say(language, *mistake.hint) + ")";
  TextBuffer buffer;
  TextAppender text(out, buffer);
  CsvLine fields(dialect, text);
  fields.foreign(file);
  for (const int number : {line, column}) number > 0 ? fields.integer(number) : fields.empty();
  fields.field(mistake.code());
  fields.foreign(input);
  fields.foreign(printable(message));
  fields.end();
  text.flush();
}

}  // namespace aci
