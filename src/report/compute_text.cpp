#include "report/compute_text.h"

#include <algorithm>

#include "base/decimal.h"
#include "report/number_text.h"
#include "report/table.h"
#include "report/wording.h"

namespace aci {
namespace {

constexpr std::size_t kLabelWidth = 52;
constexpr std::size_t kPageWidth = 100;

class Report {
 public:
  Report(const Assessment& assessment, const TextStyle& style)
      : a_(assessment), rules_(assessment.rules()), language_(style.language), color_(style.color) {}

  std::string text() {
    heading();
    indicators();
    gate();
    amounts();
    notes();
    out_ += "\n" + paragraph("", word("report.disclaimer"), kPageWidth);
    return std::move(out_);
  }

 private:
  std::string word(std::string_view id, std::vector<MessageArg> args = {}) const {
    return say(language_, id, std::move(args));
  }
  std::string in(const LocalizedText& text) const { return text.in(language_); }
  std::string number(const Rational& value) const { return number_text(language_, value); }
  std::string euros(Money amount) const { return euros_text(language_, amount); }
  std::string bold(const std::string& text) const { return color_ ? "\033[1m" + text + "\033[0m" : text; }
  std::string mark(bool met) const {
    const std::string sign = met ? "✓" : "✗";
    return color_ ? std::string("\033[") + (met ? "32" : "31") + "m" + sign + "\033[0m" : sign;
  }
  bool in_points() const { return rules_.unit == ScaleUnit::points; }
  void title(std::string_view id) { out_ += "\n" + bold(word(id)) + "\n"; }

  void heading();
  void indicators();
  void indicator(Table& table, const IndicatorLine& line) const;
  void subtotals(Table& table) const;
  void gate();
  void amounts();
  void notes();
  void list(std::string_view title_id, const std::vector<std::string>& lines);
  std::vector<std::string> cells(std::string label, const std::string& group, const Rational& fixed,
                                 const Rational& variable, const Rational& earned, Money worth) const;

  const Assessment& a_;
  const RuleSet& rules_;
  Language language_;
  bool color_;
  std::string out_;
};

void Report::heading() {
  const std::string key = a_.inputs.key ? " (" + *a_.inputs.key + ")" : "";
  const std::string name = a_.inputs.name.empty() ? a_.inputs.file->name() : a_.inputs.name;
  out_ += bold(printable(name + key)) + " — " + word("report.year", {std::to_string(a_.inputs.year)}) + "\n";
  out_ += word("report.rules", {rules_.title, rules_.id}) + "\n\n";
}

std::vector<std::string> Report::cells(std::string label, const std::string& group, const Rational& fixed,
                                       const Rational& variable, const Rational& earned, Money worth) const {
  if (!in_points()) return {std::move(label), group, euros(worth)};
  return {std::move(label), group, number(fixed), number(variable), number(earned), euros(worth)};
}

void Report::indicator(Table& table, const IndicatorLine& line) const {
  const Indicator& rule = rules_.indicators[line.index];
  const auto group = std::find_if(rules_.classes.begin(), rules_.classes.end(),
                                  [&](const Element& element) { return element.id == rule.group_class; });
  table.row(cells("  " + mark(line.met) + " " + in(rule.label), in(group->label), line.fixed, line.variable,
                  line.earned, line.euros));
  for (const std::size_t index : line.unmet) {
    table.line(paragraph("      ", word("report.unmet", {rule.requirements[index].label}), kPageWidth));
  }
  const Type scale{Kind::number, in_points() ? Unit::points : Unit::euros};
  if (line.score < line.full) {
    table.line(paragraph(
        "      ",
        word("report.possible", {in_points() ? number(line.score) : value_text(language_, line.score, scale),
                                 value_text(language_, line.full, scale)}),
        kPageWidth));
  }
  if (!line.met) return;
  for (const ScoreLine& reduction : line.reductions) {
    table.line(paragraph("      ",
                         word("report.reduction", {value_text(language_, reduction.amount, scale),
                                                   rule.reductions[reduction.index].label}),
                         kPageWidth));
  }
  if (line.attainment != Rational(1)) {
    table.line(paragraph("      ", word("report.attainment", {percent_text(language_, line.attainment)}),
                         kPageWidth));
  }
  if (line.pro_rata != Rational(1)) {
    table.line(paragraph(
        "      ",
        word("report.pro_rata", {to_fraction(line.pro_rata), value_text(language_, line.score, scale)}),
        kPageWidth));
  }
}

void Report::indicators() {
  Table table(kLabelWidth);
  bool first = true;
  for (const Element& axis : rules_.axes) {
    std::vector<std::string> head = {in(axis.label), word("report.class")};
    if (in_points()) {
      for (const char* id : {"report.fixed", "report.variable", "report.points"}) head.push_back(word(id));
    }
    head.push_back(word("report.euros"));
    if (!first) table.row({});
    if (first) {
      table.row(std::move(head));
    } else {
      table.line(in(axis.label));
    }
    first = false;
    for (const IndicatorLine& line : a_.indicators) {
      if (rules_.indicators[line.index].axis == axis.id) indicator(table, line);
    }
  }
  table.row({});
  subtotals(table);
  out_ += table.text();
}

void Report::subtotals(Table& table) const {
  const auto row = [&](std::string label, const Rational& earned, Money worth) {
    std::vector<std::string> line = {std::move(label), ""};
    if (in_points()) line.insert(line.end(), {"", "", number(earned)});
    line.push_back(euros(worth));
    table.row(std::move(line));
  };
  const Rational nothing(0);
  if (a_.indicators_residue != Money())
    row(word("report.residue_indicators"), nothing, a_.indicators_residue);
  row(word("report.total_indicators"), a_.earned, a_.earned_euros);
  for (std::size_t i = 0; i < rules_.classes.size(); ++i) {
    row("  " + word("report.subtotal", {rules_.classes[i].label}), a_.classes[i].earned, a_.classes[i].euros);
  }
  if (a_.classes_residue != Money()) row("  " + word("report.residue_classes"), nothing, a_.classes_residue);
}

void Report::gate() {
  if (!rules_.gate || a_.plan->gate.indicators.empty()) return;
  title("report.gate_title");
  const auto met = std::to_string(a_.gate.met);
  const auto all = std::to_string(a_.plan->gate.indicators.size());
  const auto required = std::to_string(a_.gate.required);
  out_ += paragraph(
      "  ", word(a_.gate.open ? "report.gate_open" : "report.gate_closed", {met, all, required}), kPageWidth);
  if (a_.gate.exemption) {
    out_ +=
        paragraph("  ", word("report.exemption", {rules_.exemptions[*a_.gate.exemption].label}), kPageWidth);
  }
  if (!a_.total_if_open) return;
  std::string missing;
  int count = 0;
  for (const std::size_t index : a_.plan->gate.indicators) {
    if (a_.indicators[index].met) continue;
    missing += (count++ > 0 ? ", " : "") + word("report.quoted", {rules_.indicators[index].label});
  }
  const char* sentence = count == 1 ? "report.missing_costs" : "report.missing_cost_together";
  out_ +=
      paragraph("  " + mark(false) + " ", word(sentence, {missing, euros(*a_.total_if_open)}), kPageWidth);
}

void Report::amounts() {
  title("report.amounts_title");
  Table table(kLabelWidth);
  for (const AmountLine& line : a_.amounts) {
    const Amount& rule = rules_.amounts[line.index];
    if (rule.role == AmountRole::total && a_.components_residue != Money()) {
      table.row({"  " + word("report.residue_components"), euros(a_.components_residue), ""});
    }
    table.row({"  " + in(rule.label), euros(line.rounded), line.due ? word("report.due", {*line.due}) : ""});
  }
  out_ += table.text();
  for (const DeadlineLine& line : a_.deadlines) {
    out_ +=
        paragraph("  ", word("report.deadline", {rules_.deadlines[line.index].label, line.date}), kPageWidth);
  }
}

void Report::list(std::string_view title_id, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  title(title_id);
  for (const std::string& line : lines) out_ += paragraph("  - ", line, kPageWidth);
}

void Report::notes() {
  std::vector<std::string> remarks;
  std::vector<std::string> doubts;
  std::vector<std::string> defaults;
  for (const NoteLine& note : a_.notes) {
    if (note.verified) {
      remarks.push_back(in(note.text));
    } else {
      doubts.push_back(word("report.doubt", {note.id, note.text}));
    }
  }
  for (const std::size_t index : a_.assumed) {
    const Input& input = rules_.inputs[index];
    defaults.push_back(
        word("report.assumed", {input.id, input_value_text(language_, input, a_.inputs.values[index])}));
  }
  list("report.notes_title", remarks);
  list("report.assumed_title", defaults);
  list("report.doubts_title", doubts);
}

}  // namespace

std::string input_value_text(Language language, const Input& input, const std::optional<Rational>& value) {
  if (!value) return say(language, "word.absent");
  switch (input.type) {
    case InputType::boolean:
      return value_text(language, *value, kBoolean);
    case InputType::date:
      return value_text(language, *value, kDate);
    case InputType::euros:
      return value_text(language, *value, kEuros);
    case InputType::share:
      return percent_text(language, *value);
    case InputType::integer:
      return to_decimal(*value, 0, 0).text;
    default:
      return number_text(language, *value);
  }
}

std::string assessment_text(const Assessment& assessment, const TextStyle& style) {
  return Report(assessment, style).text();
}

}  // namespace aci
