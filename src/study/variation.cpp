#include "study/variation.h"

#include <memory>

#include "base/decimal.h"
#include "base/rational.h"
#include "io/read_value.h"
#include "io/text_file.h"

namespace aci {
namespace {

constexpr std::string_view kBetween = "..";
constexpr int kMostDecimals = 18;

/// A number of the range; `share` when it has a percent sign.
struct Bound {
  Rational value;
  bool share = false;
};

std::optional<Bound> parse_bound(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  const bool share = text.ends_with('%');
  const auto value = share ? parse_percentage(text) : parse_decimal(text);
  // Each value must come back from its decimals.
  if (!value || !to_decimal(*value, 0, kMostDecimals).exact) return std::nullopt;
  return Bound{*value, share};
}

class VariationParser {
 public:
  VariationParser(const std::string& text, Diagnostics& diagnostics)
      : text_(text), file_(add_text("--vary", showable(text))), diagnostics_(diagnostics) {}

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
    if (needs_step_) mistake.hint = Message{"hint.vary_step", {}};
    return std::nullopt;
  }

  std::optional<Variation> numbers(const Bound& from, const Bound& to,
                                   const std::optional<std::string_view>& written_step) {
    Bound step{Rational(1)};
    if (written_step) {
      const auto parsed = parse_bound(*written_step);
      if (!parsed) return wrong("U013", value_at_);
      step = *parsed;
    } else if (from.share || to.share || !from.value.is_integer() || !to.value.is_integer()) {
      needs_step_ = true;
      return wrong("U013", value_at_);
    }
    if (to.value < from.value) return wrong("U014", value_at_);
    if (!(Rational(0) < step.value)) return wrong("U015", value_at_);
    const auto width = subtract(to.value, from.value);
    const auto steps = width ? divide(*width, step.value) : std::nullopt;
    if (!steps || !(*steps < Rational(static_cast<std::int64_t>(kMostVariations)))) {
      return wrong("U016", value_at_);
    }
    Rational value = from.value;
    while (value <= to.value) {
      variation_.values.push_back(to_decimal(value, 0, kMostDecimals).text);
      const auto next = add(value, step.value);
      if (!next) return wrong("U016", value_at_);  // Some forty digits.
      value = *next;
    }
    return variation_;
  }

  const std::string& text_;
  SourcePtr file_;
  Diagnostics& diagnostics_;
  Variation variation_;
  std::size_t value_at_ = 0;
  bool needs_step_ = false;
};

}  // namespace

std::optional<Variation> parse_variation(const std::string& text, Diagnostics& diagnostics) {
  return VariationParser(text, diagnostics).parse();
}

}  // namespace aci
