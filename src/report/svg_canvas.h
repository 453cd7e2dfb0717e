#pragma once
// What pictures are made of: elements of SVG, places along a scale, texts on lines. A picture is as wide as
// what it stands in: across, places are in per cent; down, in pixels. Its colours are those of
// pages/pictures.css.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/message.h"
#include "base/rational.h"
#include "report/picture.h"

namespace aci {

/// What a picture is drawn from; `id` is its own in the page.
struct SvgFrame {
  Language language;
  const Picture& picture;
  std::string id;
};

/// No picture is drawn narrower, in pixels: the width of a phone, less what is around it.
inline constexpr int kNarrowest = 288;

/// A value as it is drawn, in whole millionths; nothing where no picture would show it, beyond ±10^18.
std::optional<Int128> millionths(const Rational& value);
/// The same of all of them, or nothing.
std::optional<std::vector<Int128>> millionths(const std::vector<Rational>& values);

/// From one value to another, in millionths, and where those between lie.
struct Extent {
  Int128 low = 0;
  Int128 high = 0;

  void hold(Int128 value);
  bool empty() const { return low == high; }
  /// "12.345": so far from the low end, on this length, to a thousandth.
  std::string place(Int128 value, int length) const;
  /// "12.345%"
  std::string across(Int128 value) const { return place(value, 100) + "%"; }
  /// From the high end, `top` further.
  std::string place_from_top(Int128 value, int length, int top) const;
  /// What lies between two values, the lesser first: from the one's place to the other's.
  std::string between(Int128 from, Int128 to, int length) const;
};

using SvgAttributes = std::vector<std::pair<std::string_view, std::string>>;
/// The content is SVG already; attributes are texts.
std::string svg_element(std::string_view name, const SvgAttributes& attributes,
                        std::string_view content = "");
/// One line of text, its base at `y`; `anchor`: which of its ends stands at `x`, or "middle".
std::string svg_text(const std::string& x, int y, std::string_view style, std::string_view text,
                     std::string_view anchor = "start");
std::string svg_line(std::string_view style, const std::string& x1, int y1, const std::string& x2, int y2);

/// How wide a text is drawn, about, in hundredths of its size.
int text_width(std::string_view text);
inline constexpr int kTextSize = 13;   ///< Of labels and values, in pixels, as pages/pictures.css has it.
inline constexpr int kSmallText = 11;  ///< Of axes and legends.
/// In pixels.
inline int text_pixels(std::string_view text, int size) {
  return (text_width(text) * size + 99) / 100;
}
/// The text on lines of that many pixels, long words cut; "…" ends the last of `most` where there is more.
std::vector<std::string> label_lines(std::string_view text, int pixels, std::size_t most = 3);

/// What is left free beside the drawing for texts of that width: the class that says so to the style sheet.
struct SvgRoom {
  int pixels;
  std::string_view name;
};
SvgRoom room_for(int pixels);

/// The whole picture around its elements; `style`: its classes.
std::string svg_picture(const SvgFrame& frame, const std::string& style, int height,
                        const std::string& content);

/// One file each: the drawing of a kind; empty where there is nothing to see.
std::string svg_bars(const SvgFrame& frame, const Bars& bars);
std::string svg_waterfall(const SvgFrame& frame, const Waterfall& waterfall);
std::string svg_timeline(const SvgFrame& frame, const Timeline& timeline);
std::string svg_distribution(const SvgFrame& frame, const Distribution& distribution);
std::string svg_curve(const SvgFrame& frame, const Curve& curve);
/// The events by date.
std::vector<Timeline::Event> in_order(const Timeline& timeline);
/// The points of a curve that are drawn.
std::vector<Curve::Point> shown_points(const Curve& curve);

}  // namespace aci
