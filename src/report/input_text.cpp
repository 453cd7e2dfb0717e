#include "report/input_text.h"

#include "base/date.h"
#include "base/date_text.h"
#include "base/decimal.h"
#include "io/input_value.h"
#include "report/wording.h"

namespace aci {

std::string accepted_text(Language language, const Input& input) {
  std::string text = say(language, describe(input.type));
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

std::string toml_value(const Input& input, const Rational& value) {
  if (input.type == InputType::boolean) return value.is_zero() ? "false" : "true";
  if (input.type == InputType::date) {
    const auto serial = value.to_int64();
    const auto date = serial ? from_serial(*serial) : std::nullopt;
    return date ? to_iso(*date) : std::string();
  }
  return to_decimal(value, 0, input.decimals).text;
}

}  // namespace aci
