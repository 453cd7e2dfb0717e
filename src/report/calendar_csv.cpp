#include "report/calendar_json.h"
#include "report/csv_line.h"

namespace aci {
namespace {

class CalendarCsv {
 public:
  CalendarCsv(Language language, const Calendar& calendar, CsvLine& line)
      : language_(language), c_(calendar), line_(line) {}

  void write() {
    for (const char* name : {"nom", "identifiant", "annee", "rules", "kind", "id", "label", "date", "euros",
                             "document", "met"}) {
      line_.field(name);
    }
    line_.end();
    for (const CalendarEntry& each : c_.entries) entry(each);
    for (const PlannedExercise& exercise : c_.exercises) {
      for (const RequiredDocument& each : exercise.documents) document(exercise, each);
    }
  }

 private:
  void begin(const Assessment& a, std::string_view kind, const std::string& id, const LocalizedText& label,
             const std::optional<Date>& date) {
    line_.foreign(a.inputs.name);
    line_.foreign(a.inputs.key.value_or(""));
    line_.integer(a.inputs.year);
    line_.field(a.rules().name);
    line_.field(kind);
    line_.field(id);
    line_.foreign(label.in(language_));
    date ? line_.date(*date) : line_.empty();
  }

  void entry(const CalendarEntry& entry) {
    const Assessment& a = c_.exercises[entry.exercise].assessment;
    if (entry.payment) {
      const Payment& payment = c_.payment(entry);
      const AmountSlots& amount = a.plan->amounts[payment.amount];
      begin(a, name_of(payment.kind), amount.id, amount.label, entry.date);
      line_.euros(payment.euros.cents());
    } else {
      const Deadline& deadline = a.rules().deadlines[a.deadlines[*entry.deadline].index];
      begin(a, "deadline", deadline.id, deadline.label, entry.date);
      line_.empty();
    }
    line_.empty();
    line_.empty();
    line_.end();
  }

  void document(const PlannedExercise& exercise, const RequiredDocument& document) {
    const Assessment& a = exercise.assessment;
    const Indicator& indicator = a.rules().indicators[document.indicator];
    begin(a, "document", indicator.id, indicator.label, exercise.documents_by);
    document.stake ? line_.euros(document.stake->cents()) : line_.empty();
    line_.foreign(indicator.evidence.in(language_));
    line_.truth(document.met);
    line_.end();
  }

  Language language_;
  const Calendar& c_;
  CsvLine& line_;
};

}  // namespace

std::string calendar_csv(Language language, const Calendar& calendar, bool for_french_spreadsheet) {
  const CsvDialect dialect = csv_dialect(language, for_french_spreadsheet);
  std::string out(dialect.byte_order_mark);
  append_csv(dialect, out, [&](CsvLine& line) { CalendarCsv(language, calendar, line).write(); });
  return out;
}

}  // namespace aci
