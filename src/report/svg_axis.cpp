#include "report/svg_axis.h"

#include <algorithm>

#include "base/decimal.h"
#include "base/localized_number.h"
#include "report/html_text.h"
#include "report/value_text.h"
#include "report/wording.h"

namespace aci {
namespace {

constexpr Int128 kUnit = 1'000'000;

std::string number(Language language, Int128 value, Int128 unit) {
  return localized_number(language, to_decimal(Rational::make(value, unit).value_or(Rational()), 0, 6).text);
}

/// Thousands and millions of euros as people write them, where all the ticks are whole ones.
std::string euros_tick(Language language, Int128 value, Int128 step) {
  struct Large {
    Int128 euros;
    std::string_view words;
  };
  static constexpr Large kLarge[] = {
      {1000000000, "picture.billions"}, {1000000, "picture.millions"}, {1000, "picture.thousands"}};
  for (const auto& [euros, words] : kLarge) {
    if (value == 0 || step % (euros * kUnit) != 0) continue;
    return say(language, words, {number(language, value, euros * kUnit)});
  }
  return with_euro(language, number(language, value, kUnit));
}

std::string tick_text(Language language, Int128 value, Int128 step, Type type) {
  if (type.kind != Kind::number) {
    return value_text(language, Rational::make(value, kUnit).value_or(Rational()), type);
  }
  if (value < 0) return "−" + tick_text(language, -value, step, type);
  if (type == kEuros) return euros_tick(language, value, step);
  if (type == kEurosPerPoint) return say(language, "word.per_point", {euros_tick(language, value, step)});
  return number(language, value, kUnit);
}

Int128 next_step(Int128 step) {
  Int128 tens = 1;
  while (tens * 10 <= step) tens *= 10;
  return step == tens * 2 ? tens * 5 : step == tens ? tens * 2 : tens * 10;
}

Int128 first_within(const Extent& extent, Int128 step) {
  const Int128 first = extent.low / step * step;  // Towards zero.
  return first < extent.low ? first + step : first;
}

std::vector<SvgTick> ticks_of(Language language, const Extent& extent, Type type, Int128 step) {
  std::vector<SvgTick> ticks;
  for (Int128 at = first_within(extent, step); at <= extent.high; at += step) {
    ticks.push_back({at, tick_text(language, at, step, type)});
  }
  return ticks;
}

/// The least round step that leaves the ticks so far apart.
Int128 step_for(const Extent& extent, int pixels, int apart, bool whole) {
  Int128 step = whole ? kUnit : 1;
  while (step * pixels < (extent.high - extent.low) * apart) step = next_step(step);
  return step;
}

}  // namespace

std::vector<SvgTick> round_ticks(Language language, const Extent& extent, Type type, int pixels, int apart,
                                 bool whole) {
  if (extent.empty()) return {};
  return ticks_of(language, extent, type, step_for(extent, pixels, apart, whole));
}

std::vector<SvgTick> ticks_across(Language language, const Extent& extent, Type type, int pixels) {
  if (extent.empty()) return {};
  if (type.kind != Kind::number) {
    // No round dates: both ends.
    return {{extent.low, tick_text(language, extent.low, kUnit, type)},
            {extent.high, tick_text(language, extent.high, kUnit, type)}};
  }
  for (int apart = 48;; apart += 16) {
    std::vector<SvgTick> ticks = round_ticks(language, extent, type, pixels, apart);
    int widest = 0;
    for (const SvgTick& tick : ticks) widest = std::max(widest, text_pixels(tick.label, kSmallText));
    // Half of one that stands in the middle, beside the whole of one at an end.
    if (ticks.size() < 2 || widest * 3 / 2 + 4 <= apart) return ticks;
  }
}

std::string axis_across(const Extent& extent, const std::vector<SvgTick>& ticks, int pixels, int y) {
  std::string out = svg_line("axis", "0%", y, "100%", y);
  for (const SvgTick& tick : ticks) {
    const Int128 half = (extent.high - extent.low) * text_pixels(tick.label, kSmallText) / 2;
    const char* const anchor = (tick.at - extent.low) * pixels < half    ? "start"
                               : (extent.high - tick.at) * pixels < half ? "end"
                                                                         : "middle";
    const std::string x = extent.across(tick.at);
    out += svg_line("axis", x, y, x, y + 4) + svg_text(x, y + 16, "small", tick.label, anchor);
  }
  return out;
}

}  // namespace aci
