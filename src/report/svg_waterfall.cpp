#include <algorithm>

#include "report/svg_labelled_rows.h"

namespace aci {
namespace {

/// A step as it is drawn.
struct Piece {
  Int128 from = 0;
  Int128 to = 0;
};

class WaterfallDrawing {
 public:
  WaterfallDrawing(const SvgFrame& frame, const Waterfall& waterfall)
      : frame_(frame), steps_(waterfall.steps) {}

  std::string svg() {
    if (!measure() || extent_.empty()) return "";
    const Picture& picture = frame_.picture;
    std::vector<std::string> texts;
    for (const Waterfall::Step& step : steps_) {
      texts.push_back(picture_value(frame_.language, step.value, picture.type, !step.stands));
    }
    SvgRows rows(frame_, texts);
    rows.add_behind(svg_hatch(frame_));
    if (!picture.value_label.empty()) rows.legend("", picture.value_label);
    int above = 0;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      rows.row(steps_[i].label, texts[i], steps_[i].stands);
      if (i > 0) connect(rows, i, above);
      draw(rows, i);
      above = rows.bar_top() + SvgRows::kBar;
    }
    return rows.picture(extent_, ticks_across(frame_.language, extent_, picture.type, rows.pixels()),
                        "waterfall");
  }

 private:
  bool measure() {
    Int128 at = 0;
    for (const Waterfall::Step& step : steps_) {
      const auto value = millionths(step.value);
      if (!value) return false;
      pieces_.push_back(step.stands ? Piece{0, *value} : Piece{at, at + *value});
      at = pieces_.back().to;
      extent_.hold(at);
    }
    return true;
  }

  /// From where the step before ends to where this one begins.
  void connect(SvgRows& rows, std::size_t index, int above) const {
    const Int128 end = pieces_[index - 1].to;
    if (steps_[index].stands && pieces_[index].to != end) return;
    const std::string x = extent_.across(end);
    rows.add_behind(svg_line("step", x, above, x, rows.bar_top()));
  }

  void draw(SvgRows& rows, std::size_t index) const {
    const auto& [from, to] = pieces_[index];
    const Rational& value = steps_[index].value;
    const int y = rows.bar_top();
    if (steps_[index].stands) return rows.add(svg_bar("stands", extent_, from, to, y, SvgRows::kBar, value));
    if (steps_[index].paid) return rows.add(svg_bar("paid", extent_, from, to, y, SvgRows::kBar, value));
    if (to < from) return rows.add(hatched_bar(frame_, extent_, from, to, y, SvgRows::kBar, value));
    rows.add(svg_bar("up", extent_, from, to, y, SvgRows::kBar, value));
  }

  const SvgFrame& frame_;
  const std::vector<Waterfall::Step>& steps_;
  std::vector<Piece> pieces_;
  Extent extent_;
};

}  // namespace

std::string svg_waterfall(const SvgFrame& frame, const Waterfall& waterfall) {
  return WaterfallDrawing(frame, waterfall).svg();
}

}  // namespace aci
