// A rule file as stated: keys, types, words. How damaged files are told is in the transcripts.
#include "ruleset/read_ruleset.h"

#include <doctest/doctest.h>

#include <string>

#include "base/decimal.h"
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
      {"scheme      = \"petit\"", "scheme      = \"\"", "R003"},
      {"{ from = 2023 }", "{ from = 0x7e7 }", "R004"},
      {"[axis.acces]", "[axis.\"{a\"]", "R005 R006"},
      {"[axis.acces]", "[axis.\"a{\"]", "R005 R006"},
      {"label = { fr = \"Réunions\"", "unit  = \"réunions\"\nlabel = { fr = \"Réunions\"", "R004"},
      {"default  = 0\n", "default  = -0.01\n", "R028"},
      {"default  = 0\n", "default  = 53.01\n", "R028"},
      {"default  = 0\n", "default  = 0.001\n", "R028"},
      // A text has no default; that is told, and not that nobody knows the key.
      {"[input.identifiant]\n", "default = \"x\"\n[input.identifiant]\n", "R028"},
      {"[input.identifiant]\n", "unit = { fr = \"x\", en = \"x\" }\n[input.identifiant]\n", "R002"},
      {"decimals = 2", "decimals = -1", "R029"},
      {"decimals = 2", "decimals = 10", "R029"},
      {"{ from = 2023 }", "{ from = 2023, to = 2201 }", "R030"},
      {"{ from = 2023 }", "{ from = 2023, to = 2022 }", "R030"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.to);
    CHECK(rule_codes(replaced(kSmallAgreement, row.from, row.to)) == std::string(row.codes) + " R024");
  }
}

TEST_CASE("what a rule file says at the limit of what it may") {
  const auto codes = [](const char* from, const std::string& to) {
    return rule_codes(replaced(kSmallAgreement, from, to));
  };
  CHECK(codes("default  = 0\n", "default  = 53\n") == "R024");
  CHECK(codes("default  = 0\n", "default  = 0.01\n") == "R024");
  CHECK(codes("decimals = 2", "decimals = 0") == "R024");
  CHECK(codes("decimals = 2", "decimals = 9") == "R024");
  CHECK(codes("{ from = 2023 }", "{ from = 2023, to = 2023 }") == "R024");
  CHECK(codes("{ from = 2023 }", "{ from = 2023, to = 2200 }") == "R024");
  CHECK(codes("acces", "a" + std::string(99, 'z')) == "R024");
  CHECK(codes("acces", "a" + std::string(100, 'z')) == "R005 R005 R005 R024");
  const auto missing = [&](const char* requirements) {
    return codes("[gate]",
                 std::string("[exemption.e]\nlabel = { fr = \"E\", en = \"E\" }\nsource = \"guide\"\n") +
                     "when = \"reunions > 3\"\nmissing = " + requirements + "\n[gate]");
  };
  CHECK(missing("0") == "R038 R024");
  CHECK(missing("1") == "R024");
  CHECK(missing("1000") == "R024");
  CHECK(missing("1001") == "R038 R024");
}

TEST_CASE("an id that is missing is told once, not as one that two share") {
  const std::string label = "label = { fr = \"x\", en = \"x\" }\nsource = \"guide\"\n";
  const std::string nameless =
      "[parameter.\"\"]\n" + label + "value = \"1\"\n[definition.\"\"]\n" + label + "formula = \"2\"\n";
  CHECK(rule_codes(replaced(kSmallAgreement, "[axis.acces]", nameless + "[axis.acces]")) == "R005 R005 R024");
}

TEST_CASE("what is plausible lies between the bounds") {
  const auto codes = [](const char* plausible) {
    return rule_codes(
        replaced(kSmallAgreement, "decimals = 2", std::string("decimals = 2\nplausible = ") + plausible));
  };
  CHECK(codes("{ from = 0, to = 53 }") == "R024");
  CHECK(codes("{ from = 5, to = 5 }") == "R024");
  CHECK(codes("{ from = 5, to = 4.99 }") == "R029 R024");
  CHECK(codes("{ from = -0.01, to = 53 }") == "R029 R024");
  CHECK(codes("{ from = 0, to = 53.01 }") == "R029 R024");
  CHECK(codes("{ from = 0 }") == "R003 R024");
  CHECK(codes("{ to = 53 }") == "R003 R024");
  const auto share = [](const char* from) {
    return rule_codes(replaced(kSmallAgreement, "default = 0.05",
                               std::string("default = 0.05\nplausible = { from = ") + from + ", to = 1 }"));
  };
  CHECK(share("\"2.5 %\"") == "R024");
  CHECK(share("\"0.025\"") == "R024");
  CHECK(share("\"peu %\"") == "R004 R024");
  CHECK(share("\"101 %\"") == "R029 R024");
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

TEST_CASE("a share runs from 0 to 1, a count from 0, unless they say otherwise") {
  const auto bounds = [](const char* from, const char* to, std::size_t input) {
    const auto plan = aci::test::plan_of(replaced(kSmallAgreement, from, to));
    const aci::Input& read = plan->rules->inputs[input];
    return aci::to_fraction(*read.min) + " " + aci::to_fraction(*read.max);
  };
  const char* const share = "default = 0.05";
  CHECK(bounds(share, share, 6) == "0 1");
  CHECK(bounds(share, "default = 0.05\nmin = 0.01", 6) == "1/100 1");
  CHECK(bounds(share, "default = 0.05\nmax = 0.5", 6) == "0 1/2");
  const char* const count = "type  = \"count\"";
  CHECK(bounds(count, count, 5) == "0 1000");
  CHECK(bounds(count, "type  = \"count\"\nmin = 2", 5) == "2 1000");
}

TEST_CASE("what a choice is by default, and whether more is better") {
  const auto codes = [](const char* more) {
    const std::string choice = "type = \"choice\"\nlabel = { fr = \"M\", en = \"M\" }\n";
    return rule_codes(replaced(kSmallAgreement, "[indicator.accueil]",
                               "[input.mode]\n" + choice + more +
                                   "\n[input.mode.choice.oui]\nlabel = { fr = \"o\", en = \"o\" "
                                   "}\n[input.mode.choice.non]\nlabel = { fr = \"n\", en "
                                   "= \"n\" }\n[indicator.accueil]"));
  };
  CHECK(codes("default = \"oui\"") == "R025 R024");  // Nothing reads it.
  CHECK(codes("default = \"ou\"") == "R121 R024");
  CHECK(codes("default = 0") == "R004 R024");
  CHECK(codes("better = \"more\"") == "R029 R024");  // Choices have no order.
  CHECK(codes("min = 0") == "R029 R024");
  CHECK(rule_codes(replaced(kSmallAgreement, "type  = \"boolean\"",
                            "type = \"boolean\"\nbetter = \"more\"")) == "R024");
}

TEST_CASE("values that are no list are told as such; an empty list has no value") {
  const auto codes = [](const char* values) {
    return rule_codes(replaced(kSmallAgreement, "value    = \"7 €/point\"", values));
  };
  CHECK(codes("values = 5") == "R004 R024");
  CHECK(codes("values = []") == "R065 R024");
  CHECK(codes("values = [{ from = 2023-01-01, value = \"7 €/point\" }]") == "R024");
}

TEST_CASE("a constraint refuses, unless it says that it warns") {
  const auto refuses = [](const char* severity) {
    const auto plan = aci::test::plan_of(replaced(
        kSmallAgreement, "[gate]",
        std::string("[constraint.c]\nmessage = { fr = \"c\", en = \"c\" }\nholds = \"reunions < 900\"\n") +
            "input = \"reunions\"\n" + severity + "[gate]"));
    return plan->rules->constraints.at(0).is_error;
  };
  CHECK(refuses(""));
  CHECK(refuses("severity = \"error\"\n"));
  CHECK_FALSE(refuses("severity = \"warning\"\n"));
}
