#pragma once
// A drawing that stands on an axis, its values upwards: their scale is on the left.

#include <string>
#include <vector>

#include "report/svg_axis.h"
#include "report/svg_canvas.h"

namespace aci {

class SvgPlot {
 public:
  static constexpr int kHeight = 176;

  /// `up`: of the values; `whole`: nothing lies between two of them that follow each other.
  SvgPlot(const SvgFrame& frame, const Extent& up, Type up_type, bool whole);

  /// Pixels from the top: of a value, and its height on the axis.
  std::string down(Int128 value) const;
  std::string height(Int128 value) const { return up_.between(0, value, kHeight); }
  int pixels() const { return kNarrowest - room_.pixels; }
  void add(std::string_view shape) { content_ += shape; }

  /// The labels are those of both axes.
  std::string picture(const Extent& across, const std::vector<SvgTick>& ticks, std::string_view up_label,
                      std::string_view across_label, std::string_view style);

 private:
  static constexpr int kTop = 24;  ///< Above it stands what the values are.

  const SvgFrame& frame_;
  Extent up_;
  std::vector<SvgTick> ticks_;
  SvgRoom room_;
  std::string content_;
};

}  // namespace aci
