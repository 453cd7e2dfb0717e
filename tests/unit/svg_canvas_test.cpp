#include "report/svg_canvas.h"

#include <doctest/doctest.h>

#include "report/page_text.h"
#include "report/picture_svg.h"
#include "report/svg_axis.h"
#include "support/loading.h"
#include "support/svg_shapes.h"

namespace aci {
namespace {

Picture picture_of(decltype(Picture::drawing) drawing, std::string value_label = "euros") {
  Picture picture;
  picture.title = "What it shows";
  picture.value_label = std::move(value_label);
  picture.of_label = "possible";
  picture.drawing = std::move(drawing);
  return picture;
}
std::string svg_of(decltype(Picture::drawing) drawing, std::string value_label = "euros") {
  return picture_svg(Language::en, picture_of(std::move(drawing), std::move(value_label)), "p1");
}
int times(std::string_view text, std::string_view part) {
  int count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++count;
  return count;
}
/// Of the whole picture, in pixels.
int height_of(const std::string& svg) {
  const std::string_view before = "width=\"100%\" height=\"";
  return std::stoi(svg.substr(svg.find(before) + before.size()));
}
Date day(int year, int month, int number) {
  return *make_date(year, month, number);
}

TEST_CASE("places along a scale are rounded to the thousandth, half away from zero on both sides") {
  const Extent extent{0, 2000};
  CHECK(extent.place(1, 1) == "0.001");
  CHECK(extent.place(-1, 1) == "-0.001");
  CHECK(extent.place(1000, 100) == "50");
  CHECK(extent.across(500) == "25%");
  CHECK(extent.place_from_top(500, 100, 10) == "85");
  CHECK(extent.between(500, 1500, 100) == "50");
  CHECK(Extent{5, 5}.place(7, 100) == "0");
}

TEST_CASE("what lies beyond a million million millions is not drawn, whatever the picture") {
  const Rational most = exact("1000000000000000000");
  const Rational more = exact("1000000000000000001");
  CHECK(*millionths(most) == most.num() * 1'000'000);
  CHECK_FALSE(millionths(more));
  CHECK_FALSE(millionths(exact("-1000000000000000001")));
  CHECK(svg_of(Bars{{{"a", exact("1"), more, ""}}}) == "");
  CHECK(svg_of(Bars{{{"a", exact("1"), {}, ""}, {"b", more, {}, ""}}}) == "");
  CHECK(svg_of(Waterfall{{{"a", more, false}}}) == "");
  CHECK(svg_of(Waterfall{{{"a", exact("1"), false}, {"b", more, false}}}) == "");
  CHECK(svg_of(Distribution{{{exact("0"), more, 1}}, "structures"}) == "");
  CHECK(svg_of(Curve{{{exact("0"), exact("1")}, {exact("1"), more}}, "x"}) == "");
  CHECK(svg_of(Curve{{{exact("0"), exact("1")}, {exact("1"), most}}, "x"}) != "");
}

TEST_CASE("nothing is drawn of a curve that stays at zero, or of a range without width") {
  CHECK(svg_of(Curve{{{exact("0"), exact("0")}, {exact("1"), exact("0")}}, "x"}) == "");
  CHECK(svg_of(Distribution{{{exact("1"), exact("1"), 3}}, "structures"}) == "");
}

TEST_CASE("without a legend the first row stands at the top") {
  const auto top = [](const std::string& svg) { return shapes_of(svg).front().text("y"); };
  const Bars bars{{{"a", exact("1"), {}, ""}}};
  CHECK(top(svg_of(bars)) == "42");
  CHECK(top(svg_of(bars, "")) == "17");
  CHECK(top(svg_of(Bars{{{"a", exact("1"), {}, "Axis"}}}, "")) == "35");
  const Waterfall steps{{{"a", exact("1"), false}}};
  CHECK(top(svg_of(steps)) == "42");
  CHECK(top(svg_of(steps, "")) == "17");
}

TEST_CASE("a bar without a label is drawn where its line would end") {
  CHECK(shapes_of(svg_of(Bars{{{"", exact("1"), {}, ""}}}, "")).front().text("y") == "1");
}

TEST_CASE("a step is joined to the one before, but not to a sum that is another") {
  const auto joins = [](const Waterfall& steps) { return times(svg_of(steps), "class=\"step\""); };
  CHECK(joins({{{"one", exact("60"), false}, {"two", exact("40"), false}, {"sum", exact("100"), true}}}) ==
        2);
  CHECK(joins({{{"one", exact("60"), false}, {"two", exact("40"), false}, {"sum", exact("90"), true}}}) == 1);
}

TEST_CASE("only what goes down is hatched: a step of nothing is not") {
  const auto hatched = [](const char* step) {
    const Waterfall steps{{{"one", exact("60"), false}, {"two", exact(step), false}}};
    return times(svg_of(steps), "class=\"down") > 0;
  };
  CHECK(hatched("-1"));
  CHECK_FALSE(hatched("0"));
  CHECK_FALSE(hatched("1"));
}

TEST_CASE("a plot has room for the label below it only where there is one") {
  const auto curve = [](std::string x_label, std::string value_label) {
    return svg_of(Curve{{{exact("0"), exact("1")}, {exact("1"), exact("2")}}, std::move(x_label)},
                  std::move(value_label));
  };
  CHECK(height_of(curve("hours", "euros")) - height_of(curve("", "euros")) == 14);
  CHECK(times(curve("hours", "euros"), ">hours<") == 1);
  CHECK(times(curve("hours", "euros"), "<text") - times(curve("", "euros"), "<text") == 1);
  CHECK(times(curve("", "euros"), "<text") - times(curve("", ""), "<text") == 1);
}

TEST_CASE("events of one day stand below its date, written once") {
  const std::string svg = svg_of(Timeline{{{day(2024, 1, 31), "balance", Money::from_cents(100), true},
                                           {day(2024, 1, 31), "documents", std::nullopt, false},
                                           {day(2024, 3, 31), "reply", std::nullopt, false}}});
  CHECK(times(svg, ">31 Jan 2024<") == 1);
  CHECK(times(svg, ">31 Mar 2024<") == 1);
  CHECK(times(svg, "class=\"due\"") == 2);
}

TEST_CASE("a scale of days has both its ends, one of euros a point their unit") {
  const auto texts = [](const std::vector<SvgTick>& ticks) {
    std::string all;
    for (const SvgTick& each : ticks) all += (all.empty() ? "" : " | ") + each.label;
    return all;
  };
  const Extent days{*millionths(Rational(to_serial(day(2024, 1, 1)))),
                    *millionths(Rational(to_serial(day(2024, 12, 31))))};
  CHECK(texts(ticks_across(Language::fr, days, kDate, kNarrowest)) == "01/01/2024 | 31/12/2024");
  CHECK(texts(ticks_across(Language::en, {0, 4'000'000}, kEurosPerPoint, 240)) ==
        "€0 per point | €2 per point | €4 per point");
  CHECK(round_ticks(Language::en, {7, 7}, kNumber, 100, 40).empty());
}

TEST_CASE("decades without a year that is round have no scale below them") {
  const auto timeline = [](int from, int to) {
    return svg_of(Timeline{
        {{day(from, 6, 1), "first", std::nullopt, false}, {day(to, 6, 1), "last", std::nullopt, false}}});
  };
  const std::string none = timeline(1952, 1998);
  CHECK(times(none, "class=\"due\"") == 2);
  CHECK(times(none, "class=\"grid\"") == 0);
  const std::string some = timeline(1955, 2001);
  CHECK(times(some, ">Jan 2000<") == 1);
  CHECK(times(some, "class=\"grid\"") == 1);
  CHECK(height_of(none) < height_of(some));
}

TEST_CASE("the table beside bars is empty where one has nothing that it could be") {
  Page page;
  page.section().add(picture_figures(
      Language::en, picture_of(Bars{{{"part", exact("1"), exact("2"), ""}, {"alone", exact("3"), {}, ""}}})));
  CHECK(page_text(page, {Language::en, false, PageLength::all}) ==
        "line     euros  possible\n"
        "  part   €1.00     €2.00\n"
        "  alone  €3.00\n");
}

TEST_CASE("characters are of five widths: nothing, narrow, a letter, a capital, wide; a column of two") {
  struct Row {
    const char* text;
    int width;  ///< Of each, in hundredths.
  };
  const Row rows[] = {
      {"\u0301", 0}, {" ", 33},  {"\u00a0", 33}, {"\u202f", 33}, {"i", 33},      {"j", 33},
      {"l", 33},     {"I", 33},  {".", 33},      {",", 33},      {":", 33},      {";", 33},
      {"'", 33},     {"’", 33},  {"|", 33},      {"!", 33},      {"(", 33},      {")", 33},
      {"[", 33},     {"]", 33},  {"/", 33},      {"-", 33},      {"a", 58},      {"0", 58},
      {"`", 58},     {"?", 58},  {"\u00bf", 58}, {"ß", 58},      {"é", 58},      {"\u024f", 58},
      {"A", 72},     {"Z", 72},  {"À", 72},      {"Þ", 72},      {"\u0250", 72}, {"€", 72},
      {"−", 72},     {"m", 100}, {"w", 100},     {"M", 100},     {"W", 100},     {"@", 100},
      {"%", 100},    {"…", 100}, {"≈", 100},     {"漢", 105},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(text_width(row.text) == row.width);
    CHECK(text_width("a" + std::string(row.text) + "a") == 116 + row.width);
  }
  // A part of a pixel is one.
  CHECK(text_pixels("aa", 50) == 58);
  CHECK(text_pixels("aa", 51) == 60);
  CHECK(text_pixels("", 13) == 0);
}

TEST_CASE("beside a drawing is the least room that leaves six pixels beside its texts") {
  const auto room = [](int pixels) { return room_for(pixels).pixels; };
  const int rooms[] = {36, 60, 88, 112, 136, 164};
  for (const int each : rooms) {
    CAPTURE(each);
    CHECK(room(each - 6) == each);
    CHECK(room(each - 5) > each);
    CHECK(room_for(each - 6).name == "room-" + std::to_string(each));
  }
  CHECK(room(0) == 36);
  CHECK(room(159) == 220);
  CHECK(room(500) == 220);
}

TEST_CASE("a line holds what is as wide as it is; what an arrow joins stands on one") {
  const auto lines = [](std::string_view text, int pixels, std::size_t most = 3) {
    std::string all;
    for (const std::string& each : label_lines(text, pixels, most)) all += each + "|";
    return all;
  };
  // An m is as wide as the size of the text.
  CHECK(lines("mmmm", 3 * kTextSize) == "mmm|m|");
  CHECK(lines("mmmm", 3 * kTextSize - 1) == "mm|mm|");
  CHECK(lines("mm", 1) == "m|m|");
  CHECK(lines("mm m", 2 * kTextSize) == "mm|m|");
  CHECK(lines("m mm m", 3 * kTextSize) == "m|mm|m|");
  CHECK(lines("hours: 41 → 46 → 50", 95) == "hours:|41\u00a0→\u00a046\u00a0→\u00a050|");
  CHECK(lines("one  two \u202e", 500) == "one two \uFFFD|");
  // The sign of what is left out takes the room of an m; no space stands before it.
  CHECK(lines("mmm mmm", 3 * kTextSize, 1) == "mm…|");
  CHECK(lines("m m m m", 3 * kTextSize, 1) == "m…|");
  CHECK(lines("mmm mmm", 3 * kTextSize, 2) == "mmm|mmm|");
}

std::string texts_of(const std::vector<SvgTick>& ticks) {
  std::string all;
  for (const SvgTick& each : ticks) all += (all.empty() ? "" : " | ") + each.label;
  return all;
}

TEST_CASE("a scale goes up by 1, 2, 5, 10, 20…: the least that leaves its values so far apart") {
  constexpr Int128 kOne = 1'000'000;
  const auto ticks = [](Int128 low, Int128 high, int apart, bool whole = false) {
    return texts_of(round_ticks(Language::en, {low * kOne, high * kOne}, kNumber, 100, apart, whole));
  };
  CHECK(ticks(0, 100, 10) == "0 | 10 | 20 | 30 | 40 | 50 | 60 | 70 | 80 | 90 | 100");
  CHECK(ticks(0, 100, 11) == "0 | 20 | 40 | 60 | 80 | 100");
  CHECK(ticks(0, 100, 20) == "0 | 20 | 40 | 60 | 80 | 100");
  CHECK(ticks(0, 100, 21) == "0 | 50 | 100");
  CHECK(ticks(0, 100, 50) == "0 | 50 | 100");
  CHECK(ticks(0, 100, 51) == "0 | 100");
  // From the first round value that is not below the low end to the last that is not above the high one.
  CHECK(ticks(7, 33, 38) == "10 | 20 | 30");
  CHECK(ticks(10, 30, 50) == "10 | 20 | 30");
  CHECK(ticks(-33, 7, 25) == "−30 | −20 | −10 | 0");
  CHECK(ticks(-30, 9, 25) == "−30 | −20 | −10 | 0");
  // There is no half of a structure.
  CHECK(ticks(0, 2, 10) == "0 | 0.2 | 0.4 | 0.6 | 0.8 | 1 | 1.2 | 1.4 | 1.6 | 1.8 | 2");
  CHECK(ticks(0, 2, 10, true) == "0 | 1 | 2");
}

TEST_CASE("texts below a scale stand apart: half of one in the middle and the whole of one at an end") {
  constexpr Int128 kMillions = Int128{1'000'000} * 1'000'000;
  // "−€10m" takes 40 pixels: 60 and 4 are as far apart as these are here.
  CHECK(text_pixels("−€10m", kSmallText) == 40);
  CHECK(texts_of(ticks_across(Language::en, {-37 * kMillions, 0}, kEuros, 240)) ==
        "−€30m | −€20m | −€10m | €0");
  CHECK(texts_of(ticks_across(Language::en, {-38 * kMillions, 0}, kEuros, 240)) == "−€20m | €0");
  // "€200k" takes 34: 51 and 4 are more than 48, the least that texts are apart, and less than 64.
  constexpr Int128 kThousands = Int128{1'000} * 1'000'000;
  CHECK(text_pixels("€200k", kSmallText) == 34);
  CHECK(texts_of(ticks_across(Language::en, {0, 240 * kThousands}, kEuros, 240)) == "€0 | €100k | €200k");
  CHECK(ticks_across(Language::en, {5, 5}, kEuros, 240).empty());
}

TEST_CASE("a text below an end of a scale stays within it") {
  // "000" takes 20 pixels of 100: ten from an end, it may stand in the middle of its mark.
  const Extent extent{100, 200};
  const auto anchor = [&](Int128 at) {
    const std::string svg = axis_across(extent, {{at, "000"}}, 100, 7);
    const std::size_t begin = svg.find("text-anchor=\"");
    return begin == std::string::npos ? "start"
                                      : svg.substr(begin + 13, svg.find('"', begin + 13) - begin - 13);
  };
  CHECK(text_pixels("000", kSmallText) == 20);
  CHECK(anchor(109) == "start");
  CHECK(anchor(110) == "middle");
  CHECK(anchor(190) == "middle");
  CHECK(anchor(191) == "end");
}

TEST_CASE("a mark of a timeline has its day and its euros, as programs write them") {
  const auto shapes =
      shapes_of(svg_of(Timeline{{{day(2024, 3, 1), "round", Money::from_cents(100), true},
                                 {day(2024, 4, 1), "cents", Money::from_cents(1050), true}}}));
  REQUIRE(shapes.size() == 2);
  CHECK(shapes[0].text("data-date") == "2024-03-01");
  CHECK(shapes[0].text("data-value") == "1");
  CHECK(shapes[1].text("data-value") == "10.5");
}

TEST_CASE("a timeline goes from a month to another, ten days at the least around its events") {
  const auto place = [](int from_day, int to_day) {
    Timeline timeline{{{day(2023, 1, from_day), "first", Money::from_cents(100), true},
                       {day(2023, 1, to_day), "last", Money::from_cents(100), true}}};
    const auto shapes = shapes_of(svg_of(timeline));
    return shapes[0].text("cx") + " " + shapes[1].text("cx");
  };
  CHECK(place(11, 21) == "32.258% 64.516%");  // 10 and 20 days of January's 31.
  CHECK(place(10, 21) == "64.516% 82.258%");  // 40 and 51 of the 62 with December.
  CHECK(place(11, 22) == "16.949% 35.593%");  // 10 and 21 of the 59 with February.
}

TEST_CASE("the months below a timeline are so many apart that their texts stand side by side") {
  const auto ticks = [](int from, int to_year, int to) {
    const std::string svg = svg_of(Timeline{{{day(2023, from, 15), "first", std::nullopt, false},
                                             {day(to_year, to, 15), "last", std::nullopt, false}}});
    std::string all;
    const std::string_view before = "class=\"small\"";
    for (std::size_t at = svg.find(before); at != std::string::npos; at = svg.find(before, at + 1)) {
      const std::size_t begin = svg.find('>', at) + 1;
      const std::string text = svg.substr(begin, svg.find('<', begin) - begin);
      if (text.find("20") != std::string::npos) all += (all.empty() ? "" : " | ") + text;
    }
    return all;
  };
  // 252 pixels hold four times 60, with the months from the first to the one behind the last.
  CHECK(ticks(1, 2023, 4) == "Jan 2023 | Feb 2023 | Mar 2023 | Apr 2023 | May 2023");
  CHECK(ticks(1, 2023, 5) == "Jan 2023 | Mar 2023 | May 2023");
  CHECK(ticks(2, 2023, 12) == "Apr 2023 | Jul 2023 | Oct 2023 | Jan 2024");
  CHECK(ticks(3, 2024, 2) == "Apr 2023 | Jul 2023 | Oct 2023 | Jan 2024");
  CHECK(ticks(3, 2024, 6) == "Jul 2023 | Jan 2024 | Jul 2024");
  CHECK(ticks(3, 2026, 6) == "Jan 2024 | Jan 2025 | Jan 2026");
}

}  // namespace
}  // namespace aci
