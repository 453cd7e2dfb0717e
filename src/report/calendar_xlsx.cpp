#include "report/calendar_xlsx.h"

#include "report/wording.h"

namespace aci {
namespace {

std::string_view kind_word(Payment::Kind kind) {
  switch (kind) {
    case Payment::Kind::advance:
      return "role.advance";
    case Payment::Kind::balance:
      return "role.balance";
    case Payment::Kind::total:
      return "role.total";
    case Payment::Kind::rest:
      break;
  }
  return "role.rest";
}

class CalendarSheets {
 public:
  CalendarSheets(Language language, const Calendar& calendar) : language_(language), c_(calendar) {}

  Workbook workbook() {
    Workbook out{say(language_, "workbook.plan")};
    out.sheets = {calendar(), documents(), treasury()};
    std::vector<const Assessment*> all;
    for (const PlannedExercise& each : c_.exercises) all.push_back(&each.assessment);
    add_grounds(out, language_, all);
    return out;
  }

 private:
  std::string in(const LocalizedText& text) const { return text.in(language_); }
  WorkbookCell word(std::string_view id) const { return text_cell(say(language_, id)); }

  Sheet calendar() const {
    Sheet sheet(language_, "sheet.calendar",
                {"column.structure", "column.key", "column.year", "column.on", "column.kind", "column.amount",
                 "column.euros", "column.id"});
    for (const CalendarEntry& entry : c_.entries) {
      const Assessment& a = c_.exercises[entry.exercise].assessment;
      WorkbookRow row = structure_cells(a);
      row.emplace_back(entry.date);
      if (entry.payment) {
        const Payment& payment = c_.payment(entry);
        const AmountSlots& amount = a.plan->amounts[payment.amount];
        row.push_back(word(kind_word(payment.kind)));
        row.push_back(words_cell(in(amount.label)));
        row.emplace_back(payment.euros);
        row.push_back(text_cell(amount.id));
      } else {
        const Deadline& deadline = a.rules().deadlines[a.deadlines[*entry.deadline].index];
        row.push_back(word("role.deadline"));
        row.push_back(words_cell(in(deadline.label)));
        row.emplace_back();
        row.push_back(text_cell(deadline.id));
      }
      sheet.rows.push_back(std::move(row));
    }
    return sheet;
  }

  Sheet documents() const {
    Sheet sheet(language_, "sheet.documents",
                {"column.structure", "column.key", "column.year", "column.indicator", "column.evidence",
                 "column.by", "column.met", "column.gate", "column.stake", "column.id"});
    for (const PlannedExercise& exercise : c_.exercises) {
      for (const RequiredDocument& each : exercise.documents) {
        const Indicator& indicator = exercise.assessment.rules().indicators[each.indicator];
        WorkbookRow row = structure_cells(exercise.assessment);
        row.push_back(words_cell(in(indicator.label)));
        row.push_back(words_cell(in(indicator.evidence)));
        row.emplace_back(exercise.documents_by);
        row.push_back(truth_cell(language_, each.met));
        row.push_back(truth_cell(language_, each.gate));
        row.emplace_back(each.stake);
        row.push_back(text_cell(indicator.id));
        sheet.rows.push_back(std::move(row));
      }
    }
    return sheet;
  }

  /// A row a month; what has no date comes last. Sums of years are a filter away.
  Sheet treasury() const {
    Sheet sheet(language_, "sheet.treasury", {"column.civil_year", "column.month", "column.euros"});
    for (const TreasuryMonth& each : c_.months) {
      sheet.rows.push_back({year_cell(each.year), count_cell(each.month), each.euros});
    }
    if (c_.undated) sheet.rows.push_back({{}, {}, *c_.undated});
    return sheet;
  }

  Language language_;
  const Calendar& c_;
};

}  // namespace

Workbook calendar_workbook(Language language, const Calendar& calendar) {
  return CalendarSheets(language, calendar).workbook();
}

}  // namespace aci
