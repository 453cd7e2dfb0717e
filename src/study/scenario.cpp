#include "study/scenario.h"

#include <algorithm>

#include "base/decimal.h"
#include "io/read_value.h"
#include "study/assess.h"

namespace aci {

const WrittenValue* Scenarios::constant(std::string_view id) const {
  const auto found = std::find_if(constants.rbegin(), constants.rend(),
                                  [&](const WrittenValue& each) { return each.id == id; });
  return found == constants.rend() ? nullptr : &*found;
}

std::size_t Scenarios::count() const {
  std::size_t count = 1;
  for (const Variation& variation : variations) count *= variation.values.size();
  return count;
}

std::size_t Scenarios::value(std::size_t variation, std::size_t scenario) const {
  for (std::size_t i = variations.size(); --i > variation;) scenario /= variations[i].values.size();
  return scenario % variations[variation].values.size();
}

void read_variations(const std::vector<std::string>& texts, const KnownInputs& known, Scenarios& scenarios,
                     Diagnostics& diagnostics) {
  std::size_t count = 1;
  for (const std::string& text : texts) {
    auto variation = parse_variation(text, diagnostics);
    if (!variation) continue;
    if (const std::string_view id = known.id_of(variation->id); !id.empty()) variation->id = id;
    const auto same = [&](const auto& other) { return other.id == variation->id; };
    const auto& [fixed, varied, values] = scenarios;
    if (std::any_of(varied.begin(), varied.end(), same) || std::any_of(fixed.begin(), fixed.end(), same)) {
      diagnostics.error("U017", Place{}, {variation->id});
    }
    const KnownInput* const input = known.find(variation->id);
    if (input != nullptr && input->layout.kind == FieldKind::share && text.find(':') == std::string::npos) {
      diagnostics.error("U013", all_of(add_text("--vary", text))).hint = Message{"hint.vary_step", {}};
      continue;
    }
    const bool fits = !__builtin_mul_overflow(count, variation->values.size(), &count);
    if (!fits || count > 100 * kMostVariations) {
      diagnostics.error("U018", Place{});
      count = 1;
    }
    scenarios.variations.push_back(std::move(*variation));
  }
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

/// Once for all the structures, as the first rule set that says what is plausible understands it.
void tell_implausible(std::span<const std::shared_ptr<const Plan>> plans, const WrittenValue& change,
                      const Rational& value, Diagnostics& diagnostics) {
  for (const auto& plan : plans) {
    const auto index = plan->input(change.id);
    if (!index || plan->rules->inputs[*index].is_plausible(value)) continue;
    return warn_implausible(plan->rules->inputs[*index], value, change.value_at, diagnostics);
  }
}

/// As the integers of a column of the input's decimals.
std::vector<std::int64_t> varied_values(std::span<const std::shared_ptr<const Plan>> plans,
                                        const Variation& variation, int decimals, Diagnostics& diagnostics) {
  std::vector<std::int64_t> integers;
  const Rational units_in_one = power_of_ten(decimals);
  for (std::size_t i = 0; i < variation.values.size(); ++i) {
    const std::string value = variation.written(i);
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
                     Scenarios& scenarios, Diagnostics& diagnostics) {
  const auto is_known = [&](const std::string& id, bool known_here, const Place& place) {
    if (known_here) return true;
    suggest(diagnostics.error("I004", place, {id}), id, known.ids());
    return false;
  };
  for (const WrittenValue& change : scenarios.constants) {
    if (is_known(change.id, known.knows(change.id), change.id_at)) {
      const auto value = value_of(plans, change.id, change.value, change.value_at, diagnostics);
      if (value) tell_implausible(plans, change, *value, diagnostics);
    }
  }
  for (const Variation& variation : scenarios.variations) {
    const Place place = all_of(add_text("--vary", variation.id));
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
