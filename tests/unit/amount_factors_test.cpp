#include "engine/amount_factors.h"

#include <doctest/doctest.h>

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

}  // namespace
}  // namespace aci
