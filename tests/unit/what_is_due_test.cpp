#include "report/what_is_due.h"

#include <doctest/doctest.h>

#include "report/page_text.h"
#include "support/loading.h"
#include "support/rendering.h"

namespace aci::test {
namespace {

/// The small agreement, whose advance of ten euros a meeting is paid in March.
std::string rules() {
  return replaced(kSmallAgreement, "formula = \"avance_versee else 50 % * full(all) * valeur_point\"",
                  "formula = \"reunions * 10 €\"\ndue = \"date(annee, 3, 31)\"\npaid = \"avance_versee\"\n"
                  "computed = { id = \"calculee\", label = { fr = \"Calculée\", en = \"Computed\" } }");
}

TEST_CASE("an advance has its date until it is said to be paid") {
  const auto transfer = [](const std::string& more) {
    const Assessment assessment = assess(plan_of(rules()), std::string(kSmallStructure) + more);
    return cell_text(Language::en, transfer_cell(Language::en, assessment, amount_of(assessment, "avance")));
  };
  CHECK(transfer("") == "by 31 Mar 2023");
  CHECK(transfer("[contrat]\navance_versee = 7\n") == "paid already");
  CHECK(transfer("[contrat]\navance_versee = 0\n") == "");
}

}  // namespace
}  // namespace aci::test
