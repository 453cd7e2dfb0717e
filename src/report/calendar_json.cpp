#include "report/calendar_json.h"

#include "report/rules_json.h"
#include "ruleset/words.h"

namespace aci {
namespace {

constexpr std::array kKinds = {Word{"advance", Payment::Kind::advance},
                               Word{"balance", Payment::Kind::balance}, Word{"total", Payment::Kind::total},
                               Word{"rest", Payment::Kind::rest}};

std::optional<std::string> iso(const std::optional<Date>& date) {
  return date ? std::optional(to_iso(*date)) : std::nullopt;
}

/// "2024-04"
std::string iso(const TreasuryMonth& month) {
  return std::to_string(month.year) + (month.month < 10 ? "-0" : "-") + std::to_string(month.month);
}

class CalendarJson {
 public:
  CalendarJson(Language language, const Calendar& calendar) : language_(language), c_(calendar) {}

  std::string text() {
    json_.begin_object();
    json_.member("schema_version", 1);
    json_.objects("exercises", c_.exercises, [this](const PlannedExercise& each) { exercise(each); });
    treasury();
    json_.begin_array("missing_exercises");
    for (const int year : c_.missing) json_.value(year);
    json_.end_array();
    json_.end_object();
    return json_.text();
  }

 private:
  void exercise(const PlannedExercise& exercise) {
    const Assessment& a = exercise.assessment;
    write_structure(json_, a);
    json_.begin_object("rules");
    write_rules(json_, language_, a.rules());
    json_.end_object();
    json_.member("eligible", a.eligible());
    json_.member("total", a.amount(AmountRole::total));
    json_.objects("payments", exercise.payments, [&](const Payment& each) {
      const AmountSlots& amount = a.plan->amounts[each.amount];
      json_.member("id", amount.id);
      json_.member("label", amount.label.in(language_));
      json_.member("kind", name_of(each.kind));
      json_.member("euros", each.euros);
      json_.member("due", iso(each.due));
    });
    json_.objects("deadlines", a.deadlines, [&](const DeadlineLine& each) {
      const Deadline& deadline = a.rules().deadlines[each.index];
      json_.member("id", deadline.id);
      json_.member("label", deadline.label.in(language_));
      json_.member("date", to_iso(each.date));
    });
    json_.objects("documents", exercise.documents, [&](const RequiredDocument& each) {
      const Indicator& indicator = a.rules().indicators[each.indicator];
      json_.member("indicator", indicator.id);
      json_.member("label", indicator.label.in(language_));
      json_.member("document", indicator.evidence.in(language_));
      json_.member("by", iso(exercise.documents_by));
      json_.member("met", each.met);
      json_.member("gate", each.gate);
      json_.member("stake", each.stake);
    });
  }

  void treasury() {
    json_.begin_object("treasury");
    json_.objects("years", c_.years, [this](const TreasuryYear& each) {
      json_.member("year", each.year);
      json_.member("euros", each.euros);
    });
    json_.objects("months", c_.months, [this](const TreasuryMonth& month) {
      json_.member("month", iso(month));
      json_.member("euros", month.euros);
      json_.begin_array("payments");
      for (const std::size_t index : month.entries) payment(c_.entries[index]);
      json_.end_array();
    });
    json_.member("undated", c_.undated);
    json_.member("euros", c_.euros);
    json_.end_object();
  }

  void payment(const CalendarEntry& entry) {
    const Assessment& a = c_.exercises[entry.exercise].assessment;
    const Payment& payment = c_.payment(entry);
    json_.begin_object();
    json_.member("annee", a.inputs.year);
    json_.member("id", a.plan->amounts[payment.amount].id);
    json_.member("euros", payment.euros);
    json_.end_object();
  }

  Language language_;
  const Calendar& c_;
  JsonWriter json_;
};

}  // namespace

std::string_view name_of(Payment::Kind kind) {
  return word_of(kKinds, kind);
}

std::string calendar_json(Language language, const Calendar& calendar) {
  return CalendarJson(language, calendar).text();
}

}  // namespace aci
