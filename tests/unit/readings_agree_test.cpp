// Another reading, computed beside the one kept, is worth what the rules say when it takes its place.

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "engine/other_readings.h"
#include "io/rule_library.h"
#include "ruleset/readings.h"
#include "support/loading.h"
#include "support/random_structures.h"

namespace aci {
namespace {

constexpr int kStructures = 150;  // A rule set.

/// A reading of each kind of element.
constexpr std::string_view kReadings = R"toml([agreement]
id       = "lectures"
amends   = "aci_msp_2022"
title    = { fr = "Lectures", en = "Readings" }
in_force = { from = 2022 }

[rounding]
verified = false
note     = { fr = "L", en = "R" }
[rounding.reading.essai_plancher]
label = { fr = "L", en = "R" }
mode  = "floor"
step  = "1 €"

[parameter.valeur_point]
verified = false
note     = { fr = "L", en = "R" }
[parameter.valeur_point.reading.essai_point]
label = { fr = "L", en = "R" }
value = "6.50 €/point"
[parameter.valeur_point.reading.essai_point_date]
label  = { fr = "L", en = "R" }
values = [{ from = 2017-01-01, value = "7 €/point" }, { from = 2024-01-01, value = "8 €/point" }]

[definition.heures_retenues]
verified = false
note     = { fr = "L", en = "R" }
[definition.heures_retenues.reading.essai_heures]
label   = { fr = "L", en = "R" }
formula = "heures_ouverture_par_jour + 1"

[definition.taux_majoration]
verified = false
note     = { fr = "L", en = "R" }
[definition.taux_majoration.reading.essai_majoration]
label   = { fr = "L", en = "R" }
formula = "min(10 %, part_c2s)"

[indicator.accueil_cstm]
verified = false
note     = { fr = "L", en = "R" }
[indicator.accueil_cstm.reading.essai_realisation]
label      = { fr = "L", en = "R" }
attainment = "min(1, patientele / 8000)"

[indicator.diversite_offre.part.niveau_2]
verified = false
note     = { fr = "L", en = "R" }
[indicator.diversite_offre.part.niveau_2.reading.essai_part]
label  = { fr = "L", en = "R" }
points = "10 points * patientele / patientele_reference"
when   = "diversite_medicale"

[indicator.horaires_soins_non_programmes.reduction.samedi_matin]
verified = false
note     = { fr = "L", en = "R" }
[indicator.horaires_soins_non_programmes.reduction.samedi_matin.reading.essai_samedi]
label  = { fr = "L", en = "R" }
points = "200 points"

[exemption.nouvelle_structure]
verified = false
note     = { fr = "L", en = "R" }
[exemption.nouvelle_structure.reading.essai_exemption]
label   = { fr = "L", en = "R" }
missing = 2

[amount.base]
verified = false
note     = { fr = "L", en = "R" }
[amount.base.reading.essai_base]
label   = { fr = "L", en = "R" }
formula = "valeur_point * earned(all) * 0.9"
)toml";

std::shared_ptr<const Plan> compiled(RuleSet rules) {
  Diagnostics diagnostics;
  return compile_plan(std::make_shared<const RuleSet>(std::move(rules)), diagnostics, RuleChecks::all_stated);
}

/// How many of the readings moved something.
std::set<std::size_t> check_readings(const std::shared_ptr<const Plan>& plan) {
  const RuleSet& rules = *plan->rules;
  std::vector<std::shared_ptr<const Plan>> otherwise;
  for (const RuleReading& reading : rules.readings) {
    RuleSet changed = rules;
    REQUIRE(apply_readings(changed, {reading.id}).empty());
    CHECK(changed.name == rules.name + "+" + reading.id);
    otherwise.push_back(compiled(std::move(changed)));
    REQUIRE(otherwise.back());
  }
  std::set<std::size_t> moved;
  RandomStructures random(plan, 7);
  for (int i = 0; i < kStructures; ++i) {
    const Inputs inputs = random.next();
    // Traced or not, it is the same.
    const Outcome kept = evaluate(plan, inputs, i % 2 == 0 ? Trace::yes : Trace::no);
    if (!kept.assessment) continue;
    const auto readings = other_readings(*kept.assessment);
    for (std::size_t r = 0; r < rules.readings.size(); ++r) {
      CAPTURE(rules.readings[r].id);
      const Outcome other = evaluate(otherwise[r], inputs);
      const auto found = std::ranges::find(readings, r, &OtherReading::reading);
      const bool touches = found != readings.end();
      CHECK(other.assessment.has_value() == !(touches && found->refused));
      if (!other.assessment || (touches && found->refused)) continue;
      const auto& total = touches ? found->total : kept.assessment->amount(AmountRole::total);
      const auto& advance = touches ? found->advance : kept.assessment->advance;
      const auto& balance = touches ? found->balance : kept.assessment->amount(AmountRole::balance);
      CHECK(other.assessment->amount(AmountRole::total) == total);
      CHECK(other.assessment->advance == advance);
      CHECK(other.assessment->amount(AmountRole::balance) == balance);
      if (touches && found->moves) moved.insert(r);
    }
  }
  return moved;
}

TEST_CASE("another reading is worth what the rules say when it takes the place of the one kept") {
  Diagnostics diagnostics;
  const auto checked = check_file(add_text("lectures.toml", std::string(kReadings)), diagnostics);
  CAPTURE(codes(diagnostics));
  REQUIRE(checked.plan);
  const auto moved = check_readings(checked.plan);
  for (std::size_t r = 0; r < checked.rules->readings.size(); ++r) {
    const std::string& id = checked.rules->readings[r].id;
    CAPTURE(id);
    if (id.starts_with("essai_")) CHECK(moved.contains(r));
  }
}

TEST_CASE("so it is of the rules shipped") {
  RuleLibrary library;
  for (const ShippedHeader& header : library.shipped()) {
    CAPTURE(header.id);
    Diagnostics diagnostics;
    const auto plan = library.load(header, diagnostics);
    REQUIRE(plan);
    check_readings(plan);
  }
}

TEST_CASE("readings that cannot be chosen") {
  Diagnostics diagnostics;
  const auto checked = check_file(add_text("lectures.toml", std::string(kReadings)), diagnostics);
  REQUIRE(checked.plan);
  RuleSet rules = *checked.rules;
  CHECK(apply_readings(rules, {"nulle"}).front().other == "");
  CHECK(apply_readings(rules, {"essai_point", "essai_point_date"}).front().other == "essai_point");
  CHECK(rules.name == "lectures");
  CHECK(apply_readings(rules, {"essai_point", "essai_base"}).empty());
  CHECK(rules.name == "lectures+essai_point+essai_base");
}

}  // namespace
}  // namespace aci
