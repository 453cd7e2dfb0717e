#include <algorithm>

#include "report/diff_report.h"
#include "report/number_text.h"
#include "report/wording.h"

namespace aci {
namespace {

using namespace diff_words;

constexpr std::size_t kNamed = 6;  ///< Changes of a step that are named one by one.

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

class DiffPage {
 public:
  DiffPage(Language language, const DiffReport& report) : language_(language), report_(report) {}

  Page page() {
    heading();
    if (!report_.diff.changes.empty()) changes();
    if (report_.effects != nullptr) effects(*report_.effects);
    return std::move(page_);
  }

  Page tables_page() {
    heading();
    if (report_.effects != nullptr) effects_tables(*report_.effects);
    if (!report_.diff.changes.empty()) changes_table();
    return std::move(page_);
  }

 private:
  std::string word(std::string_view id, std::vector<MessageArg> args = {}) const {
    return say(language_, id, std::move(args));
  }
  static Line plain(std::string text) { return {Role::plain, 0, std::move(text)}; }
  static const std::string& name_of(const SubjectEffect& subject) {
    return subject.name.empty() ? subject.file : subject.name;
  }

  /// "7 changes: 2 additions, 1 removal, 4 others; 3 may move figures".
  std::string counts() const {
    const auto& changes = report_.diff.changes;
    const auto of = [&](ChangeKind kind) {
      return Rational(std::ranges::count(changes, kind, &RuleChange::kind));
    };
    const Rational moving(std::ranges::count(changes, true, &RuleChange::may_move_figures));
    return word("diff.counts", {whole_number(changes.size()), of(ChangeKind::added), of(ChangeKind::removed),
                                of(ChangeKind::changed), moving});
  }

  /// "3 structures gain, 2 lose, 1 is left as it was": by the total.
  std::string winners(const std::vector<SubjectEffect>& subjects) const {
    const auto count = [&](auto is) {
      return std::ranges::count_if(subjects, [&](const SubjectEffect& each) { return is(each.moved.total); });
    };
    const auto gain = count([](Money total) { return total > Money(); });
    const auto lose = count([](Money total) { return total < Money(); });
    return word("diff.winners",
                {Rational(gain), Rational(lose), Rational(std::ssize(subjects) - gain - lose)});
  }

  /// The paths of a step's changes; the first ones only when `most` is exceeded.
  std::string step_paths(std::size_t step, std::size_t most) const {
    const auto& changes = report_.effects->steps[step];
    std::string paths;
    for (std::size_t i = 0; i < changes.size() && i < most; ++i) {
      paths += (paths.empty() ? "" : ", ") + report_.diff.changes[changes[i]].path;
    }
    if (changes.size() > most) paths = word("diff.and_others", {paths, whole_number(changes.size() - most)});
    return changes.size() > 1 ? word("diff.together", {paths}) : paths;
  }

  void heading() {
    const bool none = report_.diff.changes.empty();
    Section& section = page_.section();
    section.title("", report_.before.id + " → " + report_.after.id);
    section.add(plain(none ? word("diff.none") : counts()));
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

  void effects(const DiffEffects& effects) {
    page_.section(kFromUsual).add(plain(word("diff.years")));
    for (const SubjectEffect& subject : effects.subjects) {
      const std::string title =
          word("diff.structure", {name_of(subject), subject.file, std::to_string(subject.year)});
      Section& section = page_.section(kFromUsual);
      section.title(printable(title));
      section.add(block(subject, {&subject, 1}));
    }
    Section& section = page_.section();
    section.title(word("diff.all", {whole_number(effects.subjects.size())}));
    section.add(plain(winners(effects.subjects)));
    section.add(block(effects, effects.subjects));
  }

  /// The columns of `cells`.
  Row head(const std::string& label) const {
    return {Role::heading,
            0,
            {label, word("diff.points"), word("diff.total"), word("diff.advance"), word("diff.balance")}};
  }
  static std::vector<Cell> cells(std::string label, const Figures& each, bool moves) {
    std::vector<Cell> out = {std::move(label), each.points, each.total, each.advance, each.balance};
    for (Cell& cell : out) cell.moves = moves;
    return out;
  }

  /// Of a structure, or of all of them.
  template <typename Effect>
  Table block(const Effect& of, std::span<const SubjectEffect> subjects) const {
    Table table;
    table.rows.push_back(head(""));
    table.row(0, cells(word("diff.before"), of.before, false));
    for (const std::size_t step : moving_steps(subjects)) add_step(1, step, of.shares[step], table);
    table.row(0, cells(word("diff.after"), of.after, false));
    table.row(0, cells(word("diff.moved"), of.moved, true));
    return table;
  }

  /// With all its changes in the long form.
  void add_step(int indent, std::size_t step, const Figures& share, Table& table) const {
    const std::size_t all = report_.effects->steps[step].size();
    const auto add = [&](std::size_t most, Shown shown) {
      table.row(indent, cells(step_paths(step, most), share, true), shown);
    };
    add(kNamed, all > kNamed ? kOnlyShort : kAlways);
    if (all > kNamed) add(all, kOnlyAll);
  }

  void effects_tables(const DiffEffects& effects) {
    Section& section = page_.section();
    section.add(plain(word("diff.years")));
    section.add(plain(winners(effects.subjects)));
    section.add(structures_table(effects));
    const auto steps = moving_steps(effects.subjects);
    if (steps.empty()) return;
    Table table;
    table.rows.push_back(head(word("diff.change_column")));
    for (const std::size_t step : steps) add_step(0, step, effects.shares[step], table);
    table.row(0, cells(word("diff.sum"), effects.moved, true));
    stress(table.rows.back());
    section.add(std::move(table));
  }

  Table structures_table(const DiffEffects& effects) const {
    Table table;
    table.head({word("diff.structure_column"), word("diff.points"), word("diff.total"), word("diff.before"),
                word("diff.after")});
    const auto row = [&](const std::string& label, const auto& of) {
      table.row(0, {label, of.moved.points, of.moved.total, of.before.total, of.after.total});
      for (const std::size_t column : {1, 2}) table.rows.back().cells[column].moves = true;
    };
    for (const SubjectEffect& subject : effects.subjects) {
      row(name_of(subject) + " (" + std::to_string(subject.year) + ")", subject);
    }
    row(word("diff.sum"), effects);
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
  const DiffReport& report_;
  Page page_;
};

}  // namespace

Page diff_page(Language language, const DiffReport& report) {
  return DiffPage(language, report).page();
}

Page diff_tables_page(Language language, const DiffReport& report) {
  return DiffPage(language, report).tables_page();
}

}  // namespace aci
