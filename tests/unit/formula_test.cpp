// The expression language: what formulas are worth.

#include <doctest/doctest.h>

#include <string>

#include "support/formula_bench.h"

namespace aci {
namespace {

struct Row {
  std::string formula;
  std::string value;
};

/// Each formula is worth what the table says, for the compiled Program and for the plain evaluator.
template <std::size_t N>
void check(const Row (&rows)[N], const BenchValues& values = {}) {
  for (const Row& row : rows) {
    CAPTURE(row.formula);
    CHECK(run_formula(row.formula, values).shown == row.value);
    const std::string plain = run_plainly(row.formula, values);
    CHECK(plain == (row.value[0] == 'V' ? "no result" : row.value));
  }
}

TEST_CASE("numbers, percentages and units as written") {
  const Row rows[] = {
      {"1350", "1350"},
      {"0.05", "1/20"},
      {"00012.50", "25/2"},
      {"60 %", "3/5"},
      {"60%", "3/5"},
      {"0.01 %", "1/10000"},
      {"1000 points", "1000"},
      {"1 point", "1"},
      {"20000 €", "20000"},
      {"0.01€", "1/100"},
      {"7 €/point", "7"},
      {"7 € / point", "7"},
      {"21 € / 3 points", "7"},  // A division: the slash belongs to the unit before the word `point` alone.
      {"21 € / 3", "7"},
      {"true", "true"},
      {"false", "false"},
      {"2022-08-03", "2022-08-03"},
      {"2022 - 8 - 3", "2011"},
      {"2022-8-3", "2011"},
      {"2022-8-03 + 0", "2011"},
      {"2022-08-3 + 0", "2011"},
      {"2022-08+03 + 0", "2017"},
      {"2022-08-031", "1983"},
      {"2022-080-03", "1939"},
      {"02022-08-03", "2011"},
      {"half", "1/2"},
      {"(((n)))", "7"},
      {" \t\n n\r\n+ 1 ", "8"},
      {"n\u00a0+\u202f1", "8"},  // No-break spaces, as typed in French.
  };
  check(rows);
}

TEST_CASE("precedence: * and / before + and -, those before comparisons, then not, and, or, else") {
  const Row rows[] = {
      {"2 + 3 * 4", "14"},
      {"(2 + 3) * 4", "20"},
      {"10 - 4 - 3", "3"},
      {"100 / 10 / 5", "2"},
      {"100 / 10 * 5", "50"},
      {"-2 - -3", "1"},
      {"- - 2", "2"},
      {"-n * 2", "-14"},
      {"2 * -n", "-14"},
      {"1 + 1 == 2", "true"},
      {"not 1 == 2", "true"},
      {"not not b", "true"},
      {"true or false and false", "true"},
      {"(true or false) and false", "false"},
      {"not true or true", "true"},
      {"not (true or true)", "false"},
      {"n > 3 and n < 8 or m > 0", "true"},
      {"on else 2 + 3", "5"},
      {"(on else 2) + 3", "5"},
      {"on else on else 4", "4"},
      {"if n > 3 then 1 else if n > 2 then 2 else 3", "1"},
      {"(if b then 1 else 2) + 10", "11"},
      {"if b then 1 else 2 + 10", "1"},
      {"if not b then 1 else on else 9", "9"},
  };
  check(rows);
}

TEST_CASE("comparisons, on both sides of equality") {
  const Row rows[] = {
      {"n == 7", "true"},          {"n != 7", "false"},        {"n < 7", "false"},
      {"n <= 7", "true"},          {"n > 7", "false"},         {"n >= 7", "true"},
      {"n > 6.999", "true"},       {"n >= 7.001", "false"},    {"b == true", "true"},
      {"b != b", "false"},         {"1 / 3 == 2 / 6", "true"}, {"0.1 + 0.2 == 0.3", "true"},
      {"d == 2023-08-03", "true"}, {"d < d2", "true"},         {"d2 <= 2024-02-29", "true"},
      {"d > 2023-08-03", "false"}, {"p > 99 points", "true"},  {"e >= 20.01 €", "false"},
  };
  check(rows);
}

TEST_CASE("units: points times euros per point are euros, and the ways back") {
  struct UnitRow {
    std::string formula;
    std::string value;
    Type type;
  };
  const UnitRow rows[] = {
      {"p * v", "700", kEuros},
      {"v * p", "700", kEuros},
      {"p * 2", "200", kPoints},
      {"2 * p", "200", kPoints},
      {"p / 3", "100/3", kPoints},
      {"p / 10 points", "10", kNumber},
      {"e / 7 €", "20/7", kNumber},
      {"e / p", "1/5", kEurosPerPoint},
      {"e / v", "20/7", kPoints},
      {"v / v", "1", kNumber},
      {"v * 2", "14", kEurosPerPoint},
      {"p + 1 point", "101", kPoints},
      {"e - 30 €", "-10", kEuros},
      {"-p", "-100", kPoints},
      {"min(e, 5 €)", "5", kEuros},
      {"max(p, 500 points, 1 point)", "500", kPoints},
      {"clamp(e, 30 €, 40 €)", "30", kEuros},
      {"if b then p else 0 points", "100", kPoints},
      {"op else p", "100", kPoints},
      {"floor(e / 3, 1 €)", "6", kEuros},
      {"earned(a) * v", "70", kEuros},
  };
  for (const UnitRow& row : rows) {
    CAPTURE(row.formula);
    const BenchResult result = run_formula(row.formula);
    CHECK(result.shown == row.value);
    CHECK(result.type == row.type);
    CHECK(run_plainly(row.formula) == row.value);
  }
}

TEST_CASE("least, most, kept within") {
  const Row rows[] = {
      {"min(3, 2)", "2"},           {"max(3, 2)", "3"},
      {"min(3, 2, 1, 5)", "1"},     {"max(1 / 3, 0.3333)", "1/3"},
      {"min(d, d2)", "2023-08-03"}, {"max(d, d2, 2020-01-01)", "2024-02-29"},
      {"clamp(5, 1, 3)", "3"},      {"clamp(0, 1, 3)", "1"},
      {"clamp(2, 1, 3)", "2"},      {"clamp(1, 1, 3)", "1"},
      {"clamp(2, 3, 1)", "1"},  // The ceiling has the last word.
  };
  check(rows);
}

TEST_CASE("rounding: a tie goes away from zero, and nothing else rounds") {
  const Row rows[] = {
      {"floor(2.7)", "2"},
      {"floor(-2.1)", "-3"},
      {"floor(-2)", "-2"},
      {"floor(5)", "5"},
      {"ceil(2.1)", "3"},
      {"ceil(-2.7)", "-2"},
      {"ceil(3)", "3"},
      {"ceil(0)", "0"},
      {"trunc(2.7)", "2"},
      {"trunc(-2.7)", "-2"},
      {"trunc(-0.4)", "0"},
      {"trunc(7)", "7"},
      {"round(2.5)", "3"},
      {"round(-2.5)", "-3"},
      {"round(2.49)", "2"},
      {"round(-2.51)", "-3"},
      {"round(0.5)", "1"},
      {"round(-0.5)", "-1"},
      {"round(0.4999999)", "0"},
      {"round(2.675, 0.01)", "67/25"},           // 2.68; binary floats give 2.67
      {"round(1.005, 0.01)", "101/100"},         // 1.01; binary floats give 1.00
      {"trunc(30 / 650, 0.01 %)", "461/10000"},  // 4.61 %, the guide's example
      {"trunc(-30 / 650, 0.01 %)", "-461/10000"},
      {"round(17, 5)", "15"},
      {"round(17.5, 5)", "20"},
      {"ceil(16, 5)", "20"},
      {"floor(19.99, 5)", "15"},
      {"round(1, 1 / 3)", "1"},
      {"floor(0.5, 1 / 3)", "1/3"},
      {"round(0.5, 1 / 3)", "2/3"},
      {"round(e / 3, 0.01 €)", "667/100"},
  };
  check(rows);
}

TEST_CASE("dates: leap years, ends of months, parts of years") {
  const Row rows[] = {
      {"year(d2)", "2024"},
      {"date(2024, 2, 29)", "2024-02-29"},
      {"date(n * 289, 12, 30 + 1)", "2023-12-31"},
      {"days(2023-12-31, 2024-01-01)", "1"},
      {"days(2024-02-28, 2024-03-01)", "2"},
      {"days(2023-02-28, 2023-03-01)", "1"},
      {"days(d2, d)", "-210"},
      {"days(d, d)", "0"},
      {"add_months(2023-01-31, 1)", "2023-02-28"},
      {"add_months(2024-01-31, 1)", "2024-02-29"},
      {"add_months(2023-11-30, 3)", "2024-02-29"},
      {"add_months(2023-05-31, -1)", "2023-04-30"},
      {"add_months(2023-12-01, 1)", "2024-01-01"},
      {"add_months(2024-01-15, -1)", "2023-12-15"},
      {"add_months(d, 0)", "2023-08-03"},
      {"add_days(2024-02-28, 1)", "2024-02-29"},
      {"add_days(2023-12-31, 1)", "2024-01-01"},
      {"add_days(2024-03-01, -1)", "2024-02-29"},
      {"add_days(d, 1000)", "2026-04-29"},             // 366 + 365 + 269 days
      {"add_days(1900-01-01, 109937)", "2200-12-31"},  // from the first day to the last
      {"add_days(2200-12-31, -109937)", "1900-01-01"},
      {"add_days(add_years(2024-02-29, 1), -1)", "2025-02-27"},
      {"add_years(2024-02-29, 1)", "2025-02-28"},
      {"add_years(2024-02-29, 4)", "2028-02-29"},
      {"add_years(d, -1)", "2022-08-03"},
      // The part of the year from the date, included, to 31 December.
      {"year_fraction(2023-01-01, 2023)", "1"},
      {"year_fraction(2023-01-02, 2023)", "364/365"},
      {"year_fraction(2023-08-08, 2023)", "2/5"},  // 146 days
      {"year_fraction(2023-12-31, 2023)", "1/365"},
      {"year_fraction(2024-12-31, 2024)", "1/366"},
      {"year_fraction(2024-02-29, 2024)", "307/366"},
      {"year_fraction(2024-07-02, 2024)", "1/2"},  // 183 days
      {"year_fraction(2022-12-31, 2023)", "1"},
      {"year_fraction(2024-01-01, 2023)", "0"},
      {"d < add_years(2022-08-04, 1)", "true"},
  };
  check(rows);
}

TEST_CASE("only what is needed is computed") {
  const Row rows[] = {
      {"if m == 0 then 0 else 1 / m", "0"},
      {"if m != 0 then 1 / m else 0", "0"},
      {"m == 0 or 1 / m > 2", "true"},
      {"m != 0 and 1 / m > 2", "false"},
      {"true or 1 / 0 == 1", "true"},
      {"false and date(2023, m, 30) == d", "false"},
      {"on else 1 / 2", "1/2"},
      {"if b then 1 else 1 / 0", "1"},
      {"m == 0 and 1 / m > 2", "V002"},
      {"m != 0 or 1 / m > 2", "V002"},
      {"if m == 0 then 1 / m else 0", "V002"},
      {"min(1, 1 / m)", "V002"},
      {"0 * (1 / m)", "V002"},
  };
  check(rows);
  CHECK(run_formula("on else 1 / 0", {{"on", Rational(3)}}).shown == "3");
}

TEST_CASE("optional inputs: absent and present, behind their guards") {
  struct GuardRow {
    std::string formula;
    std::string absent;
    std::string number;  // on is 4.
    std::string both;    // And od is 1 January 2020, 1 310 days before d.
  };
  const GuardRow rows[] = {
      {"on else 5", "5", "4", "4"},
      {"if known(on) then on * 2 else 0", "0", "8", "8"},
      {"if not known(on) then 0 else on * 2", "0", "8", "8"},
      {"if known(on) and on > 3 then on else -1", "-1", "4", "4"},
      {"if not known(on) or on > 3 then -1 else on", "-1", "-1", "-1"},
      {"if known(on) and b and known(od) then on + year(od) else 0", "0", "0", "2024"},
      {"if b and (known(on) and known(od)) then on + year(od) else 0", "0", "0", "2024"},
      {"if not (not known(on) or not known(od)) then on + year(od) else 0", "0", "0", "2024"},
      {"if not known(on) then 0 else if known(od) then on + days(od, d) else on", "0", "4", "1314"},
      {"if known(on) and known(od) and on > year(od) then 1 else 0", "0", "0", "0"},
      {"gone + 1", "1", "5", "5"},
  };
  const BenchValues number = {{"on", Rational(4)}};
  const BenchValues both = {{"on", Rational(4)}, {"od", Date(std::chrono::year(2020) / 1 / 1)}};
  for (const GuardRow& row : rows) {
    CAPTURE(row.formula);
    CHECK(run_formula(row.formula).shown == row.absent);
    CHECK(run_formula(row.formula, number).shown == row.number);
    CHECK(run_formula(row.formula, both).shown == row.both);
    CHECK(run_plainly(row.formula) == row.absent);
    CHECK(run_plainly(row.formula, number) == row.number);
    CHECK(run_plainly(row.formula, both) == row.both);
  }
  CHECK(run_formula("not known(ob) or ob", {{"ob", false}}).shown == "false");
  CHECK(run_formula("known(ob) and not ob", {{"ob", false}}).shown == "true");
}

TEST_CASE("a computation without a result says why, and where") {
  struct FaultRow {
    std::string formula;
    std::string code;
    std::string marked;
  };
  const FaultRow rows[] = {
      {"1 + 2 / m", "V002", "2 / m"},
      {"n / (m + 0)", "V002", "n / (m + 0)"},
      {"1 / 0", "V002", "1 / 0"},
      {"year(date(2023, 2, 29 + m))", "V003", "date(2023, 2, 29 + m)"},
      {"year(date(2023, 13 + m, 1))", "V003", "date(2023, 13 + m, 1)"},
      {"date(1899 + m, 12, 31)", "V003", "date(1899 + m, 12, 31)"},
      {"date(2201 + m, 1, 1)", "V003", "date(2201 + m, 1, 1)"},
      {"add_months(d, 12 * 178 + m)", "V003", "add_months(d, 12 * 178 + m)"},
      {"add_years(d, -124 + m)", "V003", "add_years(d, -124 + m)"},
      {"year_fraction(d, 2201 + m)", "V003", "year_fraction(d, 2201 + m)"},
      {"year_fraction(d, 1899 + m)", "V003", "year_fraction(d, 1899 + m)"},
      {"date(2023 + half, 3, 1)", "V004", "date(2023 + half, 3, 1)"},
      {"date(2023, half * 3, 1)", "V004", "date(2023, half * 3, 1)"},
      {"date(2023, 1, half * 3)", "V004", "date(2023, 1, half * 3)"},
      {"date(2023, 1, 31 + n / 2)", "V004", "date(2023, 1, 31 + n / 2)"},
      {"add_months(d, half)", "V004", "add_months(d, half)"},
      {"add_days(2200-12-31, 1 + m)", "V003", "add_days(2200-12-31, 1 + m)"},
      {"add_days(d, 1000000000000 + m)", "V003", "add_days(d, 1000000000000 + m)"},
      {"add_days(d, 9223372036854775807 + m)", "V003", "add_days(d, 9223372036854775807 + m)"},
      {"add_days(d, -9223372036854775808 + m)", "V003", "add_days(d, -9223372036854775808 + m)"},
      {"add_days(1900-01-01, 109938 + m)", "V003", "add_days(1900-01-01, 109938 + m)"},
      {"add_days(2200-12-31, -109938 + m)", "V003", "add_days(2200-12-31, -109938 + m)"},
      {"add_days(d, half)", "V004", "add_days(d, half)"},
      {"year_fraction(d, half + 2023)", "V004", "year_fraction(d, half + 2023)"},
      {"round(n, m)", "V005", "round(n, m)"},
      {"floor(n, m - 1)", "V005", "floor(n, m - 1)"},
      {"clamp(n / m, 0, 9)", "V002", "n / m"},
      {"clamp(n, 1 / m, 9)", "V002", "1 / m"},
      {"clamp(n, 0, 9 / m)", "V002", "9 / m"},
      {"date(2023, 1, 1 / m)", "V002", "1 / m"},
  };
  for (const FaultRow& row : rows) {
    CAPTURE(row.formula);
    const BenchResult result = run_formula(row.formula);
    CHECK(result.shown == row.code);
    CHECK(result.marked == row.marked);
    CHECK(run_plainly(row.formula) == "no result");
  }
  CHECK(run_formula("year_fraction(d, 1900 + m)").shown == "0");
  CHECK(run_formula("year_fraction(d, 2200 + m)").shown == "1");
  CHECK(run_formula("date(2200 + m, 12, 31)").shown == "2200-12-31");
  CHECK(run_formula("date(1900 + m, 1, 1)").shown == "1900-01-01");
}

TEST_CASE("more than 128 bits is a fault, not a wrap; what fits is exact to the last digit") {
  const std::string big = "100000000000000000000000000000";              // 10^29
  CHECK(run_formula(big + " * 1000000000").shown == big + "000000000");  // 10^38 < 2^127
  const BenchResult overflow = run_formula(big + " * 10000000000");
  CHECK(overflow.shown == "V001");
  CHECK(overflow.marked == big + " * 10000000000");
  CHECK(run_formula("1 / " + big + " / " + big).shown == "V001");
  CHECK(run_formula("n * " + big + " * " + big + " / " + big).shown == "V001");
  CHECK(run_formula("1 / " + big + " < 2 / " + big).shown == "true");
}

}  // namespace
}  // namespace aci
