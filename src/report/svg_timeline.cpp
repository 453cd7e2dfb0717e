#include <algorithm>
#include <chrono>

#include "base/iso_date.h"
#include "base/localized_number.h"
#include "report/html_text.h"
#include "report/svg_labelled_rows.h"
#include "report/value_text.h"
#include "report/wording.h"

namespace aci {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year_month;

constexpr int kMark = 5;  ///< Half of a mark's width.

Int128 drawn_day(sys_days day) {
  return static_cast<Int128>(day.time_since_epoch().count()) * 1'000'000;
}

year_month month_of(sys_days day) {
  const Date date(day);
  return date.year() / date.month();
}

/// The months from the one before to the one after: no mark stands at an end.
struct Months {
  year_month first;
  year_month after;
  Extent extent() const { return {drawn_day(sys_days(first / 1)), drawn_day(sys_days(after / 1))}; }
};

Months months_around(const std::vector<Timeline::Event>& events) {
  const auto [first, last] = std::ranges::minmax_element(events, {}, &Timeline::Event::date);
  return {month_of(sys_days(first->date) - days(10)), month_of(sys_days(last->date) + days(10)) + months(1)};
}

/// "04/2024", "Apr 2024", of the first of a month.
std::string month_text(Language language, year_month month) {
  const std::string date = date_text(language, month / 1);
  return date.substr(date.find_first_of("/ ") + 1);
}

/// The beginnings of months, so many apart that their texts stand side by side.
std::vector<SvgTick> month_ticks(Language language, const Months& all, int pixels) {
  constexpr int kApart = 60;
  constexpr int kSteps[] = {1, 2, 3, 6, 12, 24, 60, 120, 600, 6000};
  const auto count = static_cast<int>((all.after - all.first).count());
  const auto* const step =
      std::ranges::find_if(kSteps, [&](int each) { return each * pixels >= count * kApart; });
  std::vector<SvgTick> ticks;
  for (year_month month = all.first; month <= all.after; month += months(1)) {
    const int number =
        static_cast<int>(month.year()) * 12 + static_cast<int>(static_cast<unsigned>(month.month())) - 1;
    if (number % *step == 0) ticks.push_back({drawn_day(sys_days(month / 1)), month_text(language, month)});
  }
  return ticks;
}

std::string mark(const Timeline::Event& event, const Extent& extent, int y) {
  SvgAttributes attributes = {{"class", event.paid ? "paid" : "due"},
                              {"cx", extent.across(drawn_day(sys_days(event.date)))},
                              {"cy", std::to_string(y)},
                              {"r", std::to_string(event.paid ? kMark + 1 : kMark)},
                              {"data-date", to_iso(event.date)}};
  if (event.euros) attributes.emplace_back("data-value", shown_decimal(event.euros->euros(), 0).text);
  return svg_element("circle", attributes);
}

}  // namespace

std::vector<Timeline::Event> in_order(const Timeline& timeline) {
  std::vector<Timeline::Event> events = timeline.events;
  std::ranges::stable_sort(events, {}, &Timeline::Event::date);
  return events;
}

std::string svg_timeline(const SvgFrame& frame, const Timeline& timeline) {
  if (timeline.events.empty()) return "";
  const Language language = frame.language;
  const std::vector<Timeline::Event> events = in_order(timeline);
  std::vector<std::string> texts;
  for (const Timeline::Event& event : events) {
    texts.push_back(event.euros ? picture_value(language, event.euros->euros(), kEuros) : "");
  }
  SvgRows rows(frame, texts);
  const Months around = months_around(events);
  const Extent extent = around.extent();
  const std::vector<SvgTick> ticks = month_ticks(language, around, rows.pixels());
  rows.legend(svg_element("tspan", {{"class", "key-value"}}, "●") + " " +
                  html_text(say(language, "picture.paid")) + "\u00a0\u00a0 " + svg_element("tspan", {}, "○") +
                  " " + html_text(say(language, "picture.due")),
              frame.picture.value_label);
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (i == 0 || events[i].date != events[i - 1].date) rows.group(date_text(language, events[i].date));
    rows.row(events[i].label, texts[i]);
    const int y = rows.bar_top() + SvgRows::kBar / 2 + 1;
    rows.add(svg_line("axis", "0%", y, "100%", y) + mark(events[i], extent, y));
  }
  for (const SvgTick& tick : ticks) rows.grid(extent.across(tick.at));
  return rows.picture(extent, ticks, "timeline");
}

}  // namespace aci
