#include "study/diff_effects.h"

#include <doctest/doctest.h>

#include <functional>

#include "base/decimal.h"
#include "engine/evaluate.h"
#include "io/structure_file.h"
#include "io/toml_document.h"
#include "support/loading.h"
#include "support/random_structures.h"
#include "support/rendering.h"

namespace aci::test {
namespace {

class Anything final : public OtherInputs {
 public:
  bool knows(std::string_view) override { return true; }
};

/// A structure, to be read against any rule set between the old and the new.
using DiffSubject = std::function<std::optional<Inputs>(const Plan&)>;

DiffSubject subject_of(const Document& document) {
  const auto kept = std::make_shared<const Document>(document);
  return [kept](const Plan& plan) {
    Diagnostics diagnostics;
    Anything others;
    return read_structure(*kept, {}, plan, others, diagnostics);
  };
}

/// Each evaluated by itself.
class Evaluated final : public DiffSubjects {
 public:
  explicit Evaluated(std::vector<DiffSubject> subjects) : subjects_(std::move(subjects)) {}

  std::optional<std::vector<Figures>> figures(const std::shared_ptr<const Plan>& plan) override {
    const FigureLayout layout = figure_layout(std::span(&plan, 1), {});
    FigureTable table;
    table.resize(subjects_.size(), layout);
    std::vector<Figures> all;
    for (std::size_t i = 0; i < subjects_.size(); ++i) {
      const auto inputs = subjects_[i](*plan);
      const auto found = inputs ? evaluate(plan, *inputs).assessment : std::nullopt;
      if (!found || !put_figures(*found, layout, i, table)) return std::nullopt;
      all.push_back(table.at(i, layout));
    }
    return all;
  }

 private:
  std::vector<DiffSubject> subjects_;
};

DiffSubject small_subject() {
  Diagnostics diagnostics;
  const auto file = add_text("structure.toml", std::string(kSmallStructure));
  return subject_of(*parse_toml(file, diagnostics));
}

/// The same structure under any rule set: the values that it has, by the ids of their inputs.
DiffSubject subject_of(const std::shared_ptr<const Plan>& plan, const Inputs& inputs) {
  return [plan, inputs](const Plan& other) -> std::optional<Inputs> {
    Inputs out = inputs;
    const auto& wanted = other.rules->inputs;
    out.values.assign(wanted.size(), std::nullopt);
    out.origins.assign(wanted.size(), InputOrigin::absent);
    out.places.assign(wanted.size(), Place{});
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      if (const auto from = plan->input(wanted[i].id)) {
        out.values[i] = inputs.values[*from];
        out.origins[i] = inputs.origins[*from];
      } else if (wanted[i].default_value) {
        out.values[i] = wanted[i].default_value;
        out.origins[i] = InputOrigin::default_value;
      } else if (!wanted[i].optional) {
        return std::nullopt;
      }
    }
    return out;
  };
}

DiffEffects effects(const std::shared_ptr<const Plan>& before, const std::shared_ptr<const Plan>& after,
                    const std::vector<DiffSubject>& subjects, const RuleDiff& diff) {
  Evaluated evaluated(subjects);
  const auto old_figures = evaluated.figures(before);
  const auto new_figures = evaluated.figures(after);
  REQUIRE((old_figures && new_figures));
  const auto found = attribute(diff, *old_figures, *new_figures, evaluated);
  REQUIRE(found.has_value());
  return *found;
}

void check_sums(const DiffEffects& effects) {
  const auto add_up = [](const Effect& of) {
    Figures total;
    for (const StepShare& share : of.shares) total = sum(total, share.moved).value();
    return total;
  };
  Figures all;
  for (const Effect& subject : effects.subjects) {
    CHECK(add_up(subject) == subject.moved);
    CHECK(sum(subject.before, subject.moved) == subject.after);
    all = sum(all, subject.moved).value();
  }
  CHECK(add_up(effects.all) == effects.all.moved);
  CHECK(all == effects.all.moved);
}

/// "a + b: +20 points, 160.00, 80.00, 80.00": the steps that move something, or that are made of several.
std::string told(const DiffEffects& effects, const RuleDiff& diff) {
  std::string out;
  for (std::size_t i = 0; i < effects.steps.size(); ++i) {
    Figures share;
    for (const StepShare& each : effects.all.shares) {
      if (each.step == i) share = each.moved;
    }
    if (share.nothing() && effects.steps[i].size() == 1) continue;
    std::string paths;
    for (const std::size_t change : effects.steps[i]) {
      paths += (paths.empty() ? "" : " + ") + diff.changes[change].path;
    }
    out += paths + ": " + to_decimal(share.points(), 0, 6).text + " points, " + to_decimal(share.total) +
           ", " + to_decimal(share.advance) + ", " + to_decimal(share.balance) + "\n";
  }
  return out;
}

std::string told(const std::string& rules) {
  const auto before = plan_of(kSmallAgreement);
  const auto after = plan_of(rules);
  const RuleDiff diff = diff_rules(*before->rules, *after->rules);
  const DiffEffects found = effects(before, after, {small_subject()}, diff);
  check_sums(found);
  return told(found, diff);
}

// The structure earns 100 − 30, 100 × 1/3 and 100 × 1/3: 410/3 points, 956.67 € at 7 €; its advance is half
// of 300 points, 1050.00 €.
TEST_CASE("each euro goes to the change that moves it, in the order listed") {
  std::string rules = replaced(kSmallAgreement, "\"7 €/point\"", "\"8 €/point\"");
  const std::string part = "[indicator.accueil.part.part_1]\n  points = \"100 points\"";
  rules = replaced(rules, part, "[indicator.accueil.part.part_1]\n  points = \"120 points\"");
  // At 8 €: 1093.33, advance 1200. Then 20 points more, at 8 €: 160; in the advance, half of it.
  CHECK(told(rules) ==
        "parameter.valeur_point.value: 0 points, 136.66, 150.00, -13.34\n"
        "indicator.accueil.part.part_1.points: 20 points, 160.00, 80.00, 80.00\n");
}

TEST_CASE("a component moves figures with the total that adds it") {
  const std::string rules =
      replaced(kSmallAgreement, "[amount.remuneration]",
               "[amount.prime]\nlabel = { fr = \"Prime\", en = \"Bonus\" }\nrole = \"component\"\n"
               "formula = \"12.34 €\"\n[amount.remuneration]");
  CHECK(told(rules) == "amount.prime: 0 points, 12.34, 0.00, 12.34\n");
}

TEST_CASE("changes that make no rule set one by one are applied together") {
  // The parameter becomes a plain number: what multiplies it has to say the unit, and only that goes with it.
  std::string rules = replaced(kSmallAgreement, "\"7 €/point\"", "\"8\"");
  rules = replaced(rules, "point_value = \"valeur_point\"", "point_value = \"1 €/point * valeur_point\"");
  rules = replaced(rules, "earned(all) * valeur_point", "earned(all) * (1 €/point * valeur_point)");
  rules = replaced(rules, "full(all) * valeur_point", "full(all) * (1 €/point * valeur_point)");
  rules = replaced(rules, "points = \"30 points\"", "points = \"29 points\"");
  // Then one point more, at 8 €.
  CHECK(told(rules) ==
        "agreement.point_value + parameter.valeur_point.value + amount.base.formula + amount.avance.formula: "
        "0 points, 136.66, 150.00, -13.34\n"
        "indicator.accueil.reduction.fermeture.points: 1 points, 8.00, 0.00, 8.00\n");
}

TEST_CASE("what is still in use is removed last, and what is renamed moves nothing") {
  const std::string rules = replaced(kSmallAgreement, "valeur_point", "prix_du_point");
  // The agreement's own mention stands with the new parameter only.
  CHECK(told(rules) == "");
  // Its note is another: two elements, for all that anybody knows.
  CHECK(told(replaced(rules, "Read in a newspaper.", "Read elsewhere.")) ==
        "agreement.point_value + parameter.prix_du_point: 0 points, 0.00, 0.00, 0.00\n");
}

TEST_CASE("the largest difference comes first: of the total, then of the advance, then of the points") {
  const auto figures = [](std::int64_t millionths, std::int64_t total, std::int64_t advance) {
    return Figures{millionths, Money::from_cents(total), Money::from_cents(advance), Money()};
  };
  DiffEffects effects;
  for (const Figures& moved : {figures(0, 0, 0), figures(1, 0, 0), figures(0, 5, 0), figures(0, 0, -7),
                               figures(0, -9, 0), figures(-2, 0, 0), figures(0, -5, 1)}) {
    effects.all.shares.push_back({effects.subjects.size(), moved});
    effects.subjects.push_back({{}, {}, moved, {}});
  }
  CHECK(movers(effects) == std::vector<std::size_t>{4, 6, 2, 3, 5, 1});
  std::string order;
  for (const StepShare& share : ranked_shares(effects)) order += std::to_string(share.step);
  CHECK(order == "4623510");
}

TEST_CASE("an indicator that leaves the agreement") {
  const std::size_t begin = kSmallAgreement.find("[indicator.formation]");
  const std::size_t end = kSmallAgreement.find("[gate]");
  std::string rules(kSmallAgreement);
  rules.erase(begin, end - begin);
  // 100/3 points at 7 €: 956.67 → 723.33; 100 points of the advance.
  // Points are published to the millionth: 136.666667 becomes 103.333333.
  CHECK(told(rules) == "indicator.formation: -33.333334 points, -233.34, -350.00, 116.66\n");
}

TEST_CASE("from 2017 to 2023, the examples to the cent") {
  const auto before = aci::plan_of("aci_msp_2017");
  const auto after = aci::plan_of("aci_msp_2023");
  const RuleDiff diff = diff_rules(*before->rules, *after->rules);
  std::vector<DiffSubject> subjects;
  for (const char* name : {"etablie", "exercice_2017", "exercice_2022", "forte_precarite", "grande",
                           "nouvelle", "prerequis_manquant"}) {
    subjects.push_back(subject_of(document_of("examples/" + std::string(name) + ".toml")));
  }
  const DiffEffects found = effects(before, after, subjects, diff);
  check_sums(found);
  // Nothing needs to be grouped, and what is said not to move figures moves none.
  for (std::size_t i = 0; i < found.steps.size(); ++i) {
    CHECK(found.steps[i].size() == 1);
    if (diff.changes[found.steps[i].front()].may_move_figures) continue;
    for (const StepShare& share : found.all.shares) CHECK(share.step != i);
  }
}

TEST_CASE("random structures, between every two shipped rule sets") {
  const std::string names[] = {"aci_msp_2017", "aci_msp_2022", "aci_msp_2023"};
  for (const std::string& from : names) {
    for (const std::string& to : names) {
      if (from == to) continue;
      CAPTURE(from);
      CAPTURE(to);
      const auto before = aci::plan_of(from);
      const auto after = aci::plan_of(to);
      RandomStructures random(after, 20170420);
      std::vector<DiffSubject> subjects;
      for (int i = 0; i < 30; ++i) {
        const DiffSubject subject = subject_of(after, random.next());
        Evaluated one({subject});
        if (one.figures(before) && one.figures(after)) subjects.push_back(subject);
      }
      REQUIRE(subjects.size() > 5);
      const RuleDiff diff = diff_rules(*before->rules, *after->rules);
      const DiffEffects found = effects(before, after, subjects, diff);
      check_sums(found);
      std::size_t applied = 0;
      for (const auto& step : found.steps) applied += step.size();
      CHECK(applied == diff.changes.size());
    }
  }
}

}  // namespace
}  // namespace aci::test
