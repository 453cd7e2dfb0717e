#include "study/next_year.h"

#include <algorithm>

#include "engine/evaluate.h"
#include "study/values_under_other_rules.h"

namespace aci {
namespace {

class NextYearMaker {
 public:
  NextYearMaker(const Assessment& last, const std::shared_ptr<const Plan>& plan, int year)
      : last_(last), plan_(plan), rules_(*plan->rules) {
    out_.from = last.inputs.year;
    out_.year = year;
  }

  NextYear make() {
    for (const Input& input : rules_.inputs) carry(input);
    if (out_.year == out_.from + 1) {
      move();
      propose();
    }
    for (std::size_t i = 0; i < last_.rules().inputs.size(); ++i) {
      const Input& input = last_.rules().inputs[i];
      const bool given = last_.inputs.origins[i] == InputOrigin::given;
      if (given && !element_index(input.id, rules_.inputs)) out_.removed.push_back(input.label);
    }
    return std::move(out_);
  }

 private:
  void carry(const Input& input) {
    CarriedInput& carried = out_.inputs.emplace_back();
    const auto index = element_index(input.id, last_.rules().inputs);
    carried.added = !index;
    if (!index || input.id == kYearInput) return;
    if (input.type == InputType::text) return carry_text(input, carried);
    const Input& from = last_.rules().inputs[*index];
    const StatedValue stated{last_.inputs.values[*index], last_.inputs.origins[*index]};
    const auto value = value_under(input, from, stated);
    if (stated.origin != InputOrigin::given || !value) return;
    const bool stays = input.fact && !is_numeric(input.type);
    carried.kind = stays ? CarriedInput::Kind::kept : CarriedInput::Kind::asked;
    (stays ? carried.value : carried.last) = value->value;
  }

  void carry_text(const Input& input, CarriedInput& carried) const {
    if (input.id == kNameInput) carried.text = last_.inputs.name;
    if (input.id == kKeyInput) carried.text = last_.inputs.key.value_or("");
    if (input.fact && !carried.text.empty()) carried.kind = CarriedInput::Kind::kept;
  }

  /// What an advance reads in the place of another input is what that one was in the exercise before.
  void move() {
    for (const Amount& amount : rules_.amounts) {
      if (amount.role != AmountRole::advance) continue;
      for (const auto& [replaced, by] : amount.with) {
        const auto source = element_index(replaced, rules_.inputs);
        const auto place = element_index(by, rules_.inputs);
        if (source && place && out_.inputs[*source].last) fill(*place, *source);
      }
    }
  }

  void fill(std::size_t place, std::size_t source) {
    CarriedInput& carried = out_.inputs[place];
    carried.kind = CarriedInput::Kind::moved;
    carried.value = out_.inputs[source].last;
    carried.last.reset();
    carried.source = source;
  }

  /// What the advance would be were everything but that as it was; nothing when that cannot be computed.
  void propose() {
    std::vector<std::size_t> paid;
    for (const Amount& amount : rules_.amounts) {
      if (const auto input = element_index(amount.paid, rules_.inputs)) paid.push_back(*input);
    }
    // What was paid last year says nothing of what will be.
    for (const std::size_t index : paid) {
      out_.inputs[index].kind = CarriedInput::Kind::fresh;
      out_.inputs[index].last.reset();
    }
    const auto inputs = paid.empty() ? std::nullopt : as_it_was(paid);
    const Outcome outcome = inputs ? evaluate(plan_, *inputs) : Outcome();
    if (!outcome.assessment) return;
    for (const AmountLine& line : outcome.assessment->amounts) {
      const AmountSlots& slots = plan_->amounts[line.index];
      if (slots.role != AmountRole::advance || slots.stated->paid.empty()) continue;
      out_.inputs[*element_index(slots.stated->paid, rules_.inputs)].advance = line.rounded;
    }
  }

  std::optional<Inputs> as_it_was(const std::vector<std::size_t>& left_out) const {
    Inputs inputs = last_.inputs;
    inputs.year = out_.year;
    inputs.values.assign(rules_.inputs.size(), std::nullopt);
    inputs.origins.assign(rules_.inputs.size(), InputOrigin::absent);
    inputs.places.assign(rules_.inputs.size(), Place());
    for (std::size_t i = 0; i < rules_.inputs.size(); ++i) {
      const Input& input = rules_.inputs[i];
      if (std::ranges::count(left_out, i) > 0 || input.type == InputType::text) continue;
      const auto stated = value_of(input, out_.inputs[i]);
      if (!stated) return std::nullopt;
      inputs.values[i] = stated->value;
      inputs.origins[i] = stated->origin;
    }
    follow_other_inputs(rules_, inputs);
    return inputs;
  }

  std::optional<StatedValue> value_of(const Input& input, const CarriedInput& carried) const {
    if (input.id == kYearInput) return StatedValue{Rational(out_.year), InputOrigin::given};
    const auto& value = carried.value ? carried.value : carried.last;
    if (value) return StatedValue{value, InputOrigin::given};
    if (input.default_value) return StatedValue{input.default_value, InputOrigin::default_value};
    if (!input.default_input.empty()) return StatedValue{std::nullopt, InputOrigin::default_input};
    return input.optional ? std::optional(StatedValue()) : std::nullopt;
  }

  const Assessment& last_;
  const std::shared_ptr<const Plan>& plan_;
  const RuleSet& rules_;
  NextYear out_;
};

}  // namespace

NextYear next_year(const Assessment& last, const std::shared_ptr<const Plan>& plan, int year) {
  return NextYearMaker(last, plan, year).make();
}

}  // namespace aci
