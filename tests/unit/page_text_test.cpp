#include "report/page_text.h"

#include <doctest/doctest.h>

#include "engine/evaluate.h"
#include "engine/explanation.h"
#include "report/compute_page.h"
#include "report/explain_page.h"
#include "report/page_markdown.h"
#include "report/value_text.h"
#include "support/loading.h"
#include "support/rendering.h"

namespace aci::test {
namespace {

std::string text_at(PageLength length, const Page& page) {
  return page_text(page, {Language::en, false, length});
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

Page sample() {
  Page page;
  Section& head = page.section();
  head.add(Line{Role::title, 0, ", 2023", "Name"});
  head.add(Line{Role::unmet, 1, "not reached"});
  Section& rows = page.section(kFromUsual);
  Table table;
  table.rows.push_back({Role::heading, 0, {"Axis", "points", "euros"}});
  table.rows.push_back({Role::met, 1, {"first", Rational(1000), Money::from_cents(123450)}});
  table.rows.back().notes.push_back({Role::plain, 3, "why"});
  table.rows.emplace_back();
  table.rows.push_back({Role::plain, 0, {"cut short", "", ""}, {}, kOnlyShort});
  table.rows.push_back({Role::plain, 0, {"in full", "", ""}, {}, kOnlyAll});
  rows.add(std::move(table));
  page.section(kOnlyAll).add(Line{Role::remark, 1, "a last word"});
  return page;
}

TEST_CASE("a page as text, at each of its lengths") {
  CHECK(text_at(PageLength::brief, sample()) == "Name, 2023\n  ✗ not reached\n");
  CHECK(text_at(PageLength::usual, sample()) ==
        "Name, 2023\n"
        "  ✗ not reached\n"
        "\n"
        "Axis       points      euros\n"
        "  ✓ first   1,000  €1,234.50\n"
        "      why\n"
        "\n"
        "cut short\n");
  const std::string all = text_at(PageLength::all, sample());
  CHECK(holds(all, "\nin full\n\n  - a last word\n"));
  CHECK(!holds(all, "cut short"));
}

TEST_CASE("a page as text: values follow the language, what moves bears its sign") {
  struct Case {
    Cell cell;
    bool moves;
    const char* fr;
    const char* en;
  };
  Cell due(Rational(to_serial(*from_serial(19723))), kDate);
  due.words = "report.due";
  const Case cases[] = {
      {"a text", false, "a text", "a text"},
      {Rational(1234), false, "1\u00a0234", "1,234"},
      {Money::from_cents(-1250), true, "-12,50\u00a0€", "-€12.50"},
      {Money::from_cents(1250), true, "+12,50\u00a0€", "+€12.50"},
      {Money(), true, "0,00\u00a0€", "€0.00"},
      {*Rational::make(1, 3), true, "≈\u00a0+0,333333", "≈\u00a0+0.333333"},
      {Cell(Rational(3), kPoints), false, "3 points", "3 points"},
      {Cell(Rational(1), kBoolean), false, "oui", "yes"},
      {due, false, "au plus tard le 01/01/2024", "by 1 Jan 2024"},
  };
  for (const Case& each : cases) {
    Cell cell = each.cell;
    cell.moves = each.moves;
    CHECK(cell_text(Language::fr, cell) == each.fr);
    CHECK(cell_text(Language::en, cell) == each.en);
  }
}

TEST_CASE("a page as text: colours, indents, sections that stay together, several pages") {
  CHECK(page_text(sample(), {Language::en, true, PageLength::brief}) ==
        "\033[1mName\033[0m, 2023\n  \033[31m✗\033[0m not reached\n");
  Page page;
  page.section().add(Line{Role::finding, 0, "a.toml:1: failed"});
  Section& below = page.section();
  below.indent = 2;
  below.apart = false;
  below.add(Line{Role::added, 0, "  (a.toml:1)", "€ path"});
  Diagnostics diagnostics;
  diagnostics.error("C007", Place{});
  below.add(diagnostics.all().front());
  CHECK(text_at(PageLength::usual, page) ==
        "a.toml:1: failed\n"
        "    + € path  (a.toml:1)\n"
        "    error[C007]: nothing is expected of this case\n");
  const Page two[] = {page, page};
  CHECK(holds(pages_text(two, {}), "case\n\n" + std::string(kPageWidth, '=') + "\n\na.toml"));
}

TEST_CASE("a line that is empty stays so, however far to the right its section stands") {
  Page page;
  Section& section = page.section();
  section.indent = 2;
  Table table;
  table.rows.push_back({Role::plain, 0, {"a", "b"}});
  table.rows.emplace_back();
  table.rows.push_back({Role::plain, 0, {"c", "d"}});
  section.add(std::move(table));
  CHECK(text_at(PageLength::usual, page) == "    a  b\n\n    c  d\n");
}

TEST_CASE("a page as Markdown: titles, tables, what is folded; no text is markup") {
  Page page = sample();
  page.sections[0].add(Line{Role::plain, 0, "<b>|*_`[x]&"});
  Section& folded = page.section();
  folded.folded = true;
  folded.add(Line{Role::title, 0, "", "More"});
  Table table;
  table.rows.push_back({Role::heading, 0, {"a", "b"}});
  table.rows.push_back({Role::plain, 0, {"x", Rational(1)}});
  table.rows.back().cells[0].strong = true;
  folded.add(std::move(table));
  CHECK(page_markdown(page, {Language::en, false, PageLength::brief}) ==
        "### Name, 2023\n"
        "\n"
        "not reached\n"
        "\n"
        "&lt;b&gt;\\|\\*\\_\\`\\[x\\]&amp;\n"
        "\n"
        "<details><summary>More</summary>\n"
        "\n"
        "| a | b |\n"
        "| --- | ---: |\n"
        "| **x** | 1 |\n"
        "\n"
        "</details>\n");
}

TEST_CASE("no line is wider than the page: labels give way to figures, titles go on below") {
  Page page;
  Section& section = page.section();
  const std::string words =
      "a label that is so long that it would never stand beside its figures on one line";
  section.title(words, " and more");
  section.line(Role::heading, 1, words);
  Table table{70};
  table.row(1, {words, Rational(1234567), Money::from_cents(123456789)});
  section.add(std::move(table));
  const std::string text = text_at(PageLength::usual, page);
  std::string line;
  for (const char c : text) {
    if (c == '\n') CHECK(columns(line) <= kPageWidth);
    c == '\n' ? line.clear() : line.push_back(c);
  }
  CHECK(holds(text, "\n  line and more\n"));
  const std::string colored = page_text(page, {Language::en, true, PageLength::usual});
  CHECK(holds(colored, "\n  \033[1mline\033[0m and more\n"));
}

TEST_CASE("a label has what the other columns leave it, twenty at the least, and goes on below its text") {
  const auto table = [](std::size_t label, std::size_t value, std::size_t most = 52) {
    Table rows{most};
    // Of two words, the second of five.
    rows.row(1, {std::string(label - 8, 'a') + " bbbbb", std::string(value, '9')});
    rows.row(0, {"c", "9"});
    Page page;
    page.section().add(std::move(rows));
    return page_text(page, {Language::en, false, PageLength::usual, 40});
  };
  const auto expected = [](std::size_t label, std::size_t value, bool broken) {
    const std::string as = "  " + std::string(label - 8, 'a');
    const std::string nines = "  " + std::string(value, '9') + "\n";
    const std::string rest(label - (broken ? 6 : 0) - 1 + value - 1, ' ');
    return (broken ? as + nines + "    bbbbb\n" : as + " bbbbb" + nines) + "c" + rest + "  9\n";
  };
  CHECK(table(22, 16) == expected(22, 16, false));
  CHECK(table(23, 16) == expected(23, 16, true));
  CHECK(table(21, 17) == expected(21, 17, false));
  CHECK(table(22, 17) == expected(22, 17, true));
  CHECK(table(20, 18) == expected(20, 18, false));
  CHECK(table(21, 18) == expected(21, 18, true));
  CHECK(table(20, 30) == expected(20, 30, false));
  CHECK(table(21, 30) == expected(21, 30, true));
  CHECK(table(15, 3, 15) == expected(15, 3, false));
  CHECK(table(16, 3, 15) == expected(16, 3, true));
}

TEST_CASE("columns stand on the right, as wide as the widest; the last on the left where it is words") {
  Table table;
  table.row(0, {"a", "1", "22", "x"});
  table.row(0, {"bb", "333", "4"});
  table.row(1, {"", "5", "", "long"});
  table.rows.push_back({Role::plain, 0, {"alone, and outside of the columns"}});
  Page page;
  page.section().add(table);
  CHECK(text_at(PageLength::usual, page) ==
        "a     1  22     x\n"
        "bb  333   4\n"
        "      5      long\n"
        "alone, and outside of the columns\n");
  table.ends_in_words = true;
  Page in_words;
  in_words.section().add(table);
  CHECK(text_at(PageLength::usual, in_words) ==
        "a     1  22  x\n"
        "bb  333   4\n"
        "      5      long\n"
        "alone, and outside of the columns\n");
}

TEST_CASE("a title goes on below, two to the right; what is strong of it ends where it ends") {
  const auto title = [](const std::string& strong, const std::string& rest, bool color, int indent = 0) {
    Page page;
    page.section().add(Line{Role::title, indent, rest, strong});
    return page_text(page, {Language::en, color, PageLength::usual, 20});
  };
  CHECK(title("aaaaaaaa", " bbbbbbbbb", false) == "aaaaaaaa bbbbbbbbb\n");
  CHECK(title("aaaaaaaa", " bbbbbbbbbb", false) == "aaaaaaaa\n  bbbbbbbbbb\n");
  CHECK(title("aaaaaaaa", " bbbbbbb", false, 1) == "  aaaaaaaa bbbbbbb\n");
  CHECK(title("aaaaaaaa", " bbbbbbbb", false, 1) == "  aaaaaaaa\n    bbbbbbbb\n");
  CHECK(title("aaaaaaaa bbbbbbbbbb cc", " dd", true) ==
        "\033[1maaaaaaaa\033[0m\n  \033[1mbbbbbbbbbb cc\033[0m dd\n");
  CHECK(title("aaaaaaaa", ": bbbbbbbbbb cc", true) == "\033[1maaaaaaaa\033[0m:\n  bbbbbbbbbb cc\n");
  CHECK(title("aaaaaaaa b", "bbbbbbbbb cc", true) ==
        "\033[1maaaaaaaa\033[0m\n  \033[1mb\033[0mbbbbbbbbb cc\n");
}

TEST_CASE("what stands before a line: its sign, what is strong of it, its colour") {
  const auto line = [](Role role, const std::string& strong) {
    Page page;
    page.section().add(Line{role, 1, "text", strong});
    return page_text(page, {Language::en, true, PageLength::usual, 20});
  };
  CHECK(line(Role::plain, "") == "  text\n");
  CHECK(line(Role::plain, "a ") == "  \033[1ma \033[0mtext\n");
  CHECK(line(Role::met, "") == "  \033[32m✓\033[0m text\n");
  CHECK(line(Role::unmet, "a ") == "  \033[31m✗ a \033[0mtext\n");
  CHECK(line(Role::remark, "") == "  - text\n");
  CHECK(line(Role::equals, "") == "  = text\n");
  CHECK(line(Role::adds, "") == "  + text\n");
  CHECK(line(Role::lowers, "") == "  − text\n");
  CHECK(line(Role::added, "a ") == "  \033[32m+ a \033[0mtext\n");
  CHECK(line(Role::removed, "a ") == "  \033[31m- a \033[0mtext\n");
  CHECK(line(Role::changed, "a ") == "  \033[33m~ a \033[0mtext\n");
  CHECK(line(Role::before, "") == "  - text\n");
  CHECK(line(Role::after, "") == "  + text\n");
  CHECK(line(Role::total, "") == "  = text\n");
}

TEST_CASE("a number has few decimals on the short pages, and all of them on that of --all") {
  Cell cell(*Rational::make(1, 3), kPoints);
  cell.decimals = 2;
  CHECK(cell_text(Language::fr, cell, PageLength::usual) == "0,33 point");
  CHECK(cell_text(Language::fr, cell, PageLength::all) == "≈\u00a00,333333 point");
  CHECK(with_decimals(exact("0.125"), 2) == exact("0.13"));
  CHECK(with_decimals(exact("0.12345678"), kShownDecimals) == exact("0.12345678"));
}

TEST_CASE("the short page of a structure holds the answer, of an explanation what decided it") {
  const Assessment assessment = assess(plan_of(kSmallAgreement), kSmallStructure);
  const Page page = compute_page(Language::en, assessment);
  const std::string brief = text_at(PageLength::brief, page);
  const std::string usual = text_at(PageLength::usual, page);
  CHECK(holds(brief, "€956.67"));
  CHECK(holds(brief, "The remuneration is due"));
  CHECK(!holds(brief, "Indicators"));
  CHECK(holds(usual, "Indicators"));
  CHECK(brief.size() < usual.size());
  CHECK(usual.size() < text_at(PageLength::all, page).size());

  const Outcome traced = evaluate(assessment.plan, assessment.inputs, Trace::yes);
  std::vector<Explanation> explanations;
  const std::vector<std::string> subjects = all_subjects(assessment);
  for (const std::string& subject : subjects) explanations.push_back(*explain(*traced.assessment, subject));
  const std::string titles =
      text_at(PageLength::brief, explain_page(Language::en, *traced.assessment, explanations));
  for (const std::string& subject : subjects) CHECK(holds(titles, "(" + subject + "): "));
  CHECK(!holds(titles, "\n    "));
}

TEST_CASE("a text takes as many columns as its characters are wide") {
  CHECK(columns("abc") == 3);
  CHECK(columns("\u00e9t\u00e9") == 3);
  CHECK(columns("e\u0301t") == 2);      // An accent of its own.
  CHECK(columns("\u4e2d\u6587") == 4);  // Chinese.
  CHECK(columns("\U0001F600!") == 3);   // A smile.
  CHECK(columns("\033[1mab\033[0m") == 2);
}

TEST_CASE("nothing that commands a terminal, turns a text round or hides in it is printed") {
  CHECK(printable("a\u00e9\u4e2d\u00a0b") == "a\u00e9\u4e2d\u00a0b");
  for (const char* text : {"\033", "\n", "\x7F", "\u0085", "\u202e", "\u2066", "\u200b", "\u200d", "\ufeff",
                           "\u2028", "\U000E0041", "\xFF", "\xC3", "\u061c"}) {
    CAPTURE(text);
    CHECK(printable(text) == "\uFFFD");
  }
}

TEST_CASE("what is written in JSON is UTF-8, and otherwise what it was") {
  CHECK(in_utf8("a\u00e9\u202e\n\x7F") == "a\u00e9\u202e\n\x7F");
  CHECK(in_utf8("\xC3t\xE9") == "\uFFFDt\uFFFD");
}

}  // namespace
}  // namespace aci::test
