// What the columns of a table must be for many structures to be computed together, and which rows of them are
// left to `evaluate`.

#include "columns/column_evaluator.h"

#include <doctest/doctest.h>

#include <string>

#include "base/date.h"
#include "base/iso_date.h"
#include "io/rule_library.h"
#include "support/rendering.h"
#include "support/small_rules.h"

namespace aci {
namespace {

using Kind = InputSupply::Kind;
using Cells = std::vector<std::optional<std::int64_t>>;

/// Where a table has an input from, and the cells of its column.
struct Given {
  std::string input;
  InputSupply supply;
  Cells cells = {};
};

Given column(const std::string& input, Cells cells, int decimals = 0) {
  return {input, {Kind::column, Rational(0), decimals}, std::move(cells)};
}

Given same_for_all(const std::string& input, std::int64_t value) {
  return {input, {Kind::constant, Rational(value), 0}};
}

std::string input(const std::string& id, const std::string& rest) {
  return "[input." + id + "]\nlabel = { fr = \"" + id + "\", en = \"" + id + "\" }\n" + rest + "\n";
}

std::string rules_of(const std::string& inputs, const std::string& formula,
                     const std::string& step = "0.01 €", const std::string& more = "") {
  return "[agreement]\nid = \"essai\"\nscheme = \"essai\"\ntitle = { fr = \"e\", en = \"e\" }\n"
         "in_force = { from = 2020 }\nunit = \"euros\"\n" +
         more + "[rounding]\nstep = \"" + step + "\"\nmode = \"half_up\"\n" +
         input("nom", "type = \"text\"") + input("annee", "type = \"integer\"\nmin = 2020\nmax = 2030") +
         inputs + "[amount.base]\nlabel = { fr = \"b\", en = \"b\" }\nrole = \"component\"\nformula = \"" +
         formula + "\"\n[amount.total]\nlabel = { fr = \"t\", en = \"t\" }\nrole = \"total\"\n";
}

/// "1250 ?": the total of each row in cents, or that it is left to `evaluate`; "one by one" where all are.
std::string totals(const std::string& toml, const std::vector<Given>& given, int year = 2024) {
  Diagnostics diagnostics;
  const auto plan = compile_file(add_text("essai.toml", toml), diagnostics);
  for (const Diagnostic& each : diagnostics.all()) CAPTURE(each.code());
  REQUIRE(plan);
  const std::size_t inputs = plan->rules->inputs.size();
  std::vector<InputSupply> supplies(inputs);
  std::size_t rows = 0;
  for (const Given& each : given) {
    supplies[*plan->input(each.input)] = each.supply;
    rows = std::max(rows, each.cells.size());
  }
  const FigureLayout layout = figure_layout({&plan, 1}, {});
  const auto evaluator = std::make_shared<const ColumnEvaluator>(plan, year, supplies, layout);
  if (!evaluator->usable()) return "one by one";
  std::vector<std::vector<std::int64_t>> values(inputs);
  std::vector<std::vector<std::uint8_t>> cells_given(inputs);
  std::vector<InputColumn> columns(inputs);
  for (const Given& each : given) {
    if (each.cells.empty()) continue;
    const std::size_t index = *plan->input(each.input);
    for (const auto& cell : each.cells) {
      values[index].push_back(cell.value_or(0));
      cells_given[index].push_back(cell ? 1 : 0);
    }
    columns[index] = {values[index].data(), cells_given[index].data()};
  }
  std::vector<std::uint32_t> places;
  for (std::uint32_t row = 0; row < rows; ++row) places.push_back(row);
  std::vector<std::uint8_t> doubtful(rows, 0);
  FigureTable figures;
  figures.resize(rows, layout);
  std::vector<WarningTally> tallies(evaluator->warnings().size());
  ColumnRun(evaluator).run(columns, places, doubtful.data(), figures, tallies);
  std::string shown;
  for (std::size_t row = 0; row < rows; ++row) {
    CHECK(figures.computed[row] == (doubtful[row] != 0 ? 0 : 1));
    shown += row == 0 ? "" : " ";
    shown += doubtful[row] != 0 ? "?" : std::to_string(figures.values[layout.total][row]);
  }
  return shown;
}

const std::optional<std::int64_t> kBlank;

TEST_CASE("a value that is missing, outside its bounds or too precise is left to evaluate") {
  const std::string toml =
      rules_of(input("w", "type = \"decimal\"\ndecimals = 1\nmin = 1\nmax = 9"), "1 € * w");
  CHECK(totals(toml, {column("w", {10, 45, 90}, 1)}) == "100 450 900");
  CHECK(totals(toml, {column("w", {9, 91, -10, 0}, 1)}) == "? ? ? ?");
  CHECK(totals(toml, {column("w", {20, kBlank, 30}, 1)}) == "200 ? 300");
  CHECK(totals(toml, {column("w", {450, 455, 451, 901}, 2)}) == "450 ? ? ?");
  CHECK(totals(toml, {column("w", {1, 9, 10})}) == "100 900 ?");
  // The first row as well as those behind it.
  CHECK(totals(toml, {column("w", {455, 450}, 2)}) == "? 450");
  CHECK(totals(toml, {column("w", {kBlank, 20}, 1)}) == "? 200");
}

TEST_CASE("where there is no column") {
  const std::string required = rules_of(input("w", "type = \"count\"\nmax = 9"), "1 € * w");
  const Given rows = column("nom", {0, 0});
  CHECK(totals(required, {rows}) == "one by one");
  CHECK(totals(required, {rows, same_for_all("w", 4)}) == "400 400");
  CHECK(totals(required, {rows, {"w", {Kind::other, Rational(0), 0}}}) == "one by one");
  const std::string with_default = rules_of(input("w", "type = \"count\"\nmax = 9\ndefault = 3"), "1 € * w");
  CHECK(totals(with_default, {rows}) == "300 300");
  const std::string optional =
      rules_of(input("w", "type = \"count\"\nmax = 9\noptional = true"), "1 € * (w else 7)");
  CHECK(totals(optional, {rows}) == "700 700");
  const std::string known =
      rules_of(input("w", "type = \"count\"\nmax = 9\noptional = true"), "if known(w) then 1 € * w else 5 €");
  CHECK(totals(known, {rows}) == "500 500");
}

TEST_CASE("nothing divided by a value is nothing, where the value is not 0") {
  const std::string toml =
      rules_of(input("w", "type = \"count\"\nmax = 9"), "1 € * (if w < 5 then 0 / w else w)");
  CHECK(totals(toml, {column("w", {1, 4, 9, 0})}) == "0 0 900 ?");
}

TEST_CASE("where an operation has no result, the row is left to evaluate") {
  const std::string quotient =
      rules_of(input("w", "type = \"integer\"\nmin = -5\nmax = 5"), "1 € * (if 6 / w == 3 then 1 else 2)");
  CHECK(totals(quotient, {column("w", {2, 3, 0, -2})}) == "100 200 ? 200");
  const std::string month =
      rules_of(input("jour", "type = \"date\""), "1 € * (if add_months(jour, 1) > jour then 1 else 2)");
  const auto day = [](const char* iso) { return std::optional(to_serial(*parse_iso_date(iso))); };
  // No date is later than the year 2200.
  CHECK(totals(month, {column("jour", {day("2024-01-31"), day("2200-12-15"), day("2200-11-30")})}) ==
        "100 ? 100");
}

TEST_CASE("a date that must exist is left to evaluate where it may not, though nothing depends on it") {
  const std::string exists = rules_of(input("jour", "type = \"date\""),
                                      "1 € * (if add_months(jour, 1) >= 1900-01-01 then 1 else 2)");
  const auto day = [](const char* iso) { return std::optional(to_serial(*parse_iso_date(iso))); };
  CHECK(totals(exists, {column("jour", {day("2200-12-15"), day("2024-01-31"), day("2200-12-15")})}) ==
        "? 100 ?");
}

TEST_CASE("what an error of the rules refuses is left to evaluate, the first one like any other") {
  const auto constraint = [](const std::string& id, const std::string& holds) {
    return "[constraint." + id + "]\nholds = \"" + holds +
           "\"\nseverity = \"error\"\ninput = \"w\"\nmessage = { fr = \"m\", en = \"m\" }\n";
  };
  const std::string toml = rules_of(
      input("w", "type = \"count\"\nmax = 9") + constraint("three", "w != 3") + constraint("five", "w != 5"),
      "1 € * w");
  CHECK(totals(toml, {column("w", {3, 4, 5, 3})}) == "? 400 ? ?");
}

TEST_CASE("what stands where a cell is blank") {
  const std::string with_default =
      rules_of(input("w", "type = \"decimal\"\ndecimals = 1\nmin = 1\nmax = 9\ndefault = 2.5"), "1 € * w");
  CHECK(totals(with_default, {column("w", {20, kBlank, 30}, 1)}) == "200 250 300");
  CHECK(totals(with_default, {column("w", {200, kBlank, 305}, 2)}) == "200 250 ?");
  CHECK(totals(with_default, {column("w", {2, kBlank, 3})}) == "one by one");  // 2.5 is no whole number.
  const std::string positive = rules_of(input("w", "type = \"integer\"\nmin = 2\nmax = 9\noptional = true"),
                                        "if known(w) then 12 € / w else 1 €");
  CHECK(totals(positive, {column("w", {4, kBlank, 8})}) == "300 100 150");
  const std::string negative = rules_of(input("w", "type = \"integer\"\nmin = -9\nmax = -2\noptional = true"),
                                        "if known(w) then 12 € / w else 1 €");
  CHECK(totals(negative, {column("w", {-4, kBlank, -8})}) == "-300 100 -150");
}

TEST_CASE("a blank that takes the value of another input") {
  const std::string toml =
      rules_of(input("v", "type = \"decimal\"\ndecimals = 1\nmin = 0\nmax = 9") +
                   input("w", "type = \"decimal\"\ndecimals = 1\nmin = 0\nmax = 9\ndefault_input = \"v\""),
               "1 € * w");
  CHECK(totals(toml, {column("v", {10, 20, 30}, 1), column("w", {5, kBlank, 7}, 1)}) == "50 200 70");
  CHECK(totals(toml, {column("v", {10, 20, 30}, 1)}) == "100 200 300");
  CHECK(totals(toml, {same_for_all("v", 4), column("w", {5, kBlank, 7}, 1)}) == "50 400 70");
  CHECK(totals(toml, {column("v", {1, 2, 3}), column("w", {5, kBlank, 7}, 1)}) == "one by one");
  CHECK(totals(toml, {column("v", {10, kBlank, 30}, 1), column("w", {5, kBlank, 7}, 1)}) == "50 ? 70");
  const Given half = {"v", {Kind::constant, *Rational::make(5, 2), 0}};
  CHECK(totals(toml, {half, column("w", {50, kBlank, 70}, 2)}) == "50 250 70");
  CHECK(totals(toml, {half, column("w", {5, kBlank, 7})}) == "one by one");  // 2.5 is no whole number.
}

TEST_CASE("a year that the rules do not take leaves everything to evaluate") {
  const std::string inputs = input("w", "type = \"count\"\nmax = 9");
  const std::string toml = rules_of(inputs, "1 € * w + 1 € * (annee - 2020)");
  CHECK(totals(toml, {column("w", {1})}, 2019) == "one by one");
  CHECK(totals(toml, {column("w", {1})}, 2020) == "100");
  CHECK(totals(toml, {column("w", {1})}, 2030) == "1100");
  CHECK(totals(toml, {column("w", {1})}, 2031) == "one by one");
}

TEST_CASE("what may exceed 64 bits is left to evaluate, and sums are of the steps of the rounding") {
  const std::string inputs = input("w", "type = \"decimal\"\nmin = 0\nmax = 1000000000");
  CHECK(totals(rules_of(inputs, "1 € * w"), {column("w", {1})}) == "100");
  CHECK(totals(rules_of(inputs, "1 € * w"), {column("w", {1'000'000'000}, 9)}) == "100");
  CHECK(totals(rules_of(inputs, "1 € * w"), {column("w", {1}, 10)}) == "one by one");  // 10^19 units.
  CHECK(totals(rules_of(inputs, "1 € * w * w"), {column("w", {1})}) == "one by one");  // 10^20 cents.
  const std::string small = input("w", "type = \"count\"\nmax = 99");
  CHECK(totals(rules_of(small, "1 € * w / 3", "0.1 €"), {column("w", {4, 5})}) == "130 170");
  CHECK(totals(rules_of(small, "1 € * w / 3", "1 €"), {column("w", {4, 5})}) == "100 200");
}

TEST_CASE("a value that changes within the year depends on the first day of each row") {
  const auto rules = [](const std::string& inputs, const std::string& first_day) {
    return rules_of(inputs +
                        "[parameter.montant]\nlabel = { fr = \"m\", en = \"m\" }\nvalues = [\n"
                        "{ from = 2020-01-01, value = \"10 €\" },\n{ from = 2024-01-01, value = \"20 €\" },\n"
                        "{ from = 2024-06-22, value = \"30 €\" },\n{ from = 2024-09-01, value = \"40 €\" },\n"
                        "]\n",
                    "montant", "0.01 €",
                    "period = { from = \"" + first_day + "\", to = \"add_days(add_years(" + first_day +
                        ", 1), -1)\" }\n");
  };
  const auto from = [](std::initializer_list<const char*> days) {
    Cells cells;
    for (const char* day : days) cells.push_back(to_serial(*parse_iso_date(day)));
    return column("debut", std::move(cells));
  };
  const std::string stated = rules(input("debut", "type = \"date\""), "debut");
  CHECK(totals(stated, {from({"2024-01-01", "2024-06-21", "2024-06-22", "2024-08-31", "2024-09-01"})}) ==
        "2000 2000 3000 3000 4000");
  CHECK(totals(stated, {from({"2023-12-31", "2025-01-01", "2024-12-31"})}) == "? ? 4000");
  CHECK(totals(stated, {from({"2023-01-01", "2023-12-31"})}, 2023) == "1000 1000");
  CHECK(totals(stated, {from({"2025-01-01"})}, 2025) == "4000");
  const auto in_summer = [&](const std::string& most) {
    return rules(input("w", "type = \"count\"\nmax = " + most), "add_days(date(annee, 7, 1), w)");
  };
  CHECK(totals(in_summer("61"), {column("w", {0, 61})}) == "3000 3000");
  CHECK(totals(in_summer("62"), {column("w", {0, 61, 62})}) == "3000 3000 4000");
  const std::string on_a_day = rules("", "date(annee, 6, 22)");
  CHECK(totals(on_a_day, {column("nom", {0, 0})}) == "3000 3000");
  CHECK(totals(on_a_day, {column("nom", {0, 0})}, 2023) == "1000 1000");
  const std::string second_of_january = test::replaced(stated, "2024-06-22", "2024-01-02");
  CHECK(totals(second_of_january, {from({"2024-01-01", "2024-01-02", "2024-08-31"})}) == "2000 3000 3000");
  // Before the first value, the rules say nothing of a day: `evaluate` tells the row.
  const std::string from_summer = test::replaced(stated, "2020-01-01", "2020-07-01");
  CHECK(totals(from_summer, {from({"2020-07-01"})}, 2020) == "one by one");
  CHECK(totals(from_summer, {from({"2021-07-01"})}, 2021) == "1000");
}

TEST_CASE(
    "rows without a mistake are computed, and their warnings counted, wherever they stand in the table") {
  const auto constraint = [](const std::string& id, const std::string& severity, const std::string& holds) {
    return "[constraint." + id + "]\nholds = \"" + holds + "\"\nseverity = \"" + severity +
           "\"\ninput = \"w\"\nmessage = { fr = \"m\", en = \"m\" }\n";
  };
  const std::string toml =
      rules_of(input("w", "type = \"count\"\nmax = 9") + constraint("large", "warning", "w < 5") +
                   constraint("three", "error", "w != 3") + constraint("seven", "warning", "w != 7") +
                   constraint("never", "warning", "w >= 0"),
               "1 € * w");
  Diagnostics diagnostics;
  const auto plan = compile_file(add_text("essai.toml", toml), diagnostics);
  REQUIRE(plan);
  const std::size_t w = *plan->input("w");
  std::vector<InputSupply> supplies(plan->rules->inputs.size());
  supplies[w] = {Kind::column, Rational(0), 0};
  const FigureLayout layout = figure_layout({&plan, 1}, {});
  const auto evaluator = std::make_shared<const ColumnEvaluator>(plan, 2024, supplies, layout);
  REQUIRE(evaluator->usable());
  CHECK(evaluator->warnings() == std::vector<std::size_t>{0, 2, 3});

  const std::vector<std::int64_t> values = {1, 3, 6, 7, 9, 12};  // 3 is a mistake, 12 is out of bounds.
  const std::vector<std::uint8_t> given(values.size(), 1);
  const std::vector<std::uint32_t> places = {4, 0, 6, 2, 1, 3};  // Nothing of this run stands at 5.
  std::vector<InputColumn> columns(supplies.size());
  columns[w] = {values.data(), given.data()};
  std::vector<std::uint8_t> doubtful(values.size(), 0);
  FigureTable figures;
  figures.resize(7, layout);
  std::vector<WarningTally> tallies(3);
  ColumnRun(evaluator).run(columns, places, doubtful.data(), figures, tallies);
  CHECK(figures.computed == std::vector<std::uint8_t>{0, 1, 1, 0, 1, 0, 1});
  const auto& totals = figures.values[layout.total];
  CHECK(totals[4] == 100);
  CHECK(totals[6] == 600);
  CHECK(totals[2] == 700);
  CHECK(totals[1] == 900);
  for (const std::size_t at : {1, 2, 4, 6}) CHECK(figures.eligible[at] == 1);
  CHECK(tallies[0].rows == 3);
  CHECK(tallies[0].first == 6);
  CHECK(tallies[1].rows == 1);
  CHECK(tallies[1].first == 2);
  CHECK(tallies[2].rows == 0);
}

TEST_CASE("points in millionths, euros in cents, what is missed, and whether the gate is open") {
  const std::string gate =
      "[gate]\nid = \"gate\"\nclasses = [\"all_of_it\"]\nsource = \"text\"\n"
      "label = { fr = \"Porte\", en = \"Gate\" }\ntaken_back = { fr = \"Reprise\", en = \"Taken back\" }\n\n";
  Diagnostics diagnostics;
  const auto plan = compile_file(
      add_text("small.toml", test::replaced(test::kSmallRules, "[amount.pay]", gate + "[amount.pay]")),
      diagnostics);
  REQUIRE(plan);
  const std::size_t hours = *plan->input("hours");
  std::vector<InputSupply> supplies(plan->rules->inputs.size());
  supplies[hours] = {Kind::column, Rational(0), 1};
  const FigureLayout layout = figure_layout({&plan, 1}, {true, {&plan, 1}});
  const auto evaluator = std::make_shared<const ColumnEvaluator>(plan, 2024, supplies, layout);
  REQUIRE(evaluator->usable());
  const std::vector<std::int64_t> values = {79, 80, 240};
  const std::vector<std::uint8_t> given(values.size(), 1);
  const std::vector<std::uint32_t> places = {2, 0, 1};
  std::vector<InputColumn> columns(supplies.size());
  columns[hours] = {values.data(), given.data()};
  std::vector<std::uint8_t> doubtful(values.size(), 0);
  FigureTable figures;
  figures.resize(values.size(), layout);
  ColumnRun(evaluator).run(columns, places, doubtful.data(), figures, {});
  CHECK(figures.computed == std::vector<std::uint8_t>{1, 1, 1});
  CHECK(figures.eligible == std::vector<std::uint8_t>{1, 1, 0});
  std::string shown;
  for (std::size_t k = 0; k < layout.columns.size(); ++k) {
    shown += layout.columns[k].name + ":";
    for (const std::int64_t value : figures.values[k])
      shown += " " + (value == kNoFigure ? "none" : std::to_string(value));
    shown += "\n";
  }
  CHECK(shown ==
        "points_all_of_it: 800000000 800000000 0\n"
        "points_total: 800000000 800000000 0\n"
        "total: 560000 560000 0\n"
        "advance: none none none\n"  // These rules have none.
        "balance: none none none\n"
        "points.opening: 800000000 800000000 0\n"
        "missed.opening: 0 0 1\n");
}

TEST_CASE("the days of payments and of deadlines, in days since 1970") {
  const std::string toml = rules_of(input("w", "type = \"count\"\nmax = 9"), "1 € * w") +
                           "due = \"add_days(date(annee + 1, 4, 30), w)\"\n"
                           "[deadline.bilan]\nlabel = { fr = \"B\", en = \"B\" }\ndate = "
                           "\"add_days(date(annee + 1, 1, 31), w)\"\n";
  Diagnostics diagnostics;
  const auto plan = compile_file(add_text("essai.toml", toml), diagnostics);
  REQUIRE(plan);
  const std::size_t w = *plan->input("w");
  std::vector<InputSupply> supplies(plan->rules->inputs.size());
  supplies[w] = {Kind::column, Rational(0), 0};
  const FigureLayout layout = figure_layout({&plan, 1}, {.dates = {&plan, 1}});
  const auto evaluator = std::make_shared<const ColumnEvaluator>(plan, 2024, supplies, layout);
  REQUIRE(evaluator->usable());
  const std::vector<std::int64_t> values = {0, 1};
  const std::vector<std::uint8_t> given(values.size(), 1);
  const std::vector<std::uint32_t> places = {0, 1};
  std::vector<InputColumn> columns(supplies.size());
  columns[w] = {values.data(), given.data()};
  std::vector<std::uint8_t> doubtful(values.size(), 0);
  FigureTable figures;
  figures.resize(values.size(), layout);
  ColumnRun(evaluator).run(columns, places, doubtful.data(), figures, {});
  CHECK(figures.computed == std::vector<std::uint8_t>{1, 1});
  std::string shown;
  for (std::size_t k = 0; k < layout.columns.size(); ++k) {
    if (layout.columns[k].kind != FigureKind::date) continue;
    shown += layout.columns[k].name;
    for (const std::int64_t value : figures.values[k]) shown += " " + to_iso(*from_serial(value));
    shown += "\n";
  }
  CHECK(shown == "due.total 2025-04-30 2025-05-01\ndeadline.bilan 2025-01-31 2025-02-01\n");
}

}  // namespace
}  // namespace aci
