#include "engine/attainment_pieces.h"

#include <doctest/doctest.h>

#include "support/rendering.h"
#include "support/trial.h"

namespace aci {
namespace {

std::optional<AttainmentPieces> pieces(const Assessment& assessment, const char* indicator) {
  const auto index = element_index(indicator, assessment.rules().indicators);
  REQUIRE(index);
  return attainment_pieces(assessment, assessment.plan->indicator(*index).attainment);
}
const std::string& name(const Assessment& assessment, std::size_t input) {
  return assessment.rules().inputs[input].id;
}

TEST_CASE("files are a share of patients, as the rules cut it, of the share asked for") {
  const Assessment assessment = trial();
  const auto found = pieces(assessment, "concertation_pluriprofessionnelle");
  REQUIRE(found);
  CHECK(name(assessment, found->count) == "dossiers_etudies");
  CHECK(found->counted == exact("41"));
  REQUIRE(found->base);
  CHECK(name(assessment, *found->base) == "patients_ald_ou_75_ans");
  CHECK(found->of == exact("903"));
  CHECK(found->rate == exact("0.0454"));
  CHECK(found->asked == exact("0.05"));
}

TEST_CASE("protocols are a number of those that are paid") {
  const Assessment assessment = trial();
  const auto found = pieces(assessment, "protocoles_pluriprofessionnels");
  REQUIRE(found);
  CHECK(name(assessment, found->count) == "protocoles");
  CHECK_FALSE(found->base);
  CHECK(found->counted == exact("5"));
  CHECK(found->asked == exact("8"));
}

TEST_CASE("there is nothing to say of an attainment in full, nor of one that is no count") {
  CHECK_FALSE(pieces(trial({{"protocoles", "9"}}), "protocoles_pluriprofessionnels"));
  CHECK_FALSE(pieces(trial(), "fonction_coordination"));
}

TEST_CASE("a rate is a share of one input in another: a product of two is none") {
  const auto of = [](const char* attainment) {
    const auto plan =
        test::plan_of(test::replaced(test::kSmallAgreement, "min(1, reunions / 3)", attainment));
    REQUIRE(plan);
    const Assessment assessment = test::assess(plan,
                                               "annee = 2024\nnom = \"A\"\n[acces]\nouvert_samedi = "
                                               "true\n[equipe]\nreunions = 5\nformations = 40\n");
    return pieces(assessment, "concertation");
  };
  const auto share = of("min(1, reunions / formations / 3)");
  REQUIRE(share);
  CHECK(share->base);
  CHECK(share->rate == exact("1/8"));
  CHECK_FALSE(of("min(1, reunions * formations / 3000)"));
  CHECK_FALSE(of("min(1, (reunions + formations) / 3000)"));
}

}  // namespace
}  // namespace aci
