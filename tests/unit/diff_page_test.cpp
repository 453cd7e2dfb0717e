// What rules and structures move by, on pages: how many are told one by one, the others together.
#include <doctest/doctest.h>

#include "report/diff_pictures.h"
#include "report/diff_report.h"
#include "report/page_markdown.h"
#include "support/loading.h"

namespace aci {
namespace {

Figures euros(std::int64_t cents) {
  return {cents * 10'000, Money::from_cents(cents), Money::from_cents(cents * 2),
          Money::from_cents(cents * 3)};
}

/// Changes p.c1, p.c2… each a step of its own that moves so many cents, of as many structures s1, s2… as the
/// second list has, each of which moves by so many.
DiffResult result_of(const std::vector<std::int64_t>& shares, const std::vector<std::int64_t>& moves = {}) {
  DiffResult result;
  auto before = std::make_shared<RuleSet>();
  before->name = "old";
  auto after = std::make_shared<RuleSet>();
  after->name = "new";
  result.before = before;
  result.after = after;
  DiffEffects effects;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    RuleChange change;
    change.section = "p";
    change.path = "p.c" + std::to_string(i + 1);
    change.may_move_figures = true;
    change.before = {"1", "1"};
    change.after = {"2", "2"};
    result.diff.changes.push_back(std::move(change));
    effects.steps.push_back({i});
    effects.all.shares.push_back({i, euros(shares[i])});
  }
  for (std::size_t i = 0; i < moves.size(); ++i) {
    result.structures.push_back({"s" + std::to_string(i + 1), "t.csv", 2023});
    effects.subjects.push_back({euros(1000), euros(1000 + moves[i]), euros(moves[i]), {}});
    ++(moves[i] > 0 ? effects.gained : effects.lost);
  }
  result.effects = std::move(effects);
  return result;
}

std::vector<std::int64_t> down_from(std::int64_t cents, std::size_t count) {
  std::vector<std::int64_t> all;
  for (std::size_t i = 0; i < count; ++i) all.push_back(cents - static_cast<std::int64_t>(i));
  return all;
}

/// "label value, label value": of bars; "0..1 3, 1..2 4" of ranges.
std::string drawn(const std::optional<Picture>& picture) {
  if (!picture) return "none";
  std::string all;
  const auto add = [&](const std::string& each) { all += (all.empty() ? "" : ", ") + each; };
  if (const auto* bars = std::get_if<Bars>(&picture->drawing)) {
    for (const Bars::Bar& each : bars->bars) add(each.label + " " + shown_decimal(each.value, 0).text);
  } else {
    for (const Distribution::Range& each : std::get<Distribution>(picture->drawing).ranges) {
      if (each.count == 0) continue;
      add(to_fraction(each.from) + ".." + to_fraction(each.to) + " " + std::to_string(each.count));
    }
  }
  return all;
}

std::string last_of(const std::string& list) {
  return list.substr(list.rfind(", ") + 2);
}

TEST_CASE("a picture of changes has those that move the total, twelve of them, and the others together") {
  const auto changes = [](const DiffResult& result) { return changes_picture(Language::en, result); };
  CHECK(drawn(changes(result_of({100}))) == "none");
  CHECK(drawn(changes(result_of({100, 0}))) == "none");
  CHECK(drawn(changes(result_of({100, 0, -200}))) == "p.c3 -2, p.c1 1");
  CHECK(last_of(drawn(changes(result_of(down_from(2000, 12))))) == "p.c12 19.89");
  CHECK(last_of(drawn(changes(result_of(down_from(2000, 13))))) == "1 other 19.88");
  CHECK(last_of(drawn(changes(result_of(down_from(2000, 14))))) == "2 others 39.75");
  CHECK(std::get<Bars>(changes(result_of(down_from(2000, 14)))->drawing).bars.size() == 13);
  DiffResult without = result_of({100, 200});
  without.effects.reset();
  CHECK(drawn(changes(without)) == "none");
  CHECK(drawn(movers_picture(Language::en, without)) == "none");
  // Two changes of a step are named.
  DiffResult together = result_of({100, 200, 0, 0});
  together.effects->steps[0] = {0, 2};
  together.effects->steps[1] = {1, 2, 3};
  CHECK(drawn(changes(together)) == "together: p.c2, p.c3 and 1 other 2, together: p.c1, p.c3 1");
  const auto picture = changes(together);
  CHECK(picture->title == "What each change of the rules moves, in all");
  CHECK(picture->value_label == "euros");
}

TEST_CASE("the name of a structure takes 36 columns at the most, its year among them") {
  const auto line_of = [](const std::string& name) {
    DiffResult result = result_of({100}, {100, 100});
    result.structures.front().name = name;
    const std::string page =
        page_text(diff_page(Language::en, result, PageLength::usual), {Language::en, false});
    const std::size_t at = page.rfind("\n" + name.substr(0, 10)) + 1;
    return page.substr(at, page.find('\n', at) - at);
  };
  const std::string name = "Maison pluridisciplinaire nord";
  CHECK(line_of(name.substr(0, 25) + " lac") ==
        "Maison pluridisciplinaire lac (2023)      +€1.00  €10.00  €11.00");
  CHECK(line_of(name) == "Maison pluridisciplinaire nord      +€1.00  €10.00  €11.00");
}

TEST_CASE("a picture of structures has a bar each up to twelve; of more, how many move by how much") {
  const auto movers = [](const DiffResult& result) { return movers_picture(Language::en, result); };
  CHECK(drawn(movers(result_of({}, {100}))) == "none");
  CHECK(drawn(movers(result_of({}, {100, 0}))) == "none");
  CHECK(drawn(movers(result_of({}, {-300, 0, 100}))) == "s3 (2023) 1, s1 (2023) -3");
  CHECK(last_of(drawn(movers(result_of({}, down_from(2000, 12))))) == "s12 (2023) 19.89");
  CHECK(movers(result_of({}, {100, 200}))->value_label == "euros");
  // Up to 0 where all gain, or all lose; a part of a euro that is lost is below 0.
  const auto many = [&](std::vector<std::int64_t> cents) {
    cents.resize(13, cents.back());
    return movers(result_of({}, cents));
  };
  CHECK(drawn(many({150, 200, 399})) == "1..2 1, 2..3 1, 3..4 11");
  CHECK(std::get<Distribution>(many({150, 399})->drawing).ranges.front().from == Rational(0));
  CHECK(drawn(many({-150, -200, -1})) == "-2..-1 2, -1..0 11");
  CHECK(std::get<Distribution>(many({-150, -250})->drawing).ranges.back().to == Rational(0));
  CHECK(drawn(many({-100, 99, 100})) == "-1..0 1, 0..1 1, 1..2 11");
  CHECK(many({1, 2})->value_label == "difference of the remuneration");
  CHECK(std::get<Distribution>(many({1, 2})->drawing).counted == "structures");
}

/// As on a terminal.
std::string page(const DiffResult& result, PageLength length = PageLength::usual) {
  std::string all;
  write_diff_text(
      {Language::en, false, length}, result, [&](std::string_view text) { all += text; }, 2);
  return all;
}
bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("a page has ten changes, and the others together; --all has them all") {
  const std::vector<std::int64_t> one = {100};
  CHECK(holds(page(result_of(down_from(2000, 10), one)), "~ p.c10                 +€19.91  +€39.82\n"));
  CHECK(holds(page(result_of(down_from(2000, 11), one)),
              "~ p.c10                 +€19.91  +€39.82\n"
              "1 other                 +€19.90  +€39.80\n"));
  CHECK(holds(page(result_of(down_from(2000, 12), one)), "2 others                +€39.79  +€79.58\n"));
  CHECK(holds(page(result_of(down_from(2000, 12), one), PageLength::all), "~ p.c12"));
  CHECK_FALSE(holds(page(result_of(down_from(2000, 12), one), PageLength::all), "2 others"));
  CHECK_FALSE(holds(page(result_of({}, one)), "What moves"));
}

TEST_CASE("up to four changes are told with what they say, where that stands on a line") {
  const std::vector<std::int64_t> one = {100};
  CHECK(holds(page(result_of(down_from(2000, 4), one)),
              "~ p.c4                  +€19.97  +€39.94\n    1 → 2\n"));
  CHECK_FALSE(holds(page(result_of(down_from(2000, 5), one)), "1 → 2"));
  const auto told = [&](const std::string& before, const std::string& after) {
    DiffResult result = result_of({100}, one);
    result.diff.changes[0].before = {before, before};
    result.diff.changes[0].after = {after, after};
    return page(result);
  };
  CHECK(holds(told("", "2"), "\n    2\n"));
  CHECK(holds(told("1", ""), "\n    1\n"));
  // "→" and its spaces, and the four before, leave 73 columns of eighty.
  CHECK(holds(told(std::string(72, 'a'), "b"), "\n    " + std::string(72, 'a') + " → b\n"));
  CHECK_FALSE(holds(told(std::string(73, 'a'), "b"), "aaa"));
  // Of a step, three changes at the most, named one by one; alone, with their sign.
  DiffResult together = result_of({300, 200, 0, 0}, one);
  together.effects->steps[0] = {0, 2, 3};
  together.effects->all.shares.resize(2);
  CHECK(holds(page(together),
              "together: p.c1, p.c3, p.c4  +€3.00   +€6.00\n"
              "    1 → 2\n    1 → 2\n    1 → 2\n"
              "~ p.c2                      +€2.00   +€4.00\n"
              "    1 → 2\n"));
  together.effects->steps[0] = {0, 2, 3, 1};
  CHECK(holds(page(together),
              "together: p.c1, p.c3, p.c4 and 1 other  +€3.00   +€6.00\n"
              "    1 → 2\n    1 → 2\n    1 → 2\n"
              "~ p.c2 "));
  CHECK(holds(page(together, PageLength::all), "together: p.c1, p.c3, p.c4, p.c2 "));
}

TEST_CASE("a long path goes on below, behind one of its dots") {
  const auto label = [](const std::string& path) {
    DiffResult result = result_of({100}, {100});
    result.diff.changes[0].path = path;
    const std::string text = page(result);
    const std::size_t begin = text.find("~ ");
    return text.substr(begin, text.find("    1 →", begin) - begin);
  };
  const std::string ten = "123456789.";
  // With its sign, 44 characters are a line.
  CHECK(label(ten + ten + ten + ten + "ab") == "~ " + ten + ten + ten + ten + "ab  +€1.00   +€2.00\n");
  CHECK(label(ten + ten + ten + ten + "abc") == "~ " + ten + ten + ten + ten + "  +€1.00   +€2.00\n  abc\n");
  CHECK(label(ten + ten + ten + "12345678901.ab") ==
        "~ " + ten + ten + ten + "12345678901.  +€1.00   +€2.00\n  ab\n");
  CHECK(label(ten + ten + ten + "123456789012.ab") ==
        "~ " + ten + ten + ten + "  +€1.00   +€2.00\n  123456789012.ab\n");
}

TEST_CASE("a page has twenty structures, and the sum of the others; tables have no others") {
  const auto rows = [](std::size_t count) { return page(result_of({100}, down_from(2000, count))); };
  CHECK(holds(rows(20), "s20 (2023)"));
  CHECK_FALSE(holds(rows(20), "other structure"));
  CHECK(holds(rows(21), "s20 (2023)"));
  CHECK_FALSE(holds(rows(21), "s21 (2023)"));
  CHECK(holds(rows(21), "1 other structure        +€19.80  €10.00  €29.80\n"));
  CHECK(holds(rows(22), "2 other structures       +€39.59  €20.00  €59.59\n"));
  CHECK_FALSE(holds(rows(1), "Structures that move"));
  // Of several that stay as they are, none is told.
  CHECK_FALSE(holds(page(result_of({100}, {0, 0})), "Structures that move"));
  CHECK(holds(rows(2), "Structures that move"));
  const auto table = [](std::size_t count) {
    return page_markdown(diff_tables_page(Language::en, result_of({100}, down_from(2000, count))),
                         {Language::en, false});
  };
  CHECK(holds(table(20), "| s20 (2023) | +19.81 | +€19.81 | €10.00 | €29.81 |\n| **All** |"));
  CHECK(holds(table(21), "| s20 (2023) | +19.81 | +€19.81 | €10.00 | €29.81 |\n| **All** |"));
  DiffResult together = result_of(std::vector<std::int64_t>(7, 100), {100});
  together.effects->steps[0] = {0, 1, 2, 3, 4, 5};
  together.effects->steps[1] = {0, 1, 2, 3, 4, 5, 6};
  const std::string all = page_markdown(diff_tables_page(Language::en, together), {Language::en, false});
  CHECK(holds(all, "| together: p.c1, p.c2, p.c3, p.c4, p.c5, p.c6 | +1 | +€1.00 | +€2.00 | +€3.00 |\n"));
  CHECK(holds(all, "| together: p.c1, p.c2, p.c3, p.c4, p.c5, p.c6 and 1 other | +1 |"));
}

TEST_CASE("what moves nothing here is counted, texts apart; where no structure is, all but texts is told") {
  DiffResult result = result_of({100, 0, 0, 0, 0}, {100});
  result.effects->all.shares.resize(1);
  for (std::size_t i = 0; i < 5; ++i) result.diff.changes[i].only_words = i > 2;
  CHECK(holds(page(result),
              "\n2 other differences of rules move no amount here (see --all).\n"
              "2 differences in texts, sources or notes (see --all).\n"));
  result.diff.changes[1].only_words = true;
  CHECK(holds(page(result),
              "\n1 other difference of rules moves no amount here (see --all).\n"
              "3 differences in texts, sources or notes (see --all).\n"));
  result.diff.changes[2].only_words = true;
  CHECK_FALSE(holds(page(result), "other difference"));
  CHECK(holds(page(result), "\n\n4 differences in texts, sources or notes (see --all).\n"));
  // As it is for a page that can be folded, too.
  CHECK(holds(page_text(diff_page(Language::en, result, PageLength::usual), {Language::en, false}),
              "see --all).\n\nAll the differences\n~ € p.c1  ()\n      - 1\n      + 2\n~ € p.c2 "));
  result.effects.reset();
  result.structures.clear();
  result.diff.changes[1].only_words = result.diff.changes[2].only_words = result.diff.changes[3].only_words =
      false;
  result.diff.changes[2].may_move_figures = result.diff.changes[3].may_move_figures =
      result.diff.changes[4].may_move_figures = false;
  result.diff.changes[3].section = "q";
  result.diff.changes[4].section = "note";
  CHECK(page(result) ==
        "old → new\n"
        "5 differences: 0 added, 0 removed, 5 changed; 2 may move figures.\n"
        "\n[p]\n"
        "~ € p.c1  ()\n      - 1\n      + 2\n"
        "~ € p.c2  ()\n      - 1\n      + 2\n"
        "\n[p]\n"
        "~   p.c3  ()\n      - 1\n      + 2\n"
        "\n[q]\n"
        "~   p.c4  ()\n      - 1\n      + 2\n"
        "\n+ added, - removed, ~ changed; €: may move figures.\n"
        "\n1 difference in texts, sources or notes (see --all).\n");
}

}  // namespace
}  // namespace aci
