#include "report/picture_svg.h"

#include <doctest/doctest.h>

#include <iterator>
#include <regex>
#include <set>
#include <sstream>

#include "report/page_text.h"
#include "report/svg_axis.h"
#include "report/svg_canvas.h"
#include "report/value_text.h"
#include "support/folder.h"
#include "support/loading.h"
#include "support/svg_shapes.h"

namespace aci {
namespace {

Picture picture_of(decltype(Picture::drawing) drawing) {
  Picture picture;
  picture.title = "What it shows";
  picture.value_label = "euros";
  picture.of_label = "possible";
  picture.drawing = std::move(drawing);
  return picture;
}
std::string svg_of(decltype(Picture::drawing) drawing) {
  return picture_svg(Language::en, picture_of(std::move(drawing)), "p1");
}
bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}
Date day(int year, int month, int number) {
  return *make_date(year, month, number);
}
/// Whether a length is what it should be, to the thousandth that is written.
bool close(const Rational& drawn, const Rational& meant) {
  return absolute(*subtract(drawn, meant)) <= exact("1/1000");
}

Bars some_bars() {
  return {{{"first", exact("100"), exact("200"), "Axis"}, {"second", exact("50.5"), exact("50.5"), "Axis"}}};
}
Waterfall some_steps() {
  return {{{"one", exact("60"), false},
           {"two", exact("40"), false},
           {"sum", exact("100"), true},
           {"paid", exact("-30"), false},
           {"rest", exact("70"), true}}};
}
Timeline some_events() {
  return {{{day(2024, 4, 30), "balance", Money::from_cents(123456), true},
           {day(2024, 1, 31), "documents", std::nullopt, false}}};
}
Distribution some_ranges() {
  return {{{exact("-10"), exact("0"), 2}, {exact("0"), exact("10"), 8}, {exact("10"), exact("20"), 4}},
          "structures"};
}
Curve some_points() {
  return {{{exact("0"), exact("1000")}, {exact("10"), exact("3000")}, {exact("40"), exact("2000")}},
          "inputs"};
}

TEST_CASE("bars are as long as their values, before what they could be") {
  const std::string svg = svg_of(some_bars());
  const auto values = shapes_of(svg, "value");
  const auto whole = shapes_of(svg, "of");
  REQUIRE(values.size() == 2);
  CHECK(values[0].value() == exact("100"));
  CHECK(values[0].text("width") == "50%");
  CHECK(values[1].text("data-value") == "50.5");
  CHECK(values[1].text("width") == "25.25%");
  CHECK(whole[0].text("width") == "100%");
  CHECK(holds(svg, ">Axis</tspan>"));
  CHECK(holds(svg, ">€100.00 / €200.00<"));
}

TEST_CASE("bars below zero lie on its left, hatched, and all bear their sign") {
  const std::string svg = svg_of(Bars{{{"up", exact("30"), {}, ""}, {"down", exact("-10"), {}, ""}}});
  const auto up = shapes_of(svg, "up");
  const auto down = shapes_of(svg, "down");
  CHECK(up[0].text("x") == "25%");
  CHECK(up[0].text("width") == "75%");
  CHECK(down[0].text("x") == "0%");
  CHECK(down[0].text("width") == "25%");
  CHECK(down[0].text("fill") == "url(#p1-hatch)");
  CHECK(holds(svg, ">+€30.00<"));
  CHECK(holds(svg, ">−€10.00<"));
}

TEST_CASE("a bar of nothing is no bar below zero: no other bears a sign for it") {
  const std::string svg = svg_of(Bars{{{"nothing", exact("0"), {}, ""}, {"all", exact("30"), {}, ""}}});
  CHECK(holds(svg, ">€30.00<"));
  CHECK(shapes_of(svg, "up").empty());
  CHECK(!holds(svg, "hatch"));
}

TEST_CASE("each step of a waterfall begins where the one before ends") {
  const std::string svg = svg_of(some_steps());
  struct Row {
    const char* style;
    const char* value;
    const char* x;
    const char* width;
  };
  const Row rows[] = {{"up", "60", "0%", "60%"},
                      {"up", "40", "60%", "40%"},
                      {"stands", "100", "0%", "100%"},
                      {"down", "-30", "70%", "30%"},
                      {"stands", "70", "0%", "70%"}};
  const auto shapes = shapes_of(svg);
  REQUIRE(shapes.size() == std::size(rows));
  for (std::size_t i = 0; i < std::size(rows); ++i) {
    CAPTURE(i);
    CHECK(shapes[i].text("class") == rows[i].style);
    CHECK(shapes[i].text("data-value") == rows[i].value);
    CHECK(shapes[i].text("x") == rows[i].x);
    CHECK(shapes[i].text("width") == rows[i].width);
  }
}

TEST_CASE("events stand in order of date, where the year has them") {
  const std::string svg = svg_of(some_events());
  const auto paid = shapes_of(svg, "paid");
  REQUIRE(paid.size() == 1);
  CHECK(paid[0].text("data-value") == "1234.56");
  CHECK(paid[0].text("data-date") == "2024-04-30");
  // From January to the end of May are 152 days, up to 30 April 120.
  CHECK(close(paid[0].number("cx"), exact("12000/152")));
  CHECK(svg.find("31 Jan 2024") < svg.find("30 Apr 2024"));
}

TEST_CASE("a distribution: heights by count, what lies below zero hatched") {
  const std::string svg = svg_of(some_ranges());
  const auto shapes = shapes_of(svg);
  REQUIRE(shapes.size() == 3);
  CHECK(shapes[0].text("class") == "down");
  CHECK(shapes[1].text("class") == "up");
  CHECK(shapes[0].value() == exact("2"));
  CHECK(*multiply(shapes[0].number("height"), exact("4")) == shapes[1].number("height"));
  CHECK(*multiply(shapes[2].number("height"), exact("2")) == shapes[1].number("height"));
  CHECK(shapes[1].text("x") == "33.333%");
  CHECK(holds(svg, "<title>from −€10.00 to less than €0.00: 2</title>"));
}

TEST_CASE("a curve: each point where it lies, all of them up to 200") {
  const auto shapes = shapes_of(svg_of(some_points()));
  REQUIRE(shapes.size() == 3);
  CHECK(shapes[1].text("cx") == "25%");
  CHECK(shapes[1].value() == exact("3000"));
  // The greater the value, the nearer the top, in proportion.
  const auto fall = [&](int a, int b) { return *subtract(shapes[a].number("cy"), shapes[b].number("cy")); };
  CHECK(close(fall(0, 1), *multiply(fall(0, 2), exact("2"))));

  Curve long_one{{}, "x"};
  for (int i = 0; i < 5000; ++i) long_one.points.push_back({Rational(i), Rational(i)});
  const auto many = shapes_of(svg_of(long_one));
  CHECK(many.size() == 200);
  CHECK(many.back().value() == exact("4999"));
}

TEST_CASE("nothing is drawn where there is nothing to see") {
  CHECK(svg_of(Bars{}) == "");
  CHECK(svg_of(Bars{{{"nothing", exact("0"), exact("0"), ""}}}) == "");
  CHECK(svg_of(Waterfall{}) == "");
  CHECK(svg_of(Waterfall{{{"nothing", exact("0"), true}}}) == "");
  CHECK(svg_of(Timeline{}) == "");
  CHECK(svg_of(Distribution{}) == "");
  CHECK(svg_of(Distribution{{{exact("0"), exact("1"), 0}}, "structures"}) == "");
  CHECK(svg_of(Curve{{{exact("1"), exact("1")}}, "x"}) == "");
  CHECK(svg_of(Curve{{{exact("1"), exact("1")}, {exact("1"), exact("2")}}, "x"}) == "");
  CHECK(svg_of(Bars{{{"more than money", exact("10000000000000000000"), {}, ""}}}) == "");
}

TEST_CASE("what is at the edge is drawn") {
  CHECK(shapes_of(svg_of(Bars{{{"all below", exact("-5"), {}, ""}}})).size() == 1);
  CHECK(shapes_of(svg_of(Bars{{{"large", exact("1000000000000000"), {}, ""}}})).size() == 1);
  CHECK(shapes_of(svg_of(Bars{{{"a third", exact("1/3"), {}, ""}}}))[0].text("data-value") == "0.333333");
  const std::string one_day = svg_of(Timeline{{{day(2024, 1, 1), "only", Money::from_cents(100), true}}});
  CHECK(shapes_of(one_day).size() == 1);
  const std::string flat = svg_of(Curve{{{exact("0"), exact("7")}, {exact("1"), exact("7")}}, "x"});
  CHECK(shapes_of(flat).size() == 2);
}

TEST_CASE("hostile texts stay texts, in every place") {
  const std::string hostile = "<script>alert(1)</script> & \" ' \u202e" + std::string(10000, 'x');
  Picture picture = picture_of(Bars{{{hostile, exact("1"), exact("2"), hostile}}});
  picture.title = picture.value_label = picture.of_label = hostile;
  for (const auto& drawing : std::vector<decltype(Picture::drawing)>{
           picture.drawing, Waterfall{{{hostile, exact("1"), true}}},
           Timeline{{{day(2024, 1, 1), hostile, Money(), true}}},
           Distribution{{{exact("0"), exact("1"), 1}}, hostile},
           Curve{{{exact("0"), exact("1")}, {exact("1"), exact("1")}}, hostile}}) {
    picture.drawing = drawing;
    const std::string svg = picture_svg(Language::fr, picture, "p1");
    CHECK(!svg.empty());
    CHECK(!holds(svg, "<script"));
    CHECK(!holds(svg, "\u202e"));
    CHECK(holds(svg, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot; &#39; \uFFFD"));
  }
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& each : lines) text += each + "|";
  return text;
}

TEST_CASE("labels stand on lines of a width, three at the most") {
  struct Row {
    std::string label;
    std::vector<std::string> lines;
  };
  const Row rows[] = {
      {"", {}},
      {"short", {"short"}},
      {"two words", {"two words"}},
      {"words that do not stand on one line", {"words that do", "not stand on one", "line"}},
      {"mmmmmmmmmmmmmmmmmm", {"mmmmmmmmm", "mmmmmmmmm"}},
      {"a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h i j k l m n o p q r s t",
       {"a b c d e f g h i j k", "l m n o p q r s t u", "v w x y z a b c…"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.label);
    CHECK(joined(label_lines(row.label, 120)) == joined(row.lines));
  }
  CHECK(label_lines(std::string(10000, 'W'), kNarrowest).size() == 3);
}

std::string texts_of(const std::vector<SvgTick>& ticks) {
  std::string text;
  for (const SvgTick& each : ticks) text += (text.empty() ? "" : " | ") + each.label;
  return text;
}

TEST_CASE("scales have round values, with their unit as people write it") {
  struct Row {
    std::string low;
    std::string high;
    Type type;
    std::string french;
    std::string english;
  };
  const Row rows[] = {
      {"0", "79189.05", kEuros, "0 € | 20 k€ | 40 k€ | 60 k€", "€0 | €20k | €40k | €60k"},
      {"-12000", "30000", kEuros, "−10 k€ | 0 € | 10 k€ | 20 k€ | 30 k€", "−€10k | €0 | €10k | €20k | €30k"},
      {"0", "2500", kEuros, "0 € | 1 k€ | 2 k€", ""},
      {"0", "3000000000", kEuros, "0 € | 1 Md€ | 2 Md€ | 3 Md€", "€0 | €1bn | €2bn | €3bn"},
      {"0", "3010.25", kPoints, "0 | 1 000 | 2 000 | 3 000", "0 | 1,000 | 2,000 | 3,000"},
      {"0", "1.2", kNumber, "0 | 0,2 | 0,4 | 0,6 | 0,8 | 1 | 1,2", ""},
      {"0", "0", kNumber, "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.high);
    const Extent extent{*millionths(exact(row.low)), *millionths(exact(row.high))};
    const auto plain = [](std::string text) { return std::regex_replace(text, std::regex("\u00a0"), " "); };
    CHECK(plain(texts_of(ticks_across(Language::fr, extent, row.type, kNarrowest))) == row.french);
    if (row.english.empty()) continue;
    CHECK(texts_of(ticks_across(Language::en, extent, row.type, kNarrowest)) == row.english);
  }
}

TEST_CASE("the table beside a picture has the same figures, exact") {
  const auto text_of = [](decltype(Picture::drawing) drawing) {
    Page page;
    page.section().add(picture_figures(Language::en, picture_of(std::move(drawing))));
    return page_text(page, {Language::en, false, PageLength::all});
  };
  CHECK(text_of(some_bars()) ==
        "line        euros  possible\n"
        "Axis\n"
        "  first   €100.00   €200.00\n"
        "  second   €50.50    €50.50\n");
  CHECK(text_of(some_steps()) ==
        "line      euros\n"
        "  one   +€60.00\n"
        "  two   +€40.00\n"
        "  sum   €100.00\n"
        "  paid  -€30.00\n"
        "  rest   €70.00\n");
  CHECK(text_of(some_events()) ==
        "line                date      euros\n"
        "  documents  31 Jan 2024\n"
        "  balance    30 Apr 2024  €1,234.56\n");
  CHECK(text_of(some_ranges()) ==
        "euros                              structures\n"
        "  from -€10.00 to less than €0.00           2\n"
        "  from €0.00 to less than €10.00            8\n"
        "  from €10.00 to less than €20.00           4\n");
  CHECK(text_of(some_points()) ==
        "inputs      euros\n"
        "  0     €1,000.00\n"
        "  10    €3,000.00\n"
        "  40    €2,000.00\n");
}

TEST_CASE("where each thing of a picture lies") {
  // The legend takes 16, a head of a group 16 more; then each row: 9 apart, 16 a line of its label, a bar of
  // 11, one below. The axis is 9 below the last bar, its marks 4 long, what they say 16 below.
  CHECK(geometry_of(svg_of(some_bars())) == R"(svg picture bars rows room-136 width=100% height=145
desc
text small x=0 y=12
tspan key-value
tspan key-of
text head
tspan x=0 y=41
text label
tspan x=0 y=59
text label x=100% dx=136 y=74 text-anchor=end
rect of x=0% y=64 width=100% height=11
rect value x=0% y=64 width=50% height=11
text label
tspan x=0 y=96
text label x=100% dx=136 y=111 text-anchor=end
rect of x=0% y=101 width=25.25% height=11
rect value x=0% y=101 width=25.25% height=11
line axis x1=0% y1=121 x2=100% y2=121
line axis x1=0% y1=121 x2=0% y2=125
text small x=0% y=137
line axis x1=50% y1=121 x2=50% y2=125
text small x=50% y=137 text-anchor=middle
line axis x1=100% y1=121 x2=100% y2=125
text small x=100% y=137 text-anchor=end
)");
  // As rows of bars; a thin line goes from the bottom of each bar (its top and 11) to the top of the next.
  CHECK(geometry_of(svg_of(some_steps())) == R"(svg picture waterfall rows room-88 width=100% height=234
desc
defs
pattern width=6 height=6
rect hatch-ground width=6 height=6
path hatch-line d=M0 0V6
line step x1=60% y1=53 x2=60% y2=79
line step x1=100% y1=90 x2=100% y2=116
line step x1=100% y1=127 x2=100% y2=153
line step x1=70% y1=164 x2=70% y2=190
text small x=100% y=12 dx=88 text-anchor=end
text label
tspan x=0 y=37
text label x=100% dx=88 y=52 text-anchor=end
rect up x=0% y=42 width=60% height=11
text label
tspan x=0 y=74
text label x=100% dx=88 y=89 text-anchor=end
rect up x=60% y=79 width=40% height=11
text head
tspan x=0 y=111
text head x=100% dx=88 y=126 text-anchor=end
rect stands x=0% y=116 width=100% height=11
text label
tspan x=0 y=148
text label x=100% dx=88 y=163 text-anchor=end
rect down x=70% y=153 width=30% height=11
text head
tspan x=0 y=185
text head x=100% dx=88 y=200 text-anchor=end
rect stands x=0% y=190 width=70% height=11
line axis x1=0% y1=210 x2=100% y2=210
line axis x1=0% y1=210 x2=0% y2=214
text small x=0% y=226
line axis x1=50% y1=210 x2=50% y2=214
text small x=50% y=226 text-anchor=middle
line axis x1=100% y1=210 x2=100% y2=214
text small x=100% y=226 text-anchor=end
)");
  // Of 152 days, 30 are before 31 January and 120 before 30 April; March begins behind 60, May behind 121.
  CHECK(geometry_of(svg_of(some_events())) == R"(svg picture timeline rows room-88 width=100% height=167
desc
line grid x1=0% y1=24 x2=0% y2=142
line grid x1=39.474% y1=24 x2=39.474% y2=142
line grid x1=79.605% y1=24 x2=79.605% y2=142
text small x=0 y=12
tspan key-value
tspan
text small x=100% y=12 dx=88 text-anchor=end
text head
tspan x=0 y=41
text label
tspan x=0 y=59
text label x=100% dx=88 y=74 text-anchor=end
line axis x1=0% y1=70 x2=100% y2=70
circle due cx=19.737% cy=70 r=5
text head
tspan x=0 y=100
text label
tspan x=0 y=118
text label x=100% dx=88 y=133 text-anchor=end
line axis x1=0% y1=129 x2=100% y2=129
circle paid cx=78.947% cy=129 r=6
line axis x1=0% y1=143 x2=100% y2=143
line axis x1=0% y1=143 x2=0% y2=147
text small x=0% y=159
line axis x1=39.474% y1=143 x2=39.474% y2=147
text small x=39.474% y=159 text-anchor=middle
line axis x1=79.605% y1=143 x2=79.605% y2=147
text small x=79.605% y=159 text-anchor=middle
)");
  // 176 high: 8 fill it, 2 a quarter, 4 half; thirds across.
  CHECK(geometry_of(svg_of(some_ranges())) == R"(svg picture distribution plot room-36 width=100% height=238
desc
line grid x1=0% y1=200 x2=100% y2=200
text small x=-6 y=200 text-anchor=end
line grid x1=0% y1=156 x2=100% y2=156
text small x=-6 y=156 text-anchor=end
line grid x1=0% y1=112 x2=100% y2=112
text small x=-6 y=112 text-anchor=end
line grid x1=0% y1=68 x2=100% y2=68
text small x=-6 y=68 text-anchor=end
line grid x1=0% y1=24 x2=100% y2=24
text small x=-6 y=24 text-anchor=end
defs
pattern width=6 height=6
rect hatch-ground width=6 height=6
path hatch-line d=M0 0V6
rect x=0% y=156 width=33.333% height=44 down
title
rect x=33.333% y=24 width=33.334% height=176 up
title
rect x=66.667% y=112 width=33.333% height=88 up
title
line axis x1=0% y1=200 x2=100% y2=200
line axis x1=0% y1=200 x2=0% y2=204
text small x=0% y=216
line axis x1=33.333% y1=200 x2=33.333% y2=204
text small x=33.333% y=216 text-anchor=middle
line axis x1=66.667% y1=200 x2=66.667% y2=204
text small x=66.667% y=216 text-anchor=middle
line axis x1=100% y1=200 x2=100% y2=204
text small x=100% y=216 text-anchor=end
text small x=0 y=10 dx=-36
text small x=100% y=232 text-anchor=end
)");
  // From 200 up to 24 are 3 000 €: 1 000 € are 58.667, 2 000 € 117.333; a quarter across is 10 of 40.
  CHECK(geometry_of(svg_of(some_points())) == R"(svg picture curve plot room-36 width=100% height=238
desc
line grid x1=0% y1=200 x2=100% y2=200
text small x=-6 y=200 text-anchor=end
line grid x1=0% y1=141.333 x2=100% y2=141.333
text small x=-6 y=141.333 text-anchor=end
line grid x1=0% y1=82.667 x2=100% y2=82.667
text small x=-6 y=82.667 text-anchor=end
line grid x1=0% y1=24 x2=100% y2=24
text small x=-6 y=24 text-anchor=end
line joined x1=0% y1=141.333 x2=25% y2=24
line joined x1=25% y1=24 x2=100% y2=82.667
circle point cx=0% cy=141.333 r=3
title
circle point cx=25% cy=24 r=3
title
circle point cx=100% cy=82.667 r=3
title
line axis x1=0% y1=200 x2=100% y2=200
line axis x1=0% y1=200 x2=0% y2=204
text small x=0% y=216
line axis x1=25% y1=200 x2=25% y2=204
text small x=25% y=216 text-anchor=middle
line axis x1=50% y1=200 x2=50% y2=204
text small x=50% y=216 text-anchor=middle
line axis x1=75% y1=200 x2=75% y2=204
text small x=75% y=216 text-anchor=middle
line axis x1=100% y1=200 x2=100% y2=204
text small x=100% y=216 text-anchor=end
text small x=0 y=10 dx=-36
text small x=100% y=232 text-anchor=end
)");
}

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream in(text);
  return {std::istream_iterator<std::string>(in), {}};
}

TEST_CASE("the style sheet knows every class that is drawn") {
  const std::string sheet = content(repository_path("pages/pictures.css"));
  const std::string all = svg_of(some_bars()) + svg_of(some_steps()) + svg_of(some_events()) +
                          svg_of(some_ranges()) + svg_of(some_points());
  static const std::regex kClass("class=\"([^\"]*)\"");
  std::set<std::string> unknown;
  for (std::sregex_iterator it(all.begin(), all.end(), kClass), end; it != end; ++it) {
    std::string names = (*it)[1];
    for (const std::string& name : words_of(names)) {
      if (!holds(sheet, "." + name)) unknown.insert(name);
    }
  }
  // These only name what is drawn, or are as every text.
  CHECK(unknown == std::set<std::string>{"bars", "curve", "label", "timeline", "waterfall"});
  for (const int pixels : {0, 40, 70, 90, 120, 150, 200}) {
    CAPTURE(pixels);
    const SvgRoom room = room_for(pixels);
    CHECK(room.pixels > pixels);
    CHECK(holds(sheet, ".rows." + std::string(room.name) +
                           " { padding-right: " + std::to_string(room.pixels) + "px; }"));
    CHECK(holds(sheet, ".plot." + std::string(room.name) + " { padding-left: " + std::to_string(room.pixels) +
                           "px; }"));
  }
}

}  // namespace
}  // namespace aci
