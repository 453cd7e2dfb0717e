#include "report/calendar_ics.h"

#include "base/sha256.h"
#include "report/calendar_page.h"
#include "report/escaped.h"
#include "report/value_text.h"
#include "report/wording.h"

namespace aci {
namespace {

constexpr std::size_t kLongestLine = 75;  ///< Octets, the line end aside.

/// "20240430"
std::string basic(Date date) {
  const auto two = [](unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return std::to_string(static_cast<int>(date.year())) + two(static_cast<unsigned>(date.month())) +
         two(static_cast<unsigned>(date.day()));
}

/// A line feed is the only control that a text may hold, and is written as two characters.
std::string text_value(std::string_view text) {
  return escaped(printable_lines(text), {{'\\', "\\\\"}, {';', "\\;"}, {',', "\\,"}, {'\n', "\\n"}});
}

/// A text that somebody wrote, which is no more than one line of a description.
std::string shown(std::string_view text) {
  return one_line(printable(text));
}

class CalendarIcs {
 public:
  CalendarIcs(Language language, const Calendar& calendar) : language_(language), c_(calendar) {}

  std::string text() {
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//aci//aci plan//" + std::string(language_ == Language::fr ? "FR" : "EN"));
    line("CALSCALE:GREGORIAN");
    line("METHOD:PUBLISH");
    for (const CalendarEntry& entry : c_.entries) {
      const bool idle = entry.payment && c_.payment(entry).euros == Money();
      if (entry.date && !idle) event(entry);
    }
    line("END:VCALENDAR");
    return std::move(out_);
  }

 private:
  /// Folded: what follows on the next line begins with a space, and no character is cut in two.
  void line(std::string_view text) {
    std::size_t room = kLongestLine;
    while (text.size() > room) {
      std::size_t cut = room;
      while ((static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
      out_ += std::string(text.substr(0, cut)) + "\r\n ";
      text.remove_prefix(cut);
      room = kLongestLine - 1;
    }
    out_ += std::string(text) + "\r\n";
  }

  void event(const CalendarEntry& entry) {
    const Assessment& a = c_.exercises[entry.exercise].assessment;
    const std::string year = std::to_string(a.inputs.year);
    line("BEGIN:VEVENT");
    line("UID:" + uid(a, entry) + "@aci");
    line("DTSTAMP:" + year + "0101T000000Z");
    line("DTSTART;VALUE=DATE:" + basic(*entry.date));
    line("SUMMARY:" + text_value(summary(a, entry)));
    line("DESCRIPTION:" + text_value(description(a, entry)));
    line("TRANSP:TRANSPARENT");
    line("END:VEVENT");
  }

  /// The same whatever the amounts.
  std::string uid(const Assessment& a, const CalendarEntry& entry) const {
    const std::string what = entry.payment
                                 ? "amount." + a.plan->amounts[c_.payment(entry).amount].id
                                 : "deadline." + a.rules().deadlines[a.deadlines[*entry.deadline].index].id;
    return sha256_hex(a.rules().scheme + "\n" + a.inputs.key.value_or(a.inputs.name) + "\n" +
                      std::to_string(a.inputs.year) + "\n" + what)
        .substr(0, 32);
  }

  std::string summary(const Assessment& a, const CalendarEntry& entry) const {
    const std::string name = shown(a.inputs.name);
    const std::string what = shown(entry_text(language_, c_, entry));
    if (!entry.payment) return say(language_, "plan.event", {name, what});
    return say(language_, "plan.event_euros", {name, what, euros_text(language_, c_.payment(entry).euros)});
  }

  /// Of the deadline for the documents, these.
  std::string description(const Assessment& a, const CalendarEntry& entry) const {
    std::string text =
        say(language_, "report.year", {std::to_string(a.inputs.year)}) + "\n" +
        say(language_, "report.rules", {shown(a.rules().title.in(language_)), shown(a.rules().name)});
    const PlannedExercise& exercise = c_.exercises[entry.exercise];
    if (entry.payment || !exercise.documents_by) return text;
    for (const RequiredDocument& each : exercise.documents) {
      if (!each.met) continue;
      const Indicator& indicator = a.rules().indicators[each.indicator];
      std::string about = say(language_, "plan.document_of", {indicator.label, indicator.evidence});
      if (each.stake) about += " (" + euros_text(language_, *each.stake) + ")";
      text += "\n- " + shown(about);
    }
    return text;
  }

  Language language_;
  const Calendar& c_;
  std::string out_;
};

}  // namespace

std::string calendar_ics(Language language, const Calendar& calendar) {
  return CalendarIcs(language, calendar).text();
}

}  // namespace aci
