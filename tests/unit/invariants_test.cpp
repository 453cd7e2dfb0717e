// What must hold of any structure whatever it declares, on thousands of random ones.

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "base/rounding.h"
#include "support/loading.h"
#include "support/plain_formula.h"
#include "support/random_structures.h"

namespace aci {
namespace {

using plain::minus;
using plain::plus;
using plain::times;

constexpr int kStructures = 1000;  // A rule set, less those that the rules refuse.
const std::string kShipped[] = {"aci_msp_2017", "aci_msp_2022", "aci_msp_2023"};

/// Calls `check` with the assessment of each random structure that the rules accept.
template <typename Check>
void for_each_structure(const std::string& name, std::uint32_t seed, Check check) {
  const auto plan = plan_of(name);
  RandomStructures structures(plan, seed);
  for (int i = 0; i < kStructures; ++i) {
    const Inputs inputs = structures.next();
    const Outcome outcome = evaluate(plan, inputs);
    if (!outcome.assessment) continue;
    CAPTURE(name);
    CAPTURE(i);
    check(*outcome.assessment, structures);
  }
}

Rational euros(std::optional<Money> amount) {
  return amount.value().euros();
}

Rational magnitude(const Rational& value) {
  return value < Rational(0) ? -value : value;
}

Rational given(const Assessment& assessment, const char* input) {
  return assessment.inputs.values[*assessment.plan->input(input)].value();
}

void check_sums(const Assessment& assessment) {
  Rational indicators, indicator_euros, classes, components, component_euros;
  for (const IndicatorLine& line : assessment.indicators) {
    CHECK(plus(line.fixed, line.variable) == line.earned);
    CHECK(times(line.score, line.pro_rata) == line.earned);
    Rational parts;
    for (const ScoreLine& part : line.parts) parts = plus(parts, part.value);
    for (const ScoreLine& reduction : line.reductions) parts = minus(parts, reduction.value);
    CHECK(parts == line.score);
    indicators = plus(indicators, line.earned);
    indicator_euros = plus(indicator_euros, line.euros.euros());
  }
  for (const ClassLine& line : assessment.classes) classes = plus(classes, line.earned);
  for (std::size_t i = 0; i < assessment.amounts.size(); ++i) {
    const AmountRole role = assessment.plan->amounts[i].role;
    if (role != AmountRole::component && role != AmountRole::taken_back) continue;
    components = plus(components, assessment.amounts[i].exact);
    component_euros = plus(component_euros, assessment.amounts[i].rounded.euros());
  }
  CHECK(indicators == assessment.earned);
  CHECK(classes == assessment.earned);
  CHECK(plus(indicator_euros, assessment.indicators_residue.euros()) == assessment.earned_euros.euros());
  const AmountLine& total = assessment.amounts[assessment.plan->amount_with(AmountRole::total).value()];
  CHECK(components == total.exact);
  CHECK(plus(component_euros, assessment.components_residue.euros()) == total.rounded.euros());
}

/// What rounding may move an amount by, at most: half a step, or a step when it always goes the same way.
Rational most_moved(const RoundingRule& rule) {
  return rule.mode == RoundingMode::half_up ? *divide(rule.step, Rational(2)) : rule.step;
}

TEST_CASE("what rounding each line apart leaves over is at most half a step a line, or a step") {
  for (const std::string& name : all_rule_sets()) {
    for_each_structure(name, 1, [](const Assessment& assessment, auto&) {
      const RoundingRule& usual = assessment.rules().rounding;
      Rational most;
      for (const AmountSlots& line : assessment.plan->amounts) {
        if (line.role == AmountRole::taken_back) most = plus(most, most_moved(usual));
        if (line.role != AmountRole::component && line.role != AmountRole::total) continue;
        most = plus(most, most_moved(line.stated->rounding.value_or(usual)));
      }
      CHECK(magnitude(assessment.components_residue.euros()) <= most);
      const auto lines = static_cast<std::int64_t>(assessment.indicators.size()) + 1;
      CHECK(magnitude(assessment.indicators_residue.euros()) <= times(Rational(lines), most_moved(usual)));
      const auto classes = static_cast<std::int64_t>(assessment.classes.size()) + 1;
      CHECK(magnitude(assessment.classes_residue.euros()) <= times(Rational(classes), most_moved(usual)));
    });
  }
}

TEST_CASE("lines sum to totals: parts, indicators, classes, components, residues included") {
  for (const std::string& name : all_rule_sets()) {
    for_each_structure(name, 1, [](const Assessment& assessment, auto&) { check_sums(assessment); });
  }
}

TEST_CASE("advance + balance = total, in published euros") {
  for (const std::string& name : all_rule_sets()) {
    if (!plan_of(name)->amount_with(AmountRole::balance)) continue;
    for_each_structure(name, 2, [](const Assessment& assessment, auto&) {
      const Rational advance = euros(assessment.advance);
      const Rational balance = euros(assessment.amount(AmountRole::balance));
      CHECK(plus(advance, balance) == euros(assessment.amount(AmountRole::total)));
    });
  }
}

TEST_CASE(
    "a closed gate pays nothing, the balance takes the advance back, and the lines still say what was "
    "earned") {
  int closed = 0;
  for (const std::string& name : kShipped) {
    for_each_structure(name, 3, [&](const Assessment& assessment, auto&) {
      const Rational total = euros(assessment.amount(AmountRole::total));
      CHECK(total >= Rational(0));
      CHECK(assessment.total_if_open.has_value() == !assessment.eligible());
      if (assessment.eligible()) return;
      ++closed;
      CHECK(total == Rational(0));
      const Rational advance = euros(assessment.advance);
      CHECK(euros(assessment.amount(AmountRole::balance)) == -advance);
      const AmountLine& base = amount_of(assessment, "base");
      const AmountLine& majoration = amount_of(assessment, "majoration_precarite");
      CHECK(base.exact == times(assessment.earned, Rational(7)));
      CHECK(amount_of(assessment, "porte_fermee").exact == -plus(base.exact, majoration.exact));
      const auto open = round_to(plus(base.exact, majoration.exact), exact("0.01"), RoundingMode::half_up);
      CHECK(assessment.total_if_open->euros() >= *open);
    });
  }
  CHECK(closed > 1000);
}

/// The most that an indicator can be worth, from the tables of the agreement: fixed points, and variable
/// points for 4 000 patients.
struct Cap {
  std::string id;
  int fixed;
  int variable;
};

const Cap kCaps2017[] = {
    {"horaires_soins_non_programmes", 800, 0},
    {"protocoles_pluriprofessionnels", 800, 0},
    {"concertation_pluriprofessionnelle", 0, 1000},
    {"diversite_offre", 500, 0},
    {"second_recours", 500, 0},
    {"accueil_cstm", 200, 0},
    {"missions_sante_publique", 0, 700},
    {"satisfaction_patients", 100, 0},
    {"formation_jeunes", 450, 0},
    {"coordination_externe", 0, 200},
    {"systeme_information_avance", 100, 0},
};

const Cap kCaps2023[] = {
    {"horaires_soins_non_programmes", 800, 0},
    {"reponse_crises_sanitaires", 100, 350},
    {"protocoles_pluriprofessionnels", 1120, 0},
    {"concertation_pluriprofessionnelle", 0, 1200},
    {"diversite_offre", 600, 0},
    {"second_recours", 600, 0},
    {"accueil_cstm", 200, 0},
    {"missions_sante_publique", 200, 700},
    {"implication_usagers", 200, 300},
    {"soins_non_programmes_sas", 200, 0},
    {"formation_professionnels", 900, 0},
    {"coordination_externe", 0, 200},
    {"demarche_qualite", 100, 500},
    {"protocoles_nationaux_cooperation", 600, 0},
    {"parcours_insuffisance_cardiaque", 0, 100},
    {"parcours_surpoids_enfant", 100, 0},
    {"systeme_information_avance", 100, 0},
};

/// Points of the two indicators whose scale changes on the way.
Rational coordination_cap(const Assessment& assessment, int fixed, int below, int beyond) {
  const Rational patients = given(assessment, "patientele");
  const Rational first = std::min(patients, Rational(8000));
  const Rational points =
      plus(times(first, Rational(below)), times(minus(patients, first), Rational(beyond)));
  return plus(Rational(fixed), *divide(points, Rational(4000)));
}

Rational information_system_cap(const Assessment& assessment) {
  const Rational people = given(assessment, "professionnels_associes");
  const Rational first = std::min(people, Rational(16));
  return plus(Rational(500), plus(times(first, Rational(200)), times(minus(people, first), Rational(150))));
}

void check_cap(const Assessment& assessment, const std::string& id, const Rational& cap) {
  CAPTURE(id);
  const IndicatorLine& line = line_of(assessment, id);
  CHECK(line.pro_rata >= Rational(0));
  CHECK(line.pro_rata <= Rational(1));
  CHECK(line.attainment >= Rational(0));
  CHECK(line.attainment <= Rational(1));
  CHECK(line.earned >= Rational(0));
  CHECK(line.earned <= times(cap, line.pro_rata));
  // The crisis actions are paid beyond the full value, which never counts them.
  if (id != "reponse_crises_sanitaires") CHECK(line.earned <= times(line.full, line.pro_rata));
}

TEST_CASE("no indicator earns more than its table says, times its pro rata") {
  for (const std::string& name : kShipped) {
    const bool first = name == "aci_msp_2017";
    for_each_structure(name, 4, [&](const Assessment& assessment, auto&) {
      const Rational scale = *divide(given(assessment, "patientele"), Rational(4000));
      std::size_t checked = 2;
      const auto check = [&](const auto& caps) {
        for (const Cap& cap : caps) {
          const bool unpaid = assessment.rules().id == "aci_msp_2022" && cap.variable == 350;
          const Rational variable = times(Rational(unpaid ? 0 : cap.variable), scale);
          check_cap(assessment, cap.id, plus(Rational(cap.fixed), variable));
          ++checked;
        }
      };
      first ? check(kCaps2017) : check(kCaps2023);
      check_cap(assessment, "fonction_coordination",
                first ? coordination_cap(assessment, 700, 1350, 1000)
                      : coordination_cap(assessment, 1000, 1700, 1100));
      check_cap(assessment, "systeme_information_standard", information_system_cap(assessment));
      CHECK(checked == assessment.indicators.size());
    });
  }
}

TEST_CASE("the majoration stays between 0 and a quarter of the base, the supplement within the minimum") {
  for (const std::string& name : kShipped) {
    for_each_structure(name, 5, [](const Assessment& assessment, auto&) {
      const Rational base = amount_of(assessment, "base").exact;
      const Rational majoration = amount_of(assessment, "majoration_precarite").exact;
      const Rational supplement = amount_of(assessment, "complement_minimum").exact;
      CHECK(majoration >= Rational(0));
      CHECK(times(majoration, Rational(4)) <= base);
      CHECK(supplement >= Rational(0));
      CHECK(supplement <= Rational(20000));
      if (supplement > Rational(0)) CHECK(plus(base, plus(majoration, supplement)) <= Rational(20000));
    });
  }
}

TEST_CASE("more of a good thing never pays less, all else equal") {
  for (const std::string& name : all_rule_sets()) {
    const RuleSet& rules = *plan_of(name)->rules;
    std::vector<int> raised(rules.inputs.size(), 0);
    std::size_t turn = 0;
    for_each_structure(name, 6, [&](const Assessment& assessment, RandomStructures& structures) {
      ++turn;  // One good thing in five for each structure, all in turn.
      for (std::size_t i = 0; i < rules.inputs.size(); ++i) {
        const Input& input = rules.inputs[i];
        if (!input.more_is_better || !assessment.inputs.values[i] || (i + turn) % 5 != 0) continue;
        const auto above = structures.more(i, *assessment.inputs.values[i]);
        if (!above) continue;
        ++raised[i];
        Inputs better = assessment.inputs;
        better.values[i] = above;
        const Assessment after = assess(assessment.plan, better);
        const Rational before_total = euros(assessment.amount(AmountRole::total));
        const Rational after_total = euros(after.amount(AmountRole::total));
        if (after_total >= before_total) continue;
        FAIL_CHECK(input.id << " from " << to_fraction(*assessment.inputs.values[i]) << " to "
                            << to_fraction(*above) << " pays " << to_fraction(after_total) << " instead of "
                            << to_fraction(before_total));
      }
    });
    for (std::size_t i = 0; i < rules.inputs.size(); ++i) {
      CAPTURE(rules.inputs[i].id);
      if (rules.inputs[i].more_is_better) CHECK(raised[i] >= 10);
    }
  }
}

TEST_CASE("the claim covers every good thing of the agreement, and not the dates") {
  const auto plan = plan_of("aci_msp_2023");
  for (const std::string id :
       {"patientele", "professionnels_associes", "protocoles", "dossiers_etudies", "missions_sante_publique",
        "stagiaires", "niveau_implication_usagers", "niveau_demarche_qualite", "ipa",
        "heures_ouverture_par_jour", "jours_second_recours_semaine", "part_medecins_sas"}) {
    CAPTURE(id);
    CHECK(plan->rules->inputs[*plan->input(id)].more_is_better);
  }
  CHECK(!plan->rules->inputs[*plan->input("date_adhesion")].more_is_better);
}

/// What the team can do nothing about, by hand from the inputs of the agreement.
TEST_CASE("dates, sums paid, patients and head counts are facts; the rest is in the team's hands") {
  const std::map<std::string, std::set<std::string>> since = {
      {"aci_msp_2017",
       {"nom", "annee", "identifiant", "date_adhesion", "date_depot_projet_sante", "avance_versee",
        "patientele", "patientele_annee_precedente", "patients_ald_ou_75_ans", "part_c2s", "part_ame",
        "professionnels_associes", "derogation_pdsa", "date_acquisition_si_standard",
        "date_acquisition_si_avance"}},
      {"aci_msp_2022", {"ipa", "crise_sanitaire_declaree"}},
      {"aci_msp_2023", {}},
      {"aci_msp_2026", {"date_adhesion_france_sante", "montant_france_sante"}},
  };
  std::set<std::string> expected;
  for (const auto& agreement : since) {
    CAPTURE(agreement.first);
    expected.insert(agreement.second.begin(), agreement.second.end());
    std::set<std::string> facts;
    for (const Input& input : plan_of(agreement.first)->rules->inputs) {
      if (input.fact) facts.insert(input.id);
    }
    CHECK(facts == expected);
  }
}

/// The same structure with everything reached, its size and its dates of adhesion kept. A crisis is left out:
/// its variable part is paid but never in the full value.
Inputs with_everything(const Assessment& assessment) {
  Inputs inputs = assessment.inputs;
  const RuleSet& rules = assessment.rules();
  for (std::size_t i = 0; i < rules.inputs.size(); ++i) {
    const Input& input = rules.inputs[i];
    const bool size = input.id == "patientele" || input.id == "professionnels_associes" ||
                      input.id == "part_c2s" || input.id == "part_ame";
    if (input.more_is_better && !size) inputs.values[i] = input.max.value_or(Rational(1));
    if (input.id.starts_with("semaines_fermeture") || input.id == "crise_sanitaire_declaree") {
      inputs.values[i] = Rational(0);
    }
    if (input.id.starts_with("date_acquisition")) inputs.values[i] = std::nullopt;
    if (input.id == "patients_ald_ou_75_ans") inputs.values[i] = std::max(Rational(1), *inputs.values[i]);
    if (input.id == "patientele_annee_precedente")
      inputs.values[i] = inputs.values[*assessment.plan->input("patientele")];
  }
  return inputs;
}

TEST_CASE(
    "everything reached, the gate open: earns what the full values say, and the advance is 60 % of its "
    "part") {
  for (const std::string& name : kShipped) {
    for_each_structure(name, 7, [](const Assessment& assessment, auto&) {
      const Assessment best = assess(assessment.plan, with_everything(assessment));
      CHECK(best.eligible());
      Rational full;
      for (const IndicatorLine& line : best.indicators) {
        CAPTURE(best.rules().indicators[line.index].id);
        CHECK(line.met);
        CHECK(line.reductions.empty());
        CHECK(line.score == line.full);
        full = plus(full, times(line.full, line.pro_rata));
      }
      CHECK(amount_of(best, "base").exact == times(full, Rational(7)));
      const Rational core = plus(class_points(best, "prerequisite"), class_points(best, "socle"));
      const Rational advance = times(core, exact("4.2"));
      const Rational computed = amount_of(best, "avance_calculee").exact;
      // Beyond it only the minimum of a new structure, 12 000 € for a full year.
      CHECK(computed >= advance);
      if (computed != advance) CHECK(computed <= Rational(12000));
    });
  }
}

TEST_CASE("the computed advance knows nothing of what is reached") {
  for (const std::string& name : kShipped) {
    for_each_structure(name, 8, [](const Assessment& assessment, auto&) {
      Inputs inputs = with_everything(assessment);
      const Plan& plan = *assessment.plan;
      // What says how much the structure is worth at full attainment stays as it was.
      for (const char* kept :
           {"ipa", "patientele_annee_precedente", "si_standard", "date_acquisition_si_standard"}) {
        if (const auto index = plan.input(kept)) inputs.values[*index] = assessment.inputs.values[*index];
      }
      const Assessment best = assess(assessment.plan, inputs);
      CHECK(amount_of(best, "avance_calculee").exact == amount_of(assessment, "avance_calculee").exact);
    });
  }
}

}  // namespace
}  // namespace aci
