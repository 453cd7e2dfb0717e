#include "report/next_year_text.h"

#include "io/written_value.h"
#include "report/input_text.h"
#include "report/unseen_characters.h"
#include "report/value_text.h"
#include "report/wording.h"

namespace aci {

std::vector<std::string> next_year_texts(Language language, const NextYear& next) {
  const std::string from = std::to_string(next.from);
  std::vector<std::string> texts = {say(language, "next.title", {from})};
  std::string removed;
  for (const LocalizedText& label : next.removed) {
    removed += (removed.empty() ? "" : ", ") + say(language, "report.quoted", {label});
  }
  if (!removed.empty()) texts.push_back(say(language, "next.removed", {removed}));
  return texts;
}

std::vector<std::string> carried_texts(Language language, const RuleSet& rules, const NextYear& next,
                                       std::size_t index) {
  const CarriedInput& carried = next.inputs[index];
  const std::string from = std::to_string(next.from);
  std::vector<std::string> texts;
  if (carried.added) texts.push_back(say(language, "next.added", {from}));
  switch (carried.kind) {
    case CarriedInput::Kind::fresh:
      break;
    case CarriedInput::Kind::kept:
      texts.push_back(say(language, "next.kept", {from}));
      break;
    case CarriedInput::Kind::moved:
      texts.push_back(say(language, "next.moved", {rules.inputs[*carried.source].label, from}));
      break;
    case CarriedInput::Kind::asked:
      texts.push_back(
          say(language, "next.asked", {from, input_value_text(language, rules.inputs[index], carried.last)}));
      break;
  }
  if (carried.advance) {
    texts.push_back(say(language, "next.advance", {euros_text(language, *carried.advance), from}));
  }
  return texts;
}

namespace {

/// A share as a percentage, which has one meaning.
std::string percentage(const Rational& share) {
  const auto hundredfold = multiply(share, Rational(100));
  return hundredfold ? to_decimal(*hundredfold, 0, kShownDecimals).text : "";
}

}  // namespace

std::string carried_toml(const Input& input, const CarriedInput& carried) {
  const auto in_quotes = toml_string_without_unseen;
  if (carried.kind == CarriedInput::Kind::asked) return in_quotes(kToFillIn);
  if (!carried.value) return in_quotes(carried.text);
  if (input.type == InputType::share) return in_quotes(percentage(*carried.value) + " %");
  return toml_value(input, *carried.value);
}

void put_carried(CsvLine& line, Language language, const Input& input, const CarriedInput& carried) {
  if (carried.kind == CarriedInput::Kind::asked) return line.field(kToFillIn);
  if (!carried.value) return line.foreign(carried.text);
  switch (input.type) {
    case InputType::text:
    case InputType::boolean:
    case InputType::choice:
      return line.foreign(input_value_text(language, input, carried.value));
    case InputType::date:
      return line.field(language == Language::fr ? input_value_text(language, input, carried.value)
                                                 : toml_value(input, *carried.value));
    case InputType::share:
      return line.field(percentage(*carried.value) + " %");
    case InputType::integer:
    case InputType::count:
    case InputType::decimal:
    case InputType::euros:
      break;
  }
  line.value(toml_value(input, *carried.value));
}

}  // namespace aci
