#include "report/summary_pictures.h"

#include <algorithm>

#include "base/decimal.h"
#include "report/histogram_ranges.h"
#include "report/wording.h"

namespace aci {

std::optional<Picture> totals_picture(Language language, const FigureSummary& summary) {
  const auto quantiles = summary.lines().back().quantiles;
  if (!quantiles || quantiles->least == quantiles->most) return std::nullopt;
  // The least of them may lie within its bin, which begins below.
  std::int64_t least = quantiles->least;
  std::int64_t most = quantiles->most;
  summary.each_total([&](std::int64_t euros, std::uint64_t /*count*/) {
    least = std::min(least, euros);
    most = std::max(most, euros);
  });
  HistogramRanges ranges(least, most);
  summary.each_total([&](std::int64_t euros, std::uint64_t count) { ranges.add(euros, count); });
  Picture picture;
  picture.title = say(language, "picture.totals_title");
  picture.value_label = say(language, "summary.total");
  picture.drawing = Distribution{ranges.ranges(), say(language, "summary.structures")};
  return picture;
}

std::optional<Picture> sweep_picture(Language language, const BatchSummaries& summaries) {
  Curve curve;
  bool one = true;  // Structure.
  for (const BatchSummary& each : summaries) {
    if (each.varied.size() != 1) return std::nullopt;
    const auto value = parse_decimal(each.varied.front().second);
    if (!value) return std::nullopt;
    const SummaryLine all = each.own.lines().back();
    one = one && all.structures <= 1;
    if (const auto mean = all.total.mean()) curve.points.push_back({*value, mean->euros()});
  }
  std::ranges::sort(curve.points, {}, &Curve::Point::x);
  if (curve.points.size() < 2) return std::nullopt;
  curve.x_label = summaries.front().varied.front().first;
  Picture picture;
  picture.title = say(language, one ? "picture.sweep_title" : "picture.sweep_mean_title", {curve.x_label});
  picture.value_label = say(language, "summary.total");
  picture.drawing = std::move(curve);
  return picture;
}

}  // namespace aci
