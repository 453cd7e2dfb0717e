#include "report/compute_xlsx.h"

#include <algorithm>

#include "report/source_text.h"
#include "report/value_text.h"
#include "report/wording.h"

namespace aci {
namespace {

/// What an amount is to the others, in words.
std::string_view role_word(AmountRole role) {
  switch (role) {
    case AmountRole::component:
      return "role.component";
    case AmountRole::total:
      return "role.total";
    case AmountRole::advance:
      return "role.advance";
    case AmountRole::balance:
      return "role.balance";
    case AmountRole::information:
      return "role.information";
    case AmountRole::advance_computed:
      return "role.advance_computed";
    case AmountRole::taken_back:
      break;
  }
  return "role.taken_back";
}

class ComputeSheets {
 public:
  ComputeSheets(Language language, std::span<const Assessment> assessments)
      : language_(language), assessments_(assessments) {}

  Workbook workbook() {
    Workbook out{say(language_, "workbook.compute")};
    out.sheets = {answers(), indicators(), amounts()};
    std::vector<const Assessment*> all;
    for (const Assessment& each : assessments_) all.push_back(&each);
    add_grounds(out, language_, all);
    return out;
  }

 private:
  std::string word(std::string_view id) const { return say(language_, id); }
  std::string in(const LocalizedText& text) const { return text.in(language_); }
  /// The label of a class or an axis.
  std::string label(const std::string& id, const std::vector<Element>& elements) const {
    const auto index = element_index(id, elements);
    return index ? in(elements[*index].label) : id;
  }
  /// A figure of the scale; empty in an agreement that counts in euros.
  static WorkbookCell points(const Assessment& a, const Rational& number) {
    return a.rules().unit == ScaleUnit::points ? number_cell(CellStyle::points, number) : WorkbookCell();
  }

  Sheet answers() const {
    Sheet sheet(
        language_, "sheet.answer",
        {"column.structure", "column.key", "column.year", "column.from", "column.to", "column.due",
         "column.total", "column.advance", "column.balance", "column.points", "column.required",
         "column.met_count", "column.exemption", "column.if_open", "column.rules", "column.agreement"});
    for (const Assessment& a : assessments_) {
      const RuleSet& rules = a.rules();
      WorkbookRow row = structure_cells(a);
      row.emplace_back(a.period ? std::optional(a.period->from) : std::nullopt);
      row.emplace_back(a.period ? std::optional(a.period->to) : std::nullopt);
      row.push_back(truth_cell(language_, a.eligible()));
      row.emplace_back(a.amount(AmountRole::total));
      row.emplace_back(a.advance);
      row.emplace_back(a.amount(AmountRole::balance));
      row.push_back(points(a, a.earned));
      row.push_back(rules.gate ? count_cell(a.gate.required) : WorkbookCell());
      row.push_back(rules.gate ? count_cell(a.gate.met) : WorkbookCell());
      const auto& exemption = a.gate.exemption;
      row.push_back(exemption ? words_cell(in(rules.exemptions[*exemption].label)) : WorkbookCell());
      row.emplace_back(a.total_if_open);
      row.push_back(text_cell(rules.name));
      row.push_back(words_cell(in(rules.title)));
      sheet.rows.push_back(std::move(row));
    }
    return sheet;
  }

  Sheet indicators() const {
    Sheet sheet(language_, "sheet.indicators",
                {"column.structure", "column.key", "column.year", "column.indicator", "column.axis",
                 "column.class", "column.met", "column.points", "column.fixed", "column.variable",
                 "column.full", "column.euros", "column.attainment", "column.pro_rata", "column.reductions",
                 "column.reason", "column.evidence", "column.source", "column.id"});
    for (const Assessment& a : assessments_) {
      for (const IndicatorLine& line : a.indicators) {
        const RuleSet& rules = a.rules();
        const Indicator& rule = rules.indicators[line.index];
        WorkbookRow row = structure_cells(a);
        row.push_back(words_cell(in(rule.label)));
        row.push_back(text_cell(label(rule.axis, rules.axes)));
        row.push_back(text_cell(label(rule.group_class, rules.classes)));
        row.push_back(truth_cell(language_, line.met));
        for (const Rational& each : {line.earned, line.fixed, line.variable, line.full}) {
          row.push_back(points(a, each));
        }
        row.emplace_back(line.euros);
        row.push_back(number_cell(CellStyle::share, line.attainment));
        row.push_back(number_cell(CellStyle::share, line.pro_rata));
        row.push_back(words_cell(reductions(a, line)));
        row.push_back(
            words_cell(line.unmet.empty() ? std::string() : in(rule.requirements[line.unmet.front()].label)));
        row.push_back(words_cell(in(rule.evidence)));
        row.push_back(words_cell(source_titles(language_, rules, rule.source)));
        row.push_back(text_cell(rule.id));
        sheet.rows.push_back(std::move(row));
      }
    }
    return sheet;
  }

  std::string reductions(const Assessment& a, const IndicatorLine& line) const {
    const auto& rules = a.rules().indicators[line.index].reductions;
    std::string out;
    for (const ScoreLine& each : line.reductions) {
      if (each.value.is_zero()) continue;
      const Reduction& rule = rules[each.index];
      if (!out.empty()) out += " ; ";
      out += in(rule.label.empty() ? LocalizedText{rule.id, rule.id} : rule.label) + " " +
             value_text(language_, -each.value, a.rules().unit == ScaleUnit::points ? kPoints : kEuros);
    }
    return out;
  }

  Sheet amounts() const {
    Sheet sheet(language_, "sheet.amounts",
                {"column.structure", "column.key", "column.year", "column.amount", "column.role",
                 "column.euros", "column.on", "column.id"});
    for (const Assessment& a : assessments_) {
      const auto row = [&](const std::string& label, std::string_view role, WorkbookCell euros,
                           const std::optional<Date>& due, std::string_view id) {
        WorkbookRow cells = structure_cells(a);
        cells.push_back(words_cell(label));
        cells.push_back(text_cell(word(role)));
        cells.push_back(std::move(euros));
        cells.emplace_back(due);
        cells.push_back(text_cell(id));
        sheet.rows.push_back(std::move(cells));
      };
      for (const AmountLine& line : a.amounts) {
        const AmountSlots& rule = a.plan->amounts[line.index];
        row(in(rule.label), role_word(rule.role), line.rounded, line.due, rule.id);
      }
      const auto residue = [&](std::string_view label, std::string_view role, Money euros, const char* id) {
        if (euros != Money()) row(word(label), role, euros, std::nullopt, id);
      };
      residue("report.residue_indicators", "role.indicators_residue", a.indicators_residue,
              "residue_indicators");
      residue("report.residue_components", "role.residue", a.components_residue, "residue_components");
      for (const DeadlineLine& line : a.deadlines) {
        const Deadline& deadline = a.rules().deadlines[line.index];
        row(in(deadline.label), "role.deadline", {}, line.date, deadline.id);
      }
    }
    return sheet;
  }

  Language language_;
  std::span<const Assessment> assessments_;
};

}  // namespace

Workbook compute_workbook(Language language, std::span<const Assessment> assessments) {
  return ComputeSheets(language, assessments).workbook();
}

}  // namespace aci
