#include "study/batch_rules.h"

#include <algorithm>

#include "base/decimal.h"
#include "io/input_value.h"
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

const WrittenValue* BatchScenarios::constant(std::string_view id) const {
  const auto found = std::find_if(constants.rbegin(), constants.rend(),
                                  [&](const WrittenValue& each) { return each.id == id; });
  return found == constants.rend() ? nullptr : &*found;
}

std::size_t BatchScenarios::count() const {
  std::size_t count = 1;
  for (const Variation& variation : variations) count *= variation.values.size();
  return count;
}

std::size_t BatchScenarios::value(std::size_t variation, std::size_t scenario) const {
  for (std::size_t i = variations.size(); --i > variation;) scenario /= variations[i].values.size();
  return scenario % variations[variation].values.size();
}

BatchRules::BatchRules(const RuleChoice& choice, const RowSource& source, const KnownInputs& known,
                       const BatchScenarios& scenarios, const FigureLayout& layout, Accelerator accelerator)
    : choice_(choice), layout_(layout), accelerator_(accelerator) {
  for (const auto& plan : choice.plans()) {
    std::vector<InputSupply> supplies;
    std::vector<ColumnPlace> places;
    std::vector<std::size_t> texts;
    for (const Input& input : plan->rules->inputs) {
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
    supplies_.push_back(std::move(supplies));
    columns_.push_back(std::move(places));
    required_texts_.push_back(std::move(texts));
  }
}

std::vector<std::size_t> BatchRules::missing(std::uint16_t plan) const {
  std::vector<std::size_t> missing;
  const auto& inputs = choice_.plans()[plan]->rules->inputs;
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
  auto made = std::make_shared<const ColumnEvaluator>(choice_.plans()[plan], year, supplies_[plan], layout_);
  if (!made->usable()) made = nullptr;
  evaluators_.emplace(key, made);
  return made;
}

namespace {

/// As every rule set that has the input reads it; nothing when one cannot, reported.
std::optional<Rational> value_of(std::span<const std::shared_ptr<const Plan>> plans, const std::string& id,
                                 const std::string& text, const Place& place, Diagnostics& diagnostics) {
  std::optional<Rational> value;
  for (const auto& plan : plans) {
    const auto index = plan->input(id);
    if (!index) continue;
    value = read_text_value(plan->rules->inputs[*index], text, place, diagnostics);
    if (!value) break;
  }
  return value;
}

/// As the integers of a column of the input's decimals.
std::vector<std::int64_t> varied_values(std::span<const std::shared_ptr<const Plan>> plans,
                                        const Variation& variation, int decimals, Diagnostics& diagnostics) {
  std::vector<std::int64_t> integers;
  const Rational units_in_one = power_of_ten(decimals);
  for (const std::string& value : variation.values) {
    Diagnostics found;
    const auto read = value_of(plans, variation.id, value, Place(), found);
    for (Diagnostic mistake : found.take()) {
      const SourcePtr text = add_text("--vary", variation.id + "=" + value);
      const auto end = static_cast<std::uint32_t>(text->text().size());
      mistake.place = Place(text, {static_cast<std::uint32_t>(variation.id.size() + 1), end});
      diagnostics.add(std::move(mistake));
    }
    const auto units = read ? multiply(*read, units_in_one) : read;
    const auto whole = units ? units->to_int64() : std::nullopt;
    if (!whole) break;  // Told, or left to those who compute one by one.
    integers.push_back(*whole);
  }
  return integers;
}

}  // namespace

void check_scenarios(std::span<const std::shared_ptr<const Plan>> plans, KnownInputs& known,
                     BatchScenarios& scenarios, Diagnostics& diagnostics) {
  const auto is_known = [&](const std::string& id, bool known_here, const Place& place) {
    if (known_here) return true;
    auto& mistake = diagnostics.error("I004", place, {id});
    const std::string close = closest_match(id, known.ids());
    if (!close.empty()) mistake.hint = Message{"hint.did_you_mean", {close}};
    return false;
  };
  for (const WrittenValue& change : scenarios.constants) {
    if (is_known(change.id, known.knows(change.id), change.id_at)) {
      value_of(plans, change.id, change.value, change.value_at, diagnostics);
    }
  }
  for (const Variation& variation : scenarios.variations) {
    const SourcePtr text = add_text("--vary", variation.id);
    const Place place(text, {0, static_cast<std::uint32_t>(variation.id.size())});
    const KnownInput* const input = known.find(variation.id);
    std::vector<std::int64_t>& integers = scenarios.varied.emplace_back();
    if (!is_known(variation.id, input != nullptr, place)) continue;
    if (input->layout.kind == FieldKind::text) {
      diagnostics.error("U019", place, {variation.id});
    } else {
      integers = varied_values(plans, variation, input->layout.decimals, diagnostics);
    }
  }
}

}  // namespace aci
