#include "support/table_of.h"

#include "base/decimal.h"
#include "base/iso_date.h"

namespace aci {
namespace {

/// As a field of a table says it.
std::string field_of(const Input& input, const std::optional<Rational>& value) {
  if (!value) return "";
  if (input.type == InputType::boolean) return value->is_zero() ? "false" : "true";
  if (input.type == InputType::date) return to_iso(*from_serial(*value->to_int64()));
  if (input.type == InputType::choice) {
    return input.choices[static_cast<std::size_t>(*value->to_int64())].id;
  }
  // Without its sign it might be taken for a percentage.
  const bool far = input.plausible_to && *input.plausible_to < *value;
  if (input.type == InputType::share && far)
    return to_decimal(*multiply(*value, Rational(100)), 0, 18).text + " %";
  return to_decimal(*value, 0, 18).text;
}

}  // namespace

std::string table_of(const RuleSet& rules, const std::vector<Inputs>& structures) {
  std::string text;
  for (const Input& input : rules.inputs) text += (text.empty() ? "" : ",") + input.id;
  for (const Inputs& structure : structures) {
    std::string row;
    for (std::size_t i = 0; i < rules.inputs.size(); ++i) {
      const Input& input = rules.inputs[i];
      if (i > 0) row += ',';
      if (input.id == kNameInput) {
        row += "\"" + structure.name + ", \"\"x\"\"\"";
      } else if (input.type != InputType::text) {
        row += field_of(input, structure.values[i]);
      }
    }
    text += "\n" + row;
  }
  return text;
}

}  // namespace aci
