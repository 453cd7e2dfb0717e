#pragma once
// A drawing in rows: a label on its lines, below it a bar, or a mark, and on the right of that the value.

#include <string>
#include <string_view>
#include <vector>

#include "report/svg_axis.h"
#include "report/svg_canvas.h"

namespace aci {

class SvgRows {
 public:
  static constexpr int kBar = 11;  ///< How high one is.

  /// `values`: the texts that will stand on the right.
  SvgRows(const SvgFrame& frame, const std::vector<std::string>& values);

  /// A line above all: on the left elements of text, on the right what the values are.
  void legend(std::string_view left, std::string_view right);
  void group(std::string_view head);
  /// Goes to the next row: its label, and its value. What is added then is drawn at `bar_top`.
  void row(std::string_view label, std::string_view value, bool strong = false);
  void add(std::string_view shape) { content_ += shape; }
  /// Behind every text.
  void add_behind(std::string_view shape) { behind_ += shape; }
  /// A line across all the rows so far.
  void grid(const std::string& x) { behind_ += svg_line("grid", x, kAxisHeight, x, y_ + 8); }
  int bar_top() const { return top_; }
  /// Pixels that the bars have at the least.
  int pixels() const { return kNarrowest - room_.pixels; }

  /// The picture, on a scale whose ticks stand below it.
  std::string picture(const Extent& extent, const std::vector<SvgTick>& ticks, std::string_view style);

 private:
  void lines_of(std::string_view label, std::string_view style, int pixels);

  const SvgFrame& frame_;
  SvgRoom room_;
  std::string content_;
  std::string behind_;
  int y_ = 0;    ///< What is drawn ends there.
  int top_ = 0;  ///< Of the bar of this row.
};

/// A bar from one value to another: `value` is what it stands for.
std::string svg_bar(std::string_view style, const Extent& extent, Int128 from, Int128 to, int y, int height,
                    const Rational& value);
/// The hatch of what is below 0 or takes away, for a reader without colours; before the bars that have it.
std::string svg_hatch(const SvgFrame& frame);
std::string hatched_bar(const SvgFrame& frame, const Extent& extent, Int128 from, Int128 to, int y,
                        int height, const Rational& value);
/// What a picture says of a value: with its sign where it moves another; two decimals at the most.
std::string picture_value(Language language, const Rational& value, Type type, bool moves = false);

}  // namespace aci
