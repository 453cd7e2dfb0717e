// What people may call an input.
#include "ruleset/input_names.h"

#include <doctest/doctest.h>

#include "support/rendering.h"

namespace aci::test {
namespace {

TEST_CASE("an input is known by its id and by its label, in either language") {
  const auto plan = plan_of(kSmallAgreement);
  const InputNames names(*plan->rules);
  struct Row {
    const char* written;
    const char* id;
  };
  const Row rows[] = {
      {"ouvert_samedi", "ouvert_samedi"},
      {"Ouvert samedi", "ouvert_samedi"},
      {"OUVERT-SAMEDI", "ouvert_samedi"},
      {"Open on Saturday", "ouvert_samedi"},
      {"part_c2s", "part_c2s"},
      {"C2S share", "part_c2s"},
      {"année", "annee"},
      {"Year", "annee"},
      {"Réunions", "reunions"},
      {"reunion", ""},
      {"inconnue", ""},
      {"", ""},
      {"?!", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.written);
    CHECK(names.id_of(row.written) == row.id);
  }
}

TEST_CASE("so is a parameter") {
  const auto plan = plan_of(kSmallAgreement);
  const ParameterNames names(*plan->rules);
  for (const Parameter& parameter : plan->rules->parameters) {
    CAPTURE(parameter.id);
    CHECK(names.id_of(parameter.id) == parameter.id);
    CHECK(names.id_of(parameter.label.fr) == parameter.id);
  }
  CHECK(names.id_of("ouvert_samedi").empty());
}

TEST_CASE("what comes close to a name is suggested by its id") {
  const auto plan = plan_of(kSmallAgreement);
  const InputNames names(*plan->rules);
  CHECK(names.closest("reunoins") == "reunions");
  CHECK(names.closest("Open on Saturdya") == "ouvert_samedi");
  CHECK(names.closest("something else entirely") == "");
}

TEST_CASE("of a name that two rule sets give to different inputs, the first counts") {
  const auto one = plan_of(kSmallAgreement);
  const auto other = plan_of(replaced(kSmallAgreement, "part_c2s", "part_css"));
  InputNames names(*one->rules);
  names.add(*other->rules);
  CHECK(names.id_of("C2S share") == "part_c2s");
  CHECK(names.id_of("part_css") == "part_css");
}

TEST_CASE("without rules nothing has a name") {
  const InputNames none;
  CHECK(none.id_of("annee") == "");
  CHECK(none.closest("annee") == "");
}

}  // namespace
}  // namespace aci::test
