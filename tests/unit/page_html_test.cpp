#include "report/page_html.h"

#include <doctest/doctest.h>

#include "base/date.h"
#include "report/html_text.h"
#include "report/wording.h"
#include "support/rendering.h"

namespace aci::test {
namespace {

std::string html(const Page& page) {
  return page_html(page, {Language::en, false, PageLength::usual});
}
std::string between(const std::string& text, std::string_view begin, std::string_view end) {
  const std::size_t from = text.find(begin);
  REQUIRE(from != std::string::npos);
  const std::size_t to = text.find(end, from + begin.size());
  REQUIRE(to != std::string::npos);
  return text.substr(from + begin.size(), to - from - begin.size());
}
std::string body(const Page& page) {
  return between(html(page), "<main>\n", "</main>");
}
std::string title(const Page& page) {
  return between(html(page), "<title>", "</title>");
}

/// The section that holds these alone.
template <typename... Items>
std::string section_of(Items... items) {
  Page page;
  Section& section = page.section();
  (section.add(std::move(items)), ...);
  return body(page);
}
std::string in_section(const std::string& content) {
  return "<section>\n" + content + "</section>\n";
}

TEST_CASE("a page is called as its name says, else as its first title, wherever that stands") {
  Page page;
  CHECK(title(page) == "aci");
  Section& section = page.section();
  section.add(Table{52, false, {{Role::plain, 0, {"a", "b"}}}});
  section.line(Role::heading, 0, "no title");
  CHECK(title(page) == "aci");
  section.title("First", ", 2023");
  section.title("Second");
  CHECK(title(page) == "First, 2023");
  page.name = "Name";
  CHECK(title(page) == "Name");
}

TEST_CASE("the list of titles comes behind the first section that is shown") {
  Page page;
  page.contents = true;
  page.section(kOnlyAll).line(Role::plain, 0, "hidden");
  page.section().title("One");
  page.section().title("Two");
  CHECK(body(page) ==
        "<section>\n<h1 id=\"p\">One</h1>\n</section>\n"
        "<nav aria-label=\"Contents\">\n<ul>\n<li><a href=\"#p1\">Two</a></li>\n</ul>\n</nav>\n"
        "<section>\n<h2 id=\"p1\">Two</h2>\n</section>\n");
}

TEST_CASE("a title that is not of this length is not there, in the page nor in its list") {
  Line longer{Role::title, 0, "", "In full"};
  longer.shown = kOnlyAll;
  CHECK(section_of(Line{Role::title, 0, "", "One"}, longer, Line{Role::plain, 0, "text"}) ==
        in_section("<h1 id=\"p\">One</h1>\n<p>text</p>\n"));
}

TEST_CASE("what is folded stands behind its title; without one, it is open") {
  Page page;
  Section& section = page.section();
  section.folded = true;
  section.line(Role::plain, 0, "text");
  CHECK(body(page) == in_section("<p>text</p>\n"));
  section.items.clear();
  section.title("More", ": 2");
  section.line(Role::plain, 0, "text");
  CHECK(body(page) ==
        in_section("<details>\n<summary class=\"title\">More: 2</summary>\n<p>text</p>\n</details>\n"));
}

TEST_CASE("what the usual page has only to be unfolded is open on the longest, and not on the shortest") {
  Page page;
  Section& section = page.section(kOnlyAll);
  section.unfolds = true;
  section.title("More");
  section.line(Role::plain, 0, "text");
  const auto at = [&](PageLength length) {
    return between(page_html(page, {Language::en, false, length}), "<main>\n", "</main>");
  };
  CHECK(at(PageLength::brief) == "");
  CHECK(at(PageLength::usual) ==
        in_section("<details>\n<summary class=\"title\">More</summary>\n<p>text</p>\n</details>\n"));
  CHECK(at(PageLength::all) == in_section("<h1 id=\"p\">More</h1>\n<p>text</p>\n"));
}

TEST_CASE("remarks of one indent are one list, those of another a list of their own") {
  const auto remark = [](int indent, const char* text) { return Line{Role::remark, indent, text}; };
  CHECK(section_of(remark(1, "a"), remark(1, "b"), remark(2, "c"), Line{Role::plain, 0, "d"}) ==
        in_section("<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ul class=\"in1\">\n<li>c</li>\n</ul>\n<p>d</p>\n"));
}

TEST_CASE("places and formulas are code") {
  CHECK(section_of(Line{Role::finding, 1, "a < b"}) ==
        in_section("<p class=\"finding in1\"><code>a &lt; b</code></p>\n"));
  CHECK(
      section_of(Line{Role::met, 0, "reached"}) ==
      in_section("<p class=\"met marked\"><span class=\"mark met\" role=\"img\" aria-label=\"met\">✓</span> "
                 "reached</p>\n"));
}

TEST_CASE("a mistake stands as on a terminal, line by line") {
  const auto plan = plan_of(kSmallAgreement);
  Diagnostics diagnostics;
  diagnostics.error("C007", plan->rules->indicators.front().id_at);
  CHECK(section_of(diagnostics.all().front()) ==
        in_section("<pre>rules.toml:87:12: error[C007]: nothing is expected of this case\n"
                   "   87 | [indicator.accueil]\n"
                   "      |            ^^^^^^^</pre>\n"));
}

TEST_CASE("nothing stands for a table without cells, or a picture with nothing to see") {
  CHECK(section_of(Table{}, Line{Role::plain, 0, "text"}) == in_section("<p>text</p>\n"));
  Picture picture;
  picture.title = "Nothing";
  picture.drawing = Bars{};
  CHECK(section_of(picture, Line{Role::plain, 0, "text"}) == in_section("<p>text</p>\n"));
}

TEST_CASE("pictures that follow each other stand together; what comes between them sets them apart") {
  Picture picture;
  picture.title = "One bar";
  picture.drawing = Bars{{{"a", Rational(1), {}, ""}}};
  std::string page = section_of(picture, picture, Line{Role::plain, 0, "text"}, picture);
  const auto cut = [&](std::string_view begin, std::string_view end, std::string_view instead) {
    const std::size_t from = page.find(begin);
    REQUIRE(from != std::string::npos);
    page.replace(from, page.find(end, from) + end.size() - from, instead);
  };
  for (int i = 0; i < 3; ++i) cut("<figure>", "</figure>", "[picture]");
  CHECK(page == in_section("<div class=\"pictures\">\n[picture]\n[picture]\n</div>\n<p>text</p>\n"
                           "<div class=\"pictures\">\n[picture]\n</div>\n"));
}

std::string table_of(std::vector<Row> rows) {
  Table table;
  table.rows = std::move(rows);
  return between(section_of(table), "<section>\n", "</section>");
}

TEST_CASE("heads alone are a table without a body") {
  CHECK(table_of({{Role::heading, 0, {"", "euros"}}}) ==
        "<table class=\"narrow\">\n<thead>\n<tr><td></td><th "
        "scope=\"col\">euros</th></tr>\n</thead>\n</table>\n");
}

TEST_CASE("a heading of one cell is the label of a group, over all the columns; each group has its body") {
  CHECK(
      table_of(
          {{Role::heading, 0, {"Axis"}}, {Role::plain, 0, {"a", "b"}}, {}, {Role::plain, 1, {"c", "d"}}}) ==
      "<table class=\"narrow\">\n<tbody>\n"
      "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"2\"><span class=\"cell\">Axis</span></th></tr>\n"
      "<tr><th scope=\"row\"><span class=\"cell\">a</span></th><td>b</td></tr>\n"
      "</tbody>\n<tbody>\n"
      "<tr><th scope=\"row\" class=\"in1\"><span class=\"cell\">c</span></th><td>d</td></tr>\n"
      "</tbody>\n</table>\n");
}

TEST_CASE("a table of one column spans nothing") {
  CHECK(
      table_of({{Role::plain, 0, {"a"}}}) ==
      "<table>\n<tbody>\n<tr class=\"group\"><th scope=\"rowgroup\"><span class=\"cell\">a</span></th></tr>\n"
      "</tbody>\n</table>\n");
}

TEST_CASE("cells that a row does not have are empty, a label that is empty is no head, a total is marked") {
  CHECK(table_of({{Role::heading, 0, {"", "euros", "note"}},
                  {Role::plain, 0, {"", Money::from_cents(150)}},
                  {Role::total, 0, {"sum", Money::from_cents(150), "all"}}}) ==
        "<table>\n<thead>\n<tr><td></td><th scope=\"col\" class=\"number\">euros</th>"
        "<th scope=\"col\">note</th></tr>\n</thead>\n<tbody>\n"
        "<tr><td></td><td class=\"number\" data-head=\"euros\" data-value=\"1.5\">€1.50</td>"
        "<td class=\"empty\" data-head=\"note\"></td></tr>\n"
        "<tr class=\"total\"><th scope=\"row\"><span class=\"cell marked\">"
        "<span class=\"mark total\" aria-hidden=\"true\">=</span> sum</span></th>"
        "<td class=\"number\" data-head=\"euros\" data-value=\"1.5\">€1.50</td>"
        "<td data-head=\"note\">all</td></tr>\n"
        "</tbody>\n</table>\n");
}

TEST_CASE("the end of a line is a blank in a page: formulas of several lines") {
  CHECK(html_text("if a\n  then \"b\"") == "if a   then &quot;b&quot;");
}

TEST_CASE(
    "each role has its class and its sign, which is told to who does not see it unless the text tells it") {
  struct Row {
    Role role;
    const char* classes;
    const char* sign;
    const char* said;  ///< Of the wording.
  };
  const Row rows[] = {
      {Role::plain, "", "", ""},
      {Role::heading, "heading", "", ""},
      {Role::met, "met marked", "✓", "html.met"},
      {Role::unmet, "unmet marked", "✗", "html.unmet"},
      {Role::equals, "equals marked", "=", ""},
      {Role::adds, "adds marked", "+", ""},
      {Role::lowers, "lowers marked", "−", ""},
      {Role::added, "added marked", "+", "html.added"},
      {Role::removed, "removed marked", "−", "html.removed"},
      {Role::changed, "changed marked", "~", "html.changed"},
      {Role::before, "before marked", "−", "html.before"},
      {Role::after, "after marked", "+", "html.after"},
      {Role::total, "total marked", "=", ""},
  };
  for (const Row& row : rows) {
    const std::string classes = row.classes;
    CAPTURE(classes);
    std::string mark;
    if (*row.sign != '\0') {
      const std::string said = *row.said == '\0'
                                   ? " aria-hidden=\"true\""
                                   : " role=\"img\" aria-label=\"" + say(Language::en, row.said) + "\"";
      mark = "<span class=\"mark " + classes.substr(0, classes.find(' ')) + "\"" + said + ">" + row.sign +
             "</span> ";
    }
    const std::string all = classes.empty() ? "<p>" : "<p class=\"" + classes + "\">";
    CHECK(section_of(Line{row.role, 0, " & text", "strong"}) ==
          in_section(all + mark + "<strong>strong</strong> &amp; text</p>\n"));
  }
}

TEST_CASE("what stands to the right does so in steps, four at the most; a list by one step less") {
  CHECK(section_of(Line{Role::plain, 1, "a"}) == in_section("<p class=\"in1\">a</p>\n"));
  CHECK(section_of(Line{Role::plain, 4, "a"}) == in_section("<p class=\"in4\">a</p>\n"));
  CHECK(section_of(Line{Role::plain, 5, "a"}) == in_section("<p class=\"in4\">a</p>\n"));
  CHECK(section_of(Line{Role::remark, 0, "a"}) == in_section("<ul>\n<li>a</li>\n</ul>\n"));
  CHECK(section_of(Line{Role::remark, 1, "a"}) == in_section("<ul>\n<li>a</li>\n</ul>\n"));
  CHECK(section_of(Line{Role::remark, 2, "a"}) == in_section("<ul class=\"in1\">\n<li>a</li>\n</ul>\n"));
  Page page;
  Section& section = page.section();
  section.indent = 2;
  section.answer = true;
  section.line(Role::plain, 0, "a");
  CHECK(body(page) == "<section class=\"answer in2\">\n<p>a</p>\n</section>\n");
}

TEST_CASE("a table in full: heads, marks, values as programs write them, dates, what is missing, notes") {
  Table table;
  table.head({"", "points", "by"});
  Cell third(*Rational::make(1, 3));
  third.decimals = 2;
  Cell day(Rational(to_serial(*make_date(2024, 1, 31))), kDate);
  table.rows.push_back({Role::met, 1, {"first", third, day}});
  table.rows.back().notes = {{Role::plain, 3, "why"}, {Role::plain, 4, "more"}, {Role::plain, 0, "left"}};
  day.words = "report.due";
  table.rows.push_back({Role::plain, 0, {Cell::code("a + b"), Rational(0), day}});
  table.rows.back().cells[1].strong = true;
  table.rows.push_back({Role::total, 0, {"all", Rational(2)}});
  const std::string date = " datetime=\"2024-01-31\">";
  CHECK(section_of(table) ==
        in_section("<table>\n<thead>\n<tr><td></td><th scope=\"col\" class=\"number\">points</th>"
                   "<th scope=\"col\">by</th></tr>\n</thead>\n<tbody>\n"
                   "<tr><th scope=\"row\" class=\"in1\"><span class=\"cell marked\">"
                   "<span class=\"mark met\" role=\"img\" aria-label=\"" +
                   say(Language::en, "html.met") +
                   "\">✓</span> first</span></th><td class=\"number\" data-head=\"points\" "
                   "data-value=\"0.333333\">0.33</td><td data-head=\"by\"><time class=\"date\"" +
                   date +
                   "31 Jan 2024</time></td></tr>\n"
                   "<tr class=\"note\"><td colspan=\"3\">\n<p>why</p>\n<p "
                   "class=\"in1\">more</p>\n<p>left</p>\n</td></tr>\n"
                   "<tr><th scope=\"row\"><span class=\"cell\"><code>a + b</code></span></th>"
                   "<td class=\"number\" data-head=\"points\" data-value=\"0\"><strong>0</strong></td>"
                   "<td data-head=\"by\"><time" +
                   date +
                   "by 31 Jan 2024</time></td></tr>\n"
                   "<tr class=\"total\"><th scope=\"row\"><span class=\"cell marked\">"
                   "<span class=\"mark total\" aria-hidden=\"true\">=</span> all</span></th>"
                   "<td class=\"number\" data-head=\"points\" data-value=\"2\">2</td>"
                   "<td class=\"empty\" data-head=\"by\"></td></tr>\n"
                   "</tbody>\n</table>\n"));
}

TEST_CASE("a table of two columns is narrow, one of four wide") {
  const auto classes = [](std::size_t columns) {
    Table table;
    table.row(0, std::vector<Cell>(columns, "a"));
    return between(section_of(table), "<table", ">");
  };
  CHECK(classes(1) == "");
  CHECK(classes(2) == " class=\"narrow\"");
  CHECK(classes(3) == "");
  CHECK(classes(4) == " class=\"wide\"");
  CHECK(classes(5) == " class=\"wide\"");
}

TEST_CASE("several pages are one, a list of them first; the headings of each stand below its own") {
  Page first;
  first.estimate = true;
  first.contents = true;
  first.section().title("First", ", 2023");
  Section& more = first.section();
  more.title("More");
  more.add(Line{Role::title, 1, "", "Within"});
  more.line(Role::plain, 0, "text");
  Page second;
  second.name = "Second";
  second.section().title("", "Only");
  const Page both[] = {first, second};
  const TextStyle style{Language::en, false, PageLength::usual};
  const std::string text = pages_html(both, style);
  const std::string several = say(Language::en, "html.several", {std::string("2")});
  const std::string label = say(Language::en, "html.contents");
  CHECK(between(text, "<title>", "</title>") == several);
  CHECK(between(text, "<main>\n", "</main>") ==
        "<h1>" + several + "</h1>\n<nav aria-label=\"" + label +
            "\">\n<ul>\n<li><a href=\"#a1-\">First, 2023</a></li>\n"
            "<li><a href=\"#a2-\">Second</a></li>\n</ul>\n</nav>\n"
            "<article aria-labelledby=\"a1-\">\n<section>\n"
            "<h2 id=\"a1-\">First<span class=\"rest\">, 2023</span></h2>\n</section>\n"
            "<nav aria-label=\"" +
            label +
            "\">\n<ul>\n<li><a href=\"#a1-1\">More</a></li>\n</ul>\n</nav>\n"
            "<section>\n<h3 id=\"a1-1\">More</h3>\n<h4 id=\"a1-2\">Within</h4>\n<p>text</p>\n</section>\n"
            "<footer>\n<p>" +
            html_text(say(Language::en, "report.disclaimer")) +
            "</p>\n</footer>\n</article>\n"
            "<article aria-labelledby=\"a2-\">\n<h2 id=\"a2-\">Second</h2>\n"
            "<section>\n<h3 id=\"a2-1\">Only</h3>\n</section>\n</article>\n");
  const Page one[] = {second};
  CHECK(pages_html(one, style) == page_html(second, style));
  CHECK(between(page_html(second, style), "<main>\n", "</main>") ==
        "<h1 id=\"p\">Second</h1>\n<section>\n<h2 id=\"p1\">Only</h2>\n</section>\n");
}

}  // namespace
}  // namespace aci::test
