#include "report/svg_labelled_rows.h"

#include <algorithm>

#include "report/html_text.h"
#include "report/page_text.h"
#include "report/value_text.h"

namespace aci {
namespace {

constexpr int kLine = 16;
constexpr int kGap = 9;    ///< Between rows.
constexpr int kApart = 8;  ///< Between a bar and its value.

int widest(const std::vector<std::string>& texts) {
  int pixels = 0;
  for (const std::string& each : texts) pixels = std::max(pixels, text_pixels(each, kTextSize));
  return pixels;
}

SvgAttributes bar_attributes(const std::string& style, const Extent& extent, Int128 from, Int128 to, int y,
                             int height, const Rational& value) {
  if (from > to) std::swap(from, to);
  return {{"class", style},
          {"x", extent.across(from)},
          {"y", std::to_string(y)},
          {"width", extent.between(from, to, 100) + "%"},
          {"height", std::to_string(height)},
          {"data-value", shown_decimal(value, 0).text}};
}

}  // namespace

SvgRows::SvgRows(const SvgFrame& frame, const std::vector<std::string>& values)
    : frame_(frame), room_(room_for(widest(values) + kApart)) {}

void SvgRows::legend(std::string_view left, std::string_view right) {
  y_ += kLine;
  if (!left.empty())
    content_ += svg_element("text", {{"class", "small"}, {"x", "0"}, {"y", std::to_string(y_ - 4)}}, left);
  if (right.empty()) return;
  SvgAttributes attributes = {{"class", "small"}, {"x", "100%"}, {"y", std::to_string(y_ - 4)}};
  attributes.emplace_back("dx", std::to_string(room_.pixels));
  attributes.emplace_back("text-anchor", "end");
  content_ += svg_element("text", attributes, html_text(right));
}

void SvgRows::lines_of(std::string_view label, std::string_view style, int pixels) {
  const std::vector<std::string> lines = label_lines(label, pixels);
  std::string spans;
  for (const std::string& line : lines) {
    spans += svg_element("tspan", {{"x", "0"}, {"y", std::to_string(y_ + kLine - 4)}}, html_text(line));
    y_ += kLine;
  }
  // Who points at what was cut reads all of it.
  if (!lines.empty() && lines.back().ends_with("…")) spans += svg_element("title", {}, html_text(label));
  content_ += svg_element("text", {{"class", std::string(style)}}, spans);
}

void SvgRows::group(std::string_view head) {
  y_ += y_ == 0 ? 0 : kGap + 4;
  lines_of(head, "head", kNarrowest * 9 / 10);
  y_ += 2 - kGap;
}

void SvgRows::row(std::string_view label, std::string_view value, bool strong) {
  y_ += y_ == 0 ? 0 : kGap;
  lines_of(label, strong ? "head" : "label", strong ? kNarrowest * 9 / 10 : kNarrowest);
  top_ = y_ + 1;
  y_ = top_ + kBar;
  content_ += svg_element("text",
                          {{"class", strong ? "head" : "label"},
                           {"x", "100%"},
                           {"dx", std::to_string(room_.pixels)},
                           {"y", std::to_string(y_ - 1)},
                           {"text-anchor", "end"}},
                          html_text(value));
}

std::string SvgRows::picture(const Extent& extent, const std::vector<SvgTick>& ticks,
                             std::string_view style) {
  const int y = y_ + kGap;
  const std::string axis = ticks.empty() ? "" : axis_across(extent, ticks, pixels(), y);
  return svg_picture(frame_, std::string(style) + " rows " + std::string(room_.name),
                     ticks.empty() ? y_ + 2 : y + kAxisHeight, behind_ + content_ + axis);
}

std::string svg_bar(std::string_view style, const Extent& extent, Int128 from, Int128 to, int y, int height,
                    const Rational& value) {
  return svg_element("rect", bar_attributes(std::string(style), extent, from, to, y, height, value));
}

std::string svg_hatch(const SvgFrame& frame) {
  const std::string ground =
      svg_element("rect", {{"class", "hatch-ground"}, {"width", "6"}, {"height", "6"}});
  const std::string stroke = svg_element("path", {{"class", "hatch-line"}, {"d", "M0 0V6"}});
  return svg_element("defs", {},
                     svg_element("pattern",
                                 {{"id", frame.id + "-hatch"},
                                  {"width", "6"},
                                  {"height", "6"},
                                  {"patternUnits", "userSpaceOnUse"},
                                  {"patternTransform", "rotate(45)"}},
                                 ground + stroke));
}

std::string hatched_bar(const SvgFrame& frame, const Extent& extent, Int128 from, Int128 to, int y,
                        int height, const Rational& value) {
  SvgAttributes attributes = bar_attributes("down", extent, from, to, y, height, value);
  attributes.emplace_back("fill", "url(#" + frame.id + "-hatch)");
  return svg_element("rect", attributes);
}

std::string picture_value(Language language, const Rational& value, Type type, bool moves) {
  Cell cell(with_decimals(value, 2), type);
  if (type == kPoints) cell.type = kNumber;
  cell.moves = moves;
  std::string text = cell_text(language, cell);
  if (text.starts_with('-')) text.replace(0, 1, "−");
  return text;
}

}  // namespace aci
