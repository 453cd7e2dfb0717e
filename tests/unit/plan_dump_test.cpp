// What the compiler makes of a rule text.

#include "ruleset/plan_dump.h"

#include <doctest/doctest.h>

#include <string>

#include "io/rule_library.h"
#include "support/formula_rules.h"
#include "support/rendering.h"

namespace aci {
namespace {

std::shared_ptr<const Plan> plan_with(const std::string& formula, const std::string& more = "") {
  Diagnostics diagnostics;
  const auto text = formula_rules(formula, more);
  const auto plan = compile_file(add_text("essai.toml", text), diagnostics);
  REQUIRE(plan);
  return plan;
}

/// What follows `path` on its line of a dump.
std::string line_of(const std::string& dump, const std::string& path) {
  const auto at = ("\n" + dump).find("\n" + path);
  REQUIRE(at != std::string::npos);
  const auto begin = at + path.size();
  return dump.substr(begin, dump.find('\n', begin) - begin);
}

TEST_CASE("what formulas compile to") {
  struct Row {
    std::string formula;
    std::string program;
  };
  const Row rows[] = {
      {"x + 2 * 3", "(1 * (x + 6))"},
      {"-x", "(1 * (- x))"},
      {"60 %", "3/5"},
      {"min(x, y, z)", "(1 * min(min(x, y), z))"},
      {"clamp(x, 1, 5)", "(1 * min(max(x, 1), 5))"},
      {"round(x / 3)", "(1 * round((x / 3), 1))"},
      {"o else 4", "(1 * (o else 4))"},
      {"if known(o) and not b then o else 0", "(1 * if (known(o) and (not b)) then o else 0)"},
      {"year_fraction(d, annee)", "(1 * year_fraction(d, annee))"},
      {"days(d, 2020-01-31)", "(1 * days(d, 2020-01-31))"},
      {"days(d, add_years(e, 1))", "(1 * days(d, add_months(e, 12)))"},
      {"if year(d) >= 2021 or b then 1 else 2", "(1 * if ((year(d) >= 2021) or b) then 1 else 2)"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.formula);
    CHECK(line_of(dump_program(*plan_with(row.formula)), "amount.base = ") == row.program);
  }
}

TEST_CASE("slots bear the paths of their elements") {
  const auto plan = plan_with("double + tarif",
                              "[definition.double]\nlabel = { fr = \"d\", en = \"d\" }\n"
                              "formula = \"x * 2\"\n"
                              "[parameter.tarif]\nlabel = { fr = \"t\", en = \"t\" }\n"
                              "values = [{ from = 2020-01-01, value = \"7\" }, "
                              "{ from = 2024-01-01, value = \"8\" }]\n");
  const std::string program = dump_program(*plan);
  CHECK(line_of(program, "definition.double = ") == "(x * 2)");
  CHECK(line_of(program, "parameter.tarif = ") == "dated(annee; 2020-01-01: 7, 2024-01-01: 8)");
  CHECK(line_of(program, "amount.base = ") == "(1 * ([definition.double] + [parameter.tarif]))");
  CHECK(line_of(program, "amount.base.rounded = ") == "round([amount.base], 1/100)");
  const std::string slots = dump_plan(*plan);
  CHECK(line_of(slots, "amount.base: ").ends_with(", \u20ac"));
  CHECK(line_of(slots, "gate.open: ").ends_with(", boolean"));
}

TEST_CASE("a period, and what has to hold before there are figures, have their slots") {
  std::string text = formula_rules("if b then p else 0",
                                   "[input.p]\ntype = \"count\"\nmax = 9\nrequired_when = \"b\"\n"
                                   "label = { fr = \"p\", en = \"p\" }\n");
  const std::string unit = "unit = \"euros\"\n";
  text.insert(text.find(unit) + unit.size(),
              "period = { from = \"date(annee, 7, 1)\", to = \"date(annee + 1, 6, 30)\" }\n");
  Diagnostics diagnostics;
  const auto plan = compile_file(add_text("essai.toml", text), diagnostics);
  REQUIRE(plan);
  const std::string program = dump_program(*plan);
  CHECK(line_of(program, "agreement.period.from = ") == "date(annee, 7, 1)");
  CHECK(line_of(program, "agreement.period.to = ") == "date((annee + 1), 6, 30)");
  CHECK(line_of(program, "premise.period.0 = ") == "(year([agreement.period.from]) == annee)");
  CHECK(line_of(program, "premise.period.1 = ") == "([agreement.period.to] >= [agreement.period.from])");
  CHECK(line_of(program, "premise.p = ").ends_with(" or known(p))"));
}

TEST_CASE("what a reading alone states of a part stands beside what the part is without") {
  const auto line = [](const std::string& reading, const std::string& slot) {
    const std::string text = test::replaced(
        test::kSmallAgreement, "  [indicator.accueil.reduction",
        "verified = false\nnote = { fr = \"n\", en = \"n\" }\n[indicator.accueil.part.part_1.reading.autre]\n"
        "label = { fr = \"a\", en = \"a\" }\n" +
            reading + "  [indicator.accueil.reduction");
    return line_of(dump_program(*test::plan_of(text)), "indicator.accueil.part.part_1." + slot + " = ");
  };
  CHECK(line("attainment = \"1 / 2\"\n", "attainment") ==
        "(proportion ([indicator.accueil.attainment] | reading 0: 1/2))");
  CHECK(line("given = \"ouvert_samedi\"\n", "given") == "(true | reading 0: ouvert_samedi)");
  CHECK(line("given = \"ouvert_samedi\"\n", "applies") ==
        "([indicator.accueil.part.part_1.given] and [indicator.accueil.part.part_1.when])");
  CHECK(line("full = \"200 points\"\n", "full") ==
        "(not_negative ([indicator.accueil.part.part_1.amount] | reading 0: 200))");
  CHECK(line("points = \"200 points\"\n", "amount") == "(not_negative (100 | reading 0: 200))");
}

}  // namespace
}  // namespace aci
