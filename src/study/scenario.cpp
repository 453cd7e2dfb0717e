#include "study/scenario.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/decimal.h"
#include "io/accepted_value.h"
#include "io/text_file.h"
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

std::size_t Scenarios::rule_sets() const {
  std::size_t count = 1;
  for (const Variation& each : variations) count *= each.of_parameter() ? each.values.size() : 1;
  return count;
}

std::size_t Scenarios::rule_set(std::size_t scenario) const {
  std::size_t set = 0;
  for (std::size_t v = 0; v < variations.size(); ++v) {
    if (variations[v].of_parameter()) set = set * variations[v].values.size() + value(v, scenario);
  }
  return set;
}

std::vector<ParameterValue> Scenarios::parameters(std::size_t rule_set) const {
  std::vector<ParameterValue> values;
  for (auto each = variations.rbegin(); each != variations.rend(); ++each) {
    if (!each->of_parameter()) continue;
    values.push_back({each->id, each->formulas[rule_set % each->values.size()]});
    rule_set /= each->values.size();
  }
  std::reverse(values.begin(), values.end());
  return values;
}

void set_constants(const std::vector<WrittenValue>& written, const KnownInputs& known,
                   std::span<const std::shared_ptr<const Plan>> plans, RuleLibrary& library,
                   Scenarios& scenarios) {
  for (WrittenValue value : written) {
    if (const std::string_view id = known.id_of(value.id); !id.empty()) value.id = id;
    const auto of_parameter = [&](const auto& plan) { return library.is_of_parameter(value, *plan->rules); };
    if (known.find(value.id) == nullptr && std::ranges::any_of(plans, of_parameter)) continue;
    scenarios.constants.push_back(std::move(value));
  }
}

namespace {

/// What `--vary` says, before anything is known of the rules but the names.
std::optional<Variation> read_variation(const std::string& text, const KnownInputs& known,
                                        Diagnostics& diagnostics) {
  const std::string name = text.substr(0, text.find('='));
  const std::string parameter(known.parameter_called(name));
  if (!parameter.empty()) return parse_parameter_variation(text, parameter, diagnostics);
  // Of a misspelt name, nobody knows how the values are written.
  const bool unknown = is_clean_text(text) && !name.empty() && name != text && known.id_of(name).empty();
  Diagnostics mistakes_of_values;
  const KnownInput* const input = known.find(known.id_of(name));
  const bool of_choices = input != nullptr && input->layout.kind == FieldKind::choice;
  auto variation = of_choices ? parse_choice_variation(text, *input->layout.choices, diagnostics)
                              : parse_variation(text, unknown ? mistakes_of_values : diagnostics);
  if (!variation && unknown)
    known.tell_unknown(name, {add_text("--vary", text), {0, static_cast<std::uint32_t>(name.size())}},
                       diagnostics);
  if (!variation) return std::nullopt;
  if (const std::string_view id = known.id_of(variation->id); !id.empty()) variation->id = id;
  return variation;
}

}  // namespace

void read_variations(const std::vector<std::string>& texts, const KnownInputs& known, Scenarios& scenarios,
                     Diagnostics& diagnostics) {
  std::size_t count = 1;
  for (const std::string& text : texts) {
    auto variation = read_variation(text, known, diagnostics);
    if (!variation) continue;
    const auto same = [&](const auto& other) { return other.id == variation->id; };
    const auto& [fixed, varied, values] = scenarios;
    if (std::any_of(varied.begin(), varied.end(), same) || std::any_of(fixed.begin(), fixed.end(), same)) {
      diagnostics.error("U017", Place{}, {variation->id});
    }
    const KnownInput* const input = known.find(variation->id);
    if (input != nullptr && input->layout.kind == FieldKind::share && text.find(':') == std::string::npos) {
      diagnostics.error("U013", all_of(add_text("--vary", text))).hint =
          Message{"hint.vary_shares", {"0 %..20 %:5 %"}};
      continue;
    }
    const bool fits = !__builtin_mul_overflow(count, variation->values.size(), &count);
    if (!fits || count > 100 * kMostVariations) {
      diagnostics.error("U018", Place{});
      count = 1;
    }
    scenarios.variations.push_back(std::move(*variation));
  }
  if (scenarios.rule_sets() > kMostRuleSets) diagnostics.error("U035", Place{});
}

namespace {

/// As the rule sets of one scheme that have the input read it; nothing when one of them cannot, reported.
std::optional<Rational> value_in(const std::string& scheme,
                                 std::span<const std::shared_ptr<const Plan>> plans, const std::string& id,
                                 const std::string& text, const Place& place, Diagnostics& diagnostics) {
  std::optional<Rational> value;
  for (const auto& plan : plans) {
    const auto index = plan->input(id);
    if (!index || plan->rules->scheme != scheme) continue;
    value = read_text_value(plan->rules->inputs[*index], text, place, diagnostics);
    if (!value) break;
  }
  return value;
}

/// As the first scheme that can takes it; nothing when none can, reported. Where structures name their
/// agreements, a value may suit one and not another: the rows of the other are told then.
std::optional<Rational> value_of(std::span<const std::shared_ptr<const Plan>> plans, const std::string& id,
                                 const std::string& text, const Place& place, Diagnostics& diagnostics) {
  std::set<std::string> asked;
  Diagnostics refusals;
  for (const auto& plan : plans) {
    if (!plan->input(id) || !asked.insert(plan->rules->scheme).second) continue;
    Diagnostics found;
    auto value = value_in(plan->rules->scheme, plans, id, text, place, found);
    if (asked.size() == 1 || value) refusals = std::move(found);
    if (!value) continue;
    for (Diagnostic each : refusals.take()) diagnostics.add(std::move(each));
    return value;
  }
  for (Diagnostic each : refusals.take()) diagnostics.add(std::move(each));
  return std::nullopt;
}

/// Once for all the structures, as the first rule set that says what is plausible understands it; of several
/// schemes, when none finds it plausible.
void tell_implausible(std::span<const std::shared_ptr<const Plan>> plans, const WrittenValue& change,
                      const Rational& value, Diagnostics& diagnostics) {
  std::map<std::string, const Input*> strange;  // By scheme; null where it is plausible.
  const Input* first = nullptr;
  for (const auto& plan : plans) {
    const auto index = plan->input(change.id);
    if (!index) continue;
    const Input& input = plan->rules->inputs[*index];
    const Input*& told = strange[plan->rules->scheme];
    if (told == nullptr && !input.is_plausible(value)) told = &input;
    if (first == nullptr) first = told;
  }
  const bool everywhere =
      std::ranges::all_of(strange, [](const auto& each) { return each.second != nullptr; });
  if (first != nullptr && everywhere) warn_implausible(*first, value, change.value_at, diagnostics);
}

/// The value that is refused, one of many; where all of them are hours, which the input does not take, what
/// was typed.
Place place_of(const Variation& variation, const std::string& value, const Diagnostic& mistake) {
  if (variation.hours && mistake.code() == "I005") return variation.typed;
  const SourcePtr text = add_text("--vary", variation.id + "=" + value);
  const auto end = static_cast<std::uint32_t>(text->text().size());
  return {text, {static_cast<std::uint32_t>(variation.id.size() + 1), end}};
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
      mistake.place = place_of(variation, value, mistake);
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
  for (const WrittenValue& change : scenarios.constants) {
    if (!known.knows(change.id)) {
      known.tell_unknown(change.id, change.id_at, diagnostics);
      continue;
    }
    const auto value = value_of(plans, change.id, change.value, change.value_at, diagnostics);
    if (value) tell_implausible(plans, change, *value, diagnostics);
  }
  for (const Variation& variation : scenarios.variations) {
    const Place place = all_of(add_text("--vary", variation.id));
    const KnownInput* const input = known.find(variation.id);
    std::vector<std::int64_t>& integers = scenarios.varied.emplace_back();
    if (variation.of_parameter()) continue;
    if (input == nullptr) {
      known.tell_unknown(variation.id, place, diagnostics);
    } else if (input->layout.kind == FieldKind::text) {
      diagnostics.error("U019", place, {variation.id});
    } else {
      integers = varied_values(plans, variation, input->layout.decimals, diagnostics);
    }
  }
}

}  // namespace aci
