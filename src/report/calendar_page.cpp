#include "report/calendar_page.h"

#include <algorithm>

#include "report/calendar_pictures.h"
#include "report/parameter_text.h"
#include "report/value_text.h"
#include "report/wording.h"

namespace aci {
namespace {

constexpr std::string_view kMonths[] = {"month.january", "month.february", "month.march",
                                        "month.april",   "month.may",      "month.june",
                                        "month.july",    "month.august",   "month.september",
                                        "month.october", "month.november", "month.december"};

class CalendarPage {
 public:
  CalendarPage(Language language, const Calendar& calendar) : language_(language), c_(calendar) {}

  Page page() {
    page_.estimate = true;
    heading();
    calendar();
    page_.section(kFromUsual).add(calendar_picture(language_, c_));
    treasury();
    // Of several exercises, the documents of the last one are those to come.
    for (const PlannedExercise& each : c_.exercises) {
      documents(each, &each == &c_.exercises.back() ? kFromUsual : kOnlyAll);
    }
    if (!several()) return std::move(page_);
    page_.section({PageLength::usual, PageLength::usual}).add(at_command(word("plan.other_documents")));
    return std::move(page_);
  }

 private:
  std::string word(std::string_view id, std::vector<MessageArg> args = {}) const {
    return say(language_, id, std::move(args));
  }
  std::string in(const LocalizedText& text) const { return text.in(language_); }
  bool several() const { return c_.exercises.size() > 1; }

  void heading() {
    const Inputs& inputs = c_.exercises.front().assessment.inputs;
    const std::string key = inputs.key ? " (" + *inputs.key + ")" : "";
    const std::string name = inputs.name.empty() ? inputs.file->name() : inputs.name;
    std::string years;
    for (const PlannedExercise& each : c_.exercises) {
      years += (years.empty() ? "" : ", ") + std::to_string(each.assessment.inputs.year);
    }
    Section& section = page_.section();
    section.title(printable(name + key), " — " + word(several() ? "plan.years" : "report.year", {years}));
    for (const PlannedExercise& each : c_.exercises) exercise(section, each.assessment);
    std::string missing;
    for (const int year : c_.missing) missing += (missing.empty() ? "" : ", ") + std::to_string(year);
    if (!missing.empty()) section.line(Role::remark, 0, word("plan.missing", {missing}));
  }

  /// Which rules, and whether nothing is due.
  void exercise(Section& section, const Assessment& assessment) const {
    const RuleSet& rules = assessment.rules();
    const std::string year = std::to_string(assessment.inputs.year);
    section.line(Role::heading, 0,
                 several() ? word("plan.rules", {year, rules.title, rules.name})
                           : word("report.rules", {rules.title, rules.name}));
    if (assessment.period) {
      section.line(Role::heading, several() ? 1 : 0,
                   word("report.period", {assessment.period->from, assessment.period->to}));
    }
    for (const std::string& changed : changed_texts(language_, rules, assessment.inputs.year)) {
      section.line(Role::remark, 1, changed);
    }
    if (assessment.gate.open) return;
    std::string labels;
    for (const std::size_t index : assessment.plan->gate.indicators) {
      if (assessment.indicators[index].met) continue;
      labels += (labels.empty() ? "" : ", ") + word("report.quoted", {rules.indicators[index].label});
    }
    const auto total = assessment.amount(AmountRole::total);
    section.line(Role::unmet, 0,
                 total == Money() ? word("plan.nothing_due", {year, labels})
                                  : word("plan.gate_closed", {year, labels}));
  }

  Row dated(const CalendarEntry& entry) const {
    const Cell date = entry.date ? Cell(Rational(to_serial(*entry.date)), kDate) : word("plan.no_date");
    Row row{Role::plain, 1, {entry_text(language_, c_, entry), date, ""}};
    if (!entry.payment) return row;
    const Money euros = c_.payment(entry).euros;
    row.cells.back() = euros;
    if (euros < Money()) row.notes.push_back({Role::plain, 3, word("plan.to_repay")});
    return row;
  }

  void calendar() {
    Section& section = page_.section();
    section.title(word("plan.calendar"));
    Table table;
    for (const CalendarEntry& entry : c_.entries) {
      // Of several advances, those that do not concern the structure.
      const bool idle = entry.payment && c_.payment(entry).kind == Payment::Kind::advance &&
                        c_.payment(entry).euros == Money();
      if (!idle) table.rows.push_back(dated(entry));
    }
    table.row(1, {word(several() ? "plan.all_exercises" : "plan.exercise"), "", c_.euros});
    stress(table.rows.back());
    section.add(std::move(table));
  }

  static void stress(Row& row) { row.cells.front().strong = row.cells.back().strong = true; }

  /// By civil year and month, where the calendar alone does not say it.
  void treasury() {
    if (c_.months.size() <= c_.years.size() && !several()) return;
    Section& section = page_.section();
    section.title(word("plan.treasury"));
    Table table;
    for (const TreasuryYear& year : c_.years) {
      table.row(1, {std::to_string(year.year), year.euros});
      stress(table.rows.back());
      for (const TreasuryMonth& month : c_.months) {
        if (month.year == year.year) table.row(2, {month_text(month), month.euros});
      }
    }
    if (c_.undated) table.row(1, {word("plan.undated"), *c_.undated});
    section.add(std::move(table));
    const Assessment& first = c_.exercises.front().assessment;
    const Assessment& last = c_.exercises.back().assessment;
    if (!last.advance) return;
    section.line(Role::plain, 1,
                 word("plan.not_there",
                      {std::to_string(first.inputs.year - 1), std::to_string(last.inputs.year + 1)}));
  }

  /// "avril : Solde (2023) + Avance (2024)"
  std::string month_text(const TreasuryMonth& month) const {
    std::string parts;
    for (const std::size_t index : month.entries) {
      const CalendarEntry& entry = c_.entries[index];
      if (c_.payment(entry).euros == Money()) continue;
      parts += (parts.empty() ? "" : " + ") + entry_text(language_, c_, entry);
    }
    const std::string name = word(kMonths[month.month - 1]);
    return parts.empty() ? name : word("plan.month", {name, parts});
  }

  void documents(const PlannedExercise& exercise, Shown shown) {
    const Assessment& a = exercise.assessment;
    const std::string year = several() ? word("plan.of_exercise", {std::to_string(a.inputs.year)}) : "";
    Section& section = page_.section(shown);
    section.unfolds = true;
    if (exercise.documents.empty()) return section.line(Role::plain, 0, word("plan.no_document", {year}));
    section.title(
        exercise.documents_by ? word("plan.documents_by", {*exercise.documents_by}) : word("plan.documents"),
        year);
    Table table;
    std::string unmet;
    for (const RequiredDocument& each : exercise.documents) {
      if (each.met) table.rows.push_back(document(a, each));
      const LocalizedText& label = a.rules().indicators[each.indicator].label;
      if (!each.met) unmet += (unmet.empty() ? "" : ", ") + word("report.quoted", {label});
    }
    if (!table.rows.empty()) {
      section.line(Role::plain, 0, word("plan.stake"));
      section.add(documents_picture(language_, exercise));
      section.add(std::move(table));
    }
    if (unmet.empty()) return;
    section.line(Role::plain, 0, word("plan.unmet", {unmet}), kOnlyShort);
    section.line(Role::plain, 0, word("plan.unmet_documents"), kOnlyAll);
    for (const RequiredDocument& each : exercise.documents) {
      const Indicator& rule = a.rules().indicators[each.indicator];
      if (each.met) continue;
      section.line(Role::unmet, 1, word("plan.document_of", {rule.label, rule.evidence}), kOnlyAll);
    }
  }

  Row document(const Assessment& assessment, const RequiredDocument& document) const {
    const Indicator& rule = assessment.rules().indicators[document.indicator];
    Row row{Role::plain, 1, {in(rule.label), document.stake ? Cell(*document.stake) : Cell("")}};
    const bool whole = document.gate && document.stake == assessment.amount(AmountRole::total);
    row.notes.push_back({Role::remark, 2, in(rule.evidence)});
    if (whole) row.notes.push_back({Role::remark, 2, word("plan.whole")});
    return row;
  }

  Language language_;
  const Calendar& c_;
  Page page_;
};

}  // namespace

std::string entry_text(Language language, const Calendar& calendar, const CalendarEntry& entry) {
  const PlannedExercise& exercise = calendar.exercises[entry.exercise];
  const Assessment& assessment = exercise.assessment;
  std::string text;
  if (entry.payment) {
    const Payment& payment = exercise.payments[*entry.payment];
    const LocalizedText& label = assessment.plan->amounts[payment.amount].label;
    text = payment.kind == Payment::Kind::rest ? say(language, "plan.rest", {label}) : label.in(language);
  } else {
    text = assessment.rules().deadlines[assessment.deadlines[*entry.deadline].index].label.in(language);
  }
  if (calendar.exercises.size() == 1) return text;
  return say(language, "plan.entry", {text, std::to_string(assessment.inputs.year)});
}

Page calendar_page(Language language, const Calendar& calendar) {
  return CalendarPage(language, calendar).page();
}

}  // namespace aci
