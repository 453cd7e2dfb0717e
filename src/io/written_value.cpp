#include "io/written_value.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/decimal.h"
#include "io/written_date.h"
#include "io/written_hours.h"
#include "io/written_number.h"
#include "io/written_unit.h"
#include "ruleset/input_names.h"
#include "ruleset/words.h"

namespace aci {
namespace {

/// An input that takes as many decimals takes 4.000 for four.
constexpr int kDecimalsOfGroup = 3;

bool is_within(const Rational& value, const std::optional<Rational>& least,
               const std::optional<Rational>& most) {
  return (!least || *least <= value) && (!most || value <= *most);
}

/// A share without a sign is a fraction, unless only a percentage is plausible.
Reading read_fraction(const Input& input, const Rational& value) {
  const auto percents = divide(value, Rational(100));
  const auto plausible = [&](const Rational& each) {
    return is_within(each, input.plausible_from, input.plausible_to);
  };
  if (!input.plausible_from || !percents || !is_within(value, input.min, input.max) || plausible(value) ||
      !plausible(*percents)) {
    return {value};
  }
  return {*percents, value};
}

std::optional<Reading> read_number(const Input& input, std::string_view text) {
  if (input.in_hours) {
    if (const auto hours = read_written_hours(text)) return Reading{*hours, {}, false, true};
  }
  if (input.type == InputType::euros && text.starts_with("€")) {
    text = without_blanks_around(text.substr(std::string_view("€").size()));
  }
  const auto human = read_written_number(text);
  const bool known = human && is_written_unit(input, human->suffix);
  // 1_000 and 1e3 besides.
  const auto value = parse_decimal(known ? human->plain() : std::string(text));
  if (!value) return std::nullopt;
  if (input.type == InputType::share) {
    if (!known || human->suffix.empty()) return read_fraction(input, *value);
    const auto share = divide(*value, Rational(100));
    return share ? std::optional(Reading{*share, {}, true}) : std::nullopt;
  }
  const auto grouped = known && human->doubtful() && input.decimals < kDecimalsOfGroup
                           ? parse_decimal(human->grouped())
                           : std::nullopt;
  if (grouped && is_within(*value, input.min, input.max) && is_within(*grouped, input.min, input.max)) {
    return Reading{*value, grouped};
  }
  return Reading{*value};
}

}  // namespace

std::string_view value_text(std::string_view text) {
  text = without_blanks_around(text);
  while (text.ends_with(';')) text = without_blanks_around(text.substr(0, text.size() - 1));
  return text;
}

std::optional<Reading> read_written(const Input& input, std::string_view text) {
  text = value_text(text);
  switch (input.type) {
    case InputType::text:
      return Reading{};
    case InputType::boolean: {
      const auto value = parse_boolean(text);
      return value ? std::optional(Reading{Rational(*value ? 1 : 0)}) : std::nullopt;
    }
    case InputType::date: {
      const auto date = read_written_date(text);
      return date ? std::optional(Reading{Rational(to_serial(*date))}) : std::nullopt;
    }
    case InputType::choice: {
      const auto number = choice_called(input.choices, text);
      return number ? std::optional(Reading{Rational(static_cast<std::int64_t>(*number))}) : std::nullopt;
    }
    case InputType::integer:
    case InputType::count:
    case InputType::decimal:
    case InputType::share:
    case InputType::euros:
      break;
  }
  return read_number(input, text);
}

bool is_absent(const Input& input, std::string_view text) {
  static constexpr std::array<std::string_view, 5> kNothing = {"", "na", "n/a", "#n/a", "null"};
  if (input.type == InputType::text) return without_blanks_around(text).empty();
  return std::ranges::count(kNothing, lower_case(value_text(text))) > 0;
}

std::optional<bool> parse_boolean(std::string_view text) {
  const std::string word = lower_case(text);
  static constexpr std::array kWords = {Word{"true", true}, Word{"false", false}, Word{"oui", true},
                                        Word{"non", false}, Word{"yes", true},    Word{"no", false},
                                        Word{"vrai", true}, Word{"faux", false},  Word{"1", true},
                                        Word{"0", false},   Word{"x", true}};
  const auto* const found = find_word(kWords, word);
  return found != nullptr ? std::optional(found->value) : std::nullopt;
}

std::optional<std::pair<std::string, std::string>> range_bounds(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots == text.npos) return std::nullopt;
  const std::string_view bounds[] = {value_text(text.substr(0, dots)), value_text(text.substr(dots + 2))};
  for (const std::string_view bound : bounds) {
    // A number, a date, a share, hours (9h30): no word, and nothing else that has dots in a row.
    const std::size_t first = bound.starts_with('-') ? 1 : 0;
    const bool digit = bound.size() > first && bound[first] >= '0' && bound[first] <= '9';
    if (!digit || bound.find("..") != bound.npos || bound.find(':') != bound.npos) return std::nullopt;
    if (bound.find_first_of("ABCDEFGIJKLMNOPQRSTUVWXYZabcdefgijklmnopqrstuvwxyz") != bound.npos) {
      return std::nullopt;
    }
  }
  return std::pair{std::string(bounds[0]), std::string(bounds[1])};
}

}  // namespace aci
