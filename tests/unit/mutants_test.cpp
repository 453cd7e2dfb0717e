// The slips tried on a rule file, in its order: what stands there, and what stands there instead.

#include "ruleset/mutants.h"

#include <doctest/doctest.h>

#include "base/iso_date.h"
#include "io/toml_document.h"

namespace aci {
namespace {

Mutants mutants_of(std::string text) {
  Diagnostics diagnostics;
  auto document = parse_toml(add_text("rules.toml", std::move(text)), diagnostics);
  REQUIRE(document);
  return Mutants(*std::move(document));
}

/// "8 → 7; 8 → 9"
std::string slips(std::string text) {
  const Mutants mutants = mutants_of(std::move(text));
  std::string out;
  for (const Mutant& each : mutants.all()) {
    out += (out.empty() ? "" : "; ") + each.before + " → " + each.after;
  }
  return out;
}

std::string in_formula(const std::string& formula) {
  return slips("[definition.d]\nformula = '" + formula + "'\n");
}

TEST_CASE("a number is one step of its last digit away") {
  CHECK(in_formula("8") == "8 → 7; 8 → 9");
  CHECK(in_formula("7.50 €") == "7.50 → 7.49; 7.50 → 7.51");
  CHECK(in_formula("x - (90)") == "90 → 89; 90 → 91");
  CHECK(in_formula("x * 19.05 %") == "19.05 → 19.04; 19.05 → 19.06");
  CHECK(in_formula("x +") == "");
}

TEST_CASE("signs and words have a neighbour") {
  CHECK(in_formula("x == y") == "== → !=");
  CHECK(in_formula("x != y") == "!= → ==");
  CHECK(in_formula("x < y") == "< → <=");
  CHECK(in_formula("x <= y") == "<= → <");
  CHECK(in_formula("x > y") == "> → >=");
  CHECK(in_formula("(x) >= (y)") == ">= → >");
  CHECK(in_formula("x and not y") == "and → or");
  CHECK(in_formula("x or y") == "or → and");
  CHECK(in_formula("min(x, y)") == "min → max");
  CHECK(in_formula("max(x, y)") == "max → min");
  CHECK(in_formula("true") == "true → false");
  CHECK(in_formula("not false") == "false → true");
  CHECK(in_formula("2024-02-29") == "2024-02-29 → 2024-02-28; 2024-02-29 → 2024-03-01");
}

TEST_CASE("a choice has the one behind it, the last one the first") {
  const std::string mode =
      "[input.mode]\n[input.mode.choice.a]\n[input.mode.choice.b]\n[input.mode.choice.c]\n[definition.d]\n";
  CHECK(slips(mode + "formula = 'mode == a'\n") == "a → b; == → !=");
  CHECK(slips(mode + "formula = 'mode == c'\n") == "c → a; == → !=");
}

TEST_CASE("settings are moved too: numbers, dates, what is true or false") {
  CHECK(slips("[exemption.e]\nmissing = 2\n") == "2 → 1; 2 → 3");
  CHECK(slips("[exemption.e]\nmissing = -0.5\n") == "-0.5 → -0.6; -0.5 → -0.4");
  CHECK(slips("[exemption.e]\nmissing = 1_000\n") == "1_000 → 999; 1_000 → 1001");
  CHECK(slips("[exemption.e]\nmissing = 1e3\n") == "");
  CHECK(slips("[exemption.e]\nmissing = 'deux'\n") == "");
  CHECK(slips("[indicator.i]\ncumulate = true\n") == "true → false");
  CHECK(slips("[indicator.i]\ncumulate = false\n") == "false → true");
  CHECK(slips("[parameter.p]\nvalues = [{ from = 2024-12-31, value = '2' }]\n") ==
        "2024-12-31 → 2024-12-30; 2024-12-31 → 2025-01-01; 2 → 1; 2 → 3");
  // Dates end somewhere.
  CHECK(slips("[parameter.p]\nvalues = [{ from = 2200-12-31, value = 'x' }]\n") == "2200-12-31 → 2200-12-30");
  CHECK(slips("[parameter.p]\nvalues = [{ from = 1900-01-01, value = 'x' }]\n") == "1900-01-01 → 1900-01-02");
  CHECK(slips("[rounding]\nmode = 'ceil'\n") == "ceil → half_up; ceil → floor; ceil → trunc");
  CHECK(slips("[agreement.period]\nfrom = 'date(annee, 7, 1)'\n") == "7 → 6; 7 → 8; 1 → 0; 1 → 2");
}

TEST_CASE("a list of words is no list of formulas") {
  CHECK(slips("[gate]\nclasses = ['3', 'a > b']\n") == "");
  CHECK(slips("[table.t]\nby = ['a > b', 3]\n") == "> → >=");
}

TEST_CASE("the bounds of an input are an agreement's when a source says so") {
  CHECK(slips("[input.i]\nmin = 0\nmax = 9\ndecimals = 2\n") == "2 → 1; 2 → 3");
  CHECK(slips("[input.i]\nmax = 9\nsource = 's'\n") == "9 → 8; 9 → 10");
  CHECK(slips("[input.i]\nplausible = { from = 1, to = 2 }\n") == "");
}

TEST_CASE("rows move where they begin and what they say; of a slice the bound is of both") {
  const std::string rows = "least = '1 €'\n'>= 40' = 'x'\n'> y + 2' = { refused = { fr = '3', en = '3' } }\n";
  const std::string cells = "1 → 0; 1 → 2; ";
  CHECK(slips("[table.t.rows]\n" + rows) == cells + ">= → >; 40 → 39; 40 → 41; > → >=; 2 → 1; 2 → 3");
  CHECK(slips("[scale.t.rows]\n" + rows) == cells + "40 → 39; 40 → 41; 2 → 1; 2 → 3");
  CHECK(slips("[table.t.rows.least]\n'> 5' = '6'\n") == "> → >=; 5 → 4; 5 → 6; 6 → 5; 6 → 7");
  CHECK(slips("[table.t.rows]\n'> 5 +' = 'x'\n") == "> → >=");
  CHECK(slips("[table.t]\nby = ['x + 1', 'y']\n") == "1 → 0; 1 → 2");
}

TEST_CASE("what is said to be untested, or of a reading, goes with each slip") {
  const Mutants mutants = mutants_of(
      "[note.n]\nuntested = 'rien'\nwhen = 'x > y'\n[note.m]\nwhen = 'x > y'\n"
      "[note.m.reading.autre]\nwhen = 'x < y'\n[input.i]\ndefault = 1\n");
  REQUIRE(mutants.all().size() == 5);
  CHECK(mutants.all()[0].untested == "rien");
  CHECK(mutants.all()[0].reading == "");
  CHECK(mutants.all()[1].untested == "");
  CHECK(mutants.all()[2].reading == "autre");
  CHECK_FALSE(mutants.all()[2].of_input);
  CHECK(mutants.all()[3].of_input);
}

TEST_CASE("a slip points at what it changes, and at no more") {
  const Mutants mutants = mutants_of(
      "[definition.d]\nformula = 'min(x, 2.5) >= 3 and (mode == a) or jour > 2024-01-01'\n"
      "[input.mode.choice.a]\n[input.mode.choice.b]\n[table.t]\nby = ['12 * x']\n[table.t.rows]\n"
      "'> 40' = '7 €'\n[exemption.e]\nmissing = 2\n[rounding]\nmode = 'ceil'\n");
  std::string told;
  for (const Mutant& each : mutants.all()) {
    const std::string at(each.at.text());
    CHECK((at == each.before || at == "'" + each.before + "'"));
    told += std::to_string(each.at.position().line) + ":" + std::to_string(each.at.position().column) + " " +
            each.before + " → " + each.after + "\n";
  }
  CHECK(told ==
        "2:42 a → b\n"
        "2:19 2.5 → 2.4\n"
        "2:19 2.5 → 2.6\n"
        "2:12 min → max\n"
        "2:27 3 → 2\n"
        "2:27 3 → 4\n"
        "2:24 >= → >\n"
        "2:39 == → !=\n"
        "2:29 and → or\n"
        "2:55 2024-01-01 → 2023-12-31\n"
        "2:55 2024-01-01 → 2024-01-02\n"
        "2:53 > → >=\n"
        "2:45 or → and\n"
        "6:8 12 → 11\n"
        "6:8 12 → 13\n"
        "8:2 > → >=\n"
        "8:4 40 → 39\n"
        "8:4 40 → 41\n"
        "8:11 7 → 6\n"
        "8:11 7 → 8\n"
        "10:11 2 → 1\n"
        "10:11 2 → 3\n"
        "12:8 ceil → half_up\n"
        "12:8 ceil → floor\n"
        "12:8 ceil → trunc\n");
}

TEST_CASE("slips of inputs are told as such, those of what reads them are not") {
  const Mutants mutants = mutants_of(
      "[input.i]\nsource = 's'\nmin = 1\nmax = 9\ndefault = 5\nrequired_when = 'x > 2'\n"
      "[parameter.input]\nvalues = [{ from = 2024-01-01, value = '3' }]\n[exemption.e]\nmissing = 4\n");
  std::string told;
  for (const Mutant& each : mutants.all()) {
    if (each.of_input) told += each.before + " → " + each.after + "; ";
  }
  CHECK(told == "1 → 0; 1 → 2; 9 → 8; 9 → 10; 5 → 4; 5 → 6; ");
}

TEST_CASE("one slip at a time stands in the document, keys of rows included") {
  Mutants mutants = mutants_of("[table.t.rows]\n'> 5' = '6'\n");
  const auto row = [&](std::size_t slip) {
    const Member& found = mutants.with(slip).root.find("table")->find("t")->find("rows")->members.at(0);
    return found.key + ": " + found.value.text;
  };
  CHECK(row(0) == ">= 5: 6");
  CHECK(row(1) == "> 4: 6");
  CHECK(row(3) == "> 5: 5");
  CHECK(row(2) == "> 6: 6");
  CHECK(row(4) == "> 5: 7");
}

TEST_CASE("what is true or false slips to the other in the document") {
  Mutants mutants = mutants_of("[indicator.i]\ncumulate = true\n[indicator.j]\ncumulate = false\n");
  const auto cumulates = [&](std::size_t slip, const char* id) {
    return mutants.with(slip).root.find("indicator")->find(id)->find("cumulate")->boolean;
  };
  REQUIRE(mutants.all().size() == 2);
  CHECK_FALSE(cumulates(0, "i"));
  CHECK_FALSE(cumulates(0, "j"));
  CHECK(cumulates(1, "i"));
  CHECK(cumulates(1, "j"));
}

TEST_CASE("a date that slips is another date in the document") {
  Mutants mutants = mutants_of("[parameter.p]\nvalues = [{ from = 2024-12-31, value = 'x' }]\n");
  const auto from = [&](std::size_t slip) {
    const Node* values = mutants.with(slip).root.find("parameter")->find("p")->find("values");
    return to_iso(values->items.at(0).find("from")->date);
  };
  REQUIRE(mutants.all().size() == 2);
  CHECK(from(0) == "2024-12-30");
  CHECK(from(1) == "2025-01-01");
}

}  // namespace
}  // namespace aci
