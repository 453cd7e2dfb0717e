// Which inputs close the gate when they are left to their default.
#include "ruleset/prerequisite_inputs.h"

#include <doctest/doctest.h>

#include <string>

#include "io/rule_library.h"
#include "support/rendering.h"

namespace aci::test {
namespace {

std::string prerequisites(const Plan& plan) {
  std::string ids;
  for (const std::size_t index : prerequisite_inputs(plan)) ids += plan.rules->inputs[index].id + " ";
  return ids;
}

/// The small agreement, whose gate asks for `met`; Saturdays have a default.
std::string prerequisites_when(const std::string& met) {
  const std::string optional =
      replaced(kSmallAgreement, "[input.ouvert_samedi]", "[input.ouvert_samedi]\ndefault = false");
  return prerequisites(
      *plan_of(replaced(optional, R"(met    = "ouvert_samedi")", "met    = \"" + met + "\"")));
}

TEST_CASE("an input is a prerequisite when its default alone leaves the gate closed") {
  struct Row {
    const char* met;
    const char* ids;
  };
  const Row rows[] = {
      {"ouvert_samedi", "ouvert_samedi "},
      {"not ouvert_samedi", ""},
      {"ouvert_samedi or reunions > 3", ""},
      {"ouvert_samedi and reunions > 3", "ouvert_samedi "},  // Meetings are asked for in any case.
      {"semaines_fermees <= 8", ""},
      {"semaines_fermees >= 8", "semaines_fermees "},
      {"(if ouvert_samedi then 2 else 1) + semaines_fermees / 53 > 2", "ouvert_samedi semaines_fermees "},
      {"reunions > 3", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.met);
    CHECK(prerequisites_when(row.met) == row.ids);
  }
}

TEST_CASE("the first input of the rules may be a prerequisite as well") {
  const std::string first =
      replaced(kSmallAgreement, "[input.nom]",
               "[input.reseau]\ntype = \"boolean\"\ndefault = false\nlabel = { fr = \"Réseau\", en = "
               "\"Network\" }\n[input.nom]");
  CHECK(prerequisites(*plan_of(replaced(first, R"(met    = "ouvert_samedi")", "met    = \"reseau\""))) ==
        "reseau ");
}

TEST_CASE("prerequisites of the shipped rule sets of the ACI") {
  RuleLibrary library;
  std::string all;
  for (const ShippedHeader& header : library.shipped()) {
    if (header.scheme != kDefaultScheme) continue;
    Diagnostics diagnostics;
    const auto plan = library.load(header, diagnostics);
    REQUIRE(plan != nullptr);
    all += std::string(header.id) + ": " + prerequisites(*plan) + "\n";
  }
  // The crisis plan is a prerequisite of the amendment of 2022, from 2023 on.
  CHECK(all ==
        "aci_msp_2017: \naci_msp_2022: \naci_msp_2023: plan_crise_sanitaire \n"
        "aci_msp_2026: plan_crise_sanitaire \n");
}

}  // namespace
}  // namespace aci::test
