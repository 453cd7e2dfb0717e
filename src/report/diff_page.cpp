#include <algorithm>

#include "report/diff_pictures.h"
#include "report/diff_report.h"
#include "report/value_text.h"
#include "report/wording.h"

namespace aci {
namespace {

using namespace diff_words;

constexpr std::size_t kNamed = 3;     ///< Changes of a step that are named one by one.
constexpr std::size_t kAtOnce = 512;  ///< Structures that a thread writes at once.
// A population's page fits a screen.
constexpr std::size_t kMostChanges = 10;
constexpr std::size_t kMostMovers = 20;
constexpr std::size_t kFewChanges = 4;  ///< Up to so many are told with what they say.
constexpr std::size_t kNarrowLabels = 44;
constexpr std::size_t kNarrowPage = 80;

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

/// May be broken after its dots where it is too long for a line of the table.
std::string broken(std::string path) {
  for (std::size_t begin = 0; path.size() - begin > kNarrowLabels;) {
    const std::size_t dot = path.rfind('.', begin + kNarrowLabels - 1);
    if (dot == std::string::npos || dot <= begin) break;
    path.insert(dot + 1, " ");
    begin = dot + 2;
  }
  return path;
}

class DiffPage {
 public:
  DiffPage(Language language, const DiffResult& report) : language_(language), report_(report) {}

  Page page(PageLength length) {
    begin(length);
    if (lists_structures(length)) {
      for (std::size_t i = 0; i < report_.structures.size(); ++i) page_.sections.push_back(structure(i));
      all_changes();
    } else {
      end();
      folded_changes(length);
    }
    page_.estimate = report_.effects.has_value();
    return std::move(page_);
  }

  void write_text(const TextStyle& style, const PutText& put, std::size_t threads) {
    begin(style.length);
    if (!lists_structures(style.length)) {
      end();
      return put(page_text(page_, style));
    }
    put(page_text(page_, style));
    structures(style, put, threads);
    page_ = Page();
    all_changes();
    for (const Section& section : page_.sections) put(section_text(section, style, false));
  }

 private:
  std::string word(std::string_view id, std::vector<MessageArg> args = {}) const {
    return say(language_, id, std::move(args));
  }
  bool lists_structures(PageLength length) const { return report_.effects && length == PageLength::all; }

  void begin(PageLength length) {
    page_ = diff_heading(language_, report_);
    if (report_.effects) {
      const DiffEffects& effects = *report_.effects;
      sum(effects);
      pictures();
      moving_changes(effects, length);
      if (report_.structures.size() > 1) moving_structures(effects, kMostMovers, kOnlyShort);
    } else {
      changes(kFromUsual, [](const RuleChange& each) { return each.may_move_figures; });
      changes(kFromUsual, [](const RuleChange& each) { return !each.may_move_figures && !is_text(each); });
      changes(kOnlyAll, is_text);
    }
  }

  void end() {
    legend();
    rest();
  }

  void all_changes() {
    page_.section().add(plain(word("diff.years")));
    changes(kOnlyAll, [](const RuleChange&) { return true; });
    legend();
  }

  static Line plain(std::string text) { return {Role::plain, 0, std::move(text)}; }
  /// Before, after and difference of all, and who gains.
  void sum(const DiffEffects& effects) {
    Section& section = page_.section();
    const bool one = report_.structures.size() == 1;
    const DiffStructure& first = report_.structures.front();
    section.title(
        one ? printable(word("diff.structure", {name_of(first), first.file, std::to_string(first.year)}))
            : word("diff.all", {whole_number(report_.structures.size())}));
    if (!one) section.add(plain(winners(language_, effects)));
    Table table;
    table.rows.push_back(columns_);
    table.row(0, figure_cells(before_, effects.all.before, false));
    table.row(0, figure_cells(after_, effects.all.after, false));
    table.row(0, figure_cells(moved_, effects.all.moved, true));
    section.add(std::move(table));
  }

  void pictures() {
    Section& section = page_.section(kFromUsual);
    if (auto picture = changes_picture(language_, report_)) section.add(*std::move(picture));
    if (auto picture = movers_picture(language_, report_)) section.add(*std::move(picture));
  }

  /// "old → new", when that is short.
  std::string in_short(const RuleChange& change) const {
    const Sides told = sides(language_, change);
    const std::string text = told.before.empty()  ? told.after
                             : told.after.empty() ? told.before
                                                  : told.before + " → " + told.after;
    const std::string line = one_line(text);
    return aci::columns(line) + 4 <= kNarrowPage ? line : "";
  }

  /// Of a change that stands alone.
  std::string sign_of(const std::vector<std::size_t>& step) const {
    return step.size() == 1 ? words_of(report_.diff.changes[step[0]].kind).sign + std::string(" ") : "";
  }

  void moving_changes(const DiffEffects& effects, PageLength length) {
    const std::vector<StepShare> shares = ranked_shares(effects);
    if (shares.empty()) return;
    const bool all = length == PageLength::all;
    const std::size_t shown = all ? shares.size() : std::min(shares.size(), kMostChanges);
    Table table;
    table.label_width = kNarrowLabels;
    table.head({word("diff.moving_changes"), word("diff.total"), word("diff.advance")});
    const auto row = [&](std::string label, const Figures& moved) -> Row& {
      table.row(0, {std::move(label), moved.total, moved.advance});
      for (const std::size_t column : {1, 2}) table.rows.back().cells[column].moves = true;
      return table.rows.back();
    };
    Figures others;
    for (std::size_t i = 0; i < shares.size(); ++i) {
      if (i >= shown) {
        others = aci::sum(others, shares[i].moved).value_or(others);
        continue;
      }
      const auto& step = report_.effects->steps[shares[i].step];
      Row& added = row(
          broken(sign_of(step) + step_paths(language_, report_, shares[i].step, all ? step.size() : kNamed)),
          shares[i].moved);
      for (std::size_t k = 0; k < step.size() && k < kNamed && shares.size() <= kFewChanges; ++k) {
        const std::string text = in_short(report_.diff.changes[step[k]]);
        if (!text.empty()) added.notes.push_back({Role::plain, 2, printable(text)});
      }
    }
    if (shown < shares.size()) row(word("diff.other_changes", {whole_number(shares.size() - shown)}), others);
    page_.section(kFromUsual).add(std::move(table));
  }

  /// The largest `most` of them, then the others together.
  void moving_structures(const DiffEffects& effects, std::size_t most, Shown when) {
    const std::vector<std::size_t> moving = movers(effects);
    if (moving.empty()) return;
    const std::size_t shown = std::min(moving.size(), most);
    Table table;
    table.label_width = kNarrowLabels - 8;
    table.head({word("diff.moving_structures"), word("diff.moved"), word("diff.before"), word("diff.after")});
    const auto row = [&](const std::string& label, const Figures& moved, const Figures& from,
                         const Figures& to) {
      table.row(0, {label, moved.total, from.total, to.total});
      table.rows.back().cells[1].moves = true;
    };
    Figures moved;
    Figures from;
    Figures to;
    const auto grow = [](Figures& total, const Figures& by) { total = aci::sum(total, by).value_or(total); };
    for (std::size_t i = 0; i < moving.size(); ++i) {
      const DiffStructure& each = report_.structures[moving[i]];
      const Effect& effect = effects.subjects[moving[i]];
      if (i < shown) {
        row(printable(name_of(each)) + " (" + std::to_string(each.year) + ")", effect.moved, effect.before,
            effect.after);
      } else {
        grow(moved, effect.moved);
        grow(from, effect.before);
        grow(to, effect.after);
      }
    }
    if (shown < moving.size())
      row(word("diff.other_structures", {whole_number(moving.size() - shown)}), moved, from, to);
    page_.section({PageLength::usual, when.to}).add(std::move(table));
  }

  void legend() {
    if (legend_) page_.section(kFromUsual).add(plain(word("diff.legend")));
  }

  /// What the page does not list: counted.
  void rest() {
    const auto& changes = report_.diff.changes;
    std::vector<bool> told(changes.size(), false);
    if (report_.effects) {
      for (const StepShare& share : report_.effects->all.shares) {
        for (const std::size_t i : report_.effects->steps[share.step]) told[i] = true;
      }
    } else {
      for (std::size_t i = 0; i < changes.size(); ++i) told[i] = !is_text(changes[i]);
    }
    std::size_t others = 0;
    std::size_t texts = 0;
    for (std::size_t i = 0; i < changes.size(); ++i) {
      if (told[i]) continue;
      ++(is_text(changes[i]) ? texts : others);
    }
    Section section{kOnlyShort};
    if (others > 0) section.add(at_command(word("diff.others_counted", {whole_number(others)})));
    if (texts > 0) section.add(at_command(word("diff.texts_counted", {whole_number(texts)})));
    if (!section.items.empty()) page_.sections.push_back(std::move(section));
  }

  /// Those that `wanted` says, by the tables of the file.
  template <typename Wanted>
  void changes(Shown when, Wanted wanted) {
    std::string name;
    for (const RuleChange& change : report_.diff.changes) {
      if (!wanted(change)) continue;
      legend_ = legend_ || when.to == PageLength::all;
      if (change.section != name) {
        name = change.section;
        page_.section(when).title("[" + name + "]");
      }
      add_change(page_.sections.back(), change);
    }
  }

  void add_change(Section& section, const RuleChange& change) const {
    section.add(Line{words_of(change.kind).role, 0, "  (" + printable(places(change)) + ")",
                     (change.may_move_figures ? "€ " : "  ") + change.path});
    const Sides told = sides(language_, change);
    if (!told.before.empty()) section.line(Role::before, 3, printable(told.before));
    if (!told.after.empty()) section.line(Role::after, 3, printable(told.after));
  }

  /// What the page does not list already, where who reads can unfold it: without structures, the texts.
  void folded_changes(PageLength length) {
    const bool listed = !report_.effects;
    if (listed && length == PageLength::all) return;
    Section section{kFromUsual};
    section.folded = true;
    section.title(word(listed ? "diff.text_changes" : "diff.all_changes"));
    const std::size_t title = section.items.size();
    for (const RuleChange& change : report_.diff.changes) {
      if (!listed || is_text(change)) add_change(section, change);
    }
    if (section.items.size() == title) return;
    if (!listed) section.line(Role::plain, 0, word("diff.legend"));
    page_.sections.push_back(std::move(section));
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

  Table block(const Effect& of) const {
    Table table;
    table.rows.push_back(columns_);
    table.row(0, figure_cells(before_, of.before, false));
    for (const StepShare& share : of.shares) add_step(1, share.step, share.moved, table);
    table.row(0, figure_cells(after_, of.after, false));
    table.row(0, figure_cells(moved_, of.moved, true));
    return table;
  }

  void add_step(int indent, std::size_t step, const Figures& share, Table& table) const {
    const std::size_t all = report_.effects->steps[step].size();
    table.row(indent, figure_cells(step_paths(language_, report_, step, all), share, true));
  }

  Language language_;
  const DiffResult& report_;
  Page page_;
  bool legend_ = false;  ///< Changes are listed.
  // Said of every structure.
  const Row columns_ = figure_heads(language_, "");
  const std::string before_ = word("diff.before");
  const std::string after_ = word("diff.after");
  const std::string moved_ = word("diff.moved");
};

}  // namespace

Page diff_page(Language language, const DiffResult& report, PageLength length) {
  return DiffPage(language, report).page(length);
}

void write_diff_text(const TextStyle& style, const DiffResult& report, const PutText& put,
                     std::size_t threads) {
  DiffPage(style.language, report).write_text(style, put, threads);
}

}  // namespace aci
