#include "io/accepted_value.h"

#include <array>
#include <string>
#include <utility>

#include "base/decimal.h"
#include "io/value_hints.h"
#include "io/written_number.h"
#include "ruleset/input_names.h"
#include "ruleset/plan_bounds.h"
#include "ruleset/words.h"

namespace aci {
namespace {

/// Of the last decimal: less is what a program left behind when it wrote a binary fraction.
constexpr int kTailDecimals = 6;

/// Without such a tail; nothing when there are really more decimals than `most`.
std::optional<Rational> within_decimals(const Rational& value, int most) {
  const Decimal rounded = to_decimal(value, 0, most);
  if (rounded.exact) return value;
  const auto near = parse_decimal(rounded.text);
  const auto tail = near ? subtract(value, *near) : std::nullopt;
  const auto least = divide(Rational(1), power_of_ten(most + kTailDecimals));
  if (!tail || !(*tail < *least) || !(Rational(0) < *add(*tail, *least))) return std::nullopt;
  return near;
}

/// Reads one value and tells its mistakes at one place.
class ValueReader {
 public:
  ValueReader(const Input& input, Place place, Diagnostics& diagnostics)
      : input_(input), place_(std::move(place)), diagnostics_(diagnostics) {}

  std::optional<Rational> read(std::string_view written) {
    if (value_text(written) == kToFillIn) return to_fill_in();
    if (input_.type == InputType::text) return Rational(0);
    const auto reading = read_written(input_, written);
    if (!reading) return too_long(written) ? std::nullopt : wrong_type(written);
    if (reading->other) return two_meanings(*reading, written);
    if (!is_numeric(input_.type)) return reading->value;
    return number(*reading);
  }

  std::optional<Rational> wrong_type(std::string_view written) {
    if (input_.type == InputType::choice) return no_choice(written);
    if (range_bounds(written)) {
      diagnostics_.error("I050", place_, {input_.id});
      return std::nullopt;
    }
    diagnostics_.error("I005", place_, {input_.id, describe(input_.type)}).hint =
        explain_value(input_, written);
    return std::nullopt;
  }

 private:
  std::optional<Rational> to_fill_in() {
    diagnostics_.error("I010", place_, {input_.id, input_.label});
    return std::nullopt;
  }

  /// A number of more digits than can be computed with, told by the end that is too long.
  bool too_long(std::string_view written) {
    const auto number = read_written_number(value_text(written));
    const bool percent = number && number->suffix == "%" && input_.type == InputType::share;
    const bool numeric = is_numeric(input_.type) && number && (percent || number->suffix.empty());
    if (!numeric || !input_.min || !input_.max || parse_decimal(number->plain())) return false;
    auto whole = parse_decimal((number->negative ? "-" : "") + number->whole);
    if (whole && percent) whole = divide(*whole, Rational(100));
    const bool beyond = !whole || *whole < *input_.min || *whole > *input_.max;
    const bool in_wholes = input_.type == InputType::integer || input_.type == InputType::count;
    if (!beyond && in_wholes) return false;
    if (beyond) {
      out_of_bounds();
    } else {
      too_many_decimals(percent);
    }
    return true;
  }

  Diagnostic& out_of_bounds() {
    return diagnostics_.error("I006", place_, {input_.id, bound(input_.min), bound(input_.max)});
  }

  std::optional<Rational> no_choice(std::string_view written) {
    const std::string text(value_text(written));
    auto& mistake = diagnostics_.error("I033", place_, {input_.id, choices_text(input_)});
    const ChoiceNames names(input_.choices);  // Holds what it answers.
    const std::string_view close = names.closest(text);
    if (!close.empty()) mistake.hint = Message{"hint.did_you_mean", {std::string(close)}};
    return std::nullopt;
  }

  std::optional<Rational> number(const Reading& reading) {
    const auto exact =
        reading.of_clock ? reading.value : within_decimals(reading.value, input_decimals(input_));
    const Rational& value = exact ? *exact : reading.value;
    const bool whole = input_.type == InputType::integer || input_.type == InputType::count;
    if (whole && !value.is_integer()) return wrong_type({});
    if ((input_.min && value < *input_.min) || (input_.max && value > *input_.max)) {
      auto& mistake = out_of_bounds();
      const bool percent = value > Rational(1) && value <= Rational(100) && !reading.percent;
      if (input_.type == InputType::share && percent) {
        mistake.hint = Message{"hint.percent", {value}};
      }
      return std::nullopt;
    }
    if (!exact) too_many_decimals(reading.percent);
    return exact;
  }

  /// Those of what was written: the rules count the decimals of a percentage, a fraction has two more.
  void too_many_decimals(bool percent) {
    const int most = percent ? input_.decimals : input_decimals(input_);
    diagnostics_.error("I007", place_, {input_.id, Rational(most)});
  }

  /// Both are said, and how each is written.
  std::optional<Rational> two_meanings(const Reading& reading, std::string_view written) {
    const bool share = input_.type == InputType::share;
    const auto plain = [&](const Rational& value) -> MessageArg {
      if (share) return Message{"value.percent", {*multiply(value, Rational(100))}};
      return to_decimal(value, 0, 18).text;
    };
    diagnostics_
        .error("I016", place_,
               {input_.id, std::string(without_blanks_around(written)), with_unit(input_, reading.value),
                with_unit(input_, *reading.other)})
        .hint = Message{"hint.write_either", {plain(reading.value), plain(*reading.other)}};
    return std::nullopt;
  }

  /// A year is written without grouping.
  MessageArg bound(const std::optional<Rational>& value) const {
    if (input_.type == InputType::integer) return to_decimal(*value, 0, 0).text;
    return *value;
  }

  const Input& input_;
  Place place_;
  Diagnostics& diagnostics_;
};

}  // namespace

MessageArg understood(const Input& input, const Rational& value) {
  const auto percents = multiply(value, Rational(100));
  if (input.type == InputType::share && percents) return Message{"understood.percent", {*percents}};
  if (input.type == InputType::integer) return to_decimal(value, 0, 0).text;
  return value;
}

MessageArg with_unit(const Input& input, const Rational& value) {
  if (input.type == InputType::euros) return Message{"understood.euros", {value}};
  if (input.in_hours) return Message{"understood.hours", {value}};
  if (!input.unit.empty()) return Message{"understood.unit", {value, input.unit}};
  return understood(input, value);
}

LocalizedText choices_text(const Input& input) {
  LocalizedText text;
  for (const Choice& each : input.choices) {
    const char* const comma = &each == &input.choices.front() ? "" : ", ";
    text.fr += comma + each.id + " (" + each.label.fr + ")";
    text.en += comma + each.id + " (" + each.label.en + ")";
  }
  return text;
}

Message describe(InputType type) {
  static constexpr std::array kIds = {
      Word{"input.text", InputType::text},       Word{"input.integer", InputType::integer},
      Word{"input.count", InputType::count},     Word{"input.decimal", InputType::decimal},
      Word{"input.share", InputType::share},     Word{"input.euros", InputType::euros},
      Word{"input.boolean", InputType::boolean}, Word{"input.date", InputType::date},
      Word{"input.choice", InputType::choice}};
  return {std::string(word_of(kIds, type)), {}};
}

std::optional<std::string_view> written_text(const Node& node) {
  if (node.kind == NodeKind::table || node.kind == NodeKind::array) return std::nullopt;
  return node.kind == NodeKind::string ? std::string_view(node.text) : node.at.text();
}

std::optional<Rational> read_toml_value(const Input& input, const Node& node, Diagnostics& diagnostics) {
  const auto written = written_text(node);
  if (!written) return ValueReader(input, node.at, diagnostics).wrong_type({});
  return read_text_value(input, *written, node.at, diagnostics);
}

std::optional<Rational> read_text_value(const Input& input, std::string_view text, const Place& place,
                                        Diagnostics& diagnostics) {
  return ValueReader(input, place, diagnostics).read(text);
}

}  // namespace aci
