// Every line of advice is what the rules give once its values are put, written as `--set` takes them; and no
// other value of one input brings more than the line that names it.

#include <doctest/doctest.h>

#include <random>

#include "base/decimal.h"
#include "io/accepted_value.h"
#include "report/advise_report.h"
#include "study/advise.h"
#include "support/loading.h"
#include "support/random_structures.h"
#include "support/rendering.h"
#include "support/small_rules.h"

namespace aci {
namespace {

// Made of every form that there is, of formulas that turn along an input: differences of roundings, products.
constexpr std::string_view kTurning = "tests/rulesets/every_form.toml";
constexpr int kStructures = 300;  // Of all the rule sets.
constexpr int kOthers = 12;       // Values of an input tried beside its thresholds.

struct Trial {
  std::shared_ptr<const Plan> plan;
  Assessment assessment;
  AdviceReport report;
};

/// As `--set` reads it.
Rational read_back(const RuleSet& rules, const InputChange& change) {
  const std::string text = set_text(rules, change);
  Diagnostics diagnostics;
  const auto value =
      read_text_value(rules.inputs[change.input], text.substr(text.find('=') + 1), Place{}, diagnostics);
  CAPTURE(text);
  REQUIRE(value);
  return *value;
}

void check_step(const Trial& trial, const AdviceStep& step, Money from, const AdviceStep* gate) {
  Inputs inputs = trial.assessment.inputs;
  std::vector<InputChange> changes = gate != nullptr ? gate->changes : std::vector<InputChange>{};
  for (const InputChange& change : step.changes) {
    changes.push_back({change.input, read_back(*trial.plan->rules, change)});
  }
  const Assessment then = assess(trial.plan, with_changes(*trial.plan, inputs, changes));
  CHECK(then.amount(AmountRole::total) == step.total);
  CHECK(subtract(step.total, from) == step.gain);
}

void check_lines(const Trial& trial) {
  const AdviceReport& report = trial.report;
  const AdviceStep* const gate = report.gate ? &*report.gate : nullptr;
  const Money from = gate != nullptr ? gate->total : report.total;
  if (gate != nullptr) check_step(trial, *gate, report.total, nullptr);
  for (const Advice& advice : report.advice) {
    for (const AdviceStep& step : advice.steps) {
      check_step(trial, step, from, gate);
      CHECK(Money() < step.gain);
    }
  }
  for (const Risk& risk : report.risks) {
    check_step(trial, risk.step, report.total, nullptr);
    CHECK(risk.step.gain < Money());
  }
}

/// The most that the advice of this input alone brings.
Money best_of(const AdviceReport& report, std::size_t input) {
  Money best = report.gate ? report.gate->total : report.total;
  for (const Advice& advice : report.advice) {
    const AdviceStep& most = advice.most();
    if (most.changes.size() == 1 && most.changes.front().input == input && best < most.total)
      best = most.total;
  }
  return best;
}

void check_none_better(const Trial& trial, RandomStructures& structures, std::mt19937& random) {
  const RuleSet& rules = *trial.plan->rules;
  const Inputs start = trial.report.gate
                           ? with_changes(*trial.plan, trial.assessment.inputs, trial.report.gate->changes)
                           : trial.assessment.inputs;
  for (std::size_t i = 0; i < rules.inputs.size(); ++i) {
    const auto grid = rules.inputs[i].fact ? std::nullopt : input_grid(rules.inputs[i]);
    if (!grid) continue;
    CAPTURE(rules.inputs[i].id);
    std::vector<Rational> values = structures.thresholds(i);
    values.push_back(grid->value(grid->least));
    values.push_back(grid->value(grid->most));
    for (int n = 0; n < kOthers; ++n) {
      const auto range = static_cast<std::uint64_t>(std::min<std::int64_t>(grid->most - grid->least, 300));
      values.push_back(grid->value(grid->least + static_cast<std::int64_t>(random() % (range + 1))));
    }
    for (const Rational& value : values) {
      const auto then = evaluate(trial.plan, with_changes(*trial.plan, start, {{i, value}})).assessment;
      if (!then) continue;
      CHECK_FALSE(best_of(trial.report, i) < *then->amount(AmountRole::total));
    }
  }
}

TEST_CASE("each line of advice is exact, and none of the other values of its input is better") {
  const auto names = all_rule_sets();
  std::mt19937 random(3);
  int tried = 0;
  int closed = 0;
  for (int round = 0; tried < kStructures; ++round) {
    for (const std::string& name : names) {
      const auto plan = plan_of(name);
      if (!plan->amount_with(AmountRole::total) || name == kTurning) continue;
      RandomStructures structures(plan, static_cast<std::uint32_t>(100 + round));
      const auto assessment = evaluate(plan, structures.next()).assessment;
      if (!assessment) continue;
      CAPTURE(name);
      CAPTURE(round);
      ++tried;
      Trial trial{plan, *assessment, advise(*assessment, {})};
      closed += trial.report.gate ? 1 : 0;
      check_lines(trial);
      if (trial.report.gate_open || trial.report.gate) check_none_better(trial, structures, random);
    }
  }
  CHECK(closed > 20);  // Both kinds are there.
}

TEST_CASE("what pays only together is one step") {
  const auto plan = plan_of("aci_msp_2023");
  const Inputs inputs = inputs_of(document_of("examples/etablie.toml"), {{"si_standard", "false"}}, *plan);
  const auto report = advise(assess(plan, inputs), {});
  CHECK_FALSE(report.gate_open);
  REQUIRE(report.gate);  // The gate comes first: one prerequisite is missing.
  REQUIRE(report.gate->changes.size() == 1);
  CHECK(report.gate->changes.front().input == *plan->input("si_standard"));
  CHECK(report.risks.empty());  // Nothing is paid: nothing can be lost.
}

TEST_CASE("inputs that are asked for, or left as they are") {
  const auto plan = plan_of("aci_msp_2023");
  const Assessment assessment = assess("aci_msp_2023", "examples/etablie.toml");
  const auto only = advise(assessment, {{"stagiaires"}, {}});
  REQUIRE(only.advice.size() == 1);
  CHECK(only.advice.front().most().changes.front().input == *plan->input("stagiaires"));
  CHECK(advise(assessment, {{"stagiaires"}, {"stagiaires"}}).advice.empty());
  const auto fact = advise(assessment, {{"ipa"}, {}});
  CHECK(fact.advice.size() + fact.risks.size() <= 1);
}

TEST_CASE("an input is looked at wherever the rules declare it, first of all too") {
  const std::string visits =
      "[input.visits]\ntype = \"count\"\nmax = 9\nlabel = { fr = \"Visites\", en = \"Visits\" }\n\n";
  const auto plan = test::plan_of(
      test::replaced(test::replaced(test::kSmallRules, "[input.annee]\n", visits + "[input.annee]\n"),
                     "hours >= 8", "hours >= 8 and visits >= 2"));
  REQUIRE(plan->rules->inputs.front().id == "visits");
  const auto report = advise(test::assess(plan, "annee = 2024\nhours = 8\nvisits = 1\n"), {});
  REQUIRE(report.advice.size() == 1);
  CHECK(set_text(*plan->rules, report.advice.front().most().changes.front()) == "visits=2");
  CHECK(report.advice.front().most().gain == Money::from_cents(560'000));
}

/// The advice on two numbers of 0: "reunions=3 formations=4: 700; ", a step each, " then " in one advice.
std::string advised(const std::string& indicators) {
  const std::string begin(test::kSmallAgreement);
  const std::string rules = begin.substr(0, begin.find("[indicator.accueil]")) + indicators + R"toml(
[amount.base]
label   = { fr = "Base", en = "Base" }
role    = "component"
formula = "earned(all) * valeur_point"
[amount.total]
label = { fr = "Total", en = "Total" }
role  = "total"
)toml";
  const auto plan = test::plan_of(test::replaced(rules, "default_input = \"reunions\"", "default = 0"));
  const Assessment assessment =
      test::assess(plan, "nom = \"A\"\nannee = 2023\nouvert_samedi = true\nreunions = 0\n");
  const AdviceReport report = advise(assessment, {});
  std::string out;
  for (const Advice& each : report.advice) {
    for (const AdviceStep& step : each.steps) {
      out += &step == &each.steps.front() ? "" : " then ";
      for (const InputChange& change : step.changes) out += set_text(*plan->rules, change) + " ";
      out += to_fraction(step.gain.euros());
    }
    out += "; ";
  }
  return out;
}

std::string indicator(const std::string& id, const std::string& met, const std::string& more = "") {
  const std::string label = "{ fr = \"" + id + "\", en = \"" + id + "\" }\n";
  return "[indicator." + id +
         "]\naxis = \"acces\"\nclass = \"optional\"\nsource = \"guide\"\nlabel = " + label + more +
         "[indicator." + id + ".requirement.assez]\nmet = \"" + met + "\"\nreason = " + label +
         "[indicator." + id + ".part.part_1]\npoints = \"100 points\"\n";
}

TEST_CASE("a condition of two inputs is one step of both") {
  CHECK(advised(indicator("un", "reunions >= 3 and formations >= 4")) == "reunions=3 formations=4 700; ");
  CHECK(advised(indicator("un", "not (reunions < 3 or formations < 4)")) == "reunions=3 formations=4 700; ");
  // Either will do.
  CHECK(advised(indicator("un", "reunions >= 3 or formations >= 4")) == "reunions=3 700; formations=4 700; ");
}

TEST_CASE(
    "a part that two inputs bring together is one step of both, whichever part of its indicator it is") {
  const std::string label = "{ fr = \"un\", en = \"un\" }\n";
  const auto parts = [&](const std::string& first, const std::string& second) {
    return advised("[indicator.un]\naxis = \"acces\"\nclass = \"optional\"\nsource = \"guide\"\nlabel = " +
                   label + "[indicator.un.part.a]\npoints = \"100 points\"\nwhen = \"" + first +
                   "\"\n[indicator.un.part.b]\npoints = \"100 points\"\nwhen = \"" + second + "\"\n");
  };
  CHECK(parts("reunions >= 3 and formations >= 4", "ouvert_samedi") == "reunions=3 formations=4 700; ");
  CHECK(parts("ouvert_samedi", "reunions >= 3 and formations >= 4") == "reunions=3 formations=4 700; ");
}

TEST_CASE("what two indicators ask for together is said once") {
  CHECK(advised(indicator("un", "reunions >= 3 and formations >= 4") +
                indicator("deux", "reunions >= 2 and formations >= 4")) == "reunions=3 formations=4 1400; ");
}

TEST_CASE("where meeting a condition pays in part, that is a step before the whole") {
  CHECK(advised(indicator("un", "reunions >= 3 and formations >= 4",
                          "attainment = \"min(1, reunions / 7)\"\n")) ==
        "reunions=3 formations=4 300 then reunions=7 formations=4 700; ");
  // What the condition lets another input bring.
  CHECK(advised(indicator("un", "reunions >= 3", "attainment = \"min(1, formations / 4)\"\n")) ==
        "reunions=3 formations=4 700; ");
  // Cents are told as well.
  CHECK(advised(indicator("un", "reunions >= 3", "attainment = \"min(1, formations / 4) / 1000\"\n")) ==
        "reunions=3 formations=4 7/10; ");
}

/// Numbers of 0 beside the two.
std::string numbers(std::initializer_list<const char*> ids) {
  std::string out;
  for (const std::string id : ids) {
    out += "[input." + id + "]\ntype = \"count\"\nmax = 9\ndefault = 0\nlabel = { fr = \"" + id +
           "\", en = \"" + id + "\" }\n";
  }
  return out;
}

TEST_CASE("of the inputs that meet one condition, three are tried beside what the others ask for") {
  const std::string text = numbers({"a", "b", "c", "d"}) +
                           indicator("un", "(a >= 3 or b >= 3 or c >= 3 or d >= 3) and reunions >= 1");
  CHECK(advised(text) == "a=3 reunions=1 700; ");
  // What brings more besides is taken, when it is one of the three.
  CHECK(advised(text + indicator("deux", "c >= 3")) == "c=3 700; c=3 reunions=1 1400; ");
  CHECK(advised(text + indicator("deux", "d >= 3")) == "d=3 700; a=3 reunions=1 700; ");
}

TEST_CASE("what is told is the fewest changes, and less what each of them brings alone comes first") {
  const std::string four = numbers({"a", "b", "c", "d"});
  const std::string both = "a >= 1 and b >= 1";
  struct Row {
    std::string indicators;
    const char* advice;
  };
  const Row rows[] = {
      {indicator("un", "(" + both + " or c >= 2) and d >= 1"), "c=2 d=1 700; "},
      {indicator("un", both + " and c >= 1 and d >= 1"), "a=1 b=1 c=1 d=1 700; "},
      {indicator("un", "a >= 1 and a < 3 and b >= 1"), "a=1 b=1 700; "},
      {indicator("un", both) + indicator("deux", "c >= 1 and d >= 1"), "a=1 b=1 700; c=1 d=1 700; "},
      // What meets the first condition does nothing more once the second is met.
      {indicator("un", "a + b >= 4 and b >= 5 and c >= 1"), "b=5 c=1 700; "},
      // Of two that would do, one is enough.
      {indicator("un", both, "attainment = \"min(1, c / 2 + d / 4)\"\n"), "a=1 b=1 c=2 700; "},
      {indicator("un", "a >= 1", "attainment = \"min(1, c / 2)\"\n") + indicator("deux", "c >= 1"),
       "c=1 700; a=1 c=2 1400; "},
      {indicator("un", both) + indicator("deux", "a >= 1"), "a=1 700; a=1 b=1 1400; "},
      // More of the same is a further step, whichever stands first.
      {indicator("un", both) + indicator("deux", "a >= 2 and b >= 3"), "a=1 b=1 700 then a=2 b=3 1400; "},
      {indicator("un", "a >= 2 and b >= 3") + indicator("deux", both), "a=1 b=1 700 then a=2 b=3 1400; "},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.advice));
    CHECK(advised(four + row.indicators) == row.advice);
  }
}

}  // namespace
}  // namespace aci
