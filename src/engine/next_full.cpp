#include "engine/next_full.h"

#include "engine/evaluate.h"
#include "engine/response.h"

namespace aci {
namespace {

class Search {
 public:
  Search(const Assessment& assessment, std::size_t indicator, std::size_t input)
      : a_(assessment), indicator_(indicator), input_(input) {}

  std::optional<NextFull> run() {
    const Input& rule = a_.rules().inputs[input_];
    const auto& now = a_.inputs.values[input_];
    grid_ = is_numeric(rule.type) ? input_grid(rule) : std::nullopt;
    const auto place = grid_ && now ? grid_->place(*now) : std::nullopt;
    if (!place || !full_at(grid_->most)) return std::nullopt;
    std::int64_t below = *place;
    std::int64_t enough = grid_->most;
    while (enough - below > 1) {
      const std::int64_t middle = below + (enough - below) / 2;
      (full_at(middle) ? enough : below) = middle;
    }
    const Outcome then = evaluate(a_.plan, at(enough));
    const auto total = then.assessment ? then.assessment->amount(AmountRole::total) : std::nullopt;
    const auto paid = a_.amount(AmountRole::total);
    const auto gain = total && paid ? subtract(*total, *paid) : std::nullopt;
    if (!gain) return std::nullopt;
    return NextFull{grid_->value(enough), *gain};
  }

 private:
  Inputs at(std::int64_t place) const {
    return with_changes(*a_.plan, a_.inputs, {{input_, grid_->value(place)}});
  }
  bool full_at(std::int64_t place) const {
    const Inputs changed = at(place);
    Evaluation evaluation(a_.plan->program, changed.values);
    const IndicatorSlots& slots = a_.plan->indicator(indicator_);
    const Rational* const attained = evaluation.flag(slots.met) ? evaluation.slot(slots.attainment) : nullptr;
    return attained != nullptr && *attained == Rational(1);
  }

  const Assessment& a_;
  std::size_t indicator_;
  std::size_t input_;
  std::optional<InputGrid> grid_;
};

}  // namespace

std::optional<NextFull> next_full(const Assessment& assessment, std::size_t indicator, std::size_t input) {
  return Search(assessment, indicator, input).run();
}

}  // namespace aci
