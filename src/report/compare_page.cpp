#include "report/compare_page.h"

#include "report/diff_report.h"
#include "report/input_text.h"
#include "report/parameter_text.h"
#include "report/value_text.h"
#include "report/wording.h"

namespace aci {
namespace {

constexpr std::size_t kLabelWidth = 36;

class ComparePage {
 public:
  ComparePage(Language language, const Comparison& comparison)
      : language_(language), c_(comparison), rules_(c_.after.rules()) {}

  Page page() {
    page_.name = word("html.compare");
    page_.estimate = true;
    heading();
    figures();
    steps();
    picture();
    lines(true, "compare.indicators");
    lines(false, "compare.amounts");
    other_inputs();
    return std::move(page_);
  }

 private:
  std::string word(std::string_view id, std::vector<MessageArg> args = {}) const {
    return say(language_, id, std::move(args));
  }
  std::string in(const LocalizedText& text) const { return text.in(language_); }
  bool in_points() const { return rules_.unit == ScaleUnit::points; }

  void heading() {
    Section& section = page_.section();
    side(section, "compare.before", c_.before);
    side(section, "compare.after", c_.after);
    const bool nothing = c_.moved.nothing() && c_.steps.empty();
    if (nothing) section.line(Role::plain, 0, word("compare.nothing"));
  }

  void side(Section& section, std::string_view id, const Assessment& a) const {
    const std::string name = a.inputs.name.empty() ? a.inputs.file->name() : a.inputs.name;
    section.title(word(id, {printable(name), std::to_string(a.inputs.year), a.rules().name}));
    for (const std::string& changed : changed_texts(language_, a.rules(), a.inputs.year)) {
      section.line(Role::remark, 1, changed);
    }
    if (a.gate.open) return;
    for (const std::size_t index : a.plan->gate.indicators) {
      if (a.indicators[index].met) continue;
      section.line(Role::unmet, 1, word("compare.closed", {a.rules().indicators[index].label}));
    }
  }

  /// Without points where there are none.
  Row fitting(Row row) const {
    if (!in_points()) row.cells.erase(row.cells.begin() + 1);
    return row;
  }
  Row figures_row(std::string label, const Figures& figures, bool moves) const {
    return fitting({Role::plain, 1, diff_words::figure_cells(std::move(label), figures, moves)});
  }
  Row heads(const std::string& label) const { return fitting(diff_words::figure_heads(language_, label)); }
  static void stress(Row& row) {
    for (Cell& cell : row.cells) cell.strong = true;
  }

  void figures() {
    Table table{kLabelWidth};
    table.rows.push_back(heads(""));
    table.rows.push_back(figures_row(word("diff.before"), c_.figures_before, false));
    table.rows.push_back(figures_row(word("diff.after"), c_.figures_after, false));
    table.rows.push_back(figures_row(word("compare.difference"), c_.moved, true));
    stress(table.rows.back());
    page_.section().add(std::move(table));
  }

  void steps() {
    if (c_.steps.empty() && c_.idle.empty()) return;
    Section& section = page_.section();
    section.title(word("compare.reasons"));
    if (!c_.steps.empty()) {
      section.line(Role::plain, 0, word(c_.other_rules() ? "compare.rules_first" : "compare.in_order"),
                   kFromUsual);
    }
    Table table{kLabelWidth};
    table.rows.push_back(heads(""));
    for (const CompareStep& step : c_.steps) {
      table.rows.push_back(figures_row(step_text(step), step.moved, true));
    }
    table.rows.push_back(figures_row(word("diff.sum"), c_.moved, true));
    stress(table.rows.back());
    if (!c_.steps.empty()) section.add(std::move(table));
    if (c_.idle.empty()) return;
    section.line(Role::plain, 0, word("compare.idle"), kFromUsual);
    for (const InputDifference& each : c_.idle) section.line(Role::remark, 1, change_text(each), kFromUsual);
  }

  /// From one total to the other, step by step.
  void picture() {
    if (c_.steps.empty()) return;
    Waterfall waterfall;
    waterfall.steps.push_back({word("diff.before"), c_.figures_before.total.euros(), true});
    for (const CompareStep& step : c_.steps) {
      if (step.moved.total == Money()) continue;
      waterfall.steps.push_back({step_text(step), step.moved.total.euros()});
    }
    waterfall.steps.push_back({word("diff.after"), c_.figures_after.total.euros(), true});
    Picture drawn;
    drawn.title = word("picture.compare_title");
    drawn.value_label = word("report.euros");
    drawn.drawing = std::move(waterfall);
    page_.section(kFromUsual).add(std::move(drawn));
  }

  std::string step_text(const CompareStep& step) const {
    std::string text = step.rules ? rules_text() : "";
    for (const InputDifference& each : step.inputs) text += (text.empty() ? "" : " + ") + change_text(each);
    return text;
  }

  std::string rules_text() const {
    const std::string from = std::to_string(c_.before.inputs.year);
    const std::string to = std::to_string(c_.after.inputs.year);
    if (c_.before.rules().name == rules_.name) return word("compare.year", {from, to});
    if (from == to) return word("compare.rules", {c_.before.rules().name, rules_.name});
    return word("compare.rules_and_year", {c_.before.rules().name, rules_.name, from, to});
  }

  /// "Dossiers étudiés : 41 → 46"
  std::string change_text(const InputDifference& change) const {
    const Input& input = rules_.inputs[change.input];
    return word("compare.change", {input.label, input_value_text(language_, input, change.before),
                                   input_value_text(language_, input, change.after)});
  }

  /// Those that move; the long form has them all.
  void lines(bool indicators, std::string_view title) {
    Table table{kLabelWidth};
    const bool points = indicators && in_points();
    std::vector<Cell> columns = {"", word("diff.before"), word("diff.after"), word("compare.difference")};
    if (points) columns.emplace_back(word("report.points"));
    table.head(std::move(columns));
    bool moves = false;
    for (const ComparedLine& line : c_.lines) {
      if (line.indicator != indicators) continue;
      moves = moves || line.moves();
      table.row(1, cells(line, points), line.moves() ? kAlways : kOnlyAll);
    }
    if (table.rows.size() < 2) return;
    Section& section = page_.section(moves ? kFromUsual : kOnlyAll);
    section.title(word(title));
    section.add(std::move(table));
  }

  static Cell euros(const std::optional<Money>& amount) { return amount ? Cell(*amount) : Cell(""); }

  std::vector<Cell> cells(const ComparedLine& line, bool points) const {
    std::vector<Cell> cells = {in(line.label), euros(line.before), euros(line.after), ""};
    const auto by = subtract(line.after.value_or(Money()), line.before.value_or(Money()));
    if (by) cells.back() = *by;
    cells.back().moves = true;
    if (!points) return cells;
    const Rational nothing(0);
    const auto moved =
        aci::subtract(line.points_after.value_or(nothing), line.points_before.value_or(nothing));
    cells.emplace_back(moved ? Cell(*moved) : Cell(""));
    cells.back().moves = true;
    return cells;
  }

  /// What one of the rules asks for, and not the other.
  void other_inputs() {
    if (c_.added.empty() && c_.removed.empty()) return;
    Section& section = page_.section(kFromUsual);
    if (!c_.added.empty()) section.title(word("compare.added"));
    for (const std::size_t index : c_.added) {
      const Input& input = rules_.inputs[index];
      const std::string value = input_value_text(language_, input, c_.after.inputs.values[index]);
      section.line(Role::added, 1, word("compare.input", {input.label, value}));
    }
    if (!c_.removed.empty()) section.title(word("compare.removed"));
    for (const std::size_t index : c_.removed) {
      const Input& input = c_.before.rules().inputs[index];
      const std::string value = input_value_text(language_, input, c_.before.inputs.values[index]);
      section.line(Role::removed, 1, word("compare.input", {input.label, value}));
    }
  }

  Language language_;
  const Comparison& c_;
  const RuleSet& rules_;
  Page page_;
};

}  // namespace

Page compare_page(Language language, const Comparison& comparison) {
  return ComparePage(language, comparison).page();
}

}  // namespace aci
