#include "report/indicator_rows.h"

#include <algorithm>
#include <functional>

#include "base/decimal.h"
#include "engine/pro_rata_told_in_days.h"
#include "report/value_text.h"
#include "report/wording.h"

namespace aci {
namespace {

class IndicatorRows {
 public:
  IndicatorRows(Language language, const Assessment& assessment)
      : language_(language), a_(assessment), rules_(assessment.rules()) {}

  Table table() {
    heads();
    for (std::size_t i = 0; i < rules_.classes.size(); ++i) group(i);
    table_.rows.emplace_back();
    if (a_.indicators_residue != Money()) residue("report.residue_indicators", a_.indicators_residue);
    sum("report.total_indicators", a_.earned, a_.earned_euros);
    if (a_.classes_residue != Money()) residue("report.residue_classes", a_.classes_residue);
    return std::move(table_);
  }

 private:
  /// A text with numbers in it, given how they are said.
  using Text = std::function<std::string(int decimals)>;

  std::string word(std::string_view id, std::vector<MessageArg> args = {}) const {
    return say(language_, id, std::move(args));
  }
  bool in_points() const { return rules_.unit == ScaleUnit::points; }
  std::string scale(const Rational& value, int decimals) const {
    return value_text(language_, with_decimals(value, decimals), in_points() ? kPoints : kEuros);
  }
  std::string bare(const Rational& value, int decimals) const {
    return in_points() ? number_text(language_, with_decimals(value, decimals)) : scale(value, decimals);
  }
  std::string percent(const Rational& share, int decimals) const {
    return percent_text(language_, with_decimals(share, decimals + 2));
  }

  std::vector<Cell> cells(std::string label, const Rational& earned, Money euros) const {
    if (!in_points()) return {std::move(label), euros};
    Cell points(earned);
    points.decimals = kUsualDecimals;
    return {std::move(label), std::move(points), euros};
  }
  void sum(const char* id, const Rational& earned, Money euros) {
    table_.row(0, cells(word(id), earned, euros));
  }

  /// Of euros alone.
  void residue(const char* id, Money euros) {
    if (in_points()) {
      table_.row(0, {word(id), "", euros});
    } else {
      table_.row(0, {word(id), euros});
    }
  }

  void heads() {
    std::vector<Cell> heads = {word("report.indicators")};
    if (in_points()) heads.emplace_back(word("report.points"));
    heads.emplace_back(word("report.euros"));
    table_.head(std::move(heads));
  }

  void group(std::size_t index) {
    const Element& group = rules_.classes[index];
    std::vector<const IndicatorLine*> unmet;
    table_.rows.push_back(
        {Role::heading, 0,
         cells(group.label.in(language_), a_.classes[index].earned, a_.classes[index].euros)});
    const std::size_t before = table_.rows.size();
    for (const IndicatorLine& line : a_.indicators) {
      if (rules_.indicators[line.index].group_class != group.id) continue;
      const auto& asked = a_.plan->gate.indicators;
      const bool wanted = std::find(asked.begin(), asked.end(), line.index) != asked.end();
      if (line.met || wanted) {
        table_.rows.push_back(row(line));
      } else {
        unmet.push_back(&line);
      }
    }
    if (unmet.empty() && table_.rows.size() == before) table_.rows.pop_back();
    if (!unmet.empty()) table_.rows.push_back(few_words(unmet));
  }

  /// Says it on one line, shorter numbers on the short pages.
  static void note(std::vector<Line>& notes, Role role, int indent, const Text& text) {
    std::string usual = text(kUsualDecimals);
    std::string exact = text(kShownDecimals);
    if (usual == exact) {
      notes.push_back({role, indent, std::move(usual)});
      return;
    }
    notes.push_back({role, indent, std::move(usual), "", kOnlyShort});
    notes.push_back({role, indent, std::move(exact), "", kOnlyAll});
  }

  std::string reasons(const IndicatorLine& line) const {
    std::string text;
    for (const std::size_t index : line.unmet) {
      const LocalizedText& reason = rules_.indicators[line.index].requirements[index].label;
      text += (text.empty() ? "" : word("report.also")) + reason.in(language_);
    }
    return text;
  }

  Row few_words(const std::vector<const IndicatorLine*>& unmet) const {
    Row row{Role::plain, 1, {word("report.unmet_title")}};
    for (const IndicatorLine* line : unmet) {
      const LocalizedText& label = rules_.indicators[line->index].label;
      const std::string why = reasons(*line);
      note(row.notes, Role::unmet, 2, [&](int decimals) {
        const std::string full = scale(line->full, decimals);
        return line->full.is_zero() ? word("report.unmet_idle", {label, why})
                                    : word("report.unmet_line", {label, full, why});
      });
    }
    return row;
  }

  Row row(const IndicatorLine& line) const {
    const Indicator& rule = rules_.indicators[line.index];
    Row row{line.met ? Role::met : Role::unmet, 1, cells(rule.label.in(language_), line.earned, line.euros)};
    const auto add = [&](const Text& text) { note(row.notes, Role::plain, 3, text); };
    if (!line.unmet.empty()) add([&](int) { return word("report.unmet", {reasons(line)}); });
    if (line.score < line.full) {
      add([&](int decimals) {
        return word("report.possible", {bare(line.score, decimals), scale(line.full, decimals)});
      });
    }
    if (!line.met) return row;
    for (const ScoreLine& each : line.reductions) {
      const LocalizedText& label = rule.reductions[each.index].label;
      add([&](int decimals) { return word("report.reduction", {scale(each.amount, decimals), label}); });
    }
    attainments(line, row.notes);
    if (line.pro_rata != Rational(1)) {
      add([&](int decimals) { return pro_rata(line, decimals); });
    }
    if (in_points() && !line.fixed.is_zero() && !line.variable.is_zero()) {
      row.notes.push_back({Role::plain, 3,
                           word("report.fixed_and_variable",
                                {bare(line.fixed, kShownDecimals), bare(line.variable, kShownDecimals)}),
                           "", kOnlyAll});
    }
    return row;
  }

  void attainments(const IndicatorLine& line, std::vector<Line>& notes) const {
    const Indicator& rule = rules_.indicators[line.index];
    const auto own = [](const ScoreLine& part) { return part.attainment.has_value(); };
    if (line.attainment != Rational(1) && !std::ranges::all_of(line.parts, own)) {
      note(notes, Role::plain, 3,
           [&](int decimals) { return word("report.attainment", {percent(line.attainment, decimals)}); });
    }
    for (const ScoreLine& part : line.parts) {
      if (!own(part) || *part.attainment == Rational(1)) continue;
      const LocalizedText& label = rule.parts[part.index].label;
      note(notes, Role::plain, 3, [&](int decimals) {
        return word("report.part_attainment",
                    {label.empty() ? rule.label : label, percent(*part.attainment, decimals)});
      });
    }
  }

  std::string pro_rata(const IndicatorLine& line, int decimals) const {
    if (const auto days = pro_rata_days(a_, line.index)) {
      return word("report.pro_rata_days",
                  {Rational(days->days), Rational(days->of), days->from, scale(line.score, decimals)});
    }
    return word("report.pro_rata", {to_fraction(line.pro_rata), scale(line.score, decimals)});
  }

  Language language_;
  const Assessment& a_;
  const RuleSet& rules_;
  Table table_;
};

}  // namespace

Table indicator_rows(Language language, const Assessment& assessment) {
  return IndicatorRows(language, assessment).table();
}

}  // namespace aci
