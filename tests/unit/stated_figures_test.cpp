#include "study/stated_figures.h"

#include <doctest/doctest.h>

#include "support/loading.h"
#include "support/rendering.h"
#include "support/small_rules.h"

namespace aci::test {
namespace {

/// What a statement of one line in euros, or in points, is understood as: "indicator 0 100/3", or the codes.
std::string understood(const Assessment& assessment, const std::string& name, bool in_euros = true) {
  StatedLine line;
  line.name = name;
  (in_euros ? line.euros : line.points) = StatedNumber{Rational(1), Place()};
  Diagnostics diagnostics;
  const auto found = stated_figures({line}, assessment, diagnostics);
  if (found.empty()) {
    const auto& remark = diagnostics.all().front();
    return remark.code() + (remark.hint ? " " + std::get<std::string>(remark.hint->args.front()) : "");
  }
  CHECK(found.front().stated == Rational(1));
  static constexpr const char* kKinds[] = {"indicator", "class", "amount", "advance"};
  const FigureName& figure = found.front().figure;
  return kKinds[static_cast<std::size_t>(figure.kind)] + std::string(" ") + std::to_string(figure.index);
}

TEST_CASE("a figure is called by its id, a label, its role, or a part of five letters that no other has") {
  struct Row {
    const char* name;
    const char* figure;
  };
  const Row rows[] = {
      {"accueil", "indicator 0"},
      {"Case reviews", "indicator 1"},
      {"CONCERTATION", "indicator 1"},
      {"optional", "class 1"},
      {"Prérequis", "class 0"},
      {"base", "amount 0"},
      {"Points en euros", "amount 0"},
      {"total", "amount 2"},
      {"balance", "amount 4"},
      {"advance", "amount 3"},
      {"avance", "amount 3"},
      {"accue", "indicator 0"},
      {"accu", "D047"},
      {"concert", "indicator 1"},
      {"ation", "D047"},  // Of a formation as of a concertation.
      {"accuiel", "D047 accueil"},
      {"Pirnts en euros", "D047 Points en euros"},
      {"rien de tel", "D047"},
  };
  const Assessment assessment = assess(plan_of(kSmallAgreement), kSmallStructure);
  for (const Row& row : rows) {
    CAPTURE(std::string(row.name));
    CHECK(understood(assessment, row.name) == std::string(row.figure));
  }
}

TEST_CASE("the balance is called so, and a class by its id, whatever their labels are") {
  const auto plan =
      plan_of(replaced(kSmallAgreement, "[amount.solde]\nlabel   = { fr = \"Solde\", en = \"Balance\" }",
                       "[amount.reste]\nlabel   = { fr = \"Reste\", en = \"Rest\" }"));
  const Assessment assessment = assess(plan, kSmallStructure);
  CHECK(understood(assessment, "solde") == "amount 4");
  CHECK(understood(assessment, "balance") == "amount 4");
  CHECK(understood(assess(plan_of(kSmallRules), "annee = 2024\nhours = 8\n"), "all_of_it") == "class 0");
}

TEST_CASE("an advance is called so, whatever the rules call it") {
  const std::string_view stated = "[amount.avance]\nlabel   = { fr = \"Avance\", en = \"Advance\" }";
  const auto plan = plan_of(replaced(kSmallAgreement, stated,
                                     "[amount.acompte]\nlabel = { fr = \"Acompte\", en = \"Paid first\" }"));
  const Assessment assessment = assess(plan, kSmallStructure);
  CHECK(understood(assessment, "Acompte") == "amount 3");
  CHECK(understood(assessment, "avance") == "advance 0");
  CHECK(understood(assessment, "Advance") == "advance 0");
  CHECK(understood(assessment, "avance", false) == "D048");
  // Half of 300 points at 7 €.
  const auto advance = stated_amount(AmountRole::advance, Rational(1000), assessment);
  REQUIRE(advance);
  CHECK(advance->computed == Rational(1050));
  CHECK(advance->difference() == Rational(-50));
}

TEST_CASE("amounts and advances have no points, and no figure of rules in euros has") {
  const Assessment assessment = assess(plan_of(kSmallAgreement), kSmallStructure);
  CHECK(understood(assessment, "accueil", false) == "indicator 0");
  CHECK(understood(assessment, "optional", false) == "class 1");
  CHECK(understood(assessment, "total", false) == "D048");
  CHECK(understood(assessment, "avance", false) == "D048");
  const Assessment in_euros =
      assess(plan_in("tests/rulesets/choices.toml"),
             "nom = \"A\"\nannee = 2024\noption = \"mi_temps\"\nannees_de_contrat = 1\n");
  CHECK(understood(in_euros, "assistant", false) == "D048");
  CHECK(understood(in_euros, "aide", false) == "D048");
  CHECK(understood(in_euros, "assistant") == "indicator 0");
}

TEST_CASE("a balance is called so, whatever the rules call it; a class by its id, the first one too") {
  const auto plan =
      plan_of(replaced(kSmallAgreement, "[amount.solde]\nlabel   = { fr = \"Solde\", en = \"Balance\" }",
                       "[amount.reste]\nlabel   = { fr = \"Reste à verser\", en = \"Left to pay\" }"));
  const Assessment assessment = assess(plan, kSmallStructure);
  CHECK(understood(assessment, "reste") == "amount 4");
  CHECK(understood(assessment, "solde") == "amount 4");
  CHECK(understood(assessment, "Balance") == "amount 4");
  const Assessment of_one_class = assess(plan_of(kSmallRules), "annee = 2024\nhours = 8\n");
  CHECK(understood(of_one_class, "all_of_it") == "class 0");
}

TEST_CASE("without advances and a balance, no figure is called so") {
  const Assessment assessment = assess(plan_of(kSmallRules), "annee = 2024\nhours = 8\n");
  CHECK(understood(assessment, "avance") == "D047");
  CHECK(understood(assessment, "solde") == "D047");
  CHECK(understood(assessment, "remuneration") == "amount 1");
  CHECK_FALSE(stated_amount(AmountRole::advance, Rational(1), assessment));
  CHECK_FALSE(stated_amount(AmountRole::balance, Rational(1), assessment));
  const auto total = stated_amount(AmountRole::total, Rational(5601), assessment);
  REQUIRE(total);
  CHECK(total->computed == Rational(5600));
  CHECK(total->difference() == Rational(1));
}

}  // namespace
}  // namespace aci::test
