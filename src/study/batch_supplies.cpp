#include "study/batch_supplies.h"

#include <algorithm>

#include "base/decimal.h"
#include "base/rounding.h"
#include "io/accepted_value.h"
#include "ruleset/plan_bounds.h"

namespace aci {
namespace {

/// Fewer rows are computed one by one before the columns of a rule set are worth preparing.
constexpr std::size_t kFewRows = 24;

template <typename T>
std::optional<std::size_t> index_of(std::string_view id, const std::vector<T>& elements) {
  const auto found =
      std::find_if(elements.begin(), elements.end(), [&](const T& each) { return each.id == id; });
  if (found == elements.end()) return std::nullopt;
  return static_cast<std::size_t>(found - elements.begin());
}

}  // namespace

namespace {

/// A bound in units of a column; one that no column reaches is as good as none.
std::int64_t in_units(const Rational& bound, int decimals, RoundingMode mode) {
  const auto scaled = multiply(bound, power_of_ten(decimals));
  const auto whole = scaled ? round_to(*scaled, Rational(1), mode) : std::nullopt;
  const std::int64_t far = bound < Rational(0) ? INT64_MIN : INT64_MAX;
  return whole ? whole->to_int64().value_or(far) : far;
}

}  // namespace

BatchRules::BatchRules(RulesForYear& choice, const RowSource& source, const KnownInputs& known,
                       const Scenarios& scenarios, const FigureLayout& layout, Accelerator accelerator)
    : choice_(choice), layout_(layout), accelerator_(accelerator) {
  for (const LoadedRules& rules : choice.rules()) {
    std::vector<InputSupply> supplies;
    std::vector<ColumnPlace> places;
    std::vector<std::size_t> texts;
    for (const Input& input : rules.stated().inputs) {
      InputSupply supply;
      ColumnPlace place;
      const FieldLayout own = field_layout(input);
      if (const auto variation = index_of(input.id, scenarios.variations)) {
        place = {ColumnPlace::In::variation, *variation};
        const bool all =
            scenarios.varied[*variation].size() == scenarios.variations[*variation].values.size();
        supply.kind = all ? InputSupply::Kind::column : InputSupply::Kind::other;
        supply.decimals = known.find(input.id)->layout.decimals;
      } else if (const WrittenValue* constant = scenarios.constant(input.id)) {
        Diagnostics told;  // When the options were checked.
        const auto value = read_text_value(input, constant->value, Place{}, told);
        supply.kind = value ? InputSupply::Kind::constant : InputSupply::Kind::other;
        supply.constant = value.value_or(Rational(0));
      } else if (const auto column = source.column(input.id)) {
        const FieldLayout& read = source.fields()[*column];
        place = {ColumnPlace::In::table, *column};
        supply.kind = read.kind == own.kind ? InputSupply::Kind::column : InputSupply::Kind::other;
        supply.decimals = read.decimals;
        if (own.kind == FieldKind::text && input.required()) texts.push_back(*column);
      }
      supplies.push_back(std::move(supply));
      places.push_back(place);
    }
    prerequisites_.emplace_back(find_prerequisites(static_cast<std::uint16_t>(supplies_.size())));
    auto& plausible = plausible_.emplace_back();
    for (std::size_t i = 0; i < places.size(); ++i) {
      const Input& input = rules.stated().inputs[i];
      if (places[i].in == ColumnPlace::In::nowhere || !input.plausible_from) continue;
      plausible.push_back({i, in_units(*input.plausible_from, supplies[i].decimals, RoundingMode::ceil),
                           in_units(*input.plausible_to, supplies[i].decimals, RoundingMode::floor)});
    }
    supplies_.push_back(std::move(supplies));
    columns_.push_back(std::move(places));
    required_texts_.push_back(std::move(texts));
  }
}

std::function<std::vector<std::size_t>()> BatchRules::find_prerequisites(std::uint16_t plan) const {
  return [this, plan] {
    std::vector<std::size_t> found = choice_.prerequisites(plan);
    std::erase_if(found, [&](std::size_t input) {
      return supplies_[plan][input].kind == InputSupply::Kind::constant ||
             columns_[plan][input].in == ColumnPlace::In::variation;
    });
    return found;
  };
}

std::vector<std::size_t> BatchRules::missing(std::uint16_t plan) const {
  std::vector<std::size_t> missing;
  const auto& inputs = choice_.rules()[plan].stated().inputs;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (inputs[i].required() && supplies_[plan][i].kind == InputSupply::Kind::none) missing.push_back(i);
  }
  return missing;
}

std::shared_ptr<const ColumnEvaluator> BatchRules::evaluator(std::uint16_t plan, int year, std::size_t rows) {
  if (accelerator_ == Accelerator::off) return nullptr;
  const std::lock_guard lock(mutex_);
  const auto key = std::make_pair(plan, year);
  const auto found = evaluators_.find(key);
  if (found != evaluators_.end()) return found->second;
  if (rows < kFewRows) return nullptr;
  auto made =
      std::make_shared<const ColumnEvaluator>(choice_.rules()[plan].plan(), year, supplies_[plan], layout_);
  if (!made->usable()) made = nullptr;
  evaluators_.emplace(key, made);
  return made;
}

}  // namespace aci
