#include "report/batch_rejects_csv.h"

#include "report/csv_line.h"
#include "report/value_text.h"
#include "report/wording.h"

namespace aci {
namespace {

class RejectsCsv final : public RejectWriter {
 public:
  RejectsCsv(Language language, bool for_french_spreadsheet)
      : language_(language), dialect_(csv_dialect(language, for_french_spreadsheet)) {}

  /// No word of a language stands in it.
  std::string header() const override {
    std::string out(dialect_.byte_order_mark);
    append_csv(dialect_, out, [](CsvLine& line) {
      for (const char* name : {"file", "line", "column", "code", "input", "message"}) line.field(name);
      line.end();
    });
    return out;
  }

  void append(const Reject& reject, std::string& out) const override {
    std::string message = say(language_, reject.mistake.message);
    if (reject.mistake.hint) message += " (" + say(language_, *reject.mistake.hint) + ")";
    append_csv(dialect_, out, [&](CsvLine& fields) {
      fields.foreign(reject.file);
      for (const int number : {reject.line, reject.column})
        number > 0 ? fields.integer(number) : fields.empty();
      fields.field(reject.mistake.code());
      fields.foreign(reject.input);
      fields.foreign(printable(message));
      fields.end();
    });
  }

 private:
  Language language_;
  CsvDialect dialect_;
};

}  // namespace

std::unique_ptr<RejectWriter> rejects_csv(Language language, bool for_french_spreadsheet) {
  return std::make_unique<RejectsCsv>(language, for_french_spreadsheet);
}

}  // namespace aci
