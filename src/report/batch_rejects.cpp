#include "report/batch_rejects.h"

#include "report/csv_line.h"
#include "report/number_text.h"
#include "report/wording.h"

namespace aci {

std::string rejects_header(bool for_french_spreadsheet) {
  // No word of a language stands in a header.
  const CsvDialect dialect = csv_dialect(Language::en, for_french_spreadsheet);
  std::string out(dialect.byte_order_mark);
  append_csv(dialect, out, [](CsvLine& line) {
    for (const char* name : {"file", "line", "column", "code", "input", "message"}) line.field(name);
    line.end();
  });
  return out;
}

void append_reject(Language language, bool for_french_spreadsheet, const Reject& reject, std::string& out) {
  const Diagnostic& mistake = reject.mistake;
  const CsvDialect dialect = csv_dialect(language, for_french_spreadsheet);
  std::string message = say(language, mistake.message);
  if (mistake.hint) message += " (" + say(language, *mistake.hint) + ")";
  append_csv(dialect, out, [&](CsvLine& fields) {
    fields.foreign(reject.file);
    for (const int number : {reject.line, reject.column})
      number > 0 ? fields.integer(number) : fields.empty();
    fields.field(mistake.code());
    fields.foreign(reject.input);
    fields.foreign(printable(message));
    fields.end();
  });
}

}  // namespace aci
