// What a batch makes of a rule text: the nodes that are left, and the instructions.

#include "columns/column_dump.h"

#include <doctest/doctest.h>

#include <string>

#include "io/rule_library.h"
#include "support/formula_rules.h"
#include "support/rendering.h"

namespace aci {
namespace {

/// The lines of a dump that begin with a letter: nodes with %, instructions with r.
std::string lines_of(const std::string& dump, char first) {
  std::string kept;
  for (std::size_t at = 0; at < dump.size();) {
    const std::size_t end = dump.find('\n', at) + 1;
    if (dump[at] == first) kept += dump.substr(at, end - at);
    at = end;
  }
  return kept;
}

std::string dump_of(const std::string& formula) {
  Diagnostics diagnostics;
  const auto file = add_text("essai.toml", formula_rules(formula));
  const auto plan = compile_file(file, diagnostics);
  REQUIRE(plan);
  return dump_columns(plan, 2024);
}

TEST_CASE("what is left of a formula once the year and the bounds are known") {
  struct Row {
    std::string formula;
    std::string nodes;
    std::string code;
  };
  const Row rows[] = {
      {"x + y",
       "%4 = x: number 0..100\n"
       "%5 = y: number 1..100\n"
       "%6 = (%4 + %5): number 1..200\n"
       "%8 = round(%6, 1/100): € 1..200\n",
       "r3 narrow @320 = + x y\n"
       "r5 narrow @2368 = * r3 100\n"},
      {"x / y",
       "%4 = x: number 0..100\n"
       "%5 = y: number 1..100\n"
       "%6 = (%4 / %5): number 0..100\n"
       "%8 = round(%6, 1/100): € 0..100 step 1/100\n",
       "r4 narrow @384 = * x 100\n"
       "r6 narrow @2432 = round r4 y\n"},
      {"x / 3 + x / 3",
       "%4 = x: number 0..100\n"
       "%6 = (%4 / 3): number 0..100/3 step 1/3\n"
       "%7 = (%6 + %6): number 0..200/3 step 1/3\n"
       "%9 = round(%7, 1/100): € 0..6667/100 step 1/100\n",
       "r2 narrow @384 = + x x\n"
       "r4 narrow @2432 = * r2 100\n"
       "r6 narrow @384 = round r4 3\n"},
      {"x / z",
       "%4 = x: number 0..100\n"
       "%5 = z: number -5..5\n"
       "%6 = (%4 / %5): number -100..100, may fail\n"
       "%8 = round(%6, 1/100): € -100..100 step 1/100\n",
       "r3 fraction @320 = fraction x by 1\n"
       "r4 fraction @8512 = fraction z by 1\n"
       "r5 fraction @16704 = exact / r3 r4\n"
       "r7 fraction @8512 = exact round r5 1/100\n"
       "r8 narrow @24896 = round r7 by 1/100\n"},
      {"if annee == 2024 then x else y",
       "%5 = x: number 0..100\n"
       "%7 = round(%5, 1/100): € 0..100\n",
       "r3 narrow @320 = * x 100\n"},
      {"if x >= 0 then x else y",
       "%4 = x: number 0..100\n"
       "%6 = round(%4, 1/100): € 0..100\n",
       "r3 narrow @320 = * x 100\n"},
      {"if x > 5 or b then x else y",
       "%4 = x: number 0..100\n"
       "%6 = (%4 > 5): boolean false..true\n"
       "%7 = b: boolean false..true\n"
       "%8 = (%6 or %7): boolean false..true\n"
       "%9 = y: number 1..100\n"
       "%10 = if %8 then %4 else %9: number 0..100\n"
       "%12 = round(%10, 1/100): € 0..100\n",
       "r3 flag @384 = > x 5\n"
       "r5 flag @640 = flag b\n"
       "r6 flag @896 = or r3 r5\n"
       "r8 narrow @1152 = if r6 x y\n"
       "r10 narrow @3200 = * r8 100\n"},
      {"min(x, 200)",
       "%4 = x: number 0..100\n"
       "%7 = round(%4, 1/100): € 0..100\n",
       "r3 narrow @320 = * x 100\n"},
      {"max(x, y) - x",
       "%4 = x: number 0..100\n"
       "%5 = y: number 1..100\n"
       "%6 = max(%4, %5): number 1..100\n"
       "%7 = (%6 - %4): number -99..100\n"
       "%9 = round(%7, 1/100): € -99..100\n",
       "r3 narrow @320 = max x y\n"
       "r4 narrow @2368 = - r3 x\n"
       "r6 narrow @320 = * r4 100\n"},
      {"o else y",
       "%4 = known(o): boolean false..true\n"
       "%5 = y: number 1..100\n"
       "%6 = o: number 0..10\n"
       "%7 = if %4 then %6 else %5: number 0..100\n"
       "%9 = round(%7, 1/100): € 0..100\n",
       "r4 narrow @320 = if known(o) o y\n"
       "r6 narrow @2368 = * r4 100\n"},
      {"if not b then -x else 2",
       "%4 = b: boolean false..true\n"
       "%5 = (not %4): boolean false..true\n"
       "%6 = x: number 0..100\n"
       "%7 = (- %6): number -100..0\n"
       "%9 = if %5 then %7 else 2: number -100..2\n"
       "%11 = round(%9, 1/100): € -100..2\n",
       "r2 flag @448 = flag b\n"
       "r3 flag @704 = not r2 r2\n"
       "r6 narrow @960 = - 0 x\n"
       "r8 narrow @3008 = if r3 r6 2\n"
       "r10 narrow @960 = * r8 100\n"},
      {"year_fraction(d, annee)",
       "%4 = d: date 1900-01-01..2200-12-31\n"
       "%6 = year_fraction(%4, 2024): number 0..1 step 1/133590\n"
       "%8 = round(%6, 1/100): € 0..1 step 1/100\n",
       "r2 narrow @384 = days_left d 2024\n"
       "r4 narrow @2432 = * r2 50\n"
       "r6 narrow @384 = round r4 183\n"},
      {"days(d, add_months(e, 3))",
       "%4 = d: date 1900-01-01..2200-12-31\n"
       "%5 = e: date 1900-01-01..2200-12-31\n"
       "%7 = add_months(%5, 3): date 1900-03-26..2200-12-31, may fail\n"
       "%8 = days(%4, %7): number -109853..109937\n"
       "%10 = round(%8, 1/100): € -109853..109937\n",
       "r3 narrow @320 = months_later e 3\n"
       "r4 narrow @2368 = - r3 d\n"
       "r6 narrow @320 = * r4 100\n"},
      {"round(part * x, 0.01)",
       "%4 = part: number 0..1 step 1/100000000\n"
       "%5 = x: number 0..100\n"
       "%6 = (%4 * %5): number 0..100 step 1/100000000\n"
       "%8 = round(%6, 1/100): number 0..100 step 1/100\n"
       "%10 = round(%8, 1/100): € 0..100 step 1/100\n",
       "r3 narrow @320 = * part x\n"
       "r5 narrow @2368 = round r3 1000000\n"},
      {"part * part * part",
       "%4 = part: number 0..1 step 1/100000000\n"
       "%5 = (%4 * %4): number 0..1 step 1/10000000000000000\n"
       "%6 = (%4 * %5): number 0..1 step 1/1000000000000000000000000\n"
       "%8 = round(%6, 1/100): € 0..1 step 1/100\n",
       "r2 narrow @320 = * part part\n"
       "r3 wide @2368 = * part r2\n"
       "r5 wide @6464 = round r3 10000000000000000000000\n"
       "r6 narrow @320 = narrow r5\n"},
      {"y / x",
       "%4 = y: number 1..100\n"
       "%5 = x: number 0..100\n"
       "%6 = (%4 / %5): number 1/100..100, may fail\n"
       "%8 = round(%6, 1/100): € 1/100..100 step 1/100\n",
       "r3 narrow @384 = positive x\n"
       "r5 narrow @2432 = * y 100\n"
       "r7 narrow @4480 = round r5 r3\n"},
      {"if x / z == 1 then 1 else 2",
       "%4 = x: number 0..100\n"
       "%5 = z: number -5..5\n"
       "%6 = (%4 / %5): number -100..100, may fail\n"
       "%8 = (%6 == 1): boolean false..true\n"
       "%10 = if %8 then 1 else 2: number 1..2\n"
       "%12 = round(%10, 1/100): € 1..2\n",
       "r3 fraction @512 = fraction x by 1\n"
       "r4 fraction @8704 = fraction z by 1\n"
       "r5 fraction @16896 = exact / r3 r4\n"
       "r7 flag @25088 = exact == r5 1\n"
       "r10 narrow @25344 = if r7 1 2\n"
       "r12 narrow @27392 = * r10 100\n"},
      {"year(d)",
       "%4 = d: date 1900-01-01..2200-12-31\n"
       "%5 = year(%4): number 1900..2200\n"
       "%7 = round(%5, 1/100): € 1900..2200\n",
       "r2 narrow @320 = year d\n"
       "r4 narrow @2368 = * r2 100\n"},
      {"floor(x / y)",
       "%4 = x: number 0..100\n"
       "%5 = y: number 1..100\n"
       "%6 = (%4 / %5): number 0..100\n"
       "%8 = floor(%6, 1): number 0..100\n"
       "%10 = round(%8, 1/100): € 0..100\n",
       "r4 narrow @384 = floor x y\n"
       "r6 narrow @2432 = * r4 100\n"},
      {"1 / y + 1 / (x + 1)",
       "%5 = y: number 1..100\n"
       "%6 = (1 / %5): number 1/100..1\n"
       "%7 = x: number 0..100\n"
       "%8 = (%7 + 1): number 1..101\n"
       "%9 = (1 / %8): number 1/101..1\n"
       "%10 = (%6 + %9): number 201/10100..2\n"
       "%12 = round(%10, 1/100): € 1/50..2 step 1/100\n",
       "r3 narrow @384 = + x 1\n"
       "r5 narrow @2432 = * y r3\n"
       "r6 narrow @4480 = * 1 r3\n"
       "r7 narrow @384 = * 1 y\n"
       "r8 narrow @6528 = + r6 r7\n"
       "r10 narrow @384 = * r8 100\n"
       "r11 narrow @6528 = round r10 r5\n"},
      {"if b then part * part * part else part / 3",
       "%4 = b: boolean false..true\n"
       "%5 = part: number 0..1 step 1/100000000\n"
       "%6 = (%5 * %5): number 0..1 step 1/10000000000000000\n"
       "%7 = (%5 * %6): number 0..1 step 1/1000000000000000000000000\n"
       "%9 = (%5 / 3): number 0..1/3 step 1/300000000\n"
       "%10 = if %4 then %7 else %9: number 0..1 step 1/3000000000000000000000000\n"
       "%12 = round(%10, 1/100): € 0..1 step 1/100\n",
       "r2 flag @512 = flag b\n"
       "r4 narrow @768 = * part part\n"
       "r5 wide @2816 = * part r4\n"
       "r8 wide @6912 = * r5 3\n"
       "r10 wide @2816 = * part 10000000000000000\n"
       "r11 wide @11008 = if r2 r8 r10\n"
       "r13 wide @2816 = round r11 30000000000000000000000\n"
       "r14 narrow @768 = narrow r13\n"},
      {"x / -4",
       "%4 = x: number 0..100\n"
       "%6 = (%4 / -4): number -25..0 step 1/4\n"
       "%8 = round(%6, 1/100): € -25..0 step 1/4\n",
       "r2 fraction @384 = fraction x by 1\n"
       "r4 fraction @8576 = exact / r2 -4\n"
       "r6 fraction @384 = exact round r4 1/100\n"
       "r7 narrow @16768 = round r6 by 1/100\n"},
      {"-3 * x",
       "%5 = x: number 0..100\n"
       "%6 = (%5 * -3): number -300..0 step 3\n"
       "%8 = round(%6, 1/100): € -300..0 step 3\n",
       "r3 narrow @384 = - 0 x\n"
       "r5 narrow @2432 = * r3 300\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.formula);
    const std::string dump = dump_of(row.formula);
    CHECK(lines_of(dump, '%') == row.nodes);
    CHECK(lines_of(dump, 'r') == row.code);
    // The gate, which is always open here, and the total, in cents: the last that is computed.
    const std::size_t last = dump.rfind("\nr", dump.find("\ngate.open")) + 1;
    CHECK(dump.substr(dump.find("\ngate.open") + 1) ==
          "gate.open = 1\namount.total.rounded in 1/100 = " + dump.substr(last, dump.find(' ', last) - last) +
              "\n");
  }
  CHECK(dump_of("part * part * part * part * part * part * part") ==
        "one by one\n");  // 10^56 parts of a euro.
}

/// The lines of the nodes that are of this operation, without their numbers.
std::string known_of(const std::string& operation, const std::string& formula) {
  const std::string dump = lines_of(dump_of(formula), '%');
  const std::size_t at = dump.find(operation);
  REQUIRE_MESSAGE(at != std::string::npos, dump);
  const std::size_t begin = dump.find(": ", at) + 2;
  return dump.substr(begin, dump.find('\n', begin) - begin);
}

TEST_CASE(
    "what is known of dates, parts of years, quotients and roundings from the bounds of their operands") {
  struct Row {
    std::string operation;
    std::string formula;
    std::string known;
  };
  // x goes from 0 to 100, y from 1 to 100, z from -5 to 5; d is any date, annee is 2024.
  const Row rows[] = {
      // A month has 28 to 31 days: at least 28 days later, at most 3100.
      {"add_months(", "days(d, add_months(date(annee, 1, 1), y))", "date 2024-01-29..2032-06-27, may fail"},
      {"add_months(", "days(d, add_months(date(annee, 1, 1), z))", "date 2023-07-30..2024-06-04, may fail"},
      {"add_months(", "days(d, add_months(d, -y))", "date 1900-01-01..2200-12-03, may fail"},
      {"add_days(", "days(d, add_days(date(annee, 1, 1), y))", "date 2024-01-02..2024-04-10, may fail"},
      {"add_days(", "days(d, add_days(d, y))", "date 1900-01-02..2200-12-31, may fail"},
      {"date(", "days(d, date(2000 + y, 1, 1))", "date 2001-01-01..2100-12-31, may fail"},
      {"date(", "days(d, date(1850 + y, 1, 1))", "date 1900-01-01..1950-12-31, may fail"},
      {"date(", "days(d, date(2150 + y, 1, 1))", "date 2151-01-01..2200-12-31, may fail"},
      {"year(", "year(d)", "number 1900..2200"},
      {"year(", "year(add_days(date(annee, 12, 31), x))", "number 2024..2025"},
      {"days(", "days(date(annee, 1, 1), d)", "number -45290..64647"},
      // Days over 365 or 366; none are left of a year that ends before the date.
      {"year_fraction(", "year_fraction(d, 2000 + y)", "number 0..1 step 1/133590, may fail"},
      {"year_fraction(", "year_fraction(d, 2198 + y)", "number 0..1 step 1/133590, may fail"},
      {"year_fraction(", "year_fraction(d, 2199 + y)", "number 1/366..1 step 1/133590, may fail"},
      {"year_fraction(", "year_fraction(add_days(date(annee, 1, 1), y), annee)",
       "number 1/366..1 step 1/133590"},
      {"year_fraction(", "year_fraction(add_days(date(annee, 12, 1), y), annee)",
       "number 0..1 step 1/133590"},
      {" / %", "x / (z + 6)", "number 0..100"},
      {" / %", "x / (z + 5)", "number 0..100, may fail"},
      {" / %", "y / (z - 6)", "number -100..-1/11"},
      {"(- ", "-(y / 4)", "number -25..-1/4 step 1/4"},
      // As far as the step is wide, on the side where it may be.
      {"round(%4, %5)", "round(x, y)", "number 0..200"},
      {"floor(%4, %5)", "floor(z, y)", "number -105..105"},
      {"ceil(%4, %5)", "ceil(x, z)", "number 0..105, may fail"},
      {"round(%4, 7)", "round(x, 7)", "number 0..98 step 7"},
      {"trunc(", "trunc(z * 3, 7)", "number -14..14 step 7"},
      {"ceil(", "ceil(y / 4, 3)", "number 3..27 step 3"},
      {"min(", "min(y, z)", "number -5..5"},
      {"max(", "max(y, z)", "number 1..100"},
      {"if ", "if b then x / 3 else z / 2", "number -5/2..100/3 step 1/6"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.formula);
    CHECK(known_of(row.operation, row.formula) == row.known);
  }
}

TEST_CASE("a condition that only repeats another is that other one") {
  const std::string nodes = lines_of(dump_of("if (if b then x >= 0 else x < 0) then 1 else 2"), '%');
  CHECK(nodes ==
        "%4 = b: boolean false..true\n"
        "%5 = x: number 0..100\n"
        "%9 = if %4 then 1 else 2: number 1..2\n"
        "%11 = round(%9, 1/100): € 1..2\n");
}

TEST_CASE(
    "of the values that change by the day, a batch of one year asks for those alone that begin within it") {
  const std::string values =
      "[parameter.rate]\nlabel = { fr = \"r\", en = \"r\" }\nvalues = [\n"
      "{ from = 2020-01-01, value = \"1\" },\n{ from = 2022-07-01, value = \"2\" },\n"
      "{ from = 2024-01-01, value = \"3\" },\n{ from = 2024-07-01, value = \"4\" },\n"
      "{ from = 2025-07-01, value = \"5\" },\n]\n";
  const std::string rules =
      test::replaced(formula_rules("rate", values), "unit = \"euros\"\n",
                     "unit = \"euros\"\nperiod = { from = \"d\", to = \"add_days(add_years(d, 1), -1)\" }\n");
  Diagnostics diagnostics;
  const auto plan = compile_file(add_text("essai.toml", rules), diagnostics);
  REQUIRE(plan);
  const auto asked = [&](int year) {
    std::string out;
    const std::string nodes = lines_of(dump_columns(plan, year), '%');
    for (const std::string_view day :
         {"2020-01-01", "2022-07-01", "2024-01-01", "2024-07-01", "2025-07-01"}) {
      if (nodes.find(">= " + std::string(day)) != std::string::npos) out += std::string(day) + " ";
    }
    return out;
  };
  CHECK(dump_columns(plan, 2024).starts_with("%0 = d: date 1900-01-01..2200-12-31\n"));
  CHECK(asked(2022) == "2022-07-01 ");
  CHECK(asked(2023) == "");
  CHECK(asked(2024) == "2024-07-01 ");
}

}  // namespace
}  // namespace aci
