// What is proved under guards of dates, of orders of two values and of joined conditions.

#include <doctest/doctest.h>

#include <string>

#include "io/rule_library.h"
#include "support/formula_rules.h"

namespace aci {
namespace {

struct Row {
  std::string formula;
  std::string said;
};

std::string definition(const std::string& id, const std::string& formula) {
  return "[definition." + id + "]\nlabel = { fr = \"d\", en = \"d\" }\nformula = \"" + formula + "\"\n";
}

/// "R049 x, R080 date(annee, x, 1)": what is said of divisors, dates and sizes; anything else wrong as well.
std::string remarks(const std::string& formula, const std::string& more = "") {
  Diagnostics diagnostics;
  const auto file = add_text("essai.toml", formula_rules(formula, more));
  compile_file(file, diagnostics);
  std::string codes;
  for (const Diagnostic& each : diagnostics.all()) {
    const std::string& code = each.code();
    // Nothing is cited here, little used, totals are whatever a formula gives, and guards may be superfluous.
    if (code == "R024" || code == "R025" || code == "R079" || code == "R081") continue;
    const Span span = each.place.span();
    codes += (codes.empty() ? "" : ", ") + code + " " +
             std::string(file->text().substr(span.begin, span.end - span.begin));
  }
  return codes;
}

template <std::size_t N>
void check(const Row (&rows)[N]) {
  for (const Row& row : rows) {
    CAPTURE(row.formula);
    CHECK(remarks(row.formula) == row.said);
  }
}

TEST_CASE("a date needs whole numbers, within the months, the days and the years that there are") {
  const Row rows[] = {
      {"if x >= 1 and x <= 12 then days(d, date(annee, x, 1)) else 0", ""},
      {"if x >= 1 and x <= 13 then days(d, date(annee, x, 1)) else 0", "R080 date(annee, x, 1)"},
      {"if x >= 13 then days(d, date(annee, x, 1)) else 0", "R073 date(annee, x, 1)"},
      {"if x >= 2 and x <= 24 then days(d, date(annee, x / 2, 1)) else 0", "R080 date(annee, x / 2, 1)"},
      {"if x >= 1 and x <= 12 then days(d, date(annee, 12 / x, 1)) else 0", "R080 date(annee, 12 / x, 1)"},
      {"if x >= 1 and x <= 28 then days(d, date(annee, 1, 28 / x)) else 0", "R080 date(annee, 1, 28 / x)"},
      {"days(d, date(annee, 2, 1 + min(x, 27)))", ""},
      {"days(d, date(annee, 2, 1 + min(x, 28)))", "R080 date(annee, 2, 1 + min(x, 28))"},
      {"days(d, date(annee, 2, 29 + x))", "R080 date(annee, 2, 29 + x)"},
      {"days(d, date(annee, 2, 30 + x))", "R073 date(annee, 2, 30 + x)"},
      {"days(d, date(annee, 4, 1 + min(x, 29)))", ""},
      {"days(d, date(annee, 4, 1 + min(x, 30)))", "R080 date(annee, 4, 1 + min(x, 30))"},
      {"days(d, date(annee, 12, 1 + min(x, 30)))", ""},
      {"days(d, date(annee, 12, 1 + min(x, 31)))", "R080 date(annee, 12, 1 + min(x, 31))"},
      {"days(d, date(annee, 1, min(x, 28)))", "R080 date(annee, 1, min(x, 28))"},
      {"days(d, date(annee, 1, -x))", "R073 date(annee, 1, -x)"},
      {"days(d, date(annee, 1, 1 - x))", "R080 date(annee, 1, 1 - x)"},
      {"days(d, date(annee - 120, 1, 1))", ""},
      {"days(d, date(annee - 121, 1, 1))", "R080 date(annee - 121, 1, 1)"},
      {"days(d, date(annee + 170, 1, 1))", ""},
      {"days(d, date(annee + 171, 1, 1))", "R080 date(annee + 171, 1, 1)"},
  };
  check(rows);
}

TEST_CASE("the last day of each month") {
  const int last[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  for (int month = 1; month <= 12; ++month) {
    CAPTURE(month);
    const auto said = [&](int day) {
      const std::string date = "date(annee, " + std::to_string(month) + ", " + std::to_string(day) + ")";
      const std::string codes = remarks("days(d, " + date + ")");
      return codes.empty() ? "" : codes.substr(0, codes.find(' '));
    };
    const int days = last[month - 1];
    CHECK(said(days) == "");
    CHECK(said(days + 1) == (month == 2 ? "R080" : "R073"));  // In some years there is a 29th.
    CHECK(said(days + 2) == "R073");
  }
}

TEST_CASE("a date of a definition is judged over all its uses, whichever comes first") {
  const std::string jour = definition("jour", "days(d, date(annee, x, 1))");
  const std::string guarded = "(if x >= 1 and x <= 12 then jour else 0)";
  const std::string wrong = "(if x >= 13 then jour else 0)";
  CHECK(remarks(guarded, jour) == "");
  CHECK(remarks(wrong, jour) == "R073 date(annee, x, 1)");
  CHECK(remarks("jour + " + guarded, jour) == "R080 date(annee, x, 1)");
  CHECK(remarks(guarded + " + jour", jour) == "R080 date(annee, x, 1)");
  CHECK(remarks(guarded + " + " + wrong, jour) == "R080 date(annee, x, 1)");
  CHECK(remarks(wrong + " + " + guarded, jour) == "R080 date(annee, x, 1)");
}

TEST_CASE("the order of two values is known from a comparison that does not hold, too") {
  const Row rows[] = {
      {"if x <= y then 0 else 1 / (x - y)", ""},
      {"if y <= x then 0 else 1 / (x - y)", ""},
      {"if x < y then 0 else 1 / (x - y)", "R049 (x - y)"},
      {"if y < x then 0 else 1 / (x - y)", "R049 (x - y)"},
      {"if x > y then 0 else 1 / (x - y)", "R049 (x - y)"},
      {"if x >= y then 0 else 1 / (x - y)", ""},
      {"if x == y then 0 else 1 / (x - y)", ""},
      {"if x != y then 0 else 1 / (x - y)", "R048 (x - y)"},
      {"if x < y then 0 else 1 / (x - y + 1)", ""},
      {"if x < y then 0 else 1 / (x - y - 1)", "R049 (x - y - 1)"},
      {"if y < x then 0 else 1 / (x - y - 1)", ""},
      {"if y < x then 0 else 1 / (x - y + 1)", "R049 (x - y + 1)"},
      {"if x > y then 0 else 1 / (x - y - 1)", ""},
      {"if x != y then 0 else 1 / (x - y + 1)", ""},
      {"if x == y then 1 / (x - y - 1) else 0", ""},
      {"if y == x then 1 / (x - y + 1) else 0", ""},
      {"if y != x then 1 / (x - y) else 0", ""},
      {"if d <= e then 0 else 1 / days(d, e)", ""},
      {"if e <= d then 0 else 1 / days(d, e)", ""},
      {"if d < e then 0 else 1 / (days(d, e) - 1)", ""},
      {"if d < e then 0 else 1 / (days(d, e) + 1)", "R049 (days(d, e) + 1)"},
      {"if year(d) > annee then 0 else 1 / year_fraction(d, annee)", ""},
      {"if year(d) < annee then 0 else 1 / year_fraction(d, annee)", "R049 year_fraction(d, annee)"},
  };
  check(rows);
}

TEST_CASE("of two conditions of which one holds, what both say is known") {
  const Row rows[] = {
      {"if (if b then x > 0 else x > 2) then 1 / x else 0", ""},
      {"if (if b then x > 0 else x > 2) then 1 / (x - 1) else 0", "R049 (x - 1)"},
      {"if (if b then x > 1 else x > 2) then 1 / (x - 1) else 0", ""},
      {"if (if b then x > 0 else y > 1) then 1 / x else 0", "R049 x"},
      {"if (if b then x > 0 else x != 0) then 1 / x else 0", ""},
      {"if (if b then z < 0 else z > 0) then 1 / z else 0", ""},
      {"if (if b then z < 0 else z >= 0) then 1 / z else 0", "R049 z"},
      {"if (if b then x < 5 else x < 7) then 1 / (x - 7) else 0", ""},
      {"if (if b then x < 5 else x < 7) then 1 / (x - 6) else 0", "R049 (x - 6)"},
      {"if x > 3 or x > 5 then 1 / (x - 3) else 0", ""},
      {"if x > 3 or x > 5 then 1 / (x - 4) else 0", "R049 (x - 4)"},
      {"if x > 3 and x > 5 then 1 / (x - 5) else 0", ""},
  };
  check(rows);
}

TEST_CASE("what is too deep to follow under a guard is said to be possibly too wide, or zero") {
  const auto chain = [](int length) {
    std::string all = definition("d_0", "x");
    for (int i = 1; i <= length; ++i) {
      all += definition("d_" + std::to_string(i), "d_" + std::to_string(i - 1) + " + 1 + 1 + 1 + 1");
    }
    return all;
  };
  CHECK(remarks("if x > 0 then 1 / d_20 else 0", chain(20)) == "");
  // Five levels a definition, from the third on; the limit is at 150.
  CHECK(remarks("if x > 0 then 1 / d_38 else 0", chain(38)) == "R050 d_8 + 1 + 1 + 1, R049 d_38");
}

TEST_CASE(
    "behind more conditions than can be followed, guards prove nothing any more, and nothing is taken for "
    "proved") {
  const auto with = [](int conditions, const std::string& then) {
    std::string inputs;
    std::string all;
    std::string chain;
    for (int i = 1; i <= conditions; ++i) {
      const std::string number = std::to_string(i);
      const std::string c = "c_" + number;
      inputs += "[input." + c + "]\nlabel = { fr = \"" + c + "\", en = \"" + c + "\" }\ntype = \"boolean\"\n";
      all += (i == 1 ? "" : " and ") + c;
      const std::string before = "k_" + std::to_string(i - 1);
      chain += definition("k_" + number, "if " + c + " then " + before + " + 1 else " + before + " + 2");
    }
    return remarks("(if x > 0 then 1 else 0) + k_" + std::to_string(conditions) + " + " + then,
                   inputs + definition("k_0", "if " + all + " then 1 else 2") + chain);
  };
  // Each condition doubles what is to be looked at: beyond 50 000 looks at the thirteenth.
  CHECK(with(12, "(if x > 0 then 1 / x else 0)") == "");
  CHECK(with(12, "1 / x") == "R049 x");
  CHECK(with(13, "(if x > 0 then 1 / x else 0)") == "R049 x");
  CHECK(with(13, "1 / x") == "R049 x");
}

}  // namespace
}  // namespace aci
