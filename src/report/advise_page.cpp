#include <algorithm>

#include "base/shell_word.h"
#include "report/advise_report.h"
#include "report/input_text.h"
#include "report/parameter_text.h"
#include "report/value_text.h"
#include "report/wording.h"

namespace aci {
namespace {

class AdvisePage {
 public:
  AdvisePage(Language language, const Assessment& assessment, const AdviceReport& report,
             const std::string& stated)
      : language_(language), a_(assessment), rules_(assessment.rules()), report_(report), stated_(stated) {}

  Page page() {
    page_.estimate = true;
    heading();
    gate();
    if (report_.gate_open || report_.gate) gains();
    risks();
    last_words();
    return std::move(page_);
  }

 private:
  // So many lines answer the question; the rest is there from the usual length on.
  static constexpr std::size_t kFirst = 3;

  std::string word(std::string_view id, std::vector<MessageArg> args = {}) const {
    return say(language_, id, std::move(args));
  }

  void heading() {
    const std::string key = a_.inputs.key ? " (" + *a_.inputs.key + ")" : "";
    const std::string name = a_.inputs.name.empty() ? a_.inputs.file->name() : a_.inputs.name;
    Section& section = page_.section();
    section.title(printable(name + key), " — " + word("report.year", {std::to_string(a_.inputs.year)}));
    section.line(Role::heading, 0, word("report.rules", {rules_.title, rules_.name}), kFromUsual);
    for (const std::string& changed : changed_texts(language_, rules_, a_.inputs.year)) {
      section.line(Role::remark, 1, changed);
    }
    section.line(Role::plain, 0, word("advise.as_is", {euros_text(language_, report_.total)}));
  }

  std::string from(std::size_t input) const {
    return input_value_text(language_, rules_.inputs[input], a_.inputs.values[input]);
  }
  std::string to(const InputChange& change) const {
    return input_value_text(language_, rules_.inputs[change.input], change.value);
  }
  Cell arrow(const InputChange& change) const { return from(change.input) + " → " + to(change); }
  static Cell gain(Money by) {
    Cell cell(by);
    cell.moves = true;
    return cell;
  }

  /// A row an input; the euros stand on the first.
  void rows(Table& table, const AdviceStep& step, Role role, Shown shown) const {
    rows(table, step, step.gain, role, shown);
  }
  void rows(Table& table, const AdviceStep& step, Money worth, Role role, Shown shown) const {
    bool first = true;
    for (const InputChange& change : step.changes) {
      const std::string label = rules_.inputs[change.input].label.in(language_);
      Row row{first ? role : Role::plain, first ? 1 : 2, {}, {}, shown};
      row.cells.emplace_back(first ? label : word("advise.and", {label}));
      row.cells.push_back(arrow(change));
      row.cells.push_back(first ? gain(worth) : Cell(""));
      table.rows.push_back(std::move(row));
      first = false;
    }
    const Shown all = {PageLength::all, PageLength::all};
    for (const std::size_t index : step.indicators) {
      Line line{Role::plain, 3, rules_.indicators[index].label.in(language_)};
      line.shown = all;
      table.rows.back().notes.push_back(std::move(line));
    }
  }

  void gate() {
    if (report_.gate_open) return;
    Section& section = page_.section();
    section.title(word("advise.gate_title"));
    if (!report_.gate) return section.line(Role::unmet, 1, word("advise.gate_stuck"));
    Table table;
    rows(table, *report_.gate, Role::adds, kAlways);
    section.add(std::move(table));
    section.line(Role::plain, 1, word("advise.once_open", {euros_text(language_, report_.gate->total)}));
  }

  /// "Dossiers étudiés : 41 → 46 + …"
  std::string changes_text(const AdviceStep& step) const {
    std::string text;
    for (const InputChange& change : step.changes) {
      const LocalizedText& label = rules_.inputs[change.input].label;
      text += (text.empty() ? "" : " + ") + word("compare.change", {label, from(change.input), to(change)});
    }
    return text;
  }

  /// What each line of the table brings by itself.
  Picture picture() const {
    Bars bars;
    for (const Advice& advice : report_.advice) {
      const Money own = subtract(advice.told().gain, advice.alone).value_or(Money());
      bars.bars.push_back({changes_text(advice.told()), own.euros()});
    }
    Picture drawn;
    drawn.title = word("picture.advice_title");
    drawn.value_label = word("report.euros");
    drawn.drawing = std::move(bars);
    return drawn;
  }

  void gains() {
    Section& section = page_.section();
    section.title(word(report_.gate ? "advise.then_title" : "advise.gains_title"));
    if (report_.advice.empty()) return section.line(Role::plain, 1, word("advise.nothing"));
    Table table;
    std::size_t count = 0;
    for (const Advice& advice : report_.advice) {
      const Shown shown = count++ < kFirst ? kAlways : kFromUsual;
      const Money own = subtract(advice.told().gain, advice.alone).value_or(Money());
      rows(table, advice.told(), own, Role::adds, shown);
      if (advice.alone != Money()) {
        const std::string together = euros_text(language_, advice.told().gain);
        table.rows.back().notes.push_back({Role::plain, 3, word("advise.alone", {together})});
      }
      if (advice.unlimited) {
        const std::string bound = to(advice.most().changes.front());
        table.rows.back().notes.push_back({Role::plain, 3, word("advise.unlimited", {bound})});
        continue;
      }
      if (advice.steps.size() < 2) continue;
      const AdviceStep& nearest = advice.steps.front();
      Row row{
          Role::plain, 3, {word("advise.from"), Cell(nearest_text(nearest)), gain(nearest.gain)}, {}, shown};
      table.rows.push_back(std::move(row));
    }
    section.add(std::move(table));
    if (report_.advice.size() > 1) section.add(picture());
    if (report_.advice.size() > 1) section.line(Role::plain, 1, word("advise.not_added"));
  }

  std::string nearest_text(const AdviceStep& nearest) const {
    std::string text;
    for (const InputChange& change : nearest.changes) text += (text.empty() ? "" : " + ") + to(change);
    return text;
  }

  void risks() {
    if (report_.risks.empty()) return;
    Section& section = page_.section(kFromUsual);
    section.title(word("advise.risks_title"));
    Table table;
    for (const Risk& risk : report_.risks) {
      rows(table, risk.step, Role::lowers, kFromUsual);
      if (risk.closes_gate) table.rows.back().notes.push_back({Role::plain, 3, word("advise.closes_gate")});
    }
    section.add(std::move(table));
  }

  void last_words() {
    Section& section = page_.section(kFromUsual);
    for (const std::size_t input : report_.beyond) {
      section.line(Role::remark, 0, word("advise.beyond", {rules_.inputs[input].label}));
    }
    const AdviceStep* const first = report_.gate             ? &*report_.gate
                                    : report_.advice.empty() ? nullptr
                                                             : &report_.advice.front().told();
    if (first == nullptr) return;
    std::string options = printable(stated_);
    for (const InputChange& change : first->changes) options += " --set " + set_text(rules_, change);
    section.add(at_command(word("advise.check_it")));
    const std::string command = "aci compute " + printable(shell_path(a_.inputs.file->name())) + options;
    section.add(at_command(command, Role::finding, 1));
  }

  Language language_;
  const Assessment& a_;
  const RuleSet& rules_;
  const AdviceReport& report_;
  const std::string& stated_;
  Page page_;
};

}  // namespace

std::string set_text(const RuleSet& rules, const InputChange& change) {
  const Input& input = rules.inputs[change.input];
  return input.id + "=" + set_value(input, change.value);
}

Page advise_page(Language language, const Assessment& assessment, const AdviceReport& report,
                 const std::string& stated) {
  return AdvisePage(language, assessment, report, stated).page();
}

}  // namespace aci
