#include "report/explain_sentence.h"

#include <algorithm>

#include "engine/amount_factors.h"
#include "engine/attainment_pieces.h"
#include "engine/next_full.h"
#include "engine/pro_rata_told_in_days.h"
#include "report/input_text.h"
#include "report/value_text.h"
#include "report/wording.h"

namespace aci {
namespace {

class Sentences {
 public:
  Sentences(Language language, const Assessment& assessment, const Explanation& explanation, int decimals)
      : language_(language), a_(assessment), e_(explanation), decimals_(decimals) {}

  std::vector<std::string> all() {
    if (e_.kind == SubjectKind::indicator) e_.line->met ? met() : unmet();
    if (e_.kind == SubjectKind::amount) amount();
    return std::move(out_);
  }

 private:
  std::string word(std::string_view id, std::vector<MessageArg> args = {}) const {
    return say(language_, id, std::move(args));
  }
  void tell(std::string_view id, std::vector<MessageArg> args) { out_.push_back(word(id, std::move(args))); }
  bool in_points() const { return a_.rules().unit == ScaleUnit::points; }
  std::string scale(const Rational& value) const {
    return value_text(language_, with_decimals(value, decimals_), in_points() ? kPoints : kEuros);
  }
  std::string percent(const Rational& share) const {
    return percent_text(language_, with_decimals(share, decimals_ + 2));
  }
  const Indicator& rule() const { return a_.rules().indicators[e_.line->index]; }
  const IndicatorSlots& slots() const { return a_.plan->indicator(e_.line->index); }

  /// "41 files"; "1", for units are in the plural, and "41" of an input that does not say what it counts.
  std::string counted(std::size_t index, const Rational& value) const {
    const Input& input = a_.rules().inputs[index];
    const std::string number = input_value_text(language_, input, value);
    const std::string& unit = input.unit.in(language_);
    return unit.empty() || value < Rational(2) ? number : word("explain.counted", {number, unit});
  }

  void unmet() {
    std::string reasons;
    for (const std::size_t index : e_.line->unmet) {
      reasons +=
          (reasons.empty() ? "" : word("report.also")) + rule().requirements[index].label.in(language_);
    }
    const Rational& full = e_.line->full;
    full.is_zero() ? tell("explain.is_unmet", {reasons})
                   : tell("explain.is_unmet_worth", {reasons, scale(full)});
  }

  void met() {
    attainment();
    parts();
    left();
    pro_rata();
  }

  /// What the parts that share the indicator's attainment are worth when it is full.
  Rational shared_amount() const {
    Rational sum(0);
    for (const ScoreLine& part : e_.line->parts) {
      if (!part.attainment) sum = add(sum, part.amount).value_or(sum);
    }
    return sum;
  }

  void attainment() {
    const Rational& share = e_.line->attainment;
    const Rational whole = shared_amount();
    if (share == Rational(1) || whole.is_zero()) return;
    const auto pieces = attainment_pieces(a_, slots().attainment);
    if (!pieces) {
      tell("explain.attained", {percent(share), scale(whole)});
      return;
    }
    if (pieces->base) {
      tell("explain.attained_rate",
           {counted(pieces->count, pieces->counted), counted(*pieces->base, pieces->of),
            percent(pieces->rate), percent(pieces->asked), percent(share), scale(whole)});
    } else {
      tell("explain.attained_count", {number_text(language_, pieces->counted),
                                      counted(pieces->count, pieces->asked), percent(share), scale(whole)});
    }
    next(*pieces);
  }

  void next(const AttainmentPieces& pieces) {
    const auto full = next_full(a_, e_.line->index, pieces.count);
    const auto missing = full ? subtract(full->value, pieces.counted) : std::nullopt;
    if (!missing) return;
    const Input& input = a_.rules().inputs[pieces.count];
    const std::string more = input_value_text(language_, input, *missing);
    const std::string enough = counted(pieces.count, full->value);
    if (full->gain.cents() > 0) {
      tell("explain.next_full", {enough, more, euros_text(language_, full->gain)});
    } else {
      tell("explain.next_full_idle", {enough, more});
    }
  }

  std::string name_of(const Element& piece) const {
    return (piece.label.empty() ? e_.label : piece.label).in(language_);
  }

  /// The parts, where they are several or something is taken off.
  void parts() {
    const IndicatorLine& line = *e_.line;
    if (line.parts.size() < 2 && line.reductions.empty()) return;
    if (line.attainment != Rational(1) && line.reductions.empty()) return;  // Said with the attainment.
    std::string text;
    for (const ScoreLine& part : line.parts) {
      if (!text.empty()) text += word("report.also");
      text += line.parts.size() == 1
                  ? scale(part.value)
                  : word("explain.part_is", {name_of(rule().parts[part.index]), scale(part.value)});
    }
    for (const ScoreLine& each : line.reductions) {
      text += word("explain.less", {scale(each.amount), rule().reductions[each.index].label});
    }
    tell(line.reductions.empty() ? "explain.parts_are" : "explain.parts_come_to", {text, scale(line.score)});
  }

  /// The goals not reached, with what their parts are worth.
  void left() {
    const IndicatorLine& line = *e_.line;
    std::string text;
    for (std::size_t i = 0; i < rule().parts.size(); ++i) {
      const auto is_it = [&](const ScoreLine& part) { return part.index == i; };
      if (std::any_of(line.parts.begin(), line.parts.end(), is_it)) continue;
      const auto& full = a_.trace[slots().parts[i].full];
      if (!full || full->is_zero()) continue;
      if (!rule().cumulate && (line.parts.empty() || !(line.parts.front().amount < *full))) continue;
      if (!text.empty()) text += word("report.also");
      text += word("explain.part_is", {name_of(rule().parts[i]), scale(*full)});
    }
    if (!text.empty()) tell(rule().cumulate ? "explain.left" : "explain.better", {text});
  }

  void pro_rata() {
    if (e_.line->pro_rata == Rational(1)) return;
    const auto days = pro_rata_days(a_, e_.line->index);
    if (!days) return;
    tell("explain.pro_rata_said", {Rational(days->days), Rational(days->of), days->from,
                                   scale(e_.line->score), scale(e_.line->earned)});
  }

  void amount() {
    const auto index = element_index(e_.id, a_.plan->amounts);
    const AmountRole role = a_.plan->amounts[*index].role;
    if (role == AmountRole::total || role == AmountRole::taken_back) {
      lines_of_total(role);
    } else if (role == AmountRole::balance) {
      balance();
    } else {
      product(*index);
    }
  }

  std::string named(const AmountLine& line) const {
    return word("explain.part_is", {a_.plan->amounts[line.index].label, euros_text(language_, line.rounded)});
  }

  /// What the total adds up, or what a closed gate takes back of it.
  void lines_of_total(AmountRole role) {
    std::string text;
    int count = 0;
    for (const AmountLine& line : a_.amounts) {
      const AmountRole of = a_.plan->amounts[line.index].role;
      const bool counts =
          of == AmountRole::component || (of == AmountRole::taken_back && role == AmountRole::total);
      if (!counts || line.rounded == Money()) continue;
      text += (count++ == 0 ? "" : word("report.also")) + named(line);
    }
    if (count == 0 || (role == AmountRole::taken_back && a_.gate.open)) return;
    const char* const sum = count == 1 ? "explain.product_of" : "explain.adds_up";
    tell(role == AmountRole::total ? sum : "explain.takes_back", {text});
  }

  void balance() {
    std::string total;
    std::string advances;
    for (const AmountLine& line : a_.amounts) {
      const AmountRole role = a_.plan->amounts[line.index].role;
      if (role == AmountRole::total) total = named(line);
      if (role != AmountRole::advance || line.rounded == Money()) continue;
      advances += (advances.empty() ? "" : word("report.also")) + named(line);
    }
    if (!total.empty() && !advances.empty()) tell("explain.less_advances", {total, advances});
  }

  std::string value_of(const NamedValue& named, bool factor) const {
    const TypedValue& typed = named.value;
    if (typed.input) return input_value_text(language_, a_.rules().inputs[*typed.input], typed.value);
    const bool share = typed.type == kNumber && Rational(0) < typed.value && typed.value < Rational(1);
    if (factor && share) return percent(typed.value);
    const bool cut = typed.type == kPoints || typed.type == kEuros;
    return value_text(language_, cut ? with_decimals(typed.value, decimals_) : typed.value, typed.type);
  }

  std::string said(const NamedValue& named, bool factor) const {
    const std::string value = value_of(named, factor);
    std::string label = named.every ? word("report.total_indicators") : named.label.in(language_);
    if (label.empty()) return value;
    if (named.full) label = word("explain.in_full", {label});
    return word("explain.value_of", {value, label});
  }

  void product(std::size_t index) {
    const auto factors = amount_factors(a_, index);
    if (!factors || factors->empty()) return;
    std::string text;
    for (const Factor& factor : *factors) {
      std::string sum;
      for (const NamedValue& term : factor) {
        if (!sum.empty() || term.less) sum += term.less ? " − " : " + ";
        sum += said(term, factor.size() == 1);
      }
      const bool several = factor.size() > 1 && factors->size() > 1;
      text += (text.empty() ? "" : " × ") + (several ? "(" + sum + ")" : sum);
    }
    tell("explain.product_of", {text});
  }

  Language language_;
  const Assessment& a_;
  const Explanation& e_;
  int decimals_;
  std::vector<std::string> out_;
};

}  // namespace

std::vector<std::string> explain_sentences(Language language, const Assessment& assessment,
                                           const Explanation& explanation, int decimals) {
  return Sentences(language, assessment, explanation, decimals).all();
}

std::vector<Line> sentence_lines(Language language, const Assessment& assessment,
                                 const Explanation& explanation, int indent) {
  const auto usual = explain_sentences(language, assessment, explanation, kUsualDecimals);
  const auto exact = explain_sentences(language, assessment, explanation, kShownDecimals);
  std::vector<Line> lines;
  for (const std::string& each : usual)
    lines.push_back({Role::plain, indent, each, "", usual == exact ? kAlways : kOnlyShort});
  if (usual == exact) return lines;
  for (const std::string& each : exact) lines.push_back({Role::plain, indent, each, "", kOnlyAll});
  return lines;
}

}  // namespace aci
