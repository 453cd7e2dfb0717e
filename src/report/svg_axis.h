#pragma once
// The scale of a picture: round values, with their unit.

#include <string>
#include <vector>

#include "formula/type.h"
#include "report/svg_canvas.h"

namespace aci {

struct SvgTick {
  Int128 at;  ///< In millionths.
  std::string label;
};

/// Round values within, `pixels` from end to end, no two of them nearer than `apart`; a whole number of
/// things has no others between.
std::vector<SvgTick> round_ticks(Language language, const Extent& extent, Type type, int pixels, int apart,
                                 bool whole = false);
/// The same along the bottom of a picture, where their texts stand side by side.
std::vector<SvgTick> ticks_across(Language language, const Extent& extent, Type type, int pixels);

inline constexpr int kAxisHeight = 24;
/// A line at `y` from end to end, `pixels` at the least, and its ticks below it.
std::string axis_across(const Extent& extent, const std::vector<SvgTick>& ticks, int pixels, int y);

}  // namespace aci
