#include "study/advise.h"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "engine/evaluate.h"
#include "study/joint_steps.h"
#include "study/next_values.h"

namespace aci {
namespace {

class Adviser {
 public:
  Adviser(const Assessment& assessment, NodeId total, std::vector<std::size_t> movable)
      : plan_(assessment.plan), now_(assessment), total_(total), movable_(std::move(movable)) {}

  AdviceReport run() {
    report_.total = *now_.amount(AmountRole::total);
    report_.gate_open = now_.gate.open;
    add_risks();
    if (!now_.gate.open && !open_gate()) return std::move(report_);
    Response response(*plan_, now_.inputs);
    for (const std::size_t input : movable_) add_single(response, input);
    add_joint(response);
    const auto own = [](const Advice& each) {
      return subtract(each.told().gain, each.alone).value_or(Money());
    };
    std::ranges::stable_sort(report_.advice,
                             [&](const Advice& a, const Advice& b) { return own(b) < own(a); });
    return std::move(report_);
  }

 private:
  /// The structure with these changes, computed whole.
  std::optional<Assessment> changed(const std::vector<InputChange>& changes) const {
    return evaluate(plan_, with_changes(*plan_, now_.inputs, changes)).assessment;
  }

  /// Nothing when the structure would have no result.
  std::optional<AdviceStep> step(std::vector<InputChange> changes) const {
    const auto then = changed(changes);
    if (!then) return std::nullopt;
    AdviceStep step;
    step.changes = std::move(changes);
    step.total = *then->amount(AmountRole::total);
    const auto gain = subtract(step.total, *now_.amount(AmountRole::total));
    if (!gain) return std::nullopt;
    step.gain = *gain;
    for (std::size_t i = 0; i < then->indicators.size(); ++i) {
      if (then->indicators[i].earned != now_.indicators[i].earned) step.indicators.push_back(i);
    }
    return step;
  }

  bool open_gate() {
    Response response(*plan_, now_.inputs);
    auto changes = changes_for_gate(response, *plan_, now_, movable_);
    auto opening = changes ? step(std::move(*changes)) : std::nullopt;
    auto then = opening ? changed(opening->changes) : std::nullopt;
    if (!then || !then->gate.open) return false;
    report_.gate = std::move(opening);
    now_ = std::move(*then);
    return true;
  }

  void add(std::vector<std::vector<InputChange>> steps, bool unlimited = false) {
    Advice advice;
    advice.unlimited = unlimited;
    for (auto& changes : steps) {
      auto each = step(std::move(changes));
      if (each && Money() < each->gain) advice.steps.push_back(std::move(*each));
    }
    if (advice.steps.empty()) return;
    if (advice.most().changes.size() > 1) {
      for (const InputChange& change : advice.most().changes) {
        const auto gain = gains_.find(change.input);
        if (gain != gains_.end()) advice.alone = aci::add(advice.alone, gain->second).value_or(advice.alone);
      }
    } else {
      gains_[advice.most().changes.front().input] = advice.most().gain;
    }
    report_.advice.push_back(std::move(advice));
  }

  void add_single(Response& response, std::size_t input) {
    const auto grid = input_grid(plan_->rules->inputs[input]);
    if (!grid || !response.follows(total_, input)) return;
    bool complete = true;
    const NextValues next = next_values(response, input, *grid, total_, complete);
    if (!complete) report_.beyond.push_back(input);
    if (!next.most) return;
    singles_[input] = next.most->result;
    std::vector<std::vector<InputChange>> steps;
    if (next.nearest && next.nearest->place != next.most->place) {
      steps.push_back({{input, grid->value(next.nearest->place)}});
    }
    steps.push_back({{input, grid->value(next.most->place)}});
    add(std::move(steps), next.unlimited);
  }

  void add_joint(Response& response) {
    for (auto& steps : joint_steps(response, *plan_, now_, total_, movable_, singles_)) add(std::move(steps));
  }

  void add_risks() {
    Response response(*plan_, now_.inputs);
    for (const std::size_t input : movable_) {
      const auto less = one_less(response, input, plan_->rules->inputs[input], total_);
      auto undone = less ? step({{input, *less}}) : std::nullopt;
      if (!undone || !(undone->gain < Money())) continue;
      const bool closes = now_.gate.open && !changed(undone->changes)->gate.open;
      report_.risks.push_back({std::move(*undone), closes});
    }
    std::ranges::stable_sort(report_.risks,
                             [](const Risk& a, const Risk& b) { return a.step.gain < b.step.gain; });
  }

  std::shared_ptr<const Plan> plan_;
  Assessment now_;  ///< Once the gate's step is taken.
  NodeId total_;
  std::vector<std::size_t> movable_;
  std::map<std::size_t, Rational> singles_;  ///< By input: the greatest total that it can bring alone.
  std::map<std::size_t, Money> gains_;       ///< The same, over what there is now.
  AdviceReport report_;
};

bool names(const std::vector<std::string>& ids, const std::string& id) {
  return std::ranges::find(ids, id) != ids.end();
}

}  // namespace

AdviceReport advise(const Assessment& assessment, const AdviceScope& scope) {
  const Plan& plan = *assessment.plan;
  const auto total = plan.amount_with(AmountRole::total);  // Every agreement has one.
  std::vector<std::size_t> movable;
  for (std::size_t i = 0; i < plan.rules->inputs.size(); ++i) {
    const Input& input = plan.rules->inputs[i];
    const bool asked = scope.only.empty() ? !input.fact : names(scope.only, input.id);
    if (asked && !names(scope.fixed, input.id) && input_grid(input)) movable.push_back(i);
  }
  return Adviser(assessment, plan.program.slots[plan.amounts[*total].rounded], std::move(movable)).run();
}

}  // namespace aci
