#include "report/svg_plot.h"

#include <algorithm>

#include "report/html_text.h"

namespace aci {
namespace {

constexpr int kApart = 40;  ///< Ticks, in pixels.

SvgRoom room_of(const std::vector<SvgTick>& ticks) {
  int widest = 0;
  for (const SvgTick& tick : ticks) widest = std::max(widest, text_pixels(tick.label, kSmallText));
  return room_for(widest);
}

}  // namespace

SvgPlot::SvgPlot(const SvgFrame& frame, const Extent& up, Type up_type, bool whole)
    : frame_(frame),
      up_(up),
      ticks_(round_ticks(frame.language, up, up_type, kHeight, kApart, whole)),
      room_(room_of(ticks_)) {}

std::string SvgPlot::down(Int128 value) const {
  return up_.place_from_top(value, kHeight, kTop);
}

std::string SvgPlot::picture(const Extent& across, const std::vector<SvgTick>& ticks,
                             std::string_view up_label, std::string_view across_label,
                             std::string_view style) {
  const int bottom = kTop + kHeight;
  std::string grid;
  for (const SvgTick& tick : ticks_) {
    const std::string y = down(tick.at);
    grid += svg_element("line", {{"class", "grid"}, {"x1", "0%"}, {"y1", y}, {"x2", "100%"}, {"y2", y}});
    grid +=
        svg_element("text", {{"class", "small"}, {"x", "-6"}, {"y", y}, {"dy", "4"}, {"text-anchor", "end"}},
                    html_text(tick.label));
  }
  const auto label = [&](std::string_view text, int y, bool left) {
    if (text.empty()) return std::string();
    SvgAttributes attributes = {{"class", "small"}, {"x", left ? "0" : "100%"}, {"y", std::to_string(y)}};
    left ? attributes.emplace_back("dx", std::to_string(-room_.pixels))
         : attributes.emplace_back("text-anchor", "end");
    return svg_element("text", attributes, html_text(text));
  };
  const std::string labels = label(up_label, 10, true) + label(across_label, bottom + 32, false);
  const int height = bottom + kAxisHeight + (across_label.empty() ? 0 : 14);
  return svg_picture(frame_, std::string(style) + " plot " + std::string(room_.name), height,
                     grid + content_ + axis_across(across, ticks, pixels(), bottom) + labels);
}

}  // namespace aci
