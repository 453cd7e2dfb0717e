#include "io/known_inputs.h"

#include <algorithm>

#include "base/closest_match.h"
#include "base/decimal.h"
#include "ruleset/plan_bounds.h"

namespace aci {

FieldLayout field_layout(const Input& input) {
  switch (input.type) {
    case InputType::text:
      return {FieldKind::text, 0};
    case InputType::boolean:
      return {FieldKind::boolean, 0};
    case InputType::date:
      return {FieldKind::date, 0};
    case InputType::choice: {
      FieldLayout layout{FieldKind::choice, 0};
      layout.choices = &input.choices;
      return layout;
    }
    case InputType::share:
      return {FieldKind::share, input_decimals(input)};
    case InputType::integer:
    case InputType::count:
    case InputType::decimal:
    case InputType::euros:
      break;
  }
  return {FieldKind::number, input_decimals(input)};
}

namespace {

/// `otherwise` when that is no whole number.
std::int64_t in_units(const Rational& value, int decimals, std::int64_t otherwise) {
  const auto units = multiply(value, power_of_ten(decimals));
  return units ? units->to_int64().value_or(otherwise) : otherwise;
}

/// A value is the number of a choice: of another list, it would be another choice.
bool same_choices(const FieldLayout& a, const FieldLayout& b) {
  return a.choices == nullptr || b.choices == nullptr || *a.choices == *b.choices;
}

/// With the figures that labels name.
template <typename Names>
Lazy<Names> names_of(const std::vector<LoadedRules>& rules) {
  const std::function<Names()> find = [rules] {
    Names names;
    for (const LoadedRules& each : rules) names.add(*each.plan()->rules);
    return names;
  };
  return Lazy<Names>(find);
}

}  // namespace

KnownInputs::KnownInputs(std::vector<LoadedRules> rules)
    : names_(names_of<InputNames>(rules)), parameter_names_(names_of<ParameterNames>(rules)) {
  constexpr int kMostDecimals = 9;  // Of a column.
  inputs_.emplace(kAgreementKey, KnownInput{{FieldKind::text, 0}, true, false});
  std::map<std::string_view, std::size_t> required_by;
  for (const LoadedRules& each : rules) {
    for (const Parameter& parameter : each.stated().parameters) parameters_.insert(parameter.id);
    for (const Input& input : each.stated().inputs) {
      const FieldLayout layout = field_layout(input);
      const auto [found, is_new] = inputs_.try_emplace(input.id, KnownInput{layout, true, true, input.group});
      KnownInput& known = found->second;
      if (input.required()) ++required_by[input.id];
      if (input.plausible_from && input.type == InputType::share) {
        const auto in = [&](std::optional<Rational>& to, const Rational& limit, bool higher) {
          if (!to || (higher ? *to < limit : limit < *to)) to = limit;
        };
        in(known.least_fraction, *input.plausible_from, true);
        in(known.most_fraction, *input.plausible_to, false);
      }
      // Three decimals tell four from four thousand in "4.000", for all or for none.
      known.agreed = known.agreed && (layout.decimals < 3) == (known.layout.decimals < 3);
      known.agreed = known.agreed && known.layout.kind == layout.kind && layout.decimals <= kMostDecimals;
      known.agreed = known.agreed && same_choices(known.layout, layout);
      known.layout.decimals = std::max(known.layout.decimals, layout.decimals);
      known.one_group = known.one_group && known.group == input.group;
    }
  }
  for (auto& entry : inputs_) {
    const std::string& id = entry.first;
    KnownInput& known = entry.second;
    if (!known.agreed) known.layout = {FieldKind::text, 0};
    // Of several rule sets, the narrowest: who reads with care knows which one it is.
    if (known.least_fraction) {
      known.layout.least_fraction = in_units(*known.least_fraction, known.layout.decimals, INT64_MAX);
      known.layout.most_fraction = in_units(*known.most_fraction, known.layout.decimals, -1);
    }
    known.required = required_by[id] == rules.size();
  }
}

const KnownInput* KnownInputs::find(std::string_view id) const {
  const auto found = inputs_.find(id);
  return found == inputs_.end() ? nullptr : &found->second;
}

std::vector<std::string_view> KnownInputs::ids() const {
  std::vector<std::string_view> ids;
  for (const auto& [id, known] : inputs_) ids.push_back(id);
  return ids;
}

std::string_view KnownInputs::parameter_called(std::string_view written) const {
  if (find(written) != nullptr) return {};
  const auto found = parameters_.find(written);
  if (found != parameters_.end()) return *found;
  return names_->id_of(written).empty() ? parameter_names_->id_of(written) : std::string_view();
}

void KnownInputs::tell_unknown(const std::string& name, const Place& place, Diagnostics& diagnostics) const {
  std::vector<std::string_view> all = ids();
  all.insert(all.end(), parameters_.begin(), parameters_.end());
  suggest(diagnostics.error("I004", place, {name}), name, all);
}

std::string KnownInputs::close_to(std::string_view written) const {
  const std::string close = closest_match(written, ids());
  return close.empty() ? std::string(names_->closest(written)) : close;
}

void KnownInputs::rename(Subject& subject) const {
  const auto call = [&](std::string& name) {
    const std::string_view id = id_of(name);
    if (!id.empty() && id != name) name = id;
  };
  for (Member& member : subject.document.root.members) {
    if (member.value.kind != NodeKind::table) call(member.key);
    for (Member& inside : member.value.members) call(inside.key);
  }
  for (WrittenValue& field : subject.fields) call(field.id);
  for (auto& cell : subject.empty) call(cell.first);
}

}  // namespace aci
