#include "report/diff_report.h"
#include "report/wording.h"

namespace aci {
namespace {

using namespace diff_words;

constexpr std::size_t kNamed = 6;        ///< Changes of a step that are named one by one.
constexpr std::size_t kMostMovers = 20;  ///< Structures that are.

class DiffTables {
 public:
  DiffTables(Language language, const DiffResult& report)
      : language_(language), report_(report), page_(diff_heading(language, report)) {}

  Page page() {
    if (report_.effects) effects_tables(*report_.effects);
    if (!report_.diff.changes.empty()) changes_table();
    return std::move(page_);
  }

 private:
  std::string word(std::string_view id, std::vector<MessageArg> args = {}) const {
    return say(language_, id, std::move(args));
  }

  void effects_tables(const DiffEffects& effects) {
    Section& section = page_.section();
    section.line(Role::plain, 0, word("diff.years"));
    section.line(Role::plain, 0, winners(language_, effects));
    Table table;
    table.rows.push_back(figure_heads(language_, word("diff.change_column")));
    for (const StepShare& share : ranked_shares(effects)) {
      table.row(0, figure_cells(step_paths(language_, report_, share.step, kNamed), share.moved, true));
    }
    table.row(0, figure_cells(word("diff.sum"), effects.all.moved, true));
    stress(table.rows.back());
    section.add(std::move(table));
    section.add(structures_table(effects));
  }

  /// Those that move the most, the others together, then all.
  Table structures_table(const DiffEffects& effects) const {
    Table table;
    table.head({word("diff.structure_column"), word("diff.points"), word("diff.total"), word("diff.before"),
                word("diff.after")});
    const auto row = [&](const std::string& label, const Figures& moved, const Figures& from,
                         const Figures& to) {
      table.row(0, {label, moved.points(), moved.total, from.total, to.total});
      for (const std::size_t column : {1, 2}) table.rows.back().cells[column].moves = true;
    };
    const std::vector<std::size_t> moving = movers(effects);
    for (std::size_t i = 0; i < moving.size() && i < kMostMovers; ++i) {
      const DiffStructure& each = report_.structures[moving[i]];
      const Effect& effect = effects.subjects[moving[i]];
      row(name_of(each) + " (" + std::to_string(each.year) + ")", effect.moved, effect.before, effect.after);
    }
    row(word("diff.sum"), effects.all.moved, effects.all.before, effects.all.after);
    stress(table.rows.back());
    return table;
  }

  /// The row for all of them: its label, and its total.
  static void stress(Row& row) {
    for (const std::size_t column : {0, 2}) row.cells[column].strong = true;
  }

  void changes_table() {
    Table table;
    table.head({"", word("diff.change_column"), word("diff.before"), word("diff.after")});
    for (const RuleChange& change : report_.diff.changes) {
      const Sides told = sides(language_, change);
      const std::string sign = words_of(change.kind).sign;
      table.row(0, {sign + (change.may_move_figures ? " €" : ""), change.path, told.before, told.after});
    }
    Section& section = page_.section(kFromUsual);
    section.folded = true;
    section.title(word("diff.all_changes"));
    section.add(std::move(table));
  }

  Language language_;
  const DiffResult& report_;
  Page page_;
};

}  // namespace

Page diff_tables_page(Language language, const DiffResult& report) {
  return DiffTables(language, report).page();
}

}  // namespace aci
