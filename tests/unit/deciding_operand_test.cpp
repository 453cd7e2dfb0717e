// What decides a number, seen through the factors of an amount and the pieces of an attainment.
#include "engine/deciding_operand.h"

#include <doctest/doctest.h>

#include "base/decimal.h"
#include "engine/amount_factors.h"
#include "engine/attainment_pieces.h"
#include "support/formula_rules.h"
#include "support/loading.h"
#include "support/rendering.h"

namespace aci {
namespace {

/// "1 × (x=6 − y=4)": the factors of the amount `base`, by the labels of what they name; "-" without any.
std::string factors_of(const std::string& formula, const std::string& more = "") {
  const auto plan = test::plan_of(formula_rules(formula));
  const Assessment assessment =
      test::assess(plan, std::string("nom = \"N\"\nannee = 2024\nx = 6\ny = 4\nz = -2\npart = 0.5\nb "
                                     "= true\nd = 2024-01-01\ne = 2024-03-01\n") +
                             more);
  const auto factors = amount_factors(assessment, 0);
  if (!factors) return "-";
  std::string out;
  for (const Factor& factor : *factors) {
    out += out.empty() ? "" : " * ";
    for (std::size_t i = 0; i < factor.size(); ++i) {
      const NamedValue& term = factor[i];
      out += term.less ? " - " : i > 0 ? " + " : "";
      out += term.label.fr + (term.label.fr.empty() ? "" : "=") + to_decimal(term.value.value, 0, 6).text;
    }
  }
  return out;
}

TEST_CASE("an amount is a product of sums, each term with its sign; what decides a branch is not shown") {
  CHECK(factors_of("x * y") == "1 * x=6 * y=4");
  CHECK(factors_of("x - y") == "1 * x=6 - y=4");
  CHECK(factors_of("x - (y - z)") == "1 * x=6 - y=4 + z=-2");
  CHECK(factors_of("x - (y + z)") == "1 * x=6 - y=4 - z=-2");
  CHECK(factors_of("x + (y - z)") == "1 * x=6 + y=4 - z=-2");
  CHECK(factors_of("max(x, y)") == "1 * x=6");
  CHECK(factors_of("min(x, y)") == "1 * y=4");
  CHECK(factors_of("if b then x else y") == "1 * x=6");
  CHECK(factors_of("if not b then x else y") == "1 * y=4");
  CHECK(factors_of("o else x") == "1 * x=6");
}

TEST_CASE(
    "of two that are equal, what is counted is told, as rules write it: min(limit, count), max(count, "
    "floor)") {
  CHECK(factors_of("max(x, y + 2)") == "1 * x=6");
  CHECK(factors_of("max(y + 2, x)") == "1 * y=4 + 2");
  CHECK(factors_of("min(x, y + 2)") == "1 * y=4 + 2");
  CHECK(factors_of("min(y + 2, x)") == "1 * x=6");
}

TEST_CASE("a condition decides by all that it reads") {
  CHECK(factors_of("if known(o) then x else y") == "1 * y=4");
  CHECK(factors_of("if not known(o) then x else y") == "1 * x=6");
  CHECK(factors_of("if known(o) then x else y", "o = 3\n") == "1 * x=6");
  CHECK(factors_of("if not known(o) then x else y", "o = 3\n") == "1 * y=4");
  CHECK(factors_of("if known(o) == b then x else y", "o = 3\n") == "1 * x=6");
  CHECK(factors_of("if known(o) == b then x else y") == "1 * y=4");
  CHECK(factors_of("if known(o) or b then x else y") == "1 * x=6");
  CHECK(factors_of("if b and known(o) then x else y") == "1 * y=4");
  CHECK(factors_of("if b and x > 5 then x else y") == "1 * x=6");
  CHECK(factors_of("if b and x > 6 then x else y") == "1 * y=4");
  CHECK(factors_of("if not b or x > 6 then x else y") == "1 * y=4");
  CHECK(factors_of("if not b or x == 6 then x else y") == "1 * x=6");
  CHECK(factors_of("if year(d) == 2024 then x else y") == "1 * x=6");
  CHECK(factors_of("if days(d, e) > 60 then x else y") == "1 * y=4");
  CHECK(factors_of("if (if b then x else y) == 6 then y else x") == "1 * y=4");
}

TEST_CASE("an amount that a rounding or a quotient makes is no product") {
  CHECK(factors_of("round(x / 4)") == "-");
  CHECK(factors_of("trunc(x / 2)") == "-");
  CHECK(factors_of("x / y") == "-");
  CHECK(factors_of("(x / y) * y") == "-");
  CHECK(factors_of("y * (x / y)") == "-");
  CHECK(factors_of("x + y * z") == "-");
}

std::optional<AttainmentPieces> pieces(const std::string& attainment, const Assessment** kept = nullptr) {
  static std::optional<Assessment> assessment;
  std::string rules = test::replaced(test::kSmallAgreement, "attainment = \"min(1, reunions / 3)\"",
                                     "attainment = \"" + attainment + "\"");
  rules = test::replaced(rules, "[input.avance_versee]",
                         "[input.ateliers]\ntype = \"count\"\nmax = 100\noptional = true\n"
                         "label = { fr = \"Ateliers\", en = \"Workshops\" }\n[input.avance_versee]");
  assessment =
      test::assess(test::plan_of(rules),
                   "nom = \"N\"\nannee = 2024\nateliers = 2\n[acces]\nouvert_samedi = true\n[equipe]\n"
                   "reunions = 3\nformations = 8\n");
  if (kept != nullptr) *kept = &*assessment;
  return attainment_pieces(*assessment, assessment->plan->indicator(1).attainment);
}

TEST_CASE("a count is found behind a rounding, a neutral factor, a default, and the branch taken") {
  struct Row {
    const char* attainment;
    const char* input;
    const char* counted;
    const char* asked;
  };
  const Row rows[] = {
      {"min(1, reunions / 9)", "reunions", "3", "9"},
      {"min(reunions / 9, 1)", "reunions", "3", "9"},
      {"min(1, round(reunions) / 9)", "reunions", "3", "9"},
      {"min(1, trunc(reunions) / 9)", "reunions", "3", "9"},
      {"min(1, reunions * (if ouvert_samedi then 1 else 2) / 9)", "reunions", "3", "9"},
      {"min(1, (if ouvert_samedi then 1 else 2) * reunions / 9)", "reunions", "3", "9"},
      {"min(1, min(reunions, formations) / 9)", "reunions", "3", "9"},
      {"min(1, max(reunions, formations) / 9)", "formations", "8", "9"},
      {"min(1, (ateliers else reunions) / 9)", "ateliers", "2", "9"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.attainment);
    const Assessment* assessment = nullptr;
    const auto found = pieces(row.attainment, &assessment);
    REQUIRE(found);
    CHECK(assessment->rules().inputs[found->count].id == row.input);
    CHECK_FALSE(found->base);
    CHECK(found->counted == exact(row.counted));
    CHECK(found->asked == exact(row.asked));
  }
}

TEST_CASE("a rate is a count of one input over another, no other quotient") {
  const Assessment* assessment = nullptr;
  const auto found = pieces("min(1, reunions / max(1, formations) / 50 %)", &assessment);
  REQUIRE(found);
  CHECK(assessment->rules().inputs[found->count].id == "reunions");
  REQUIRE(found->base);
  CHECK(assessment->rules().inputs[*found->base].id == "formations");
  CHECK(found->counted == exact("3"));
  CHECK(found->of == exact("8"));
  CHECK(found->rate == exact("0.375"));
  CHECK(found->asked == exact("0.5"));
  CHECK_FALSE(pieces("min(1, (reunions + 1) / max(1, formations) / 75 %)"));
  CHECK_FALSE(pieces("min(1, reunions / (formations + 1) / 75 %)"));
  CHECK_FALSE(pieces("min(1, 2 * reunions / 9)"));
  CHECK_FALSE(pieces("min(1, (reunions + 1) / 9)"));
  CHECK_FALSE(pieces("min(1, reunions / 3)"));  // In full.
  CHECK_FALSE(pieces("min(1, 10 % * reunions)"));
}

}  // namespace
}  // namespace aci
