// Tables and scales: which row, which slices, which date, who is refused. The figures are added up by hand.
#include <doctest/doctest.h>

#include <string>

#include "base/decimal.h"
#include "engine/evaluate.h"
#include "io/structure_file.h"
#include "io/toml_document.h"
#include "support/rendering.h"
#include "support/table_rules.h"

using namespace aci;
using test::replaced;

namespace {

std::string structure(const char* year, const char* population, const char* rank) {
  return std::string("annee = ") + year + "\nnom = \"M\"\npopulation = " + population + "\nrang = " + rank +
         "\n";
}

std::string total(const std::shared_ptr<const Plan>& plan, const std::string& text) {
  const Assessment found = test::assess(plan, text);
  return to_fraction(found.amount(AmountRole::total)->euros());
}

bool refused(const std::shared_ptr<const Plan>& plan, const std::string& text) {
  Diagnostics diagnostics;
  const auto document = parse_toml(add_text("s.toml", text), diagnostics);
  struct None final : OtherInputs {
    bool knows(std::string_view) override { return false; }
  } none;
  const auto inputs = read_structure(*document, {}, *plan, none, diagnostics);
  REQUIRE(inputs);
  return !evaluate(plan, *inputs).assessment;
}

}  // namespace

TEST_CASE("a structure falls in the last row that has begun, on each side of each bound") {
  const auto plan = test::plan_of(test::kTableRules);
  struct Row {
    const char* population;
    const char* total;  // Running costs + aid + 9 500 € (second year of contract, 2 000 heads and more).
  };
  const Row rows[] = {
      {"39999", "158999/2"},   // 50 000 + 19 999.50 + 9 500 = 79 499.50
      {"40000", "89500"},      // 60 000 + 20 000 + 9 500
      {"80000", "109500"},     // 60 000 + 40 000 + 9 500
      {"80001", "249001/2"},   // 75 000 + 40 000.50 + 9 500 = 124 500.50
      {"100000", "134500"},    // 75 000 + 50 000 + 9 500
      {"100001", "672501/5"},  // 75 000 + 50 000.20 + 9 500 = 134 500.20
      {"175000", "149500"},    // 75 000 + 50 000 + 15 000 + 9 500
      {"175001", "822501/5"},  // 90 000 + 65 000.20 + 9 500 = 164 500.20
      {"2000", "60500"},       // 50 000 + 1 000 + 9 500
      {"1999", "119999/2"},    // 50 000 + 999.50 + 9 000 = 59 999.50
      {"0", "59000"},          // 50 000 + 0 + 9 000
  };
  for (const Row& row : rows) {
    CAPTURE(row.population);
    CHECK(total(plan, structure("2024", row.population, "2")) == row.total);
  }
}

TEST_CASE("dated rows are read on 1 January of the exercise") {
  const auto plan = test::plan_of(test::kTableRules);
  // 50 000 + 5 000 + the first year at 10 000 heads: 12 000 €, until the exercise of 2026 reads those of July
  // 2025.
  CHECK(total(plan, structure("2024", "10000", "1")) == "67000");
  CHECK(total(plan, structure("2025", "10000", "1")) == "67000");
  CHECK(total(plan, structure("2026", "10000", "1")) == "69000");
  CHECK(total(plan, structure("2026", "10000", "2")) == "64900");
}

TEST_CASE("a refused cell is a constraint, at the input that the rows are about") {
  const auto plan = test::plan_of(test::kTableRules);
  REQUIRE(plan->rules->constraints.size() == 1);
  const Constraint& refusal = plan->rules->constraints.front();
  CHECK(refusal.input == "rang");
  CHECK(refusal.is_error);
  CHECK(refusal.label.en == "too small for a first year");
}

TEST_CASE("what is wrong with rows is told once, on the row") {
  const auto codes = [](std::string_view from, std::string_view to) {
    return test::rule_codes(replaced(test::kTableRules, from, to));
  };
  CHECK(test::rule_codes(test::kTableRules).empty());
  CHECK(codes("\"> 80000\"", "\"> 40000\"") == "");       // ">= 40000" is then one value: a row all the same.
  CHECK(codes("\"> 80000\"", "\">= 40001\"") == "");      //
  CHECK(codes("\"> 80000\"", "\">= 39000\"") == "R145");  // Out of order.
  CHECK(codes("\"> 175000\"", "\"> 1000000\"") == "R147");      // Never reached.
  CHECK(codes("\">= 40000\"", "\"> 39999\"") == "");            // The same bound, of whole numbers.
  CHECK(codes("\"> 175000\"", "\"< 175000\"") == "R133");       // Rows say where they begin.
  CHECK(codes("\"75000 €\"", "\"75000\"") == "R015");           // Another unit.
  CHECK(codes("\"75000 €\"", "\"60000 €\"") == "R148");         // Said twice.
  CHECK(codes("\"> palier\"", "\"> palier * 20\"") == "R147");  // A bound may be a formula.
  // Of each axis, under each row of the one before.
  CHECK(codes("\">= 1000\"   = \"12000 €\"", "\"> 1000000\" = \"12000 €\"") == "R147");
  CHECK(codes("\">= 2000\"   = \"9500 €\"", "\"> 1000000\" = \"9500 €\"") == "R147");
  CHECK(codes("by     = [\"population\"]", "by     = [\"nom\"]") == "R044");
  CHECK(codes("by     = [\"population\"]", "by     = []") == "R134");
  CHECK(codes("by     = [\"population\"]", "by     = \"population\"") == "R134");
  CHECK(codes("by     = [\"population\"]", "by     = [\"rang\", \"rang\", \"rang\"]") == "R134");
  CHECK(codes("by     = [\"population\"]", "by     = [3]") == "R004");
  CHECK(codes("\"> 80000\"", "\"> 80000 +\"") == "R010");
  CHECK(codes("  \"least\"    = \"50000 €\"", "  \"> 5 +\" = \"1 €\"\n  \"least\" = \"50000 €\"") == "R010");
  CHECK(codes("\"> 80000\"", "\"a{\"") == "R133");
  CHECK(codes("\"> 80000\"", "\"a-1\"") == "R133");
  CHECK(codes("of     = \"population\"", "of     = \"population - 5\"") == "R149");
  CHECK(codes("from.2025-07-01", "from.2023-07-01").find("R037") != std::string::npos);
}

TEST_CASE("a row that nobody reaches is told, at the very limit of what the axis takes") {
  const auto codes = [](const char* from, const char* to) {
    return test::rule_codes(replaced(test::kTableRules, from, to));
  };
  CHECK(codes("\"> 175000\"", "\">= 1000000\"") == "");
  CHECK(codes("\"> 175000\"", "\"> 999999\"") == "");
  CHECK(codes("\"> 175000\"", "\">= 1000001\"") == "R147");
  CHECK(codes("\">= 40000\"", "\">= 0\"") == "R147");  // The least row is then of nobody.
  CHECK(codes("\">= 40000\"", "\"> 0\"") == "");
  CHECK(codes("\"> palier\"", "\">= 0\"") == "R025 R147");  // So of two rows; then nothing reads `palier`.
  CHECK(codes("\"> palier\"", "\"> 0\"") == "R025");
  // Of values with decimals, a bound alone may be a row.
  const std::string share =
      replaced(replaced(test::kTableRules, "type  = \"count\"", "type  = \"decimal\"\nmin   = 0"),
               "\"> 175000\"", "\"> 1000000\"");
  CHECK(test::rule_codes(share) == "R147");
  CHECK(test::rule_codes(replaced(share, "\"> 1000000\"", "\">= 1000000\"")) == "");
  CHECK(test::rule_codes(replaced(share, "\"> 1000000\"", "\"> 80000.0\"")) == "R145");
  CHECK(test::rule_codes(
            replaced(replaced(share, "\"> 1000000\"", "\"> 200000\""), "\"> 80000\"", "\"> 40000\"")) == "");
  CHECK(test::rule_codes(replaced(replaced(share, "\"> 1000000\"", "\"> 200000\""), "\">= 40000\"",
                                  "\">= 0\"")) == "R147");
  CHECK(test::rule_codes(
            replaced(replaced(share, "\"> 1000000\"", "\"> 200000\""), "\">= 40000\"", "\"> 0\"")) == "");
}

TEST_CASE("a refusal is at the input that a definition of the axis reads") {
  const std::string rules = replaced(test::kTableRules, "by     = [\"rang\", \"population\"]",
                                     "by     = [\"1 * premier + 0 * palier\", \"population\"]");
  const auto plan = test::plan_of(replaced(rules, "[scale.aide]",
                                           "[definition.premier]\nformula = \"zero + "
                                           "rang\"\n[definition.zero]\nformula = \"0 + 0\"\n[scale.aide]"));
  REQUIRE(plan->rules->constraints.size() == 1);
  CHECK(plan->rules->constraints.front().input == "rang");
}

TEST_CASE("a refusal is at the input that is read first, whatever parameters stand before it") {
  // The first definition of the file reads another input.
  const std::string rules = replaced(
      replaced(test::kTableRules, "by     = [\"rang\", \"population\"]",
               "by     = [\"0 * palier + rang\", \"population\"]"),
      "[table.fonctionnement]", "[definition.taille]\nformula = \"population + 0\"\n[table.fonctionnement]");
  const auto plan = test::plan_of(rules);
  REQUIRE(plan->rules->constraints.size() == 1);
  CHECK(plan->rules->constraints.front().input == "rang");
}

TEST_CASE("rows dated on 1 January hold from that very exercise") {
  const auto plan = test::plan_of(replaced(test::kTableRules, "2025-07-01", "2025-01-01"));
  CHECK(total(plan, structure("2024", "10000", "1")) == "67000");
  CHECK(total(plan, structure("2025", "10000", "1")) == "69000");
}

TEST_CASE("a table without rows, and dates that are none, are told") {
  const auto codes = [](const char* from, const char* to) {
    return test::rule_codes(replaced(test::kTableRules, from, to));
  };
  CHECK(codes("  \"least\"    = \"0.50 €\"\n  \"> palier\" = \"0.20 €\"\n", "") == "R003");
  CHECK(codes("[table.table_rang.from.2025-07-01]\n  source = \"texte p. 4\"", "[table.table_rang.from.x]\n")
            .find("R139") != std::string::npos);
  CHECK(codes("[table.table_rang.from.2025-07-01]\n",
              "[table.table_rang.from]\n2025-09-01 = 5\n[table.table_rang.from.2025-07-01]\n")
            .find("R004") != std::string::npos);
}

TEST_CASE("who falls in a refused cell is refused, and nobody else") {
  constexpr const char* kRefused = "{ refused = { fr = \"non\", en = \"no\" } }";
  const auto plan = [&](const char* row) {
    const std::string from(row);
    return test::plan_of(
        replaced(test::kTableRules, from, from.substr(0, from.find('=', from.find('"', 1)) + 2) + kRefused));
  };
  const auto of = [](const std::shared_ptr<const Plan>& rules, const char* population,
                     const char* rank = "2") { return refused(rules, structure("2024", population, rank)); };
  const auto middle = plan("\"> 80000\"  = \"75000 €\"");
  CHECK_FALSE(of(middle, "80000"));
  CHECK(of(middle, "80001"));
  CHECK(of(middle, "175000"));
  CHECK_FALSE(of(middle, "175001"));
  const auto last = plan("\"> 175000\" = \"90000 €\"");
  CHECK_FALSE(of(last, "175000"));
  CHECK(of(last, "175001"));
  const auto first = test::plan_of(test::kTableRules);
  CHECK(of(first, "999", "1"));
  CHECK_FALSE(of(first, "1000", "1"));
  CHECK_FALSE(of(first, "999", "2"));
  CHECK_FALSE(refused(first, structure("2026", "999", "1")));  // The rows of July 2025 refuse nobody.
  const auto second = plan("\">= 2000\"   = \"9500 €\"");
  CHECK(of(second, "2000", "2"));
  CHECK(of(second, "2000", "20"));
  CHECK_FALSE(of(second, "1999", "2"));
  CHECK_FALSE(of(second, "2000", "1"));
}

TEST_CASE("an axis may be of dates") {
  const std::string rules = replaced(
      replaced(
          test::kTableRules, "[input.rang]",
          "[input.jour]\nlabel = { fr = \"Jour\", en = \"Day\" }\ntype = \"date\"\n[table.du_jour]\nby = "
          "[\"jour\"]\nlabel = { fr = \"J\", en = \"D\" }\nsource = \"texte\"\n[table.du_jour.rows]\nleast = "
          "\"1 €\"\n\"> 2024-06-30\" = \"3 €\"\n\">= 2024-12-31\" = \"5 €\"\n[input.rang]"),
      "fonctionnement + aide + table_rang", "du_jour + 0 * (fonctionnement + aide + table_rang)");
  const auto plan = test::plan_of(rules);
  const auto on = [&](const char* day) {
    return total(plan, structure("2024", "2000", "2") + "jour = " + day + "\n");
  };
  CHECK(on("2024-06-30") == "1");
  CHECK(on("2024-07-01") == "3");
  CHECK(on("2024-12-30") == "3");
  CHECK(on("2024-12-31") == "5");
  CHECK(test::rule_codes(replaced(rules, "> 2024-06-30", "> 2025-06-30")) == "R145");
}

TEST_CASE("another reading of a table says the same kind of thing; rows may stand for dated ones") {
  const auto of = [&](const char* table, const char* before, const std::string& rows) {
    return test::rule_codes(replaced(
        replaced(test::kTableRules, before,
                 std::string("[table.") + table + ".reading.autre]\nlabel = { fr = \"a\", en = \"a\" }\n" +
                     rows + before),
        std::string("[table.") + table + "]\n",
        std::string("[table.") + table + "]\nverified = false\nnote = { fr = \"n\", en = \"n\" }\n"));
  };
  CHECK(of("fonctionnement", "[parameter.palier]",
           "rows = { least = \"50000 €\", \"> 7\" = \"60000 €\" }\n") == "");
  CHECK(of("fonctionnement", "[parameter.palier]", "rows = { least = \"50000\", \"> 7\" = \"60000\" }\n") ==
        "R015");
  CHECK(of("fonctionnement", "[parameter.palier]", "rows = { least = \"50000 €\", \"> 7\" = \"nul\" }\n") ==
        "R012");
  CHECK(of("table_rang", "[amount.frais]", "rows.least = { least = \"1 €\" }\n") == "");
}

TEST_CASE("the period of an exercise reads no table that is dated by it") {
  const auto codes = [](const char* from) {
    const std::string rules = replaced(test::kTableRules, "unit        = \"euros\"\n",
                                       std::string("unit = \"euros\"\nperiod = { from = \"") + from +
                                           "\", to = \"date(annee, 12, 31)\" }\n");
    return test::rule_codes(replaced(
        rules, "[scale.aide]",
        "[table.mois]\nby = [\"rang\"]\nlabel = { fr = \"m\", en = \"m\" "
        "}\n[table.mois.from.2024-01-01]\nsource = \"texte\"\n[table.mois.from.2024-01-01.rows]\nleast = "
        "\"1\"\n\"> 2\" = \"2\"\n[scale.aide]"));
  };
  CHECK(codes("date(annee, mois, 1)") == "R125");
  CHECK(codes("date(annee, 1, 1)") == "R025");  // Of a table that nothing reads.
}
