#include "study/variation.h"

#include <memory>

#include "base/decimal.h"
#include "base/rational.h"
#include "io/text_file.h"
#include "io/written_hours.h"
#include "io/written_number.h"
#include "io/written_value.h"
#include "ruleset/input_names.h"
#include "ruleset/reform.h"

namespace aci {
namespace {

constexpr std::string_view kBetween = "..";
constexpr int kMostDecimals = 18;

/// A number of the range; `share` when it has a percent sign, `hours` when it is in hours.
struct Bound {
  Rational value;
  bool share = false;
  bool hours = false;
};

std::optional<Bound> parse_bound(std::string_view text) {
  text = without_blanks_around(text);
  if (text.find(':') == text.npos) {
    if (const auto hours = read_written_hours(text)) return Bound{*hours, false, true};
  }
  const auto number = read_written_number(text);
  const bool share = number && number->suffix == "%";
  const bool in_hours = number && says_hours(number->suffix);
  const bool plain = number && (share || in_hours || number->suffix.empty());
  auto value = parse_decimal(plain ? number->plain() : std::string(text));
  if (share && value) value = divide(*value, Rational(100));
  // Each value must come back from its decimals.
  if (!value || !to_decimal(*value, 0, kMostDecimals).exact) return std::nullopt;
  return Bound{*value, share, in_hours};
}

class VariationParser {
 public:
  /// `parameter`: its id; empty: an input varies.
  VariationParser(const std::string& text, std::string parameter, Diagnostics& diagnostics)
      : text_(text),
        parameter_(std::move(parameter)),
        file_(add_text("--vary", showable(text))),
        diagnostics_(diagnostics) {}

  std::optional<Variation> parse() {
    if (!is_clean_text(text_)) {
      diagnostics_.error("U010", whole_file(file_));
      return std::nullopt;
    }
    const std::size_t equals = text_.find('=');
    const std::size_t between = equals == std::string::npos ? equals : text_.find(kBetween, equals + 1);
    if (equals == 0 || between == std::string::npos) return wrong("U013", 0);
    const std::size_t colon = text_.find(':', between);
    const std::string_view all = text_;
    const std::string_view from = all.substr(equals + 1, between - equals - 1);
    const std::size_t second = between + kBetween.size();
    const std::string_view to = all.substr(second, colon == std::string::npos ? colon : colon - second);
    variation_.id = text_.substr(0, equals);
    value_at_ = equals + 1;
    const std::optional<std::string_view> step =
        colon == std::string::npos ? std::nullopt : std::optional(all.substr(colon + 1));
    if (!parameter_.empty()) return constants(from, to, step);

    for (const std::string_view bound : {from, to, step.value_or("")}) {
      if (is_doubtful(bound)) return std::nullopt;
    }
    const auto least = parse_bound(from);
    const auto most = parse_bound(to);
    if (least && most) return numbers(*least, *most, step);
    const auto first = parse_boolean(from);
    const auto last = parse_boolean(to);
    if (least || most || !first || !last || step) return wrong("U013", value_at_);
    if (*first && !*last) return wrong("U014", value_at_);
    if (!*first) variation_.values.emplace_back("false");
    if (*last) variation_.values.emplace_back("true");
    return variation_;
  }

 private:
  std::optional<Variation> wrong(const char* code, std::size_t from) {
    const Span at{static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(text_.size())};
    auto& mistake = diagnostics_.error(code, {file_, at});
    if (mixed_) mistake.hint = Message{"hint.vary_shares", {"0 %..20 %:5 %"}};
    if (needs_step_)
      mistake.hint = hours_ ? Message{"hint.vary_hours", {}} : Message{"hint.vary_step", {step_}};
    return std::nullopt;
  }

  /// A bound or the step of a parameter; nothing when it is no number of that type, told.
  std::optional<Constant> constant(std::string_view written, std::optional<Type> type) {
    const auto begin = static_cast<std::uint32_t>(written.data() - text_.data());
    const Place at{file_, {begin, begin + static_cast<std::uint32_t>(written.size())}};
    auto formula = parse_value(std::string(written), at, diagnostics_);
    if (!formula) return std::nullopt;
    const auto found = constant_of({parameter_, std::move(*formula)}, diagnostics_);
    if (!found) return std::nullopt;
    if (type && !(found->type == *type)) {
      diagnostics_.error("R015", at, {describe(*type), describe(found->type)});
      return std::nullopt;
    }
    if (found->type.kind == Kind::number && to_decimal(found->value, 0, kMostDecimals).exact) return found;
    wrong("U013", value_at_);
    return std::nullopt;
  }

  std::optional<Variation> constants(std::string_view written_from, std::string_view written_to,
                                     const std::optional<std::string_view>& written_step) {
    const auto from = constant(written_from, std::nullopt);
    const auto to = from ? constant(written_to, from->type) : std::nullopt;
    if (!to) return std::nullopt;
    Rational step(1);
    if (written_step) {
      const auto written = constant(*written_step, from->type);
      if (!written) return std::nullopt;
      step = written->value;
    } else if (!from->value.is_integer() || !to->value.is_integer() || text_.find('%') != text_.npos) {
      needs_step_ = true;
      // In the unit of the bound, unless that is a formula.
      constexpr std::string_view kNumber = "0123456789.,- ";
      const std::size_t at = written_from.find_first_not_of(kNumber);
      const std::string unit(at == written_from.npos ? "" : written_from.substr(at));
      if (!unit.empty() && unit.find_first_of("0123456789(+*") == unit.npos) step_ = ":0.5 " + unit;
      return wrong("U013", value_at_);
    }
    if (!fill(from->value, to->value, step)) return std::nullopt;
    variation_.id = parameter_;
    const Place at{file_,
                   {static_cast<std::uint32_t>(value_at_), static_cast<std::uint32_t>(file_->text().size())}};
    for (const std::string& value : variation_.values)
      variation_.formulas.push_back(written_constant({*parse_decimal(value), from->type}, at));
    return variation_;
  }

  /// The values from one to the other; false when they cannot be, told.
  bool fill(const Rational& from, const Rational& to, const Rational& step) {
    const char* refused = to < from ? "U014" : !(Rational(0) < step) ? "U015" : nullptr;
    const auto width = subtract(to, from);
    const auto steps = width && refused == nullptr ? divide(*width, step) : std::nullopt;
    const bool few = steps && *steps < Rational(static_cast<std::int64_t>(kMostVariations));
    if (refused == nullptr && !few) refused = "U016";
    if (refused != nullptr) return wrong(refused, value_at_).has_value();
    const auto exact = [](const Rational& each) { return to_decimal(each, 0, kMostDecimals).exact; };
    const bool decimals = exact(from) && exact(step);
    Rational value = from;
    while (value <= to) {
      const std::string decimal = to_decimal(value, 0, kMostDecimals).text;
      variation_.values.push_back(decimals ? decimal : hours_and_minutes(value).value_or(decimal));
      const auto next = add(value, step);
      if (!next) return wrong("U016", value_at_).has_value();  // Some forty digits.
      value = *next;
    }
    return true;
  }

  /// "4.000" has two meanings, both told.
  bool is_doubtful(std::string_view bound) {
    const auto number = read_written_number(without_blanks_around(bound));
    if (!number || !number->doubtful() || !number->suffix.empty()) return false;
    const auto begin = static_cast<std::uint32_t>(bound.data() - text_.data());
    const auto end = begin + static_cast<std::uint32_t>(bound.size());
    const auto one = parse_decimal(number->plain());
    const auto other = parse_decimal(number->grouped());
    if (!one || !other) return false;
    diagnostics_
        .error("I016", {file_, {begin, end}},
               {variation_.id, std::string(without_blanks_around(bound)), *one, *other})
        .hint = Message{"hint.write_either", {to_decimal(*one, 0, 3).text, number->grouped()}};
    return true;
  }

  std::optional<Variation> numbers(const Bound& from, const Bound& to,
                                   const std::optional<std::string_view>& written_step) {
    Bound step{Rational(1)};
    hours_ = from.hours || to.hours;
    if (written_step) {
      const auto parsed = parse_bound(*written_step);
      // 9h..11:30 would be steps of thirty hours, and so would 9h..11h:30, where minutes may be meant.
      needs_step_ = hours_ && (!parsed || !parsed->hours);
      if (!parsed || from.hours != to.hours || parsed->hours != hours_) return wrong("U013", value_at_);
      step = *parsed;
      // 0..1:5 % may go to 1 % or to 100 %, and so may the step of 0 %..10 %:1.
      const auto plain = [](const Bound& each) { return !each.share && !each.value.is_zero(); };
      mixed_ = (from.share || to.share || step.share) && (plain(from) || plain(to) || plain(step));
      if (mixed_) return wrong("U013", value_at_);
    } else if (hours_) {
      needs_step_ = true;
      return wrong("U013", value_at_);
    } else if (from.share || to.share || !from.value.is_integer() || !to.value.is_integer()) {
      needs_step_ = true;
      if (from.share || to.share) step_ = ":5 %";
      return wrong("U013", value_at_);
    }
    variation_.percent = from.share || to.share || step.share;
    variation_.hours = hours_;
    variation_.typed = {file_,
                        {static_cast<std::uint32_t>(value_at_), static_cast<std::uint32_t>(text_.size())}};
    if (!fill(from.value, to.value, step.value)) return std::nullopt;
    return variation_;
  }

  const std::string& text_;
  const std::string parameter_;
  SourcePtr file_;
  Diagnostics& diagnostics_;
  Variation variation_;
  std::size_t value_at_ = 0;
  bool needs_step_ = false;
  bool mixed_ = false;         ///< Some in percent, some not.
  std::string step_ = ":0.5";  ///< What the hint proposes.
  bool hours_ = false;
};

}  // namespace

std::string Variation::written(std::size_t value) const {
  if (hours) {
    const auto decimal = parse_decimal(values[value]);
    const auto clock = decimal ? hours_and_minutes(*decimal) : values[value];
    return clock.value_or(values[value] + " h");
  }
  const auto share = percent ? parse_decimal(values[value]) : std::nullopt;
  const auto percents = share ? multiply(*share, Rational(100)) : std::nullopt;
  return percents ? to_decimal(*percents, 0, kMostDecimals).text + " %" : values[value];
}

std::optional<Variation> parse_variation(const std::string& text, Diagnostics& diagnostics) {
  return VariationParser(text, "", diagnostics).parse();
}

std::optional<Variation> parse_choice_variation(const std::string& text, const std::vector<Choice>& choices,
                                                Diagnostics& diagnostics) {
  const SourcePtr file = add_text("--vary", showable(text));
  const std::size_t equals = text.find('=');
  const bool clean = is_clean_text(text);
  if (!clean || equals == 0 || equals == std::string::npos) {
    diagnostics.error(clean ? "U013" : "U010", whole_file(file));
    return std::nullopt;
  }
  Variation variation;
  variation.id = text.substr(0, equals);
  std::string_view left = std::string_view(text).substr(equals + 1);
  while (true) {
    const std::size_t comma = left.find(',');
    const std::string_view written = without_blanks_around(left.substr(0, comma));
    const auto number = choice_called(choices, written);
    variation.values.emplace_back(number ? std::string_view(choices[*number].id) : written);
    if (comma == left.npos) return variation;
    left.remove_prefix(comma + 1);
  }
}

std::optional<Variation> parse_parameter_variation(const std::string& text, const std::string& id,
                                                   Diagnostics& diagnostics) {
  return VariationParser(text, id, diagnostics).parse();
}

}  // namespace aci
