#include <algorithm>

#include "report/diff_report.h"
#include "report/number_text.h"
#include "report/wording.h"

namespace aci {
namespace {

using namespace diff_words;

constexpr std::size_t kNamed = 6;     ///< Changes of a step that are named one by one.
constexpr std::size_t kAtOnce = 512;  ///< Structures that a thread writes at once.

/// "rules/a.toml:12"; empty without a place.
std::string place_text(const Place& place) {
  if (!place.known()) return "";
  return place.file()->name() + ":" + std::to_string(place.position().line);
}

/// "old.toml:12 → new.toml:14".
std::string places(const RuleChange& change) {
  const std::string before = place_text(change.before_at);
  const std::string after = place_text(change.after_at);
  return before + (before.empty() || after.empty() ? "" : " → ") + after;
}

/// The paths of a step's changes; the first ones only when `most` is exceeded.
std::string step_paths(Language language, const DiffResult& report, std::size_t step, std::size_t most) {
  const auto& changes = report.effects->steps[step];
  std::string paths;
  for (std::size_t i = 0; i < changes.size() && i < most; ++i) {
    paths += (paths.empty() ? "" : ", ") + report.diff.changes[changes[i]].path;
  }
  if (changes.size() > most)
    paths = say(language, "diff.and_others", {paths, whole_number(changes.size() - most)});
  return changes.size() > 1 ? say(language, "diff.together", {paths}) : paths;
}

/// "3 structures gain, 2 lose, 1 is left as it was": by the total.
std::string winners(Language language, const DiffEffects& effects) {
  const std::size_t others = effects.subjects.size() - effects.gained - effects.lost;
  return say(language, "diff.winners",
             {whole_number(effects.gained), whole_number(effects.lost), whole_number(others)});
}

/// "7 changes: 2 additions, 1 removal, 4 others; 3 may move figures".
std::string counts(Language language, const RuleDiff& diff) {
  const auto number = [&](auto is) {
    return whole_number(
        static_cast<std::size_t>(std::count_if(diff.changes.begin(), diff.changes.end(), is)));
  };
  const auto of = [&](ChangeKind kind) {
    return number([kind](const RuleChange& each) { return each.kind == kind; });
  };
  const Rational moving = number([](const RuleChange& each) { return each.may_move_figures; });
  return say(language, "diff.counts",
             {whole_number(diff.changes.size()), of(ChangeKind::added), of(ChangeKind::removed),
              of(ChangeKind::changed), moving});
}

class DiffPage {
 public:
  DiffPage(Language language, const DiffResult& report) : language_(language), report_(report) {}

  void write_text(const TextStyle& style, const PutText& put, std::size_t threads) {
    heading();
    if (!report_.diff.changes.empty()) changes();
    if (report_.effects) page_.section(kFromUsual).add(plain(word("diff.years")));
    put(page_text(page_, style));
    if (!report_.effects) return;
    structures(style, put, threads);
    Section all;
    all.title(word("diff.all", {whole_number(report_.structures.size())}));
    all.add(plain(winners(language_, *report_.effects)));
    all.add(block(report_.effects->all));
    put(section_text(all, style, false));
  }

  Page tables_page() {
    heading();
    if (report_.effects) effects_tables(*report_.effects);
    if (!report_.diff.changes.empty()) changes_table();
    return std::move(page_);
  }

 private:
  std::string word(std::string_view id, std::vector<MessageArg> args = {}) const {
    return say(language_, id, std::move(args));
  }
  static Line plain(std::string text) { return {Role::plain, 0, std::move(text)}; }
  static const std::string& name_of(const DiffStructure& structure) {
    return structure.name.empty() ? structure.file : structure.name;
  }

  void heading() {
    const bool none = report_.diff.changes.empty();
    Section& section = page_.section();
    section.title("", report_.before->name + " → " + report_.after->name);
    section.add(plain(none ? word("diff.none") : counts(language_, report_.diff)));
  }

  void changes() {
    std::string name;
    for (const RuleChange& change : report_.diff.changes) {
      if (change.section != name) {
        name = change.section;
        page_.section(kFromUsual).title("[" + name + "]");
      }
      Section& section = page_.sections.back();
      section.add(Line{words_of(change.kind).role, 0, "  (" + printable(places(change)) + ")",
                       (change.may_move_figures ? "€ " : "  ") + change.path});
      const Sides told = sides(language_, change);
      if (!told.before.empty()) section.line(Role::before, 3, printable(told.before));
      if (!told.after.empty()) section.line(Role::after, 3, printable(told.after));
    }
    page_.section(kFromUsual).add(plain(word("diff.legend")));
  }

  void structures(const TextStyle& style, const PutText& put, std::size_t threads) const {
    const std::size_t count = report_.structures.size();
    std::vector<std::string> texts(threads);
    const auto write = [&](std::size_t piece, std::size_t thread) {
      texts[thread].clear();
      for (std::size_t i = piece * kAtOnce; i < std::min(count, (piece + 1) * kAtOnce); ++i) {
        texts[thread] += section_text(structure(i), style, false);
      }
    };
    work_in_order((count + kAtOnce - 1) / kAtOnce, threads, write,
                  [&](std::size_t, std::size_t thread) { put(texts[thread]); });
  }

  Section structure(std::size_t index) const {
    const DiffStructure& each = report_.structures[index];
    Section section{kFromUsual};
    section.title(printable(word("diff.structure", {name_of(each), each.file, std::to_string(each.year)})));
    section.add(block(report_.effects->subjects[index]));
    return section;
  }

  /// The columns of `cells`.
  Row head(const std::string& label) const {
    return {Role::heading,
            0,
            {label, word("diff.points"), word("diff.total"), word("diff.advance"), word("diff.balance")}};
  }
  static std::vector<Cell> cells(std::string label, const Figures& each, bool moves) {
    std::vector<Cell> out;
    out.reserve(5);
    out.emplace_back(std::move(label));
    out.emplace_back(each.points());
    for (const Money amount : {each.total, each.advance, each.balance}) out.emplace_back(amount);
    for (Cell& cell : out) cell.moves = moves;
    return out;
  }

  Table block(const Effect& of) const {
    Table table;
    table.rows.push_back(columns_);
    table.row(0, cells(before_, of.before, false));
    for (const StepShare& share : of.shares) add_step(1, share.step, share.moved, table);
    table.row(0, cells(after_, of.after, false));
    table.row(0, cells(moved_, of.moved, true));
    return table;
  }

  /// With all its changes in the long form.
  void add_step(int indent, std::size_t step, const Figures& share, Table& table) const {
    const std::size_t all = report_.effects->steps[step].size();
    const auto add = [&](std::size_t most, Shown shown) {
      table.row(indent, cells(step_paths(language_, report_, step, most), share, true), shown);
    };
    add(kNamed, all > kNamed ? kOnlyShort : kAlways);
    if (all > kNamed) add(all, kOnlyAll);
  }

  void effects_tables(const DiffEffects& effects) {
    Section& section = page_.section();
    section.add(plain(word("diff.years")));
    section.add(plain(winners(language_, effects)));
    section.add(structures_table(effects));
    if (effects.all.shares.empty()) return;
    Table table;
    table.rows.push_back(head(word("diff.change_column")));
    for (const StepShare& share : effects.all.shares) add_step(0, share.step, share.moved, table);
    table.row(0, cells(word("diff.sum"), effects.all.moved, true));
    stress(table.rows.back());
    section.add(std::move(table));
  }

  Table structures_table(const DiffEffects& effects) const {
    Table table;
    table.head({word("diff.structure_column"), word("diff.points"), word("diff.total"), word("diff.before"),
                word("diff.after")});
    const auto row = [&](const std::string& label, const Effect& of) {
      table.row(0, {label, of.moved.points(), of.moved.total, of.before.total, of.after.total});
      for (const std::size_t column : {1, 2}) table.rows.back().cells[column].moves = true;
    };
    for (std::size_t i = 0; i < report_.structures.size(); ++i) {
      const DiffStructure& each = report_.structures[i];
      row(name_of(each) + " (" + std::to_string(each.year) + ")", effects.subjects[i]);
    }
    row(word("diff.sum"), effects.all);
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
  // Said of every structure.
  const Row columns_ = head("");
  const std::string before_ = word("diff.before");
  const std::string after_ = word("diff.after");
  const std::string moved_ = word("diff.moved");
};

}  // namespace

void write_diff_text(const TextStyle& style, const DiffResult& report, const PutText& put,
                     std::size_t threads) {
  DiffPage(style.language, report).write_text(style, put, threads);
}

Page diff_tables_page(Language language, const DiffResult& report) {
  return DiffPage(language, report).tables_page();
}

}  // namespace aci
