#include <algorithm>

#include "report/html_text.h"
#include "report/svg_labelled_rows.h"
#include "report/svg_plot.h"
#include "report/value_text.h"
#include "report/wording.h"

namespace aci {
namespace {

struct DrawnRange {
  Int128 from;
  Int128 to;
  Int128 count;
};

/// Nothing where a bound is beyond all pictures.
std::vector<DrawnRange> drawn_ranges(const Distribution& distribution) {
  std::vector<DrawnRange> ranges;
  for (const Distribution::Range& each : distribution.ranges) {
    const auto values = millionths(std::vector{each.from, each.to, whole_number(each.count)});
    if (!values) return {};
    ranges.push_back({(*values)[0], (*values)[1], (*values)[2]});
  }
  return ranges;
}

}  // namespace

std::string svg_distribution(const SvgFrame& frame, const Distribution& distribution) {
  const std::vector<DrawnRange> ranges = drawn_ranges(distribution);
  if (ranges.empty()) return "";
  const Extent across{ranges.front().from, ranges.back().to};
  Extent up;
  for (const DrawnRange& each : ranges) up.hold(each.count);
  if (up.empty() || across.empty()) return "";
  const bool both_sides = across.low < 0;
  const Type type = frame.picture.type;
  const auto value = [&](const Rational& of) { return picture_value(frame.language, of, type); };
  SvgPlot plot(frame, up, kNumber, true);
  if (both_sides) plot.add(svg_hatch(frame));
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    const auto& [from, to, count] = ranges[i];
    const Distribution::Range& range = distribution.ranges[i];
    SvgAttributes attributes = {{"x", across.across(from)},
                                {"y", plot.down(count)},
                                {"width", across.between(from, to, 100) + "%"},
                                {"height", plot.height(count)},
                                {"data-from", shown_decimal(range.from, 0).text},
                                {"data-to", shown_decimal(range.to, 0).text},
                                {"data-value", std::to_string(range.count)}};
    const bool below = from < 0;
    attributes.emplace_back("class", below ? "down" : both_sides ? "up" : "value");
    if (below) attributes.emplace_back("fill", "url(#" + frame.id + "-hatch)");
    const std::string words = say(frame.language, "picture.range", {value(range.from), value(range.to)});
    const std::string told =
        say(frame.language, "picture.told", {words, number_text(frame.language, whole_number(range.count))});
    plot.add(svg_element("rect", attributes, svg_element("title", {}, html_text(told))));
  }
  return plot.picture(across, ticks_across(frame.language, across, type, plot.pixels()), distribution.counted,
                      frame.picture.value_label, "distribution");
}

}  // namespace aci
