// What is drawn, kind by kind, at the edges: rows in groups, labels that are cut, scales of curves.
#include <doctest/doctest.h>

#include "report/page_text.h"
#include "report/picture_svg.h"
#include "report/svg_canvas.h"
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

TEST_CASE("where rows with and without groups, above and below zero, lie") {
  // A head of a group is 13 below what is above it, and its rows 2 below it. Zero is a quarter from the left:
  // through each bar a line, three beyond it.
  CHECK(geometry_of(svg_of(Bars{{{"a", exact("30"), {}, "G"},
                                 {"b", exact("-10"), {}, "G"},
                                 {"c", exact("20"), {}, "H"},
                                 {"d", exact("10"), {}, ""}}})) ==
        R"(svg picture bars rows room-88 width=100% height=241
desc
defs
pattern width=6 height=6
rect hatch-ground width=6 height=6
path hatch-line d=M0 0V6
text small x=100% y=12 dx=88 text-anchor=end
text head
tspan x=0 y=41
text label
tspan x=0 y=59
text label x=100% dx=88 y=74 text-anchor=end
rect up x=25% y=64 width=75% height=11
line axis x1=25% y1=61 x2=25% y2=78
text label
tspan x=0 y=96
text label x=100% dx=88 y=111 text-anchor=end
rect down x=0% y=101 width=25% height=11
line axis x1=25% y1=98 x2=25% y2=115
text head
tspan x=0 y=137
text label
tspan x=0 y=155
text label x=100% dx=88 y=170 text-anchor=end
rect up x=25% y=160 width=50% height=11
line axis x1=25% y1=157 x2=25% y2=174
text label
tspan x=0 y=192
text label x=100% dx=88 y=207 text-anchor=end
rect up x=25% y=197 width=25% height=11
line axis x1=25% y1=194 x2=25% y2=211
line axis x1=0% y1=217 x2=100% y2=217
line axis x1=0% y1=217 x2=0% y2=221
text small x=0% y=233
line axis x1=25% y1=217 x2=25% y2=221
text small x=25% y=233 text-anchor=middle
line axis x1=50% y1=217 x2=50% y2=221
text small x=50% y=233 text-anchor=middle
line axis x1=75% y1=217 x2=75% y2=221
text small x=75% y=233 text-anchor=middle
line axis x1=100% y1=217 x2=100% y2=221
text small x=100% y=233 text-anchor=end
)");
}

TEST_CASE("zero is a line straight down, however little the bars around it are") {
  const std::string svg = svg_of(Bars{{{"a", exact("0.000003"), {}, ""}, {"b", exact("-0.000001"), {}, ""}}});
  CHECK(times(geometry_of(svg), "line axis x1=25% y1=39 x2=25% y2=56\n") == 1);
}

TEST_CASE("a label that is cut is told in whole to who points at it") {
  const std::string label = "mmmmmmmmmmmmmmmmmmmmmm mmmmmmmmmmmmmmmmmmmmmm mmmmmmmmmmmmmmmmmmmmmm m";
  CHECK(times(svg_of(Bars{{{label, exact("1"), {}, ""}}}), "<title>" + label + "</title>") == 1);
  CHECK(times(svg_of(Bars{{{label.substr(0, 68), exact("1"), {}, ""}}}), "<title>") == 0);
  // A group's head, in larger letters, has nine tenths of the width.
  CHECK(times(svg_of(Bars{{{"a", exact("1"), {}, label.substr(0, 20)}}}), ">mmmmmmmmmmmmmmmmmmm</tspan>") ==
        1);
}

TEST_CASE("what bars could be is told beside them only where all of it is short") {
  const auto told = [](const char* most) {
    return times(svg_of(Bars{{{"a", exact("1"), exact("2"), ""}, {"b", exact("1"), exact(most), ""}}}),
                 " / ");
  };
  CHECK(told("100000") == 2);
  CHECK(told("100000000000") == 0);
}

TEST_CASE("a curve stands on 0, unless its values lie far above: on the round values around them") {
  const auto places = [](std::initializer_list<const char*> values) {
    Curve curve{{}, "x"};
    for (const char* each : values)
      curve.points.push_back({Rational(static_cast<std::int64_t>(curve.points.size())), exact(each)});
    std::string all;
    for (const SvgShape& each : shapes_of(svg_of(curve))) all += each.text("cy") + " ";
    return all;
  };
  // From 200 up to 24: the scale is 176 high.
  CHECK(places({"499", "1000"}) == "112.176 24 ");  // Of 0 to 1 000.
  CHECK(places({"500", "1000"}) == "170.667 24 ");  // Of 400 to 1 000: by 200.
  CHECK(places({"1000", "1010"}) == "200 24 ");     // Of 1 000 to 1 010: by 5.
  CHECK(places({"0", "9"}) == "200 41.6 ");         // Of 0 to 10: by 5.
  CHECK(places({"0", "44"}) == "200 45.12 ");       // Of 0 to 50: by 10, which are 40 apart.
  CHECK(places({"-30", "-10"}) == "200 82.667 ");   // Of -30 to 0.
  CHECK(places({"7", "7"}) == "46 46 ");            // Of 0 to 8: by 2.
}

TEST_CASE("the scale of a curve has decimals where its values do; its points are as programs write them") {
  const std::string svg = svg_of(Curve{{{exact("0"), exact("0")}, {exact("1"), exact("0.5")}}, "x"});
  CHECK(times(svg, "class=\"grid\"") == 4);  // 0, 0.2, 0.4 and 0.6.
  CHECK(times(svg, ">€0.4<") == 1);
  const auto points = shapes_of(svg);
  REQUIRE(points.size() == 2);
  CHECK(points[0].text("data-x") == "0");
  CHECK(points[0].text("data-value") == "0");
  CHECK(points[1].text("data-x") == "1");
  CHECK(points[1].text("data-value") == "0.5");
}

TEST_CASE("the points of a curve are marked one by one up to forty; up to 200 all are drawn") {
  const auto curve = [](std::size_t count) {
    Curve all{{}, "x"};
    for (std::size_t i = 0; i < count; ++i) all.points.push_back({whole_number(i), whole_number(i)});
    return all;
  };
  const auto radius = [&](std::size_t count) { return shapes_of(svg_of(curve(count))).back().text("r"); };
  CHECK(radius(40) == "3");
  CHECK(radius(41) == "1");
  CHECK(shown_points(curve(200)).size() == 200);
  const auto shown = shown_points(curve(1991));  // Every tenth.
  REQUIRE(shown.size() == 200);
  CHECK(shown[0].x == Rational(0));
  CHECK(shown[1].x == Rational(10));
  CHECK(shown[199].x == Rational(1990));
}

TEST_CASE(
    "what is paid is a bar of its own, however it moves; the label of a sum has nine tenths of the width") {
  const auto steps = [](std::string label, bool stands, bool paid) {
    return svg_of(
        Waterfall{{{"a", exact("10"), false, false}, {std::move(label), exact("-4"), stands, paid}}});
  };
  CHECK(shapes_of(steps("b", false, true), "paid").size() == 1);
  CHECK(shapes_of(steps("b", false, false), "paid").empty());
  const std::string label = "mmmmmmmmmmmmmmmmmmmmmm mmmmmmmmmmmmmmmmmmmmmm mmmmmmmmmmmmmmmmmmmmmm";
  CHECK(times(steps(label, false, false), "<title>") == 0);
  CHECK(times(steps(label, true, false), "<title>" + label + "</title>") == 1);
  CHECK(times(steps(label.substr(0, 20), true, false), ">mmmmmmmmmmmmmmmmmmm</tspan>") == 1);
}

TEST_CASE("the steps of a waterfall bear their sign, what stands by itself does not") {
  const std::string svg =
      svg_of(Waterfall{{{"a", exact("10")}, {"b", exact("-4")}, {"c", exact("6"), true}}});
  CHECK(times(svg, ">+€10.00<") == 1);
  CHECK(times(svg, ">−€4.00<") == 1);
  CHECK(times(svg, ">€6.00<") == 1);
}

TEST_CASE("a distribution without anything below zero is not hatched") {
  const std::string svg = svg_of(Distribution{{{exact("0"), exact("10"), 3}}, "structures"});
  CHECK(shapes_of(svg, "value").size() == 1);
  CHECK(times(svg, "hatch") == 0);
}

TEST_CASE("structures are counted in whole numbers; a range is told from its bounds, without cents") {
  const std::string svg = svg_of(Distribution{{{exact("0"), exact("10"), 1}}, "structures"});
  CHECK(times(svg, "class=\"grid\"") == 2);  // 0 and 1, nothing between.
  const auto ranges = shapes_of(svg, "value");
  REQUIRE(ranges.size() == 1);
  CHECK(ranges[0].text("data-from") == "0");
  CHECK(ranges[0].text("data-to") == "10");
  CHECK(ranges[0].text("data-value") == "1");
}

TEST_CASE("the table beside bars has the head of a group where another begins, and points without a unit") {
  Picture picture = picture_of(Bars{{{"a", exact("1.125"), {}, "G"},
                                     {"b", exact("2"), {}, "G"},
                                     {"c", exact("3"), {}, "H"},
                                     {"d", exact("4"), {}, ""},
                                     {"e", exact("5"), {}, "H"}}},
                               "points");
  picture.type = kPoints;
  Page page;
  page.section().add(picture_figures(Language::en, picture));
  CHECK(page_text(page, {Language::en, false, PageLength::usual}) ==
        "line  points\n"
        "G\n"
        "  a     1.13\n"
        "  b        2\n"
        "H\n"
        "  c        3\n"
        "  d        4\n"
        "H\n"
        "  e        5\n");
}

}  // namespace
}  // namespace aci
