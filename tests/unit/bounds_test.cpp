// What the bounds of inputs prove: no division by zero, nothing wider than 128 bits.

#include "formula/bounds.h"

#include <doctest/doctest.h>

#include <random>
#include <set>
#include <string>

#include "base/date.h"
#include "base/decimal.h"
#include "formula/evaluation.h"
#include "io/rule_library.h"
#include "io/text_file.h"
#include "ruleset/plan_bounds.h"
#include "support/formula_rules.h"
#include "support/loading.h"

namespace aci {
namespace {

std::string definition(const std::string& id, const std::string& formula) {
  return "[definition." + id + "]\nlabel = { fr = \"d\", en = \"d\" }\nformula = \"" + formula + "\"\n";
}

/// "R048 R049": what is said of dividing and of overflowing; anything else wrong shows as well.
std::string remarks(const std::string& toml) {
  Diagnostics diagnostics;
  const auto file = add_text("essai.toml", toml);
  compile_file(file, diagnostics);
  std::string codes;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    // Nothing is cited here, little used, and totals are whatever a formula gives.
    if (diagnostic.code() == "R024" || diagnostic.code() == "R025" || diagnostic.code() == "R081") continue;
    const std::string_view text = file->text().substr(
        diagnostic.place.span().begin, diagnostic.place.span().end - diagnostic.place.span().begin);
    codes += (codes.empty() ? "" : ", ") + diagnostic.code() + " " + std::string(text);
  }
  return codes;
}

TEST_CASE("a divisor that can only be zero, may be, or cannot") {
  struct Row {
    std::string formula;
    std::string said;
  };
  const Row rows[] = {
      {"1 / 0", "R048 0"},
      {"x / (y - y)", "R049 (y - y)"},
      {"1 / min(0, x)", "R048 min(0, x)"},
      {"1 / min(1, x)", "R049 min(1, x)"},
      {"1 / x", "R049 x"},
      {"1 / y", ""},
      {"1 / z", "R049 z"},
      {"1 / (x + 1)", ""},
      {"1 / (y - 1)", "R049 (y - 1)"},
      {"1 / (x - 101)", ""},
      {"1 / (x - 100)", "R049 (x - 100)"},
      {"1 / max(1, z)", ""},
      {"1 / max(0, z)", "R049 max(0, z)"},
      {"1 / part", "R049 part"},
      {"1 / (part + 0.000001)", ""},
      {"1 / trunc(y / 2)", "R049 trunc(y / 2)"},
      {"1 / ceil(y / 2)", ""},
      {"1 / (o else 1)", "R049 (o else 1)"},
      {"1 / ((o else 1) + 1)", ""},
      {"1 / (if b then 1 else 0)", "R049 (if b then 1 else 0)"},
      {"1 / (if b then 1 else 2)", ""},
      {"1 / (y * y)", ""},
      {"1 / year(d)", ""},
      {"1 / days(d, e)", "R049 days(d, e)"},
      {"1 / year_fraction(d, annee)", "R049 year_fraction(d, annee)"},
      {"1 / year_fraction(2020-12-31, annee)", ""},
      {"1 / year_fraction(2021-01-01, annee)", "R049 year_fraction(2021-01-01, annee)"},
      {"1 / x + 1 / x", "R049 x, R049 x"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.formula);
    CHECK(remarks(formula_rules(row.formula)) == row.said);
  }
}

TEST_CASE("a date that there is for every structure, for some, for none") {
  struct Row {
    const char* formula;
    const char* said;
  };
  const Row rows[] = {
      {"days(d, date(annee, 2, 28))", ""},
      {"days(d, date(annee + 1, 12, 31))", ""},
      {"days(d, date(annee, 2, 29))", "R080 date(annee, 2, 29)"},
      {"days(d, date(annee, 2, 30))", "R073 date(annee, 2, 30)"},
      {"days(d, date(annee, 4, 31))", "R073 date(annee, 4, 31)"},
      {"days(d, date(annee, 1 + min(x, 11), 28))", ""},
      {"days(d, date(annee, 1 + min(x, 11), 30))", "R080 date(annee, 1 + min(x, 11), 30)"},
      {"days(d, date(annee, x, 1))", "R080 date(annee, x, 1)"},
      {"if x >= 1 and x <= 12 then days(d, date(annee, x, 1)) else 0", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.formula);
    CHECK(remarks(formula_rules(row.formula)) == row.said);
  }
}

TEST_CASE("the day that dates are counted from is a day like any other") {
  struct Row {
    std::string formula;
    std::string said;
  };
  const Row rows[] = {
      {"if add_days(1970-01-01, x) > 1970-01-01 then 1 else 0", ""},
      {"if add_days(1970-01-01, x) >= 1970-01-01 then 1 else 0", "R079 0"},
      {"if add_days(1970-01-02, x) > 1970-01-01 then 1 else 0", "R079 0"},
      {"if add_days(1970-01-01, -x) < 1970-01-01 then 1 else 0", ""},
      {"if add_months(1970-01-01, x) > 1970-01-01 then 1 else 0", ""},
      {"if add_months(1970-01-01, x) >= 1970-01-01 then 1 else 0", "R079 0"},
      {"if add_months(1970-01-01, -x) < 1970-01-01 then 1 else 0", ""},
      {"if add_months(1970-01-01, 0 * x) > 1970-01-01 then 1 else 0", "R079 1"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.formula);
    CHECK(remarks(formula_rules(row.formula)) == row.said);
  }
}

TEST_CASE("a guard is recognised on both sides of its threshold") {
  struct Row {
    std::string formula;
    std::string said;
  };
  const Row rows[] = {
      {"if x > 0 then 1 / x else 0", ""},
      {"if x >= 0 then 1 / x else 0", "R049 x, R079 0"},
      {"if x >= 1 then 1 / x else 0", ""},
      {"if x == 0 then 0 else 1 / x", ""},
      {"if x == 1 then 0 else 1 / x", "R049 x"},
      {"if x != 0 then 1 / x else 0", ""},
      {"if x == 0 then 1 / x else 0", "R048 x"},
      {"if 0 < x then 1 / x else 0", ""},
      {"if 0 <= x then 1 / x else 0", "R049 x, R079 0"},
      {"if 1 <= x then 1 / x else 0", ""},
      {"if 0 != x then 1 / x else 0", ""},
      {"if 0 == x then 0 else 1 / x", ""},
      {"if 0 == x then 1 / x else 0", "R048 x"},
      {"if 1 == x then 0 else 1 / x", "R049 x"},
      {"if 0 >= x then 0 else 1 / x", ""},
      {"if 1 > x then 0 else 1 / x", ""},
      {"if 0 > x then 0 else 1 / x", "R079 0, R049 x"},
      {"if 0 > z then 1 / z else 0", ""},
      {"if -1 >= z then 1 / z else 0", ""},
      {"if 0 >= z then 1 / z else 0", "R049 z"},
      {"if 100 > x then 1 / (x - 100) else 0", ""},
      {"if 100 != x then 1 / (x - 100) else 0", ""},
      {"if 100 >= x then 1 / (x - 100) else 0", "R049 (x - 100), R079 0"},
      // What is divided by a guarded divisor is no zero either, where what is divided is none.
      {"if x > 0 then 1 / (y / x) else 0", ""},
      {"if x > 0 then 1 / (x / y) else 0", ""},
      {"if x != 0 then 1 / (1 / x) else 0", ""},
      {"if z != 0 then 1 / (y / z) else 0", ""},
      {"if z != 0 then 1 / (1 / z) else 0", ""},
      {"if z != 0 then 1 / (x / z) else 0", "R049 (x / z)"},
      {"if z != 0 and x != 0 then 1 / (x / z) else 0", ""},
      {"if z != 0 then 1 / (y / z - 1) else 0", "R049 (y / z - 1)"},
      {"if y / (x + 1) > 0 then 1 / (y / (x + 1)) else 0", "R079 0"},
      {"if x / y > 0 then 1 / (x / y) else 0", ""},
      {"if 0 < x / y then 1 / (x / y) else 0", ""},
      {"if x / y != 0 then 1 / (x / y) else 0", ""},
      {"if not x <= 0 then 1 / x else 0", ""},
      {"if z != 0 then 1 / z else 0", ""},
      {"if z < 0 or z > 0 then 1 / z else 0", ""},
      {"if z < 0 or z >= 0 then 1 / z else 0", "R049 z, R079 0"},
      {"if x > 5 or x == 3 then 1 / x else 0", ""},
      {"if x > 5 or b then 1 / x else 0", "R049 x"},
      {"if x > 5 and b then 1 / x else 0", ""},
      {"if x == 0 or 1 / x > 2 then 1 else 0", ""},
      {"if x > 0 and 1 / x > 2 then 1 else 0", "R079 1"},
      {"if x > 0 or 1 / x > 2 then 1 else 0", "R048 x, R079 0"},
      {"if part > 0 then 1 / part else 0", ""},
      {"if part >= 0 then 1 / part else 0", "R049 part, R079 0"},
      {"if x + z > 0 then 1 / (x + z) else 0", ""},
      {"if x > y then 1 / (x - y) else 0", ""},
      {"if x >= y then 1 / (x - y) else 0", "R049 (x - y)"},
      {"if x != y then 1 / (x - y) else 0", ""},
      {"if x < y then 1 / (x - y) else 0", ""},
      {"if x <= y then 1 / (x - y) else 0", "R049 (x - y)"},
      {"if x == y then 1 / (x - y) else 0", "R048 (x - y)"},
      {"if d > e then 1 / days(d, e) else 0", ""},
      {"if year(d) < annee then 1 / year_fraction(d, annee) else 0", ""},
      {"if x >= y then 1 / x else 0", ""},
      {"if d < e then 1 / days(d, e) else 0", ""},
      {"if d <= e then 1 / days(d, e) else 0", "R049 days(d, e)"},
      {"if year(d) == annee then 1 / year_fraction(d, annee) else 0", ""},
      {"if year(d) <= annee then 1 / year_fraction(d, annee) else 0", ""},
      {"if year(d) >= annee then 1 / year_fraction(d, annee) else 0", "R049 year_fraction(d, annee)"},
      {"if known(o) then 1 / (o + 1) else 0", ""},
      {"if known(o) and o > 0 then 1 / o else 0", ""},
      {"if known(o) then 1 / (o else 0) else 0", "R049 (o else 0)"},
      {"if known(o) then 0 else 1 / (o else 1)", ""},
      {"if (o else 0) > 0 then 1 / (o else 0) else 0", ""},
      {"if b then 0 else (if b then 1 / x else 0)", "R079 1 / x"},  // Never reached.
      {"if false then 1 / 0 else 0", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.formula);
    CHECK(remarks(formula_rules(row.formula)) == row.said);
  }
}

TEST_CASE("a guard is recognised whichever input of the file it is about") {
  // With more than 63 inputs, two share a bit of what an expression depends on.
  for (const int before : {0, 1, 60, 61, 62, 63, 64}) {
    CAPTURE(before);
    std::string inputs;
    for (int i = 0; i <= before; ++i) {
      const std::string id = i < before ? "before_" + std::to_string(i) : "w";
      inputs += "[input." + id + "]\nlabel = { fr = \"" + id + "\", en = \"" + id +
                "\" }\ntype = \"count\"\nmax = 9\n";
    }
    const auto said = [&](const std::string& formula) {
      std::string rules = formula_rules(formula);
      rules.insert(rules.find("[input."), inputs);
      return remarks(rules);
    };
    CHECK(said("if w > 0 then 1 / w else 0") == "");
    CHECK(said("if w != 0 then 1 / w else 0") == "");
    CHECK(said("if 0 < w then 1 / w else 0") == "");
    CHECK(said("if x > 0 then 1 / w else 0") == "R049 w");
  }
}

TEST_CASE("a guard reaches through definitions") {
  const std::string inverse = definition("inverse", "1 / x");
  CHECK(remarks(formula_rules("inverse", inverse)) == "R049 x");
  CHECK(remarks(formula_rules("if x > 0 then inverse else 0", inverse)) == "");
  CHECK(remarks(formula_rules("if x > 0 then inverse else inverse", inverse)) == "R049 x");
  CHECK(remarks(formula_rules("if ouvert then inverse else 0", inverse + definition("ouvert", "x > 0"))) ==
        "");
  CHECK(remarks(formula_rules("if ouvert then inverse else 0",
                              inverse + definition("ouvert", "x > 0 and b"))) == "");
  CHECK(remarks(formula_rules("if ouvert then inverse else 0",
                              inverse + definition("ouvert", "x > 0 or b"))) == "R049 x");
  CHECK(remarks(formula_rules("if autre > 0 then inverse else 0", inverse + definition("autre", "x"))) == "");
}

TEST_CASE("an error constraint is a guard for everything after it, a warning is not") {
  const auto constraint = [](const std::string& severity) {
    return "[constraint.c]\nholds = \"x > 0\"\nseverity = \"" + severity +
           "\"\ninput = \"x\"\nmessage = { fr = \"m\", en = \"m\" }\n";
  };
  CHECK(remarks(formula_rules("1 / x", constraint("error"))) == "");
  CHECK(remarks(formula_rules("1 / x", constraint("warning"))) == "R049 x");
}

TEST_CASE("an indicator's requirements guard its attainment and its parts, but not its full value") {
  const auto indicator = [](const std::string& met, const std::string& rest) {
    const std::string label = "label = { fr = \"i\", en = \"i\" }\n";
    return "[axis.a]\n" + label + "[class.c]\n" + label + "[indicator.i]\naxis = \"a\"\nclass = \"c\"\n" +
           label + rest + "[indicator.i.requirement.r]\nmet = \"" + met +
           "\"\nreason = { fr = \"r\", en = \"r\" }\n";
  };
  const std::string attained = "attainment = \"1 / x\"\n[indicator.i.part.p]\neuros = \"1 €\"\n";
  CHECK(remarks(formula_rules("1", indicator("x > 0", attained))) == "");
  CHECK(remarks(formula_rules("1", indicator("x >= 0", attained))) == "R063 i, R049 x");
  const std::string part = "[indicator.i.part.p]\neuros = \"1 € / x\"\n";
  CHECK(remarks(formula_rules("1", indicator("x > 0", part + "full = \"1 €\"\n"))) == "");
  CHECK(remarks(formula_rules("1", indicator("x > 0", part))) == "R049 x");
  CHECK(remarks(formula_rules("1", indicator("b", part + "full = \"1 €\"\nwhen = \"x > 0\"\n"))) == "");
}

TEST_CASE("where one part alone counts, one behind a part that always holds never does") {
  const auto parts = [](const std::string& when) {
    const std::string label = "label = { fr = \"i\", en = \"i\" }\n";
    return "[axis.a]\n" + label + "[class.c]\n" + label + "[indicator.i]\naxis = \"a\"\nclass = \"c\"\n" +
           label + "cumulate = false\n[indicator.i.part.first]\neuros = \"2 €\"\n" + when +
           "[indicator.i.part.second]\neuros = \"1 €\"\n";
  };
  CHECK(remarks(formula_rules("1", parts(""))) == "R113 second");
  CHECK(remarks(formula_rules("1", parts("when = \"b\"\n"))) == "");
  // One that never holds is told as that, not as one behind another.
  CHECK(remarks(formula_rules("1", parts("when = \"b and not b\"\n"))) == "R079 2 €");
}

TEST_CASE("an open gate proves nothing of its requirements: what is asked for behind it is supposed too") {
  // Whoever is kept out is told what would be due with the gate open, whatever closed it.
  const std::string label = "label = { fr = \"i\", en = \"i\" }\n";
  const auto gate = [&](const std::string& met) {
    return "[axis.a]\n" + label + "[class.c]\n" + label + "[indicator.i]\naxis = \"a\"\nclass = \"c\"\n" +
           label + "[indicator.i.requirement.r]\nmet = \"" + met +
           "\"\nreason = { fr = \"r\", en = \"r\" }\n" + "[indicator.i.part.p]\neuros = \"0 €\"\n[gate]\n" +
           label + "id = \"g\"\nclasses = [\"c\"]\ntaken_back = { fr = \"t\", en = \"t\" }\n";
  };
  CHECK(remarks(formula_rules("if gate_open() then 1 / x else 0", gate("x > 0"))) == "R049 x");
  CHECK(remarks(formula_rules("if gate_open() and x > 0 then 1 / x else 0", gate("x > 0"))) == "");
  // Though nobody opens it.
  CHECK(remarks(formula_rules("if gate_open() then 1 / x else 0", gate("x > 100"))) == "R062 i, R049 x");
}

TEST_CASE("a computation that may exceed 128 bits") {
  // 2^127 is about 1.7e38, and x and y go up to 100.
  const auto power = [](int factors) {
    std::string text = "x";
    for (int i = 1; i < factors; ++i) text += " * x";
    return text;
  };
  CHECK(remarks(formula_rules(power(19))) == "");                                // 1e38
  CHECK(remarks(formula_rules("z * " + power(18))) == "");                       // -5e36 to 5e36
  CHECK(remarks(formula_rules("z * " + power(20))) == "R050 z * " + power(19));  // 5e38: where it starts.
  CHECK(remarks(formula_rules("(" + power(20) + ") * x * x")) == "R050 (" + power(20) + ")");  // Told once.
  CHECK(remarks(formula_rules("trunc(" + power(19) + " / 1000) * x")) == "");
  CHECK(remarks(formula_rules("if x < 10 then " + power(25) + " else 0")) == "");  // 9^25 is about 7e23.
  // 1/y + 1/y/y + …: the denominators are powers of one y, not a product of unrelated ones.
  CHECK(remarks(formula_rules(
            "1 / y + 1 / y + 1 / y + 1 / y + 1 / y + 1 / y + 1 / y + 1 / y + 1 / y + 1 / y + 1 / y + "
            "1 / y + 1 / y + 1 / y + 1 / y + 1 / y + 1 / y + 1 / y + 1 / y + 1 / y + 1 / y + 1 / y")) == "");
  // But they are powers: 1/y nineteen times has denominators up to 1e38.
  const auto inverse_power = [](int factors) {
    std::string text = "1 / y";
    for (int i = 1; i < factors; ++i) text += " * (1 / y)";
    return text;
  };
  CHECK(remarks(formula_rules("round(" + inverse_power(19) + ", 0.01)")) == "");
  CHECK(remarks(formula_rules("round(" + inverse_power(20) + ", 0.01)")) == "R050 " + inverse_power(20));
  const auto divided = [](int times) {
    std::string text = "1";
    for (int i = 0; i < times; ++i) text += " / y";
    return text;
  };
  CHECK(remarks(formula_rules("round(" + divided(19) + ", 0.01)")) == "");
  CHECK(remarks(formula_rules("round(" + divided(20) + ", 0.01)")) == "R050 " + divided(20));
  // Rounding to a step forgets the denominators.
  const std::string fine = "part * part * part * part";
  CHECK(remarks(formula_rules(fine)) == "");                             // Denominators of 10^32.
  CHECK(remarks(formula_rules(fine + " * part")).starts_with("R050 "));  // 10^40
  CHECK(remarks(formula_rules("round(" + fine + ", 0.01) * part")) == "");
}

/// Each value of an input drawn often at its bounds, at small numbers, and anywhere between.
std::optional<Rational> draw(const Input& input, const Range& range, std::mt19937_64& random) {
  if (input.optional && random() % 4 == 0) return std::nullopt;
  const Rational step = *range.step;
  if (step.is_zero()) return *range.lo;
  const auto steps = divide(*subtract(*range.hi, *range.lo), step)->num();
  const auto below = [&](Int128 most) {
    return static_cast<std::int64_t>(random() % (static_cast<std::uint64_t>(most) + 1));
  };
  std::int64_t chosen = 0;
  switch (random() % 4) {
    case 0:
      chosen = below(std::min<Int128>(steps, 3));
      break;
    case 1:
      chosen = static_cast<std::int64_t>(steps) - below(std::min<Int128>(steps, 3));
      break;
    case 2:
      chosen = below(std::min<Int128>(steps, 5000));
      break;
    default:
      chosen = below(steps);
  }
  if (input.type == InputType::date && random() % 4 != 0) {
    chosen = to_serial(*make_date(2015, 1, 1)) - static_cast<std::int64_t>(range.lo->num()) + below(365 * 20);
  }
  if (input.id == kYearInput && random() % 4 != 0) chosen = below(std::min<Int128>(steps, 15));
  return add(*range.lo, *multiply(step, Rational(chosen)));
}

std::vector<std::shared_ptr<const Plan>> every_plan() {
  std::vector<std::shared_ptr<const Plan>> plans;
  for (const char* path : {"rules/aci_msp_2017.toml", "rules/aci_msp_2022.toml", "rules/aci_msp_2023.toml",
                           "tests/rulesets/mg_moyenne.toml"}) {
    CAPTURE(path);
    Diagnostics diagnostics;
    const auto file = read_text_file(repository_path(path), diagnostics);
    REQUIRE(file);
    plans.push_back(compile_file(*file, diagnostics));
    REQUIRE(plans.back());
    for (const Diagnostic& diagnostic : diagnostics.all()) {
      CHECK_FALSE(std::set<std::string>{"R048", "R049", "R050"}.contains(diagnostic.code()));
    }
  }
  return plans;
}

TEST_CASE("every value computed from random inputs lies in the range computed from their bounds") {
  std::mt19937_64 random(20230101);
  for (const auto& plan : every_plan()) {
    CAPTURE(plan->rules->id);
    const std::vector<Range> inputs = input_ranges(*plan->rules);
    BoundsAnalysis bounds(plan->program, inputs, {plan->gate.open});
    std::vector<std::optional<Range>> ranges;
    for (SlotId slot = 0; slot < plan->program.slots.size(); ++slot) ranges.push_back(bounds.range(slot));
    for (int round = 0; round < 300; ++round) {
      std::vector<std::optional<Rational>> values;
      for (std::size_t i = 0; i < inputs.size(); ++i)
        values.push_back(draw(plan->rules->inputs[i], inputs[i], random));
      Evaluation evaluation(plan->program, values);
      for (SlotId slot = 0; slot < plan->program.slots.size(); ++slot) {
        const Rational* value = evaluation.slot(slot);
        if (value == nullptr) continue;
        CAPTURE(slot);
        CAPTURE(to_fraction(*value));
        REQUIRE(ranges[slot]);
        REQUIRE(ranges[slot]->contains(*value));
      }
      for (std::size_t i = 0; i < plan->rules->indicators.size(); ++i) {
        const IndicatorSlots& slots = plan->indicator(i);
        if (!evaluation.flag(slots.met)) continue;
        const SlotId met[] = {slots.met};
        const auto narrowed_range = bounds.range(slots.attainment, met);
        REQUIRE(narrowed_range);
        REQUIRE(narrowed_range->contains(*evaluation.slot(slots.attainment)));
      }
    }
  }
}

}  // namespace
}  // namespace aci
