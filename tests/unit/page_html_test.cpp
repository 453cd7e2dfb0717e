#include "report/page_html.h"

#include <doctest/doctest.h>

#include "report/html_text.h"
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

}  // namespace
}  // namespace aci::test
