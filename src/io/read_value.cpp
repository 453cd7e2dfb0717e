#include "io/read_value.h"

#include <algorithm>
#include <array>

#include "base/date.h"
#include "base/date_text.h"
#include "base/decimal.h"
#include "io/human_number.h"
#include "io/toml_habits.h"
#include "ruleset/words.h"

namespace aci {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

/// The number that a person meant, for hints. Nothing when there may be another (11h30, 4.000, 12/2018).
std::optional<std::string> plain_number(std::string_view text) {
  const auto number = read_human_number(text);
  if (!number || number->decimals.size() == 3 || number->groups) return std::nullopt;
  const std::string_view suffix = number->suffix;
  const bool known = suffix.empty() || suffix.starts_with("€") || number->apart;
  const bool digits = suffix.find_first_of("0123456789") != suffix.npos;
  if (!known || digits || suffix.find("‰") != suffix.npos) return std::nullopt;
  return number->plain();
}

bool is_number_type(InputType type) {
  return type != InputType::text && type != InputType::boolean && type != InputType::date;
}

/// Reads one value and tells its mistakes at one place.
class ValueReader {
 public:
  ValueReader(const Input& input, Place place, Diagnostics& diagnostics)
      : input_(input), place_(std::move(place)), diagnostics_(diagnostics) {}

  std::optional<Rational> number(const std::optional<Rational>& value, std::string_view written) {
    if (!value || (whole() && !value->is_integer())) return wrong_type(written);
    if ((input_.min && *value < *input_.min) || (input_.max && *value > *input_.max)) {
      auto& mistake = diagnostics_.error("I006", place_, {input_.id, bound(input_.min), bound(input_.max)});
      const bool percent = *value > Rational(1) && *value <= Rational(100) && !written.ends_with('%');
      if (input_.type == InputType::share && percent) {
        mistake.hint = Message{"hint.percent", {std::string(written)}};
      }
      return std::nullopt;
    }
    if (!to_decimal(*value, 0, input_.type == InputType::share ? input_.decimals + 2 : input_.decimals)
             .exact) {
      diagnostics_.error("I007", place_, {input_.id, Rational(input_.decimals)});
      return std::nullopt;
    }
    return value;
  }

  std::optional<Rational> date(const std::optional<Date>& value, std::string_view written) {
    return value ? std::optional(Rational(to_serial(*value))) : wrong_type(written);
  }

  std::optional<Rational> boolean(std::optional<bool> value, std::string_view written) {
    return value ? std::optional(Rational(*value ? 1 : 0)) : wrong_type(written);
  }

  std::optional<Rational> wrong_type(std::string_view written) {
    auto& mistake = diagnostics_.error("I005", place_, {input_.id, describe(input_.type)});
    if (const auto example = suggestion(written)) mistake.hint = Message{"hint.write", {*example}};
    if (input_.type == InputType::date) {
      const auto habit = explain_habit(trimmed(written));
      if (habit && habit->id == "hint.iso_date") mistake.hint = habit;
    }
    return std::nullopt;
  }

  /// Nothing is no answer to what must be said.
  std::optional<Rational> text(std::string_view written) {
    return trimmed(written).empty() && input_.required() ? to_fill_in() : Rational(0);
  }

  std::optional<Rational> to_fill_in() {
    diagnostics_.error("I010", place_, {input_.id, input_.label});
    return std::nullopt;
  }

 private:
  bool whole() const { return input_.type == InputType::integer || input_.type == InputType::count; }
  /// A year is written without grouping.
  MessageArg bound(const std::optional<Rational>& value) const {
    if (input_.type == InputType::integer) return to_decimal(*value, 0, 0).text;
    return *value;
  }

  /// What the person most likely meant to write.
  std::optional<std::string> suggestion(std::string_view written) const {
    const std::string_view text = trimmed(written);
    if (input_.type == InputType::boolean) {
      const auto value = parse_boolean(text);
      if (value) return *value ? "true" : "false";
    }
    if (!is_number_type(input_.type)) return std::nullopt;
    const auto plain = plain_number(text);
    const auto value = plain ? parse_decimal(*plain) : std::nullopt;
    if (!value) return std::nullopt;
    if (whole()) return value->is_integer() ? std::optional(to_decimal(*value, 0, 0).text) : std::nullopt;
    const bool percent = input_.type == InputType::share && *value > Rational(1) && *value <= Rational(100);
    return percent ? "\"" + *plain + " %\"" : *plain;
  }

  const Input& input_;
  Place place_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::optional<bool> parse_boolean(std::string_view text) {
  const std::string word = lower_case(text);
  static constexpr std::array kWords = {
      Word{"true", true}, Word{"false", false}, Word{"oui", true},   Word{"non", false}, Word{"yes", true},
      Word{"no", false},  Word{"vrai", true},   Word{"faux", false}, Word{"1", true},    Word{"0", false}};
  const auto* const found = find_word(kWords, word);
  return found != nullptr ? std::optional(found->value) : std::nullopt;
}

std::optional<Rational> parse_percentage(std::string_view text) {
  if (!text.ends_with('%')) return std::nullopt;
  std::string number(trimmed(text.substr(0, text.size() - 1)));
  for (const std::string_view space : {"\u00a0", "\u202f"}) {
    if (number.ends_with(space)) number.resize(number.size() - space.size());
  }
  std::replace(number.begin(), number.end(), ',', '.');
  const auto value = parse_decimal(number);
  return value ? divide(*value, Rational(100)) : std::nullopt;
}

Message describe(InputType type) {
  static constexpr std::array kIds = {
      Word{"input.text", InputType::text},       Word{"input.integer", InputType::integer},
      Word{"input.count", InputType::count},     Word{"input.decimal", InputType::decimal},
      Word{"input.share", InputType::share},     Word{"input.euros", InputType::euros},
      Word{"input.boolean", InputType::boolean}, Word{"input.date", InputType::date}};
  return {std::string(word_of(kIds, type)), {}};
}

std::optional<Rational> read_toml_value(const Input& input, const Node& node, Diagnostics& diagnostics) {
  ValueReader reader(input, node.at, diagnostics);
  const bool is_text = node.kind == NodeKind::string;
  const std::string_view written = is_text ? std::string_view(node.text) : node.at.text();
  if (is_text && node.text == kToFillIn) return reader.to_fill_in();
  if (input.type == InputType::text) return is_text ? reader.text(node.text) : reader.wrong_type("");
  if (input.type == InputType::boolean) {
    return reader.boolean(node.kind == NodeKind::boolean ? std::optional(node.boolean) : std::nullopt,
                          written);
  }
  if (input.type == InputType::date) {
    return reader.date(node.kind == NodeKind::date ? node.date
                       : is_text                   ? parse_iso_date(node.text)
                                                   : std::nullopt,
                       written);
  }
  if (input.type == InputType::share && is_text) {
    return reader.number(parse_percentage(trimmed(node.text)), written);
  }
  const bool numeric = node.kind == NodeKind::integer || node.kind == NodeKind::decimal;
  return reader.number(numeric ? parse_decimal(node.text) : std::nullopt, written);
}

std::optional<Rational> read_text_value(const Input& input, std::string_view text, const Place& place,
                                        Diagnostics& diagnostics) {
  ValueReader reader(input, place, diagnostics);
  const std::string_view written = trimmed(text);
  if (written == kToFillIn) return reader.to_fill_in();
  if (input.type == InputType::text) return reader.text(written);
  if (input.type == InputType::boolean) return reader.boolean(parse_boolean(written), written);
  if (input.type == InputType::date) return reader.date(parse_iso_date(written), written);
  if (input.type == InputType::share) {
    if (const auto share = parse_percentage(written)) return reader.number(share, written);
  }
  return reader.number(parse_decimal(written), written);
}

}  // namespace aci
