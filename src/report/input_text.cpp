#include "report/input_text.h"

#include "base/date.h"
#include "base/decimal.h"
#include "base/iso_date.h"
#include "io/accepted_value.h"
#include "report/value_text.h"
#include "report/wording.h"
#include "ruleset/plan_bounds.h"

namespace aci {

std::string accepted_text(Language language, const Input& input) {
  const std::string type = say(language, describe(input.type));
  if (input.type == InputType::choice) {
    return say(language, "input.one_of", {type, choices_text(input)});
  }
  return type + bounds_text(language, input);
}

std::string bounds_text(Language language, const Input& input) {
  std::string text;
  // A share says its bounds by being one.
  const bool whole_share =
      input.type == InputType::share && input.min == Rational(0) && input.max == Rational(1);
  if (input.min && input.max && !whole_share) {
    // A year is written without grouping.
    const auto bound = [&](const Rational& value) -> MessageArg {
      if (input.type == InputType::integer) return to_decimal(value, 0, 0).text;
      return value;
    };
    text += say(language, "input.from_to", {bound(*input.min), bound(*input.max)});
  }
  const bool with_decimals = input.type == InputType::decimal || input.type == InputType::euros;
  if (with_decimals) text += say(language, "input.decimals", {Rational(input.decimals)});
  return text;
}

std::string input_value_text(Language language, const Input& input, const std::optional<Rational>& value) {
  if (!value) return say(language, "word.absent");
  switch (input.type) {
    case InputType::boolean:
      return value_text(language, *value, kBoolean);
    case InputType::date:
      return value_text(language, *value, kDate);
    case InputType::euros:
      return value_text(language, *value, kEuros);
    case InputType::share:
      return percent_text(language, *value);
    case InputType::integer:
      return to_decimal(*value, 0, 0).text;
    case InputType::choice: {
      const Choice* const choice = choice_of(input, *value);
      return choice != nullptr ? choice->label.in(language) : number_text(language, *value);
    }
    case InputType::text:
    case InputType::count:
    case InputType::decimal:
      break;
  }
  return number_text(language, *value);
}

const Choice* choice_of(const Input& input, const Rational& value) {
  const auto number = value.to_int64();
  const bool known = number && *number >= 0 && *number < static_cast<std::int64_t>(input.choices.size());
  return known ? &input.choices[static_cast<std::size_t>(*number)] : nullptr;
}

std::string toml_value(const Input& input, const Rational& value) {
  if (input.type == InputType::boolean) return value.is_zero() ? "false" : "true";
  if (input.type == InputType::date) {
    const auto serial = value.to_int64();
    const auto date = serial ? from_serial(*serial) : std::nullopt;
    return date ? to_iso(*date) : std::string();
  }
  if (input.type == InputType::choice) {
    const Choice* const choice = choice_of(input, value);
    return choice != nullptr ? '"' + choice->id + '"' : std::string();
  }
  return to_decimal(value, 0, input_decimals(input)).text;
}

std::string set_value(const Input& input, const Rational& value) {
  const Choice* const choice = choice_of(input, value);
  return choice != nullptr ? choice->id : toml_value(input, value);
}

}  // namespace aci
