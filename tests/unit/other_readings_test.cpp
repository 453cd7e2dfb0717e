#include "engine/other_readings.h"

#include <doctest/doctest.h>

#include "engine/evaluate.h"
#include "support/loading.h"
#include "support/rendering.h"
#include "support/small_rules.h"

namespace aci {
namespace {

/// 100 € of an advance on the small rules, and a threshold that each of `readings` (id, formula) has
/// otherwise.
std::string rules_with(const std::vector<std::pair<std::string, std::string>>& readings,
                       const std::string& more) {
  std::string threshold = R"toml([definition.threshold]
label    = { fr = "Seuil", en = "Threshold" }
formula  = "8"
source   = "text p. 2"
verified = false
note     = { fr = "n", en = "n" }
)toml";
  for (const auto& [id, formula] : readings) {
    threshold += "[definition.threshold.reading." + id + "]\nlabel = { fr = \"" + id + "\", en = \"" + id +
                 "\" }\nformula = \"" + formula + "\"\n";
  }
  return test::replaced(test::replaced(test::kSmallRules, "hours >= 8", "hours >= threshold"),
                        "[indicator.opening]", threshold + more + "[indicator.opening]");
}

std::vector<OtherReading> readings_of(const std::string& rules, const char* hours) {
  const auto plan = test::plan_of(rules);
  const Assessment kept = test::assess(plan, std::string("annee = 2024\nhours = ") + hours + "\n");
  const auto untraced = other_readings(kept);
  const auto traced = other_readings(*evaluate(plan, kept.inputs, Trace::yes).assessment);
  REQUIRE(traced.size() == untraced.size());
  for (std::size_t i = 0; i < traced.size(); ++i) {
    CHECK(traced[i].reading == untraced[i].reading);
    CHECK(traced[i].total == untraced[i].total);
    CHECK(traced[i].refused == untraced[i].refused);
  }
  return traced;
}

TEST_CASE("a reading under which a structure would be refused comes first, and pays what is kept") {
  const std::string constraint = R"toml([constraint.enough]
holds    = "threshold <= 12"
severity = "error"
input    = "hours"
message  = { fr = "trop", en = "too much" }
)toml";
  const auto found =
      readings_of(rules_with({{"same", "7"}, {"ten", "10"}, {"twenty", "20"}}, constraint), "9");
  REQUIRE(found.size() == 3);
  CHECK(found[0].reading == 2);
  CHECK(found[0].refused);
  CHECK(found[0].moves);
  CHECK(found[0].total == Money::from_cents(560000));  // 800 points at 7 €.
  CHECK(found[1].reading == 1);
  CHECK_FALSE(found[1].refused);
  CHECK(found[1].moves);
  CHECK(found[1].total == Money());
  CHECK(found[2].reading == 0);
  CHECK_FALSE(found[2].moves);
  CHECK(found[2].total == Money::from_cents(560000));
}

TEST_CASE("a reading under which only a warning is given refuses nothing") {
  const std::string constraint = R"toml([constraint.enough]
holds    = "threshold <= 12"
severity = "warning"
input    = "hours"
message  = { fr = "trop", en = "too much" }
)toml";
  const auto found = readings_of(rules_with({{"twenty", "20"}}, constraint), "9");
  REQUIRE(found.size() == 1);
  CHECK_FALSE(found[0].refused);
  CHECK(found[0].total == Money());
}

TEST_CASE("a reading without a result refuses the structure") {
  const auto found = readings_of(rules_with({{"none", "8 / (24 - hours)"}}, ""), "24");
  REQUIRE(found.size() == 1);
  CHECK(found[0].refused);
  CHECK(found[0].moves);
  CHECK(found[0].total == Money::from_cents(560000));
}

TEST_CASE("a reading that asks for an input that is not given refuses the structure") {
  const std::string input = R"toml([input.patients]
type          = "count"
max           = 1000
required_when = "threshold > 12"
label         = { fr = "Patients", en = "Patients" }
)toml";
  const std::string rules = test::replaced(rules_with({{"ten", "10"}, {"twenty", "20"}}, input),
                                           "formula = \"value * earned(all)\"",
                                           "formula = \"value * earned(all) + 1 € * (patients else 0)\"");
  const auto found = readings_of(rules, "9");
  REQUIRE(found.size() == 2);
  CHECK(found[0].reading == 1);
  CHECK(found[0].refused);
  CHECK_FALSE(found[1].refused);
  CHECK(found[1].total == Money());
}

TEST_CASE(
    "the largest difference of the total comes first, then that of the advance, then the rules' order") {
  const std::string rules = test::replaced(
      rules_with({{"a", "7"}, {"b", "6"}, {"c", "5"}, {"d", "10"}}, ""), "[amount.total]",
      "[amount.early]\nlabel = { fr = \"A\", en = \"A\" }\nrole = \"advance\"\nsource = \"text\"\n"
      "formula = \"1 € * (if threshold <= 6 then threshold else 8)\"\n[amount.total]");
  std::vector<std::size_t> order;
  for (const OtherReading& each : readings_of(rules, "9")) order.push_back(each.reading);
  CHECK(order == std::vector<std::size_t>{3, 2, 1, 0});
}

TEST_CASE(
    "a reading moves an assessment where one figure or one date differs, and is told with what it gives") {
  const std::string early =
      "[amount.early]\nlabel = { fr = \"A\", en = \"A\" }\nrole = \"advance\"\nsource = \"text\"\n"
      "formula = \"1 € * threshold\"\n[amount.rest]\nlabel = { fr = \"S\", en = \"S\" }\nrole = \"balance\"\n"
      "source = \"text\"\n";
  const std::string deadline =
      "[deadline.report]\nlabel = { fr = \"B\", en = \"B\" }\nsource = \"text\"\ndate = \"date(annee, "
      "threshold, 1)\"\n";
  const auto one = [](const std::string& formula, const std::string& more, const std::string& of_total) {
    const std::string rules =
        test::replaced(rules_with({{"other", formula}}, ""), "[amount.total]", more + "[amount.total]") +
        of_total;
    const auto found = readings_of(rules, "9");
    REQUIRE(found.size() == 1);
    CHECK_FALSE(found[0].refused);
    CHECK(found[0].total == Money::from_cents(560000));
    return found[0];
  };
  CHECK_FALSE(one("7", "", "").moves);
  CHECK_FALSE(one("7", "", "").advance);
  CHECK_FALSE(one("7", "", "due = \"date(annee + 1, 4, 30)\"\n").dates);

  // What comes later is what the advance leaves: 5 600 € less 7 €.
  const OtherReading paid = one("7", "", early);
  CHECK(paid.moves);
  CHECK_FALSE(paid.dates);
  CHECK(paid.advance == Money::from_cents(700));
  CHECK(paid.balance == Money::from_cents(559300));
  CHECK_FALSE(one("4 + 4", "", early).moves);

  const OtherReading due = one("7", "", "due = \"date(annee + 1, threshold, 30)\"\n");
  CHECK(due.dates);
  CHECK(due.moves);
  const OtherReading later = one("7", "", deadline);
  CHECK(later.dates);
  CHECK(later.moves);
  CHECK_FALSE(one("4 + 4", "", deadline).moves);
}

TEST_CASE("uncertain readings are told once each, in the order of the rules, whatever is computed first") {
  std::string rules = test::replaced(test::kSmallAgreement, "earned(all) * valeur_point",
                                     "earned(all) * valeur_point * second * premier");
  rules = test::replaced(rules, "formula = \"avance_versee else 50 % * full(all) * valeur_point\"",
                         "formula = \"50 % * full(all) * valeur_point * premier\"\n"
                         "with = { reunions = \"formations\" }");
  for (const std::string id : {"premier", "second"}) {
    const std::string label = "label = { fr = \"" + id + "\", en = \"" + id + "\" }\n";
    rules += "[definition." + id + "]\n" + label +
             "source = \"guide\"\nformula = \"if reunions > 0 then 1 else 2\"\n" +
             "verified = false\nnote = { fr = \"n\", en = \"n\" }\n[definition." + id + ".reading.other_" +
             id + "]\n" + label + "formula = \"2\"\n";
  }
  const auto plan = test::plan_of(rules);
  REQUIRE(plan->rules->readings.size() == 2);
  const Assessment assessment = test::assess(plan, test::kSmallStructure);
  CHECK(assessment.doubtful == std::vector<std::size_t>{0, 1});
  CHECK(plan->rules->readings[0].id == "other_premier");
}

TEST_CASE("each of many readings is followed, however many there are") {
  std::vector<std::pair<std::string, std::string>> readings;
  for (int i = 0; i < 70; ++i) readings.emplace_back("r" + std::to_string(i), i % 3 == 0 ? "10" : "7");
  const auto found = readings_of(rules_with(readings, ""), "9");
  REQUIRE(found.size() == 70);
  for (const OtherReading& each : found) {
    CAPTURE(each.reading);
    CHECK(each.moves == (each.reading % 3 == 0));
    CHECK(each.total == (each.moves ? Money() : Money::from_cents(560000)));
  }
}

}  // namespace
}  // namespace aci
