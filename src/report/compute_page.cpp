#include "report/compute_page.h"

#include <algorithm>

#include "report/compute_pictures.h"
#include "report/indicator_rows.h"
#include "report/input_text.h"
#include "report/parameter_text.h"
#include "report/value_text.h"
#include "report/what_is_due.h"
#include "report/wording.h"

namespace aci {
namespace {

class ComputePage {
 public:
  ComputePage(Language language, const Assessment& assessment)
      : language_(language), a_(assessment), rules_(assessment.rules()) {}

  Page page() {
    page_.sections.push_back(assessment_heading(language_, a_));
    Section& answer = page_.section();
    answer.answer = true;
    add_answer(answer, language_, a_);
    if (!rules_.indicators.empty()) page_.section(kFromUsual).add(indicator_rows(language_, a_));
    amounts();
    pictures();
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
  Section& titled(std::string_view id, Shown shown) {
    Section& section = page_.section(shown);
    section.title(word(id));
    return section;
  }

  void amounts() {
    Section& section =
        titled(rules_.indicators.empty() ? "report.amounts" : "report.amounts_title", kFromUsual);
    Table table;
    table.ends_in_words = true;
    for (const AmountLine& line : a_.amounts) {
      const AmountSlots& rule = a_.plan->amounts[line.index];
      if (rule.role == AmountRole::total && a_.components_residue != Money()) {
        table.row(1, {word("report.residue_components"), a_.components_residue, ""});
      }
      table.row(1, {in(rule.label), line.rounded, transfer_cell(language_, a_, line)},
                is_idle(a_, line.index) ? kOnlyAll : kAlways);
    }
    section.add(std::move(table));
    for (const DeadlineLine& line : a_.deadlines) {
      const LocalizedText& label = rules_.deadlines[line.index].label;
      section.line(Role::plain, 1, word("report.deadline", {label, line.date}));
    }
  }

  /// Beside each other where there is room.
  void pictures() {
    Section& section = page_.section(kFromUsual);
    if (!rules_.indicators.empty()) section.add(indicators_picture(language_, a_));
    if (auto picture = payment_picture(language_, a_)) section.add(*std::move(picture));
  }

  void list(std::string_view title_id, const std::vector<std::string>& remarks, Shown shown = kFromUsual) {
    if (remarks.empty()) return;
    Section& section = titled(title_id, shown);
    for (const std::string& remark : remarks) section.line(Role::remark, 1, remark);
  }

  void notes() {
    std::vector<std::string> remarks;
    std::vector<std::string> doubts;
    std::vector<std::string> defaults;
    for (const NoteLine& note : a_.notes) {
      if (note.verified) {
        remarks.push_back(in(note.text));
      } else {
        const std::string of = note.id == "rounding" ? word("report.rounding") : in(note.label);
        doubts.push_back(of.empty() ? in(note.text) : word("report.doubt", {of, note.text}));
      }
    }
    for (const std::size_t index : a_.assumed) {
      const Input& input = rules_.inputs[index];
      defaults.push_back(word(
          "report.assumed", {in(input.label), input_value_text(language_, input, a_.inputs.values[index])}));
    }
    list("report.notes_title", remarks);
    list("report.dated_title", dated_texts(language_, a_));
    list("report.assumed_title", defaults);
    list("report.doubts_title", doubts, kOnlyAll);
    if (!doubts.empty()) page_.sections.back().unfolds = true;
    if (!doubts.empty()) {
      page_.section({PageLength::usual, PageLength::usual})
          .add(at_command(word("report.doubts_counted", {std::to_string(doubts.size())})));
    }
  }

  /// What the other readings of uncertain texts would pay.
  void readings() {
    if (a_.readings.empty()) return;
    const bool moves = std::ranges::any_of(a_.readings, &OtherReading::moves);
    Section& section = titled("report.readings_title", moves ? kFromUsual : kOnlyAll);
    Table table;
    std::vector<std::string> idle;
    for (const OtherReading& each : a_.readings) {
      const std::string label = in(rules_.readings[each.reading].label);
      if (!each.moves) {
        idle.push_back(label);
        continue;
      }
      const auto total = a_.amount(AmountRole::total);
      const auto balance = a_.amount(AmountRole::balance);
      Row head{Role::heading, 0, {""}};
      Row row{Role::plain, 1, {label}};
      const auto column = [&](const char* id, const std::optional<Money>& other,
                              const std::optional<Money>& kept) {
        if (!kept) return;
        head.cells.emplace_back(word(id));
        row.cells.push_back(moved(other, kept));
      };
      column("report.total", each.total, total);
      column("report.advance", each.advance, a_.advance);
      column("report.balance", each.balance, balance);
      if (table.rows.empty()) table.rows.push_back(std::move(head));
      if (each.refused) row.notes.push_back({Role::plain, 3, word("report.reading_refused")});
      if (each.dates) row.notes.push_back({Role::plain, 3, word("report.reading_dates")});
      table.rows.push_back(std::move(row));
    }
    if (!table.rows.empty()) section.add(std::move(table));
    if (idle.empty()) return;
    section.line(Role::plain, 1, word("report.readings_idle"), kOnlyAll);
    for (const std::string& label : idle) section.line(Role::remark, 2, label, kOnlyAll);
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

Section assessment_heading(Language language, const Assessment& assessment) {
  const Inputs& inputs = assessment.inputs;
  const RuleSet& rules = assessment.rules();
  const std::string key = inputs.key ? " (" + *inputs.key + ")" : "";
  const std::string name = inputs.name.empty() ? inputs.file->name() : inputs.name;
  Section section;
  section.title(printable(name + key), " — " + say(language, "report.year", {std::to_string(inputs.year)}));
  if (const auto& period = assessment.period)
    section.line(Role::heading, 0, say(language, "report.period", {period->from, period->to}));
  const std::string with_id = say(language, "report.rules", {rules.title, rules.name});
  const std::string& title = rules.title.in(language);
  // The id is said where it says more: other rules than those that their id stands for.
  if (title.empty() || rules.name != rules.id) {
    section.line(Role::heading, 0, with_id);
  } else {
    section.line(Role::heading, 0, title, kOnlyShort);
    section.line(Role::heading, 0, with_id, kOnlyAll);
  }
  for (const std::string& changed : changed_texts(language, rules, inputs.year))
    section.line(Role::remark, 1, changed);
  return section;
}

Page compute_page(Language language, const Assessment& assessment) {
  return ComputePage(language, assessment).page();
}

}  // namespace aci
