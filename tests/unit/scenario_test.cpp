#include "study/scenario.h"

#include <doctest/doctest.h>

#include "report/diagnostic_text.h"
#include "support/loading.h"
#include "support/rendering.h"
#include "support/small_rules.h"

namespace aci {
namespace {

struct Read {
  Scenarios scenarios;
  std::string told;
};

Read read(const std::vector<std::string>& set, const std::vector<std::string>& vary) {
  const std::vector<std::shared_ptr<const Plan>> plans = {plan_of("aci_msp_2023")};
  KnownInputs known(plans);
  Diagnostics diagnostics;
  Read out;
  for (const std::string& each : set) {
    out.scenarios.constants.push_back(*parse_written_value(each, diagnostics));
  }
  read_variations(vary, known, out.scenarios, diagnostics);
  check_scenarios(plans, known, out.scenarios, diagnostics);
  out.told = codes(diagnostics);
  return out;
}

TEST_CASE("scenarios are every combination, the last variation changing fastest") {
  const Scenarios found =
      read({"protocoles=3"}, {"patientele=4000..4002", "ipa=false..true", "part_c2s=5 %..6 %:1 %"}).scenarios;
  CHECK(found.count() == 3 * 2 * 2);
  CHECK(found.constant("protocoles")->value == "3");
  CHECK(found.constant("patientele") == nullptr);
  std::string told;
  for (const std::size_t scenario : {0, 1, 2, 4, 11}) {
    for (std::size_t v = 0; v < 3; ++v) told += found.text(v, scenario) + " ";
    told += "| ";
  }
  CHECK(told == "4000 false 0.05 | 4000 false 0.06 | 4000 true 0.05 | 4001 false 0.05 | 4002 true 0.06 | ");
  CHECK(found.varied[0] == std::vector<std::int64_t>{4000, 4001, 4002});
  CHECK(found.varied[1] == std::vector<std::int64_t>{0, 1});
}

TEST_CASE("the values of parameters make rule sets, which scenarios share") {
  const Scenarios found = read({}, {"valeur_point=7 €/point..8 €/point:0.5 €/point", "ipa=false..true",
                                    "patientele_reference=4000..4001"})
                              .scenarios;
  CHECK(found.count() == 12);
  CHECK(found.rule_sets() == 6);
  std::string told;
  for (std::size_t scenario = 0; scenario < 12; ++scenario)
    told += std::to_string(found.rule_set(scenario)) + " ";
  CHECK(told == "0 1 0 1 2 3 2 3 4 5 4 5 ");
  told.clear();
  for (const ParameterValue& each : found.parameters(3))
    told += each.id + "=" + each.formula.formula.text + " ";
  CHECK(told == "valeur_point=7.5 €/point patientele_reference=4001 ");
  CHECK(read({}, {"ipa=false..true"}).scenarios.rule_sets() == 1);
}

TEST_CASE("what cannot be varied or set is told before a structure is read") {
  struct Row {
    std::vector<std::string> set;
    std::vector<std::string> vary;
    const char* told;
  };
  const Row rows[] = {
      {{"patientele=4000"}, {}, ""},
      {{"patientelle=4000"}, {}, "I004"},
      {{"patientele=lots"}, {}, "I005"},
      {{}, {"patientelle=1..2"}, "I004"},
      {{}, {"patientelle=a..b"}, "I004"},  // Its values are those of nobody knows what.
      {{}, {"patientelle"}, "U013"},
      {{}, {"=1..2"}, "U013"},
      {{}, {"patientelle\xFF=1..2"}, "U010"},
      {{}, {"patientele=1..2", "patientele=3..4"}, "U017"},
      {{"patientele=4000"}, {"patientele=3..4"}, "U017"},
      {{}, {"part_c2s=0..1"}, "U013"},
      {{}, {"nom=1..2"}, "U019"},
      {{}, {"patientele=0..999999", "protocoles=0..999"}, "U018"},
      {{}, {"protocoles=-5..2"}, "I006"},
      {{}, {"valeur_pont=7 €/point..8 €/point:1 €/point"}, "I004"},
      {{}, {"valeur_point=7..8"}, ""},  // Told when the rules take it.
      {{}, {"valeur_point=7..8", "Valeur du point=7..8"}, "U017"},
      {{}, {"valeur_point=0..999"}, ""},
      {{}, {"valeur_point=0..1000"}, "U035"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.told);
    CHECK(read(row.set, row.vary).told == row.told);
  }
}

TEST_CASE("of two schemes, a value is taken that one of them takes, and refused as the first one says") {
  const std::string other =
      test::replaced(test::replaced(test::kSmallRules, "\"small\"", "\"other\""), "max   = 24", "max   = 48");
  const std::vector<std::shared_ptr<const Plan>> plans = {test::plan_of(test::kSmallRules),
                                                          test::plan_of(other)};
  KnownInputs known(plans);
  const auto told = [&](const std::string& set) {
    Diagnostics diagnostics;
    Scenarios scenarios;
    scenarios.constants.push_back(*parse_written_value(set, diagnostics));
    check_scenarios(plans, known, scenarios, diagnostics);
    std::string out;
    for (const Diagnostic& each : diagnostics.all()) out += diagnostic_text(each, {Language::en, false});
    return out;
  };
  CHECK(told("hours=24") == "");
  CHECK(told("hours=48") == "");
  const std::string refused = told("hours=49");
  CHECK(refused.find("error[I006]") != std::string::npos);
  CHECK(refused.find("24") != std::string::npos);
  CHECK(refused.find("48") == std::string::npos);
}

}  // namespace
}  // namespace aci
