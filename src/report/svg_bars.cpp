#include <algorithm>

#include "report/html_text.h"
#include "report/svg_labelled_rows.h"

namespace aci {
namespace {

constexpr int kMostPixels = 160;  ///< Of "12 / 20" in every row; else the table says what they could be.

class BarsDrawing {
 public:
  BarsDrawing(const SvgFrame& frame, const Bars& bars) : frame_(frame), bars_(bars) {}

  std::string svg() {
    if (!measure() || extent_.empty()) return "";
    std::vector<std::string> texts;
    const auto fits = [this](const Bars::Bar& bar) {
      return text_pixels(text_of(bar, true), kTextSize) <= kMostPixels;
    };
    const bool both = std::ranges::all_of(bars_.bars, fits);
    for (const Bars::Bar& bar : bars_.bars) texts.push_back(text_of(bar, both));
    SvgRows rows(frame_, texts);
    if (signed_) rows.add_behind(svg_hatch(frame_));
    legend(rows);
    for (std::size_t i = 0; i < bars_.bars.size(); ++i) {
      const Bars::Bar& bar = bars_.bars[i];
      if (!bar.group.empty() && (i == 0 || bar.group != bars_.bars[i - 1].group)) rows.group(bar.group);
      rows.row(bar.label, texts[i]);
      draw(rows, i);
    }
    const Type& type = frame_.picture.type;
    return rows.picture(extent_, ticks_across(frame_.language, extent_, type, rows.pixels()), "bars");
  }

 private:
  /// Nothing to be drawn where a value is beyond all pictures.
  bool measure() {
    for (const Bars::Bar& bar : bars_.bars) {
      const auto value = millionths(bar.value);
      const auto of = millionths(bar.of.value_or(Rational()));
      if (!value || !of) return false;
      extent_.hold(*value);
      extent_.hold(*of);
      signed_ = signed_ || *value < 0;
      partly_ = partly_ || bar.of.has_value();
      values_.push_back(*value);
      whole_.push_back(*of);
    }
    return true;
  }

  std::string text_of(const Bars::Bar& bar, bool both) const {
    const auto text = [&](const Rational& value) {
      return picture_value(frame_.language, value, frame_.picture.type, signed_);
    };
    return bar.of && both ? text(bar.value) + " / " + text(*bar.of) : text(bar.value);
  }

  void legend(SvgRows& rows) const {
    const Picture& picture = frame_.picture;
    std::string keys;
    if (partly_) {
      keys = svg_element("tspan", {{"class", "key-value"}}, "■") + " " + html_text(picture.value_label) +
             "\u00a0\u00a0 " + svg_element("tspan", {{"class", "key-of"}}, "□") + " " +
             html_text(picture.of_label);
    }
    if (partly_ || !picture.value_label.empty()) rows.legend(keys, partly_ ? "" : picture.value_label);
  }

  void draw(SvgRows& rows, std::size_t index) const {
    const Bars::Bar& bar = bars_.bars[index];
    const int y = rows.bar_top();
    if (bar.of) rows.add(svg_bar("of", extent_, 0, whole_[index], y, SvgRows::kBar, *bar.of));
    if (values_[index] < 0) {
      rows.add(hatched_bar(frame_, extent_, values_[index], 0, y, SvgRows::kBar, bar.value));
    } else {
      rows.add(svg_bar(signed_ ? "up" : "value", extent_, 0, values_[index], y, SvgRows::kBar, bar.value));
    }
    if (signed_)
      rows.add(svg_line("axis", extent_.across(0), y - 3, extent_.across(0), y + SvgRows::kBar + 3));
  }

  const SvgFrame& frame_;
  const Bars& bars_;
  Extent extent_;
  bool signed_ = false;  ///< Some lie on the other side of 0.
  bool partly_ = false;  ///< Some are a part of what they could be.
  std::vector<Int128> values_;
  std::vector<Int128> whole_;
};

}  // namespace

std::string svg_bars(const SvgFrame& frame, const Bars& bars) {
  return BarsDrawing(frame, bars).svg();
}

}  // namespace aci
