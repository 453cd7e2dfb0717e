#include "engine/amount_factors.h"

#include <doctest/doctest.h>

#include "base/decimal.h"
#include "support/rendering.h"
#include "support/trial.h"

namespace aci {
namespace {

/// What the factors come to.
Rational product(const std::vector<Factor>& factors) {
  Rational out(1);
  for (const Factor& factor : factors) {
    Rational sum(0);
    for (const NamedValue& term : factor) {
      sum = *(term.less ? subtract(sum, term.value.value) : add(sum, term.value.value));
    }
    out = *multiply(out, sum);
  }
  return out;
}

TEST_CASE("the factors of an amount come to the amount, whatever the agreement") {
  const std::pair<const char*, const char*> structures[] = {
      {"aci_msp_2023", "examples/etablie.toml"},
      {"aci_msp_2023", "examples/nouvelle.toml"},
      {"aci_msp_2022", "examples/exercice_2022.toml"},
      {"aci_cpts", "examples/cpts.toml"},
      {"assistant_medical", "examples/assistant_medical.toml"},
      {"assistant_medical_collectif", "examples/assistants_du_groupe.toml"},
      {"pharmacien_exercice_coordonne", "examples/pharmacie.toml"},
  };
  int said = 0;
  for (const auto& structure : structures) {
    const Assessment assessment = assess(structure.first, structure.second);
    for (std::size_t i = 0; i < assessment.amounts.size(); ++i) {
      CAPTURE(assessment.plan->amounts[i].id);
      CAPTURE(structure.second);
      const auto factors = amount_factors(assessment, i);
      if (!factors || factors->empty()) continue;
      ++said;
      CHECK(product(*factors) == assessment.amounts[i].exact);
    }
  }
  CHECK(said > 20);
}

TEST_CASE("an advance is a share of what the classes are worth in full") {
  const Assessment assessment = trial();
  const auto index = element_index("avance_calculee", assessment.plan->amounts);
  REQUIRE(index);
  const auto factors = amount_factors(assessment, *index);
  REQUIRE(factors);
  REQUIRE(factors->size() == 3);
  CHECK((*factors)[0][0].label.fr == "Part des prérequis et socles versée d’avance");
  CHECK((*factors)[0][0].value.value == exact("0.6"));
  REQUIRE((*factors)[2].size() == 2);
  CHECK((*factors)[2][0].full);
  CHECK((*factors)[2][1].label.fr == "Socle");
}

/// "Accueil!=100 - =5 | Valeur du point=7": the factors of `base` in the small agreement, a bar between; "!"
/// is the full value, "all" every class; "-" alone where the amount is no product.
std::string small_factors(const std::string& formula) {
  const std::string definition = "source = \"guide\"\nlabel = { fr = \"";
  const std::string rules =
      test::replaced(test::kSmallAgreement, "earned(all) * valeur_point + 0 € * part_c2s", formula) +
      "[definition.rien]\n" + definition + "Rien\", en = \"Nothing\" }\nformula = \"0 points\"\n" +
      "[definition.un]\n" + definition + "Un\", en = \"One\" }\nformula = \"1\"\n" + "[definition.vingt]\n" +
      definition + "Vingt\", en = \"Twenty\" }\nformula = \"20 points\"\n";
  const Assessment assessment = test::assess(test::plan_of(rules), test::kSmallStructure);
  const auto factors = amount_factors(assessment, 0);
  if (!factors) return "-";
  std::string out;
  for (const Factor& factor : *factors) {
    out += out.empty() ? "" : " | ";
    for (std::size_t i = 0; i < factor.size(); ++i) {
      const NamedValue& term = factor[i];
      out += term.less ? " - " : i > 0 ? " + " : "";
      out += (term.every ? "all" : term.label.fr) + (term.full ? "!=" : "=");
      out += to_decimal(term.value.value, 0, 2).text;
    }
  }
  return out;
}

TEST_CASE("a factor is called by what it names: a class, an indicator, all of them, earned or in full") {
  // 100 − 30 points for the welcome; a meeting of three, a third of 100 points, twice.
  struct Row {
    const char* formula;
    const char* factors;
  };
  const Row rows[] = {
      {"earned(all) * valeur_point", "all=136.67 | Valeur du point=7"},
      {"valeur_point * full(all)", "Valeur du point=7 | all!=300"},
      {"valeur_point * prorated_full(all)", "Valeur du point=7 | all!=300"},
      {"earned(prerequisite) * valeur_point", "Prérequis=70 | Valeur du point=7"},
      {"full(prerequisite) * valeur_point", "Prérequis!=100 | Valeur du point=7"},
      {"prorated_full(optional) * valeur_point", "Optionnel!=200 | Valeur du point=7"},
      {"earned(accueil) * valeur_point", "Accueil=70 | Valeur du point=7"},
      {"full(accueil) * valeur_point", "Accueil!=100 | Valeur du point=7"},
      {"prorated_full(formation) * valeur_point", "Formation!=100 | Valeur du point=7"},
      {"(full(all) - earned(accueil)) * valeur_point", "all!=300 - Accueil=70 | Valeur du point=7"},
      {"(vingt + earned(accueil)) * valeur_point", "Vingt=20 + Accueil=70 | Valeur du point=7"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.formula);
    CHECK(small_factors(row.formula) == row.factors);
  }
}

TEST_CASE(
    "what changes nothing is no factor and no term: a plain 1, a 0 behind another; an input always is") {
  struct Row {
    const char* formula;
    const char* factors;
  };
  const Row rows[] = {
      {"1 * vingt * valeur_point", "Vingt=20 | Valeur du point=7"},
      {"un * vingt * valeur_point", "Vingt=20 | Valeur du point=7"},
      {"2 * vingt * valeur_point", "=2 | Vingt=20 | Valeur du point=7"},
      {"reunions * 10 €", "Réunions=1 | =10"},
      {"formations * 1 €", "Formations=1 | =1"},
      {"rien * valeur_point", "Rien=0 | Valeur du point=7"},
      {"(vingt + rien) * valeur_point", "Vingt=20 | Valeur du point=7"},
      {"(vingt - rien) * valeur_point", "Vingt=20 | Valeur du point=7"},
      {"(rien + vingt) * valeur_point", "Rien=0 + Vingt=20 | Valeur du point=7"},
      {"(vingt + 0 points) * valeur_point", "Vingt=20 | Valeur du point=7"},
      {"(vingt + 5 points) * valeur_point", "Vingt=20 + =5 | Valeur du point=7"},
      {"(vingt - 5 points) * valeur_point", "Vingt=20 - =5 | Valeur du point=7"},
      {"(20 points + semaines_fermees * 1 points) * valeur_point", "-"},
      {"(reunions + semaines_fermees) * 3 €", "Réunions=1 + Semaines fermées=2 | =3"},
      {"(avance_versee else 4 €) * reunions", "=4 | Réunions=1"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.formula);
    CHECK(small_factors(row.formula) == row.factors);
  }
}

TEST_CASE("an amount that reads another calls it by its name, rounded or not") {
  for (const char* formula : {"50 % * base", "50 % * rounded(base)"}) {
    CAPTURE(formula);
    const Assessment assessment = test::assess(
        test::plan_of(test::replaced(test::kSmallAgreement,
                                     "avance_versee else 50 % * full(all) * valeur_point", formula)),
        test::kSmallStructure);
    const auto factors = amount_factors(assessment, *element_index("avance", assessment.plan->amounts));
    REQUIRE(factors);
    REQUIRE(factors->size() == 2);
    CHECK((*factors)[0][0].label.fr.empty());
    CHECK((*factors)[1][0].label.fr == "Points en euros");
    CHECK_FALSE((*factors)[1][0].full);
  }
}

}  // namespace
}  // namespace aci
