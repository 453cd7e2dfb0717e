// What single formulas give over columns: the fractions that a structure alone has, and that a hand computes.

#include <doctest/doctest.h>

#include <array>
#include <string>

#include "base/date.h"
#include "base/decimal.h"
#include "base/iso_date.h"
#include "columns/column_machine.h"
#include "formula/evaluation.h"
#include "io/rule_library.h"
#include "ruleset/plan_bounds.h"
#include "support/formula_rules.h"

namespace aci {
namespace {

constexpr int kYear = 2024;

struct Structure {
  std::int64_t x, y, z;
  const char* part;  ///< As a number.
  std::optional<std::int64_t> o;
  bool b;
  const char *d, *e;
};

constexpr std::size_t kCount = 5;
const std::array<Structure, kCount> kStructures = {{
    {0, 1, -5, "0", {}, false, "1900-01-01", "2024-02-29"},
    {7, 3, 2, "0.25", 4, true, "2024-07-01", "2023-12-31"},
    {100, 100, 0, "1", 10, true, "2200-12-31", "2024-01-31"},
    {10, 4, 5, "0.5", 0, false, "2024-12-31", "2024-12-31"},
    {9, 7, -2, "0.125", {}, true, "2024-01-01", "2025-01-01"},
}};

std::optional<Rational> value_of(const std::string& id, const Structure& of) {
  const auto day = [](const char* text) { return Rational(to_serial(*parse_iso_date(text))); };
  if (id == "annee") return Rational(kYear);
  if (id == "x") return Rational(of.x);
  if (id == "y") return Rational(of.y);
  if (id == "z") return Rational(of.z);
  if (id == "part") return *parse_decimal(of.part);
  if (id == "o") return of.o ? std::optional(Rational(*of.o)) : std::nullopt;
  if (id == "b") return Rational(of.b ? 1 : 0);
  if (id == "d") return day(of.d);
  if (id == "e") return day(of.e);
  return std::nullopt;
}

/// "0 7/3 ?": in the five structures, in euros; in doubt where columns leave it to `evaluate`.
std::string in_columns(const std::string& formula, const std::string& more = "") {
  Diagnostics diagnostics;
  const auto plan = compile_file(add_text("essai.toml", formula_rules(formula, more)), diagnostics);
  REQUIRE(plan);
  const RuleSet& rules = *plan->rules;
  const std::vector<Range> ranges = input_ranges(rules);
  std::vector<ColumnInput> inputs;
  std::vector<std::array<std::int64_t, kCount>> values(rules.inputs.size());
  std::vector<std::array<std::uint8_t, kCount>> given(rules.inputs.size());
  std::vector<InputColumn> columns;
  std::array<std::vector<std::optional<Rational>>, kCount> alone;
  for (std::size_t i = 0; i < rules.inputs.size(); ++i) {
    const Input& rule = rules.inputs[i];
    ColumnInput input;
    input.column = static_cast<std::uint32_t>(i);
    input.unit = input_unit(rule);
    input.range = ranges[i];
    input.may_be_absent = rule.optional;
    if (rule.id == kYearInput) input.constant = Rational(kYear);
    if (rule.type == InputType::text) input.constant = Rational(0);
    for (std::size_t row = 0; row < kCount; ++row) {
      const auto value = value_of(rule.id, kStructures[row]);
      values[i][row] = value ? *divide(*value, input.unit)->to_int64() : 0;
      given[i][row] = value ? 1 : 0;
      alone[row].push_back(value);
    }
    inputs.push_back(std::move(input));
    columns.push_back({values[i].data(), given[i].data()});
  }
  const SlotId slot = plan->amounts[0].exact;
  const std::array outputs = {ColumnOutput{slot, std::nullopt}};
  const auto program = ColumnProgram::compile(plan->program, inputs, outputs);
  if (!program) return "one by one";
  ColumnMachine machine(*program);
  std::array<std::uint8_t, kCount> doubtful{};
  machine.run(columns, kCount, doubtful.data());
  std::string shown;
  for (std::size_t row = 0; row < kCount; ++row) {
    shown += (row == 0 ? "" : " ");
    if (doubtful[row] != 0) {
      shown += "?";
      continue;
    }
    const std::string got = to_fraction(machine.fractions(0)[row]);
    Evaluation evaluation(plan->program, alone[row]);
    const Rational* expected = evaluation.slot(slot);
    REQUIRE(expected != nullptr);
    CHECK(got == to_fraction(*expected));
    shown += got;
  }
  return shown;
}

TEST_CASE("products and quotients") {
  CHECK(in_columns("x * -3") == "0 -21 -300 -30 -27");
  CHECK(in_columns("-3 * x") == "0 -21 -300 -30 -27");
  CHECK(in_columns("x / -4") == "0 -7/4 -25 -5/2 -9/4");
  CHECK(in_columns("7 / y") == "7 7/3 7/100 7/4 1");
  CHECK(in_columns("-7 / y") == "-7 -7/3 -7/100 -7/4 -1");
  CHECK(in_columns("1.5 / y") == "3/2 1/2 3/200 3/8 3/14");
  CHECK(in_columns("-1.5 / y") == "-3/2 -1/2 -3/200 -3/8 -3/14");
  CHECK(in_columns("x / z") == "0 7/2 ? 2 -9/2");
  CHECK(in_columns("y / x") == "? 3/7 1 2/5 7/9");
  CHECK(in_columns("-(1 / z)") == "1/5 -1/2 ? -1/5 1/2");
  CHECK(in_columns("x / (1 / y)") == "0 21 10000 40 63");
  CHECK(in_columns("-2 / (1 / y)") == "-2 -6 -200 -8 -14");
  CHECK(in_columns("x / (1 + 1 / y)") == "0 21/4 10000/101 8 63/8");
  CHECK(in_columns("(x / y) / (1 + 1 / y)") == "0 7/4 100/101 2 9/8");
}

TEST_CASE("values with divisors of their own meet") {
  CHECK(in_columns("1 / y + 1 / (x + 1)") == "2 11/24 201/10100 15/44 17/70");
  CHECK(in_columns("1 / y + 1 / (x + 1) + 1 / y") == "3 19/24 151/5050 13/22 27/70");
  CHECK(in_columns("1 / y + (1 / y + 1 / (x + 1))") == "3 19/24 151/5050 13/22 27/70");
  CHECK(in_columns("x / y - 2") == "-2 1/3 -1 1/2 -5/7");
  CHECK(in_columns("2 - x / y") == "2 -1/3 1 -1/2 5/7");
  CHECK(in_columns("max(1 / y, 2 / (x + 1))") == "2 1/3 2/101 1/4 1/5");
  CHECK(in_columns("min(1 / y, 2 / (x + 1))") == "1 1/4 1/100 2/11 1/7");
  CHECK(in_columns("if 1 / y > 2 / (x + 1) then 1 else 2") == "2 1 2 1 2");
  CHECK(in_columns("1 / y * 1 / (x + 1)") == "1 1/24 1/10100 1/44 1/70");
  CHECK(in_columns("(x / y) * (z / y)") == "0 14/9 0 25/8 -18/49");
}

TEST_CASE("roundings of values of both signs") {
  CHECK(in_columns("round(z / 2, 1)") == "-3 1 0 3 -1");
  CHECK(in_columns("floor(z / 2)") == "-3 1 0 2 -1");
  CHECK(in_columns("ceil(z / 2)") == "-2 1 0 3 -1");
  CHECK(in_columns("trunc(z / 2)") == "-2 1 0 2 -1");
  CHECK(in_columns("round(z / y, 0.1)") == "-5 7/10 0 13/10 -3/10");
  CHECK(in_columns("floor(z / y)") == "-5 0 0 1 -1");
  CHECK(in_columns("ceil(z / y)") == "-5 1 0 2 0");
  CHECK(in_columns("trunc(z / y)") == "-5 0 0 1 0");
  CHECK(in_columns("round(x, y)") == "0 6 100 12 7");
  CHECK(in_columns("round(z * y / 3, 0.5)") == "-3/2 2 0 13/2 -9/2");
}

TEST_CASE("values of more than 64 bits") {
  // part counts hundred-millionths: its cube is wide, its fifth power only a Rational holds.
  CHECK(in_columns("part * part * part") == "0 1/64 1 1/8 1/512");
  CHECK(in_columns("part * part * part * part * part") == "0 1/1024 1 1/32 1/32768");
  CHECK(in_columns("part * part * part - part") == "0 -15/64 0 -3/8 -63/512");
  CHECK(in_columns("min(part * part * part, part / 3)") == "0 1/64 1/3 1/8 1/512");
  CHECK(in_columns("max(part * part * part, part / 3)") == "0 1/12 1 1/6 1/24");
  CHECK(in_columns("if part * part * part >= part / 8 then 1 else 2") == "1 2 1 1 2");
  CHECK(in_columns("if part * part * part < part / 8 then 1 else 2") == "2 1 2 2 1");
  CHECK(in_columns("if b then part * part * part else part / 3") == "0 1/64 1 1/6 1/512");
  CHECK(in_columns("if b then part * part * part else 0") == "0 1/64 1 0 1/512");
  CHECK(in_columns("if b then 0 else part * part * part") == "0 0 0 1/8 0");
  CHECK(in_columns("-(part * part * part)") == "0 -1/64 -1 -1/8 -1/512");
  CHECK(in_columns("round(z * part * part * part, 0.01)") == "0 3/100 0 63/100 0");
  CHECK(in_columns("floor(z * part * part * part, 0.01)") == "0 3/100 0 31/50 -1/100");
  CHECK(in_columns("ceil(z * part * part * part, 0.01)") == "0 1/25 0 63/100 0");
  CHECK(in_columns("trunc(z * part * part * part, 0.01)") == "0 3/100 0 31/50 0");
  CHECK(in_columns("round(-(part * part * part) * 1000 / y)") == "0 -5 -10 -31 0");
  CHECK(in_columns("x * 1000000 * (x * 1000000) * (x * 1000000)") ==
        "0 343000000000000000000 1000000000000000000000000 1000000000000000000000 729000000000000000000");
}

TEST_CASE("choices of constants, of values, of booleans") {
  CHECK(in_columns("if b then 1 else 2") == "2 1 1 2 1");
  CHECK(in_columns("if b then x else 2") == "2 7 100 2 9");
  CHECK(in_columns("if b then 1 else x") == "0 1 1 10 1");
  CHECK(in_columns("if b then x else y") == "1 7 100 4 9");
  CHECK(in_columns("if b then 1 / z else 2") == "2 1/2 ? 2 -1/2");
  CHECK(in_columns("if b then 2 else 1 / z") == "-1/5 2 ? 1/5 2");
  CHECK(in_columns("if b then 1 / z else x / z") == "0 1/2 ? 2 -1/2");
  CHECK(in_columns("if (if b then x > 8 else x < 5) then 1 else 2") == "1 2 1 2 1");
  CHECK(in_columns("if (if b then true else false) then 1 else 2") == "2 1 1 2 1");
  CHECK(in_columns("if (if b then true else x > 5) then 1 else 2") == "2 1 1 1 1");
  CHECK(in_columns("if (if b then false else true) then 1 else 2") == "1 2 2 1 2");
  CHECK(in_columns("if not (not b) then 1 else 2") == "2 1 1 2 1");
  CHECK(in_columns("if b and x > 8 then 1 else 2") == "2 2 1 2 1");
  CHECK(in_columns("if b or x > 8 then 1 else 2") == "2 1 1 1 1");
  CHECK(in_columns("if b and b then 1 else 2") == "2 1 1 2 1");
  CHECK(in_columns("if b == (x > 8) then 1 else 2") == "1 2 1 2 1");
  CHECK(in_columns("if b != (1 / (x + 1) > 0.1) then 1 else 2") == "1 2 1 2 1");
  CHECK(in_columns("if 1 / z > 0 then 1 else 2") == "2 1 ? 1 2");
  CHECK(in_columns("if x / z == y / z then 1 else 2") == "2 2 ? 2 2");
}

TEST_CASE("what an input that may be absent is worth") {
  CHECK(in_columns("o else 3") == "3 4 10 0 3");
  CHECK(in_columns("o else x") == "0 4 10 0 9");
  CHECK(in_columns("if known(o) then o else -1") == "-1 4 10 0 -1");
  CHECK(in_columns("if known(o) then 1 else 2") == "2 1 1 1 2");
  CHECK(in_columns("(o else 3) / y") == "3 4/3 1/10 0 3/7");
}

TEST_CASE("what the bounds decide takes the side that they say") {
  CHECK(in_columns("min(y, 0) + x") == "0 7 100 10 9");
  CHECK(in_columns("min(0, y) + x") == "0 7 100 10 9");
  CHECK(in_columns("max(x, 100) + y") == "101 103 200 104 107");
  CHECK(in_columns("max(x, -1) + y") == "1 10 200 14 16");
  CHECK(in_columns("min(x, 100) + y") == "1 10 200 14 16");
  CHECK(in_columns("min(x, 99) + y") == "1 10 199 14 16");
  CHECK(in_columns("max(y, x)") == "1 7 100 10 9");
  CHECK(in_columns("x * 0 + x * 1 + x / 1 - 0") == "0 14 200 20 18");
  CHECK(in_columns("if y > 0 and x > 8 then 1 else 2") == "2 2 1 1 1");
  CHECK(in_columns("if y < 1 or x > 8 then 1 else 2") == "2 2 1 1 1");
  CHECK(in_columns("if y < 1 and x > 8 then 1 else 2") == "2 2 2 2 2");
}

TEST_CASE("days, months and years") {
  CHECK(in_columns("year(d)") == "1900 2024 2200 2024 2024");
  CHECK(in_columns("days(date(2024, 1, 1), d)") == "-45290 182 64647 365 0");
  CHECK(in_columns("days(d, date(2024, 1, 1))") == "45290 -182 -64647 -365 0");
  CHECK(in_columns("year_fraction(d, annee)") == "1 92/183 0 1/366 1");
  CHECK(in_columns("year_fraction(d, year(e))") == "1 0 0 1/366 1");
  CHECK(in_columns("days(e, add_months(e, 1))") == "29 31 29 31 31");
  CHECK(in_columns("days(e, add_months(e, -1))") == "-31 -31 -31 -31 -31");
  CHECK(in_columns("days(e, add_months(e, 2400))") == "? ? ? ? ?");
  CHECK(in_columns("days(d, add_months(d, 1))") == "31 31 ? 31 31");
  CHECK(in_columns("days(d, add_months(d, x))") == "0 215 ? 304 274");
  CHECK(in_columns("days(e, add_days(e, x))") == "0 7 100 10 9");
  CHECK(in_columns("if d > e then 1 else 2") == "2 1 1 2 2");
  CHECK(in_columns("if d >= e then 1 else 2") == "2 1 1 1 2");
  CHECK(in_columns("if d == e then 1 else 2") == "2 2 2 1 2");
}

TEST_CASE("a definition that no amount needs puts in doubt the structures for which it may fail") {
  const auto unused = [](const std::string& formula) {
    return "[definition.w]\nlabel = { fr = \"w\", en = \"w\" }\nformula = \"" + formula + "\"\n";
  };
  CHECK(in_columns("x", unused("days(e, add_months(d, 12))")) == "? 7 ? 10 9");
  CHECK(in_columns("x", unused("days(e, add_months(e, 12))")) == "0 7 100 10 9");
  CHECK(in_columns("x", unused("days(e, add_months(d, 119))")) == "? 7 ? 10 9");
  CHECK(in_columns("x", unused("days(e, add_months(d, 120))")) == "0 7 ? 10 9");
  CHECK(in_columns("x", unused("days(e, add_months(d, -120))")) == "? 7 100 10 9");
  CHECK(in_columns("x", unused("1 / z")) == "0 7 ? 10 9");
  CHECK(in_columns("x", unused("1 / x")) == "? 7 100 10 9");
  CHECK(in_columns("x", unused("x / y")) == "0 7 100 10 9");
}

}  // namespace
}  // namespace aci
