#include "report/compute_page.h"

#include <algorithm>

#include "base/decimal.h"
#include "report/input_text.h"
#include "report/parameter_text.h"
#include "report/value_text.h"
#include "report/wording.h"

namespace aci {
namespace {

class ComputePage {
 public:
  ComputePage(Language language, const Assessment& assessment)
      : language_(language), a_(assessment), rules_(assessment.rules()) {}

  Page page() {
    heading();
    indicators();
    gate();
    amounts();
    notes();
    readings();
    page_.section().line(Role::plain, 0, word("report.disclaimer"));
    return std::move(page_);
  }

 private:
  std::string word(std::string_view id, std::vector<MessageArg> args = {}) const {
    return say(language_, id, std::move(args));
  }
  std::string in(const LocalizedText& text) const { return text.in(language_); }
  bool in_points() const { return rules_.unit == ScaleUnit::points; }
  Section& titled(std::string_view id, Shown shown) {
    Section& section = page_.section(shown);
    section.title(word(id));
    return section;
  }

  void heading() {
    const std::string key = a_.inputs.key ? " (" + *a_.inputs.key + ")" : "";
    const std::string name = a_.inputs.name.empty() ? a_.inputs.file->name() : a_.inputs.name;
    Section& section = page_.section();
    section.title(printable(name + key), " — " + word("report.year", {std::to_string(a_.inputs.year)}));
    if (a_.period) section.line(Role::heading, 0, word("report.period", {a_.period->from, a_.period->to}));
    section.line(Role::heading, 0, word("report.rules", {rules_.title, rules_.name}));
    for (const std::string& changed : changed_texts(language_, rules_, a_.inputs.year))
      section.line(Role::remark, 1, changed);
  }

  std::vector<Cell> cells(const IndicatorLine& line) const {
    const Indicator& rule = rules_.indicators[line.index];
    const auto group = std::find_if(rules_.classes.begin(), rules_.classes.end(),
                                    [&](const Element& element) { return element.id == rule.group_class; });
    if (!in_points()) return {in(rule.label), in(group->label), line.euros};
    return {in(rule.label), in(group->label), line.fixed, line.variable, line.earned, line.euros};
  }

  Row indicator(const IndicatorLine& line) const {
    const Indicator& rule = rules_.indicators[line.index];
    Row row{line.met ? Role::met : Role::unmet, 1, cells(line)};
    const auto note = [&](std::string_view id, std::vector<MessageArg> args) {
      row.notes.push_back({Role::plain, 3, word(id, std::move(args))});
    };
    const auto scale = [&](const Rational& value) {
      return value_text(language_, value, in_points() ? kPoints : kEuros);
    };
    for (const std::size_t index : line.unmet) note("report.unmet", {rule.requirements[index].label});
    if (line.score < line.full) {
      const std::string score = in_points() ? number_text(language_, line.score) : scale(line.score);
      note("report.possible", {score, scale(line.full)});
    }
    if (!line.met) return row;
    for (const ScoreLine& reduction : line.reductions) {
      note("report.reduction", {scale(reduction.amount), rule.reductions[reduction.index].label});
    }
    const auto own = [](const ScoreLine& part) { return part.attainment.has_value(); };
    if (line.attainment != Rational(1) && !std::ranges::all_of(line.parts, own)) {
      note("report.attainment", {percent_text(language_, line.attainment)});
    }
    for (const ScoreLine& part : line.parts) {
      if (!own(part) || *part.attainment == Rational(1)) continue;
      const LocalizedText& label = rule.parts[part.index].label;
      note("report.part_attainment",
           {label.empty() ? rule.label : label, percent_text(language_, *part.attainment)});
    }
    if (line.pro_rata != Rational(1)) {
      note("report.pro_rata", {to_fraction(line.pro_rata), scale(line.score)});
    }
    return row;
  }

  void indicators() {
    if (rules_.indicators.empty()) return;
    Table table;
    for (const Element& axis : rules_.axes) {
      Row head{Role::heading, 0, {in(axis.label)}};
      if (table.rows.empty()) {
        head.cells.emplace_back(word("report.class"));
        if (in_points()) {
          for (const char* id : {"report.fixed", "report.variable", "report.points"}) {
            head.cells.emplace_back(word(id));
          }
        }
        head.cells.emplace_back(word("report.euros"));
      } else {
        table.rows.emplace_back();
      }
      table.rows.push_back(std::move(head));
      for (const IndicatorLine& line : a_.indicators) {
        if (rules_.indicators[line.index].axis == axis.id) table.rows.push_back(indicator(line));
      }
    }
    table.rows.emplace_back();
    subtotals(table);
    page_.section(kFromUsual).add(std::move(table));
  }

  void subtotals(Table& table) const {
    const auto row = [&](int indent, std::string label, const Rational& earned, Money worth) {
      std::vector<Cell> cells = {std::move(label), ""};
      if (in_points()) cells.insert(cells.end(), {"", "", earned});
      cells.emplace_back(worth);
      table.row(indent, std::move(cells));
    };
    const Rational nothing(0);
    if (a_.indicators_residue != Money())
      row(0, word("report.residue_indicators"), nothing, a_.indicators_residue);
    row(0, word("report.total_indicators"), a_.earned, a_.earned_euros);
    for (std::size_t i = 0; i < rules_.classes.size(); ++i) {
      row(1, word("report.subtotal", {rules_.classes[i].label}), a_.classes[i].earned, a_.classes[i].euros);
    }
    if (a_.classes_residue != Money()) row(1, word("report.residue_classes"), nothing, a_.classes_residue);
  }

  void gate() {
    if (!rules_.gate || a_.plan->gate.indicators.empty()) return;
    Section& section = titled("report.gate_title", kAlways);
    const auto met = std::to_string(a_.gate.met);
    const auto all = std::to_string(a_.plan->gate.indicators.size());
    const auto required = std::to_string(a_.gate.required);
    const std::string asked = in(rules_.gate->label);
    if (asked.empty() || asked == word("report.prerequisites")) {
      const char* verdict = a_.gate.open ? "report.gate_open" : "report.gate_closed";
      section.line(Role::plain, 1, word(verdict, {met, all, required}));
    } else {
      const char* verdict = a_.gate.open ? "report.other_gate_open" : "report.other_gate_closed";
      section.line(Role::plain, 1, word(verdict, {met, all, required, asked}));
    }
    if (a_.gate.exemption) {
      const LocalizedText& label = rules_.exemptions[*a_.gate.exemption].label;
      section.line(Role::plain, 1, word("report.exemption", {label}));
    }
    if (a_.total_if_open) section.add(missing());
  }

  Line missing() const {
    std::string labels;
    int count = 0;
    for (const std::size_t index : a_.plan->gate.indicators) {
      if (a_.indicators[index].met) continue;
      labels += (count++ > 0 ? ", " : "") + word("report.quoted", {rules_.indicators[index].label});
    }
    const char* sentence = count == 1 ? "report.missing_costs" : "report.missing_cost_together";
    return {Role::unmet, 1, word(sentence, {labels, euros_text(language_, *a_.total_if_open)})};
  }

  void amounts() {
    Section& section = titled("report.amounts_title", kAlways);
    Table table;
    for (const AmountLine& line : a_.amounts) {
      const AmountSlots& rule = a_.plan->amounts[line.index];
      if (rule.role == AmountRole::total && a_.components_residue != Money()) {
        table.row(1, {word("report.residue_components"), a_.components_residue, ""});
      }
      Cell due = "";
      if (line.due) {
        due = Cell(Rational(to_serial(*line.due)), kDate);
        due.words = "report.due";
      }
      table.row(1, {in(rule.label), line.rounded, std::move(due)});
    }
    section.add(std::move(table));
    for (const DeadlineLine& line : a_.deadlines) {
      const LocalizedText& label = rules_.deadlines[line.index].label;
      section.line(Role::plain, 1, word("report.deadline", {label, line.date}), kFromUsual);
    }
  }

  void list(std::string_view title_id, const std::vector<std::string>& remarks) {
    if (remarks.empty()) return;
    Section& section = titled(title_id, kFromUsual);
    for (const std::string& remark : remarks) section.line(Role::remark, 1, remark);
  }

  void notes() {
    std::vector<std::string> remarks;
    std::vector<std::string> doubts;
    std::vector<std::string> defaults;
    for (const NoteLine& note : a_.notes) {
      note.verified ? remarks.push_back(in(note.text))
                    : doubts.push_back(word("report.doubt", {note.id, note.text}));
    }
    for (const std::size_t index : a_.assumed) {
      const Input& input = rules_.inputs[index];
      defaults.push_back(
          word("report.assumed", {input.id, input_value_text(language_, input, a_.inputs.values[index])}));
    }
    list("report.notes_title", remarks);
    list("report.dated_title", dated_texts(language_, a_));
    list("report.assumed_title", defaults);
    list("report.doubts_title", doubts);
  }

  /// What the other readings of uncertain texts would pay.
  void readings() {
    if (a_.readings.empty()) return;
    Section& section = titled("report.readings_title", kFromUsual);
    Table table;
    std::string idle;
    for (const OtherReading& each : a_.readings) {
      const std::string label = in(rules_.readings[each.reading].label);
      if (!each.moves) {
        idle += (idle.empty() ? "" : language_ == Language::fr ? "\u00a0; " : "; ") + label;
        continue;
      }
      if (table.rows.empty()) {
        table.head({"", word("report.total"), word("report.advance"), word("report.balance")});
      }
      Row row{Role::plain, 1, {label}, {}, kAlways};
      row.cells.push_back(moved(each.total, a_.amount(AmountRole::total)));
      row.cells.push_back(moved(each.advance, a_.advance));
      row.cells.push_back(moved(each.balance, a_.amount(AmountRole::balance)));
      if (each.refused) row.notes.push_back({Role::plain, 3, word("report.reading_refused")});
      if (each.dates) row.notes.push_back({Role::plain, 3, word("report.reading_dates")});
      table.rows.push_back(std::move(row));
    }
    if (!table.rows.empty()) section.add(std::move(table));
    if (!idle.empty()) section.line(Role::plain, 1, word("report.readings_idle", {idle}));
  }

  static Cell moved(const std::optional<Money>& other, const std::optional<Money>& kept) {
    const auto by = other && kept ? subtract(*other, *kept) : std::nullopt;
    if (!by) return "";
    Cell cell(*by);
    cell.moves = true;
    return cell;
  }

  Language language_;
  const Assessment& a_;
  const RuleSet& rules_;
  Page page_;
};

}  // namespace

Page compute_page(Language language, const Assessment& assessment) {
  return ComputePage(language, assessment).page();
}

}  // namespace aci
