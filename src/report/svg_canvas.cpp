#include "report/svg_canvas.h"

#include <algorithm>

#include "base/decimal.h"
#include "report/characters.h"
#include "report/html_text.h"
#include "report/value_text.h"
#include "report/wording.h"

namespace aci {
namespace {

constexpr Int128 kUnit = 1'000'000;
constexpr Int128 kMost = kUnit * 1'000'000'000'000 * 1'000'000;

/// Half away from zero.
Int128 rounded(Int128 num, Int128 den) {
  const Int128 half = num < 0 ? -(den / 2) : den / 2;
  return (num + half) / den;
}

/// Of a length, in thousandths, how far `part` of `whole` goes.
Int128 thousandths(Int128 part, Int128 whole, int length) {
  return whole == 0 ? 0 : rounded(part * length * 1000, whole);
}

std::string in_decimals(Int128 thousandths) {
  return to_decimal(Rational::make(thousandths, 1000).value_or(Rational()), 0, 3).text;
}

/// Of one character; fonts differ, and the widest common ones are meant.
int character_width(char32_t code) {
  constexpr std::u32string_view kNarrow = U" \u00a0\u202fijlI.,:;'’|!()[]/-";
  constexpr std::u32string_view kWide = U"mwMW@%…≈";
  const std::size_t columns = columns_of(code);
  if (columns != 1) return columns == 0 ? 0 : 105;
  if (kNarrow.find(code) != std::u32string_view::npos) return 33;
  if (kWide.find(code) != std::u32string_view::npos) return 100;
  const bool capital = (code >= U'A' && code <= U'Z') || (code >= U'À' && code <= U'Þ') || code > 0x24F;
  return capital ? 72 : 58;
}

/// As many of its characters as `pixels` hold, one at least.
std::size_t fitting(std::string_view text, int pixels) {
  std::size_t end = 0;
  for (int width = 0; end < text.size();) {
    const Character character = character_at(text, end);
    width += character_width(character.code);
    if (end > 0 && width * kTextSize > pixels * 100) break;
    end += character.size;
  }
  return end;
}

/// "41 → 46" stands on one line.
std::string kept_together(std::string text) {
  constexpr std::string_view kArrow = " → ";
  constexpr std::string_view kTied = "\u00a0→\u00a0";
  for (std::size_t at = text.find(kArrow); at != std::string::npos; at = text.find(kArrow, at)) {
    text.replace(at, kArrow.size(), kTied);
    at += kTied.size();
  }
  return text;
}

}  // namespace

std::optional<Int128> millionths(const Rational& value) {
  const auto most = Rational::make(kMost, kUnit);
  if (absolute(value) > *most) return std::nullopt;
  const auto exact = parse_decimal(to_decimal(value, 0, 6).text);
  if (!exact) return std::nullopt;
  return exact->num() * (kUnit / exact->den());
}

std::optional<std::vector<Int128>> millionths(const std::vector<Rational>& values) {
  std::vector<Int128> drawn;
  for (const Rational& each : values) {
    const auto value = millionths(each);
    if (!value) return std::nullopt;
    drawn.push_back(*value);
  }
  return drawn;
}

void Extent::hold(Int128 value) {
  low = std::min(low, value);
  high = std::max(high, value);
}

std::string Extent::place(Int128 value, int length) const {
  return in_decimals(thousandths(value - low, high - low, length));
}

std::string Extent::place_from_top(Int128 value, int length, int top) const {
  return in_decimals((top + length) * 1000 - thousandths(value - low, high - low, length));
}

std::string Extent::between(Int128 from, Int128 to, int length) const {
  return in_decimals(thousandths(to - low, high - low, length) - thousandths(from - low, high - low, length));
}

std::string svg_element(std::string_view name, const SvgAttributes& attributes, std::string_view content) {
  std::string out = "<" + std::string(name);
  for (const auto& [key, value] : attributes) {
    out += " " + std::string(key) + "=\"" + html_text(value) + "\"";
  }
  if (content.empty()) return out + "/>";
  return out + ">" + std::string(content) + "</" + std::string(name) + ">";
}

std::string svg_text(const std::string& x, int y, std::string_view style, std::string_view text,
                     std::string_view anchor) {
  SvgAttributes attributes = {{"class", std::string(style)}, {"x", x}, {"y", std::to_string(y)}};
  if (anchor != "start") attributes.emplace_back("text-anchor", anchor);
  return svg_element("text", attributes, html_text(text));
}

std::string svg_line(std::string_view style, const std::string& x1, int y1, const std::string& x2, int y2) {
  return svg_element("line", {{"class", std::string(style)},
                              {"x1", x1},
                              {"y1", std::to_string(y1)},
                              {"x2", x2},
                              {"y2", std::to_string(y2)}});
}

int text_width(std::string_view text) {
  int width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const Character character = character_at(text, i);
    width += character_width(character.code);
    i += character.size;
  }
  return width;
}

std::vector<std::string> label_lines(std::string_view text, int pixels, std::size_t most) {
  std::vector<std::string> lines;
  const std::string label = kept_together(one_line(printable(text)));
  std::string_view rest = label;
  while (!rest.empty() && lines.size() < most) {
    std::size_t end = fitting(rest, pixels);
    // Between words, where there is a space to cut at.
    if (end < rest.size()) {
      const std::size_t space = rest.rfind(' ', end);
      if (space != std::string_view::npos && space > 0) end = space;
    }
    lines.emplace_back(rest.substr(0, end));
    rest.remove_prefix(end);
    if (rest.starts_with(' ')) rest.remove_prefix(1);
  }
  if (rest.empty()) return lines;
  std::string& last = lines.back();
  last.resize(fitting(last, pixels - kTextSize));
  while (last.ends_with(' ')) last.pop_back();
  last += "…";
  return lines;
}

SvgRoom room_for(int pixels) {
  static constexpr SvgRoom kRooms[] = {{36, "room-36"},   {60, "room-60"},   {88, "room-88"},
                                       {112, "room-112"}, {136, "room-136"}, {164, "room-164"}};
  static constexpr SvgRoom kLargest = {220, "room-220"};
  const auto* const found =
      std::ranges::find_if(kRooms, [pixels](const SvgRoom& room) { return pixels + 6 <= room.pixels; });
  return found == std::end(kRooms) ? kLargest : *found;
}

std::string svg_picture(const SvgFrame& frame, const std::string& style, int height,
                        const std::string& content) {
  const std::string described = frame.id + "-desc";
  return svg_element(
      "svg",
      {{"class", "picture " + style},
       {"role", "img"},
       {"aria-label", frame.picture.title},
       {"aria-describedby", described},
       {"width", "100%"},
       {"height", std::to_string(height)}},
      svg_element("desc", {{"id", described}}, html_text(say(frame.language, "picture.described"))) +
          content);
}

}  // namespace aci
