#include "io/written_value.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/decimal.h"
#include "io/written_date.h"
#include "io/written_number.h"
#include "ruleset/words.h"

namespace aci {
namespace {

/// An input that takes as many decimals takes 4.000 for four.
constexpr int kDecimalsOfGroup = 3;

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Whether these words behind a number say what the input is in.
bool is_unit(const Input& input, std::string_view suffix) {
  static constexpr std::array<std::string_view, 4> kEuros = {"€", "eur", "euro", "euros"};
  static constexpr std::array<std::string_view, 5> kHours = {"h", "heure", "heures", "hour", "hours"};
  const std::string word = lower_case(suffix);
  return word.empty() || (input.type == InputType::share && word == "%") ||
         (input.type == InputType::euros && is_one_of(kEuros, word)) ||
         (input.in_hours && is_one_of(kHours, word));
}

/// Two digits of minutes or seconds.
std::optional<std::int64_t> sixty(std::string_view text) {
  if (text.size() != 2 || text[0] < '0' || text[0] > '5' || text[1] < '0' || text[1] > '9')
    return std::nullopt;
  return (text[0] - '0') * 10 + (text[1] - '0');
}

/// 9h30, 9 h 30, 9:30, 09:30:00
std::optional<Reading> read_clock(std::string_view text) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits == 0 || digits > 2) return std::nullopt;
  const auto hours = parse_decimal(text.substr(0, digits));
  std::string_view rest = without_blanks_around(text.substr(digits));
  const bool colon = rest.starts_with(':');
  if (!colon && !rest.starts_with('h') && !rest.starts_with('H')) return std::nullopt;
  rest = without_blanks_around(rest.substr(1));
  const auto minutes = sixty(rest.substr(0, 2));
  rest.remove_prefix(std::min<std::size_t>(2, rest.size()));
  std::optional<std::int64_t> seconds = 0;
  if (colon && rest.starts_with(':')) {
    seconds = sixty(rest.substr(1));
  } else if (!rest.empty() && (colon || (rest != "min" && rest != "mn"))) {
    return std::nullopt;
  }
  if (!hours || !minutes || !seconds) return std::nullopt;
  const auto part = divide(Rational(*minutes * 60 + *seconds), Rational(3600));
  const auto value = part ? add(*hours, *part) : std::nullopt;
  return value ? std::optional(Reading{*value, {}, false, true}) : std::nullopt;
}

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
    if (const auto clock = read_clock(text)) return clock;
  }
  if (input.type == InputType::euros && text.starts_with("€")) {
    text = without_blanks_around(text.substr(std::string_view("€").size()));
  }
  const auto human = read_written_number(text);
  const bool known = human && is_unit(input, human->suffix);
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
  return input.type != InputType::text && is_one_of(kNothing, lower_case(value_text(text)));
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

}  // namespace aci
