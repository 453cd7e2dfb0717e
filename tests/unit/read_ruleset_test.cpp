// A rule file as stated: keys, types, words. How damaged files are told is in the transcripts.
#include "ruleset/read_ruleset.h"

#include <doctest/doctest.h>

#include <string>

#include "support/rendering.h"

using aci::test::kSmallAgreement;
using aci::test::replaced;
using aci::test::rule_codes;

TEST_CASE("what a rule file may not say") {
  struct Row {
    const char* from;
    const char* to;
    const char* codes;
  };
  const Row rows[] = {
      {"evidence = {", "evidense = {", "R002"},
      {"class    = \"prerequisite\"\n", "", "R003"},
      {"met    = \"ouvert_samedi\"", "met    = 3", "R004"},
      {"[axis.acces]", "[axis.\"Accès\"]", "R005 R006"},
      {"nature = \"variable\"", "nature = \"variables\"", "R007 R007"},
      {"note     = { fr = \"Lue dans un journal.\", en = \"Read in a newspaper.\" }\n", "", "R008"},
      {"{ fr = \"Accès\", en = \"Access\" }", "{ fr = \"Accès\" }", "R009"},
      {"default = 0.05", "default = 1.05", "R028"},
      {"min   = 2023\n", "", "R029"},
      {"default = 0.05", "default = 0.05\noptional = true", "R036 R016"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.to);
    CHECK(rule_codes(replaced(kSmallAgreement, row.from, row.to)) == std::string(row.codes) + " R024");
  }
}

TEST_CASE("what a rule file says") {
  const auto plan = aci::test::plan_of(kSmallAgreement);
  const aci::RuleSet& rules = *plan->rules;
  REQUIRE(rules.indicators.size() == 3);
  CHECK(rules.indicators[0].group_class == "prerequisite");
  CHECK(!rules.indicators[0].parts[0].nature);
  CHECK(plan->indicator(0).parts[0].nature == aci::Nature::fixed);
  CHECK(plan->indicator(1).parts[0].nature == aci::Nature::variable);
  CHECK(rules.unit == aci::ScaleUnit::points);
  CHECK(rules.inputs[2].type == aci::InputType::integer);
  CHECK(rules.inputs[1].optional);
  CHECK(rules.gate->classes == std::vector<std::string>{"prerequisite"});
}
