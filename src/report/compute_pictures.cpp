#include "report/compute_pictures.h"

#include <algorithm>

#include "report/wording.h"

namespace aci {
namespace {

/// The head that an indicator stands under: its axis, or its class where the rules have no axes.
const Element* group_of(const RuleSet& rules, const Indicator& indicator) {
  const auto by_id = [](const auto& elements, const std::string& id) -> const Element* {
    const auto found = std::ranges::find(elements, id, &Element::id);
    return found == elements.end() ? nullptr : &*found;
  };
  const Element* const axis = by_id(rules.axes, indicator.axis);
  return axis != nullptr ? axis : by_id(rules.classes, indicator.group_class);
}

class PaymentSteps {
 public:
  PaymentSteps(Language language, const Assessment& assessment) : language_(language), a_(assessment) {}

  std::vector<Waterfall::Step> steps() {
    if (!a_.amount(AmountRole::total)) return {};
    for (const AmountLine& line : a_.amounts) {
      const AmountSlots& rule = a_.plan->amounts[line.index];
      const bool counts = rule.role == AmountRole::component || rule.role == AmountRole::taken_back;
      if (counts) component(rule.label.in(language_), line.rounded);
    }
    step(say(language_, "report.residue_components"), a_.components_residue);
    stand(AmountRole::total);
    if (!a_.amount(AmountRole::balance)) return std::move(steps_);
    for (const AmountLine& line : a_.amounts) {
      const AmountSlots& rule = a_.plan->amounts[line.index];
      if (rule.role == AmountRole::advance) {
        step(say(language_, "picture.paid_first", {rule.label}), Money::from_cents(-line.rounded.cents()));
        if (!steps_.back().stands) steps_.back().paid = true;
      }
    }
    // Without an advance, the balance is the total.
    if (!steps_.back().stands) stand(AmountRole::balance);
    return std::move(steps_);
  }

 private:
  void step(std::string label, Money by) {
    if (by != Money()) steps_.push_back({std::move(label), by.euros()});
  }
  void stand(AmountRole role) {
    const std::size_t index = *a_.plan->amount_with(role);
    steps_.push_back({a_.plan->amounts[index].label.in(language_), a_.amount(role)->euros(), true});
  }

  /// The first may be what the indicators earned: it is told class by class.
  void component(const std::string& label, Money amount) {
    if (!steps_.empty() || amount != a_.earned_euros || amount == Money()) return step(label, amount);
    for (std::size_t i = 0; i < a_.classes.size(); ++i) {
      step(a_.rules().classes[i].label.in(language_), a_.classes[i].euros);
    }
    if (steps_.size() < 2) {
      steps_.clear();
      return step(label, amount);
    }
    step(say(language_, "report.residue_classes"), a_.classes_residue);
    steps_.push_back({label, amount.euros(), true});
  }

  Language language_;
  const Assessment& a_;
  std::vector<Waterfall::Step> steps_;
};

}  // namespace

Picture indicators_picture(Language language, const Assessment& assessment) {
  const RuleSet& rules = assessment.rules();
  Bars bars;
  std::vector<const Element*> groups;
  for (const IndicatorLine& line : assessment.indicators) {
    const Element* const group = group_of(rules, rules.indicators[line.index]);
    if (std::ranges::find(groups, group) == groups.end()) groups.push_back(group);
  }
  for (const Element* const group : groups) {
    for (const IndicatorLine& line : assessment.indicators) {
      const Indicator& rule = rules.indicators[line.index];
      if (group_of(rules, rule) != group) continue;
      const Rational could = multiply(line.full, line.pro_rata).value_or(line.full);
      if (line.earned.is_zero() && could.is_zero()) continue;
      bars.bars.push_back({rule.label.in(language), line.earned, could,
                           group == nullptr ? std::string() : group->label.in(language)});
    }
  }
  const bool points = rules.unit == ScaleUnit::points;
  Picture picture;
  picture.title = say(language, "picture.indicators_title");
  picture.type = points ? kPoints : kEuros;
  picture.value_label = say(language, points ? "picture.points_earned" : "picture.euros_earned");
  picture.of_label = say(language, points ? "picture.points_possible" : "picture.euros_possible");
  picture.drawing = std::move(bars);
  return picture;
}

std::optional<Picture> payment_picture(Language language, const Assessment& assessment) {
  std::vector<Waterfall::Step> steps = PaymentSteps(language, assessment).steps();
  if (steps.size() < 2) return std::nullopt;
  Picture picture;
  const bool balance = assessment.amount(AmountRole::balance).has_value();
  picture.title = say(language, balance ? "picture.payment_title" : "picture.total_title");
  picture.value_label = say(language, "report.euros");
  picture.drawing = Waterfall{std::move(steps)};
  return picture;
}

}  // namespace aci
