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
  CHECK(svg_of(Waterfall{{{"a", more, false}}}) == "");
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

}  // namespace
}  // namespace aci
