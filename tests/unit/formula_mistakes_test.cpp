// The expression language: what is refused before anything runs, with its code, the text it points at and a
// hint.

#include <doctest/doctest.h>

#include <string>

#include "support/formula_bench.h"

namespace aci {
namespace {

struct Row {
  std::string formula;
  std::string code;
  std::string marked;
  std::string about =
      {};  ///< Id of the first message inside the message, or its first word; of the hint with '?'.
};

std::string id_of(const MessageArg& argument) {
  if (const Message* message = std::get_if<Message>(&argument)) return message->id;
  if (const std::string* text = std::get_if<std::string>(&argument)) return *text;
  return "";
}

template <std::size_t N>
void check(const Row (&rows)[N], bool aggregates = true) {
  for (const Row& row : rows) {
    CAPTURE(row.formula);
    const BenchResult result = run_formula(row.formula, {}, aggregates);
    CHECK(result.shown == row.code);
    CHECK(result.marked == row.marked);
    const std::string& about = row.about;
    if (about.empty() || result.diagnostics.all().empty()) continue;
    const Diagnostic& mistake = result.diagnostics.all()[0];
    if (about[0] == '?') {
      REQUIRE(mistake.hint.has_value());
      const bool quotes = mistake.hint->id == "hint.did_you_mean" || mistake.hint->id == "hint.write";
      CHECK((quotes ? id_of(mistake.hint->args[0]) : mistake.hint->id) == about.substr(1));
    } else {
      REQUIRE(!mistake.message.args.empty());
      CHECK(id_of(mistake.message.args[0]) == about);
    }
  }
}

TEST_CASE("syntax: the first mistake, at the word that cannot stand there") {
  const Row rows[] = {
      {"", "R010", "", "syntax.value"},
      {"   ", "R010", " ", "syntax.value"},
      {"1 +", "R010", "+", "syntax.value"},
      {"1 + * 2", "R010", "*", "syntax.value"},
      {"+ 1", "R010", "+", "syntax.value"},
      {"1 2", "R010", "2", "syntax.operator"},
      {"1 2", "R010", "2", "?hint.formula_number"},
      {"8 000", "R010", "000", "?hint.formula_number"},
      {"9,5", "R010", ",", "?hint.formula_number"},
      {"n = 7", "R010", "=", "?`==`"},
      {"n ! 7", "R010", "!", "syntax.operator"},
      {"(1 + 2", "R010", "2", "syntax.right_paren"},
      {"1 + 2)", "R010", ")", "syntax.operator"},
      {"min(1, 2", "R010", "2", "syntax.right_paren"},
      {"min(1,)", "R010", ")", "syntax.value"},
      {"if b 1 else 2", "R010", "1", "syntax.then"},
      {"if b then 1", "R010", "1", "syntax.else"},
      {"if b then if b then 1 else 2 else 3", "R010", "if", "syntax.value"},  // A branch goes in parentheses.
      {"1 < 2 < 3", "R010", "<", "syntax.one_comparison"},
      {"n == 7 == b", "R010", "==", "syntax.one_comparison"},
      {"then", "R010", "then", "syntax.value"},
      {"points", "R010", "points", "syntax.value"},
      {"2023-02-30", "R010", "2023-02-30", "syntax.real_date"},
      {"1899-12-31", "R010", "1899-12-31", "syntax.real_date"},
      {"n ? 1", "R010", "?", "syntax.operator"},
      {"n × 2", "R010", "×", "syntax.operator"},
      {"n × 2", "R010", "×", "?`*`"},
      {"n ≥ 2", "R010", "≥", "?`>=`"},
      {"n ≠ 2", "R010", "≠", "?`!=`"},
      {"b et b", "R010", "et", "?`and`"},
      {"b ou b", "R010", "ou", "?`or`"},
      {"n ÷ 2", "R010", "÷", "?`/`"},
      {"n − 2", "R010", "−", "?`-`"},
      {"n ≤ 2", "R010", "≤", "?`<=`"},
      {"b & b", "R010", "&", "?`and`"},
      {"b | b", "R010", "|", "?`or`"},
      {"7 eur", "R010", "eur", "?`€`"},
      {"7 euro", "R010", "euro", "?`€`"},
      {"7 Euros", "R010", "Euros", "?`€`"},
      {"7 pt", "R010", "pt", "?`points`"},
      {"7 PTS", "R010", "PTS", "?`points`"},
      {"b ET b", "R010", "ET", "?`and`"},
      {"if b ALORS 1 else 2", "R010", "ALORS", "?`then`"},
      {"if b alors 1 else 2", "R010", "alors", "?`then`"},
      {"if b then 1 sinon 2", "R010", "sinon", "?`else`"},
      {"7 €/points", "R010", "points", "syntax.value"},
      {"1 %%", "R010", "%", "syntax.operator"},
      {"9999999999999999999999999999999999999999", "R010", "9999999999999999999999999999999999999999",
       "syntax.number_size"},
      {"n 😀 1", "R010", "😀", "syntax.operator"},
      {"n é 1", "R010", "é", "syntax.operator"},
      {"n ฿ 1", "R010", "฿", "syntax.operator"},  // The first letters of three bytes.
      {"5. + 1", "R010", ".", "syntax.operator"},
      {"0.00000000000000000000000000000000000001 %", "R010", "%", "syntax.number_size"},
      {"non (n > 1) and b", "R010", "non", "?hint.formula_words"},
      {"if non b then 1 else 2", "R010", "non", "?hint.formula_words"},
      {"SI n > 1 then 1 else 2", "R010", "SI", "?hint.formula_words"},
      {"n { 1", "R010", "{", "syntax.operator"},
      {"si n > 1 then 1 else 2", "R010", "si", "syntax.value"},
      {"si 7 > 1 then 1 else 2", "R010", "si", "syntax.value"},
      {"si 2023-01-01 > d then 1 else 2", "R010", "si", "syntax.value"},
      {"si (n > 1) then 1 else 2", "R010", "si", "syntax.value"},
  };
  check(rows);
}

TEST_CASE("what a spreadsheet or a school book would say is told as it is written here") {
  const Row rows[] = {
      {"ARRONDI(n)", "R013", "ARRONDI",
       "?`round(…, 0.01)`"},  // A step, where spreadsheets have a number of decimals.
      {"plancher(n)", "R013", "plancher", "?`floor`"},
      {"Ent(n)", "R013", "Ent", "?`floor`"},
      {"INT(n)", "R013", "INT", "?`floor`"},
      {"PLAFOND(n)", "R013", "PLAFOND", "?`ceil`"},
      {"CEILING(n)", "R013", "CEILING", "?`ceil`"},
      {"ANNEE(d)", "R013", "ANNEE", "?`year`"},
      {"EDATE(d, 1)", "R013", "EDATE", "?`add_months`"},
      {"SOMME(n, 1)", "R013", "SOMME", "?`+`"},
      {"SUM(n, 1)", "R013", "SUM", "?`+`"},
      {"PRODUIT(n, 2)", "R013", "PRODUIT", "?`*`"},
      {"PRODUCT(n, 2)", "R013", "PRODUCT", "?`*`"},
      {"MAX(n, 2)", "R013", "MAX", "?`max`"},
      {"Year(d)", "R013", "Year", "?`year`"},
      {"KNOWN(on)", "R013", "KNOWN", "?`known`"},
      {"IF(b, 1, 2)", "R013", "IF", "?`if … then … else …`"},
      {"AND(b, b)", "R013", "AND", "?`… and …`"},
      {"OR(b, b)", "R013", "OR", "?`… or …`"},
      {"TRUE", "R012", "TRUE", "?`true`"},
      {"False", "R012", "False", "?`false`"},
      {"VRAI", "R012", "VRAI", "?`true`"},
      {"Oui", "R012", "Oui", "?`true`"},
      {"YES", "R012", "YES", "?`true`"},
      {"faux", "R012", "faux", "?`false`"},
      {"NO", "R012", "NO", "?`false`"},
  };
  check(rows);
}

TEST_CASE("no hint where none would help") {
  for (const char* formula : {"n 7", "7 n", "b , 1", "n ! 7", "min(1, , 2)", "n (1)", "p + 1", "p + 0 €",
                              "0 + b", "e + n", "on else d", "unknown", "sqrt(2)", "2023-02-30"}) {
    CAPTURE(formula);
    const BenchResult result = run_formula(formula);
    REQUIRE(!result.diagnostics.all().empty());
    CHECK_FALSE(result.diagnostics.all()[0].hint.has_value());
  }
}

TEST_CASE("names and functions that nothing bears, with the one meant") {
  const Row rows[] = {
      {"AzZa_ + n", "R012", "AzZa_", "AzZa_"},
      {"a0z9_Z9 + n", "R012", "a0z9_Z9", "a0z9_Z9"},
      {"_z + n", "R012", "_z", "_z"},
      {"hlaf", "R012", "hlaf", "?half"},
      {"1 + unknown", "R012", "unknown", "unknown"},
      {"N", "R012", "N", ""},
      {"mim(1, 2)", "R013", "mim", "?min"},
      {"add_month(d, 1)", "R013", "add_month", "?add_months"},
      {"sqrt(2)", "R013", "sqrt", "sqrt"},
      {"earnd(a)", "R013", "earnd", "?earned"},
      {"period_too()", "R013", "period_too", "?period_to"},
      {"knwon(on)", "R013", "knwon", "?known"},
      {"clampp(1, 2, 3)", "R013", "clampp", "?clamp"},
      {"add_yers(d, 1)", "R013", "add_yers", "?add_years"},
      {"n(1)", "R013", "n", "n"},
      {"hlaf + onn", "R012 R012", "hlaf", "?half"},  // Every wrong name in one run.
      {"si and b", "R012", "si", ""},
      {"if vrai then 1 else 2", "R012", "vrai", "?`true`"},
      {"if Vrai then 1 else 2", "R012", "Vrai", "?`true`"},
      {"if VRAI then 1 else 2", "R012", "VRAI", "?`true`"},
      {"if oui then 1 else 2", "R012", "oui", "?`true`"},
      {"if faux then 1 else 2", "R012", "faux", "?`false`"},
      {"if Faux then 1 else 2", "R012", "Faux", "?`false`"},
      {"if FAUX then 1 else 2", "R012", "FAUX", "?`false`"},
      {"b == non", "R012", "non", "?`false`"},
  };
  check(rows);
}

TEST_CASE("arguments: how many, and which") {
  const Row rows[] = {
      {"min(1)", "R014", "min(1)", "min"},
      {"max()", "R014", "max()", "max"},
      {"clamp(1, 2)", "R014", "clamp(1, 2)", "clamp"},
      {"clamp(1, 2, 3, 4)", "R014", "clamp(1, 2, 3, 4)", "clamp"},
      {"round()", "R014", "round()", "round"},
      {"round(1, 2, 3)", "R014", "round(1, 2, 3)", "round"},
      {"round(e)", "R014", "round(e)", "round"},  // Euros need their step.
      {"year()", "R014", "year()", "year"},
      {"year(d, d)", "R014", "year(d, d)", "year"},
      {"date(2023, 1)", "R014", "date(2023, 1)", "date"},
      {"days(d)", "R014", "days(d)", "days"},
      {"known()", "R014", "known()", "known"},
      {"known(on, od)", "R014", "known(on, od)", "known"},
      {"earned()", "R014", "earned()", "earned"},
      {"earned(1)", "R014", "earned(1)", "earned"},
      {"gate_open(a)", "R014", "gate_open(a)", "gate_open"},
      {"year(1)", "R015", "1", "type.date"},
      {"date(d, 1, 1)", "R015", "d", "type.number"},
      {"date(2023, p, 1)", "R015", "p", "type.number"},
      {"add_months(d, e)", "R015", "e", "type.number"},
      {"days(d, 3)", "R015", "3", "type.date"},
      {"year_fraction(2023, d)", "R015 R015", "2023", "type.date"},
      {"round(b)", "R015", "b", "type.any_number"},
      {"round(d, 1)", "R015", "d", "type.any_number"},
      {"round(e, 0.01)", "R015", "0.01", "type.euros"},
      {"round(n, 0)", "R035", "0", ""},
      {"floor(n, -1)", "R035", "-1", ""},
      {"ceil(e, 0 €)", "R035", "0 €", ""},
      {"min(b, b)", "R015", "b", "type.ordered"},
  };
  check(rows);
}

TEST_CASE("a day that there is not, once for all of a formula") {
  const Row rows[] = {
      {"year(date(2023, 2, 30))", "R073", "date(2023, 2, 30)"},
      {"year(date(2023, 1.5, 1))", "R073", "date(2023, 1.5, 1)"},
      {"year(add_days(2200-12-31, 1))", "R073", "add_days(2200-12-31, 1)"},
      {"year(add_months(2200-12-31, 1 / 2))", "R073", "add_months(2200-12-31, 1 / 2)"},
      {"year_fraction(2023-01-01, 2201)", "R073", "year_fraction(2023-01-01, 2201)"},
      {"year(date(2023, 2, 30)) + year(date(2023, 2, 31))", "R073", "date(2023, 2, 30)"},
      {"if b then year(date(2023, 2, 30)) else hlaf", "R073 R012", "date(2023, 2, 30)"},
  };
  check(rows);
}

TEST_CASE("units and types that do not mix") {
  const Row rows[] = {
      {"p + e", "R011", "p + e", "type.points"},
      {"e - p", "R011", "e - p", "type.euros"},
      {"p + 0", "R011", "p + 0", "?hint.zero_unit"},
      {"0 < e", "R011", "0 < e", "?hint.zero_unit"},
      {"max(0, e)", "R011", "e", "?hint.zero_unit"},
      {"p == e", "R011", "p == e", "type.points"},
      {"n == b", "R011", "n == b", "type.number"},
      {"d == n", "R011", "d == n", "type.date"},
      {"if b then p else e", "R011", "if b then p else e", "type.points"},
      {"if b then 1 else d", "R011", "if b then 1 else d", "type.number"},
      {"min(d, 1)", "R011", "1", "type.date"},
      {"clamp(n, 0 €, 1 €)", "R011", "0 €", "type.number"},
      {"p * p", "R018", "p * p", "type.points"},
      {"e * v", "R018", "e * v", "type.euros"},
      {"p * e", "R018", "p * e", "type.points"},
      {"p / e", "R019", "p / e", "type.points"},
      {"1 / e", "R019", "1 / e", "type.number"},
      {"p / v", "R019", "p / v", "type.points"},
      {"v / p", "R019", "v / p", "type.euros_per_point"},
      {"d + 1", "R015", "d", "type.any_number"},
      {"d - d2", "R015 R015", "d", "type.any_number"},
      {"b + 1", "R015", "b", "type.any_number"},
      {"-b", "R015", "b", "type.any_number"},
      {"-d", "R015", "d", "type.any_number"},
      {"not n", "R015", "n", "type.boolean"},
      {"b and n", "R015", "n", "type.boolean"},
      {"1 or b", "R015", "1", "type.boolean"},
      {"if n then 1 else 2", "R015", "n", "type.boolean"},
      {"b < true", "R015", "b < true", "type.ordered"},
  };
  check(rows);
}

TEST_CASE("an input that may be absent is refused where nothing says that it is there") {
  const Row rows[] = {
      {"on", "R016", "on", "?hint.guard"},
      {"on + 1", "R016", "on", "on"},
      {"if known(od) then on else 0", "R016", "on", "on"},
      {"if known(on) then 0 else on", "R016", "on", "on"},
      {"if not known(on) then on else 0", "R016", "on", "on"},
      {"if known(on) or b then on else 0", "R016", "on", "on"},
      {"if b and not known(on) then 0 else on", "R016", "on", "on"},
      {"on > 3 and known(on)", "R016", "on", "on"},
      {"(on > 3 and known(on)) and b", "R016", "on", "on"},
      {"(on > 3 or not known(on)) or b", "R016", "on", "on"},
      {"known(on) or on > 3", "R016", "on", "on"},
      {"not known(on) and on > 3", "R016", "on", "on"},
      {"(known(on) and on > 3) or on > 2", "R016", "on", "on"},
      {"if on > 3 then 1 else 0", "R016", "on", "on"},
      {"on else on", "R016", "on", "on"},
      {"n else 1", "R033", "n", ""},
      {"half else 1", "R033", "half", ""},
      {"(on + 1) else 1", "R033", "(on + 1)", ""},
      {"on else d", "R015", "d", "type.number"},
      {"op else 0", "R015", "0", "type.points"},
      {"n else hlaf", "R033 R012", "n", ""},
      {"hlaf else hlaf", "R012 R012", "hlaf", "?half"},
      // What a guard with a mistake may have guarded is not told; what no guard could have guarded is.
      {"if hlaf > 1 then on else 0", "R012", "hlaf", "?half"},
      {"hlaf > 1 and on > 2", "R012", "hlaf", "?half"},
      {"if known(hlaf) then on else 0", "R012", "hlaf", "?half"},
      {"if n then on else 0", "R016 R015", "on", "on"},
      {"on + hlaf", "R016 R012", "on", "on"},
      {"max(on, hlaf)", "R016 R012", "on", "on"},
      {"known(n)", "R034", "n", ""},
      {"known(1)", "R034", "1", ""},
      {"known(half)", "R034", "half", ""},
  };
  check(rows);
}

TEST_CASE("earned(), gate_open() and their like are refused outside amounts, notes and deadlines") {
  const Row rows[] = {
      {"earned(a) * v", "R020", "earned(a)", "earned"},
      {"gate_open()", "R020", "gate_open()", "gate_open"},
      {"full(a)", "R020", "full(a)", "full"},
      {"prorated_full(a)", "R020", "prorated_full(a)", "prorated_full"},
      {"rounded(a)", "R020", "rounded(a)", "rounded"},
  };
  check(rows, false);
}

TEST_CASE("length and depth have limits, and the stack none to fear") {
  const auto repeated = [](const std::string& text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
  };
  CHECK(run_formula(repeated("(", 30) + "1" + repeated(")", 30)).shown == "1");
  CHECK(run_formula(repeated("(", 1900) + "1" + repeated(")", 1900)).shown == "R021");
  CHECK(run_formula(repeated("-", 3999) + "1").shown == "R021");
  CHECK(run_formula(repeated("not ", 900) + "b").shown == "R021");
  CHECK(run_formula(repeated("if b then 1 else ", 200) + "1").shown == "R021");
  CHECK(run_formula(repeated("min(1, ", 500) + "1" + repeated(")", 500)).shown == "R021");
  // A long sum makes a deep tree, and definitions that read one another put such trees end to end.
  CHECK(run_formula("1" + repeated(" + 1", 63)).shown == "64");
  CHECK(run_formula("1" + repeated(" + 1", 64)).shown == "R021");
  CHECK(run_formula("1" + repeated(" ", 3999)).shown == "1");
  CHECK(run_formula("1" + repeated(" ", 4000)).shown == "R021");
  CHECK(run_formula(repeated("(", 3000)).shown == "R021");
}

TEST_CASE("the last depth that is taken, and what is pointed at beyond") {
  const auto repeated = [](const std::string& text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
  };
  // A value is three deep (a formula, a `not`, a sign), each parenthesis three more, each sign one: 100 at
  // most.
  const auto nested = [&](int signs) {
    return run_formula(repeated("(", 31) + repeated("-", signs) + "1" + repeated(")", 31));
  };
  CHECK(nested(4).shown == "1");
  CHECK(nested(5).shown == "R021");
  CHECK(nested(5).marked == "1");
  // Of a tree that is too deep, the operation that makes it so; of a text that is too long, all of it.
  const std::string sum = "1" + repeated(" + 1", 64);
  CHECK(run_formula(sum + " + 1").marked == sum);
  const std::string endless = "1" + repeated(" ", 4000);
  CHECK(run_formula(endless).marked == endless);
}

TEST_CASE("what functions of an id take is told") {
  const auto takes = [](const char* formula) {
    const BenchResult result = run_formula(formula);
    REQUIRE(result.diagnostics.all().size() == 1);
    return id_of(result.diagnostics.all()[0].message.args.at(1));
  };
  for (const char* formula : {"earned()", "full(1)", "rounded(a, a)", "prorated_full(a + a)"}) {
    CAPTURE(formula);
    CHECK(takes(formula) == "arguments.one_id");
  }
  CHECK(takes("gate_open(a)") == "arguments.none");
  CHECK(takes("period_from(1)") == "arguments.none");
  CHECK(takes("known(on, od)") == "arguments.one_input");
  CHECK(takes("round(e)") == "arguments.step");
  CHECK(takes("round(1, 2, 3)") == "arguments.rounding");
}

TEST_CASE("words of the language cannot be names") {
  for (const std::string word :
       {"if",        "then",     "else",        "and",       "or",     "not",           "true",
        "false",     "known",    "min",         "max",       "clamp",  "floor",         "ceil",
        "round",     "trunc",    "year",        "date",      "days",   "year_fraction", "add_months",
        "add_years", "add_days", "period_from", "period_to", "earned", "full",          "prorated_full",
        "gate_open", "rounded",  "point",       "points",    "all"}) {
    CAPTURE(word);
    CHECK(is_reserved_word(word));
  }
  for (const std::string word : {"annee", "If", "ifs", "minimum", "fullness", ""})
    CHECK(!is_reserved_word(word));
}

}  // namespace
}  // namespace aci
