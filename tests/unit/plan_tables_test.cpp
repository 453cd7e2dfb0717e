// Tables and scales: which row, which slices, which date, who is refused. The figures are added up by hand.
#include <doctest/doctest.h>

#include <string>

#include "base/decimal.h"
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
  CHECK(codes("by     = [\"population\"]", "by     = [\"nom\"]") == "R044");
  CHECK(codes("by     = [\"population\"]", "by     = []") == "R134");
  CHECK(codes("of     = \"population\"", "of     = \"population - 5\"") == "R149");
  CHECK(codes("from.2025-07-01", "from.2023-07-01").find("R037") != std::string::npos);
}
