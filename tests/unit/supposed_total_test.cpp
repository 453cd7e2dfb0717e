// What the total would be, were an indicator not met.
#include "engine/supposed_total.h"

#include <doctest/doctest.h>

#include "engine/evaluate.h"
#include "support/loading.h"

namespace aci {
namespace {

TEST_CASE("without an indicator, the total is that of a structure that does not meet it") {
  struct Row {
    const char* indicator;
    Changes change;  ///< Which undoes it.
  };
  const Row rows[] = {
      {"protocoles_pluriprofessionnels", {{"protocoles", "0"}}},
      {"formation_professionnels", {{"stagiaires", "1"}}},
      {"coordination_externe", {{"coordination_externe", "false"}}},
      {"accueil_cstm", {{"medecins_cstm", "0"}}},                       // Not met as it is.
      {"fonction_coordination", {{"fonction_coordination", "false"}}},  // The gate closes.
  };
  const Assessment now = assess("aci_msp_2023", "examples/etablie.toml");
  for (const Row& row : rows) {
    CAPTURE(row.indicator);
    const auto without = total_without(*now.plan, now.inputs, line_of(now, row.indicator).index);
    const Assessment undone = assess("aci_msp_2023", "examples/etablie.toml", row.change);
    CHECK(without == undone.amount(AmountRole::total));
  }
}

TEST_CASE("a minimum guaranteed makes up for an indicator; an exemption lets a prerequisite be missing") {
  const Changes young = {{"patientele", "800"}};
  const Assessment now = assess("aci_msp_2023", "examples/nouvelle.toml", young);
  const auto total = now.amount(AmountRole::total);
  CHECK(total_without(*now.plan, now.inputs, line_of(now, "diversite_offre").index) == total);
  const auto unpaid = total_without(*now.plan, now.inputs, line_of(now, "fonction_coordination").index);
  CHECK(unpaid ==
        assess("aci_msp_2023", "examples/nouvelle.toml", {young.front(), {"fonction_coordination", "false"}})
            .amount(AmountRole::total));
}

}  // namespace
}  // namespace aci
