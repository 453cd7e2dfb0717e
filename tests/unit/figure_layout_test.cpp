#include "engine/figure_layout.h"

#include <doctest/doctest.h>

#include "engine/evaluate.h"
#include "support/loading.h"
#include "support/rendering.h"
#include "support/small_rules.h"
#include "support/table_rules.h"

namespace aci {
namespace {

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

Figures figures(std::int64_t millionths, std::int64_t total, std::int64_t advance, std::int64_t balance) {
  return {millionths, Money::from_cents(total), Money::from_cents(advance), Money::from_cents(balance)};
}

TEST_CASE("figures add up and subtract, each with its own") {
  CHECK(sum(figures(1, 20, 300, 4000), figures(5, 60, 700, 8000)) == figures(6, 80, 1000, 12000));
  CHECK(difference(figures(5, 60, 700, 8000), figures(1, 20, 300, 4000)) == figures(4, 40, 400, 4000));
}

TEST_CASE("there is no sum and no difference where one of the figures is too large") {
  const Figures one = figures(1, 1, 1, 1);
  const Figures less = figures(-1, -1, -1, -1);
  for (const Figures& most :
       {figures(kMost, 0, 0, 0), figures(0, kMost, 0, 0), figures(0, 0, kMost, 0), figures(0, 0, 0, kMost)}) {
    CHECK_FALSE(sum(most, one));
    CHECK_FALSE(difference(most, less));
    CHECK(sum(most, less));
    CHECK(difference(most, one));
  }
}

TEST_CASE("each date is in its own column; what a rule set has no date for has none") {
  const std::string rules = test::replaced(
      test::kSmallAgreement, "[note.adhesion_connue]",
      "[deadline.bilan]\nlabel = { fr = \"Bilan\", en = \"Report\" }\ndate = \"date(annee + 1, 1, 31)\"\n"
      "[deadline.projet]\nlabel = { fr = \"Projet\", en = \"Project\" }\ndate = \"date(annee, 6, 15)\"\n"
      "[note.adhesion_connue]");
  const std::string undated = test::replaced(rules, "due     = \"date(annee + 1, 4, 30)\"", "");
  const std::shared_ptr<const Plan> plans[] = {test::plan_of(rules), test::plan_of(undated),
                                               test::plan_of(test::kSmallRules)};
  const FigureLayout layout = figure_layout(plans, {.dates = plans});
  FigureTable table;
  table.resize(3, layout);
  for (std::size_t row = 0; row < 2; ++row) {
    const Assessment assessment = test::assess(
        plans[row], "annee = 2024\nnom = \"M\"\n[acces]\nouvert_samedi = true\n[equipe]\nreunions = 3\n");
    REQUIRE(put_figures(assessment, layout, row, table));
  }
  REQUIRE(put_figures(test::assess(plans[2], "annee = 2024\nhours = 8\n"), layout, 2, table));
  const auto figure = [&](const std::string& name, std::size_t row) {
    for (std::size_t k = 0; k < layout.columns.size(); ++k) {
      if (layout.columns[k].name == name) return table.values[k][row];
    }
    FAIL("no column");
    return kNoFigure;
  };
  CHECK(figure("deadline.bilan", 0) == to_serial(*make_date(2025, 1, 31)));
  CHECK(figure("deadline.projet", 0) == to_serial(*make_date(2024, 6, 15)));
  CHECK(figure("due.remuneration", 0) == to_serial(*make_date(2025, 4, 30)));
  CHECK(figure("due.remuneration", 1) == kNoFigure);
  for (const char* name : {"due.remuneration", "deadline.bilan", "advance", "balance"}) {
    CAPTURE(name);
    CHECK(figure(name, 2) == kNoFigure);
  }
  CHECK(figure("total", 2) == 560000);
  CHECK(figure("points_total", 2) == 800'000'000);
  CHECK(figure("deadline.projet", 1) == to_serial(*make_date(2024, 6, 15)));
}

std::string names_of(const FigureLayout& layout) {
  std::string out;
  for (const FigureColumn& column : layout.columns) out += (out.empty() ? "" : " ") + column.name;
  return out;
}

TEST_CASE(
    "the columns are those of all the rules, each once: classes, totals, then what is asked for besides") {
  const auto first = test::plan_of(test::kSmallAgreement);
  const auto other = test::plan_of(test::kSmallRules);
  const auto euros = test::plan_of(test::kTableRules);
  const std::shared_ptr<const Plan> plans[] = {first, euros, other, first};
  const std::string totals = "points_total total advance balance";
  const std::string classes = "points_prerequisite points_optional points_all_of_it ";
  CHECK(names_of(figure_layout(plans, {.classes = false})) == totals);
  CHECK(names_of(figure_layout(plans, {})) == classes + totals);
  CHECK(names_of(figure_layout(plans, {.detail = true})) ==
        classes + totals + " points.accueil points.concertation points.formation points.opening");
  CHECK(names_of(figure_layout(plans, {.missed = plans, .classes = false, .dates = plans})) ==
        totals + " missed.accueil due.remuneration");
  CHECK(names_of(figure_layout({&euros, 1}, {.detail = true, .missed = {&euros, 1}})) == totals);
  const FigureLayout layout = figure_layout(plans, {.detail = true, .missed = plans, .dates = plans});
  CHECK(layout.points == 3);
  CHECK(layout.total == 4);
  CHECK(layout.advance == 5);
  CHECK(layout.balance == 6);
  CHECK(layout.columns[0].label.fr == "Prérequis");
  CHECK(layout.columns[7].label.fr == "Accueil");
}

TEST_CASE("a figure is one of the rules of the structure, or there is none") {
  const std::string other_gate =
      test::replaced(test::kSmallAgreement, "classes = [\"prerequisite\"]", "classes = [\"optional\"]");
  const std::shared_ptr<const Plan> plans[] = {test::plan_of(test::kSmallAgreement),
                                               test::plan_of(other_gate), test::plan_of(test::kSmallRules),
                                               test::plan_of(test::kTableRules)};
  const FigureLayout layout = figure_layout(plans, {.detail = true, .missed = plans});
  FigureTable table;
  table.resize(4, layout);
  // A meeting of three: 33.333333 points of 100; no Saturday, so the first gate is closed.
  const std::string closed =
      "annee = 2024\nnom = \"M\"\n[acces]\nouvert_samedi = false\n[equipe]\nreunions = 1\n";
  for (const std::size_t row : {0, 1})
    REQUIRE(put_figures(test::assess(plans[row], closed), layout, row, table));
  REQUIRE(put_figures(test::assess(plans[2], "annee = 2024\nhours = 8\n"), layout, 2, table));
  const auto shown = [&](std::size_t row) {
    std::string out;
    for (const auto& column : table.values) {
      out += (out.empty() ? "" : " ") + (column[row] == kNoFigure ? "-" : std::to_string(column[row]));
    }
    return out;
  };
  REQUIRE(names_of(layout) ==
          "points_prerequisite points_optional points_all_of_it points_total total advance balance "
          "points.accueil points.concertation points.formation points.opening missed.accueil "
          "missed.concertation missed.formation");
  CHECK(shown(0) == "0 66666667 - 66666667 0 105000 -105000 0 33333333 33333333 - 1 - -");
  CHECK(shown(1) == "0 66666667 - 66666667 46667 105000 -58333 0 33333333 33333333 - - 0 0");
  CHECK(shown(2) == "- - 800000000 800000000 560000 - - - - - 800000000 - - -");
  CHECK(shown(3) == "- - - - - - - - - - - - - -");
  CHECK(table.eligible == std::vector<std::uint8_t>{0, 1, 1, 0});
  CHECK(table.computed == std::vector<std::uint8_t>{1, 1, 1, 0});
  CHECK(table.at(1, layout) == figures(66666667, 46667, 105000, -58333));
  CHECK(table.at(2, layout) == figures(800000000, 560000, 0, 0));
  CHECK(table.at(3, layout).nothing());
}

}  // namespace
}  // namespace aci
