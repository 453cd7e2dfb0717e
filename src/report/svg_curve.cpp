#include <algorithm>

#include "report/html_text.h"
#include "report/svg_labelled_rows.h"
#include "report/svg_plot.h"
#include "report/value_text.h"
#include "report/wording.h"

namespace aci {
namespace {

constexpr std::size_t kMarked = 40;  ///< Up to so many points are seen one by one.

struct DrawnPoint {
  Int128 x;
  Int128 y;
};

std::vector<DrawnPoint> drawn_points(const std::vector<Curve::Point>& points) {
  std::vector<DrawnPoint> drawn;
  for (const Curve::Point& each : points) {
    const auto values = millionths(std::vector{each.x, each.y});
    if (!values) return {};
    drawn.push_back({(*values)[0], (*values)[1]});
  }
  return drawn;
}

/// From 0, unless all the values lie far above it.
Extent upwards(const std::vector<DrawnPoint>& points) {
  const auto [low, high] = std::ranges::minmax_element(points, {}, &DrawnPoint::y);
  Extent extent{low->y, high->y};
  if (extent.empty() || extent.low * 2 < extent.high) extent.hold(0);
  return extent;
}

/// To the round values around.
Extent rounded(Language language, const Extent& extent, Type type) {
  const std::vector<SvgTick> ticks = round_ticks(language, extent, type, SvgPlot::kHeight, 40);
  if (ticks.size() < 2) return extent;
  const Int128 step = ticks[1].at - ticks[0].at;
  Extent round{ticks.front().at, ticks.back().at};
  if (round.low > extent.low) round.low -= step;
  if (round.high < extent.high) round.high += step;
  return round;
}

}  // namespace

std::vector<Curve::Point> shown_points(const Curve& curve) {
  const std::size_t count = curve.points.size();
  if (count <= Curve::kMost) return curve.points;
  std::vector<Curve::Point> shown;
  for (std::size_t i = 0; i < Curve::kMost; ++i) {
    shown.push_back(curve.points[i * (count - 1) / (Curve::kMost - 1)]);
  }
  return shown;
}

std::string svg_curve(const SvgFrame& frame, const Curve& curve) {
  const std::vector<Curve::Point> shown = shown_points(curve);
  const std::vector<DrawnPoint> points = drawn_points(shown);
  if (points.size() < 2) return "";
  const Extent across{points.front().x, points.back().x};
  const Type type = frame.picture.type;
  const Extent up = rounded(frame.language, upwards(points), type);
  if (across.empty() || up.empty()) return "";
  SvgPlot plot(frame, up, type, false);
  std::string marks;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const std::string x = across.across(points[i].x);
    const std::string y = plot.down(points[i].y);
    if (i > 0) {
      plot.add(svg_element("line", {{"class", "joined"},
                                    {"x1", across.across(points[i - 1].x)},
                                    {"y1", plot.down(points[i - 1].y)},
                                    {"x2", x},
                                    {"y2", y}}));
    }
    const std::string words = say(frame.language, "picture.told",
                                  {value_text(frame.language, shown[i].x, curve.x_type),
                                   picture_value(frame.language, shown[i].y, type)});
    marks += svg_element("circle",
                         {{"class", "point"},
                          {"cx", x},
                          {"cy", y},
                          {"r", points.size() > kMarked ? "1" : "3"},
                          {"data-x", shown_decimal(shown[i].x, 0).text},
                          {"data-value", shown_decimal(shown[i].y, 0).text}},
                         svg_element("title", {}, html_text(words)));
  }
  plot.add(marks);
  return plot.picture(across, ticks_across(frame.language, across, curve.x_type, plot.pixels()),
                      frame.picture.value_label, curve.x_label, "curve");
}

}  // namespace aci
