#include "engine/figure_layout.h"

#include <doctest/doctest.h>

#include "engine/evaluate.h"
#include "support/loading.h"
#include "support/rendering.h"
#include "support/small_rules.h"

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

}  // namespace
}  // namespace aci
