#include "report/calendar_pictures.h"

#include "report/calendar_page.h"
#include "report/wording.h"

namespace aci {

Picture calendar_picture(Language language, const Calendar& calendar) {
  Timeline timeline;
  for (const CalendarEntry& entry : calendar.entries) {
    if (!entry.date) continue;
    Timeline::Event event{*entry.date, entry_text(language, calendar, entry)};
    if (entry.payment) {
      event.euros = calendar.payment(entry).euros;
      event.paid = true;
      if (event.euros == Money()) continue;
    }
    timeline.events.push_back(std::move(event));
  }
  Picture picture;
  picture.title = say(language, "picture.calendar_title");
  picture.value_label = say(language, "report.euros");
  picture.drawing = std::move(timeline);
  return picture;
}

Picture documents_picture(Language language, const PlannedExercise& exercise) {
  Bars bars;
  for (const RequiredDocument& each : exercise.documents) {
    if (!each.met || !each.stake) continue;
    const Indicator& rule = exercise.assessment.rules().indicators[each.indicator];
    bars.bars.push_back({rule.label.in(language), each.stake->euros()});
  }
  Picture picture;
  picture.title = say(language, "picture.documents_title", {std::to_string(exercise.assessment.inputs.year)});
  picture.value_label = say(language, "report.euros");
  picture.drawing = std::move(bars);
  return picture;
}

}  // namespace aci
