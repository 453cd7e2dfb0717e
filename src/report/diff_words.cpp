#include <algorithm>

#include "report/diff_report.h"
#include "report/value_text.h"
#include "report/wording.h"
#include "study/rules_for_year.h"

namespace aci::diff_words {

const KindWords& words_of(ChangeKind kind) {
  static constexpr KindWords kKinds[] = {
      {ChangeKind::added, "added", "+", Role::added},
      {ChangeKind::removed, "removed", "−", Role::removed},
      {ChangeKind::changed, "changed", "~", Role::changed},
  };
  return *std::find_if(std::begin(kKinds), std::end(kKinds),
                       [kind](const KindWords& each) { return each.kind == kind; });
}

Sides sides(Language language, const RuleChange& change) {
  Sides out{change.before.in(language), change.after.in(language)};
  if (out.before != out.after || change.kind != ChangeKind::changed) return out;
  const Language other = language == Language::fr ? Language::en : Language::fr;
  const std::string tag = language == Language::fr ? "en" : "fr";
  return {tag + ": " + change.before.in(other), tag + ": " + change.after.in(other)};
}

namespace {

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

}  // namespace

Page diff_heading(Language language, const DiffResult& report) {
  const RuleSet& before = *report.before;
  const RuleSet& after = *report.after;
  const bool none = report.diff.changes.empty();
  Page page;
  const bool titled =
      !before.title.in(language).empty() && before.title.in(language) != after.title.in(language);
  if (titled) page.name = say(language, "diff.page", {before.title, after.title});
  Section& section = page.section();
  section.title("", before.name + " → " + after.name);
  if (before.id != after.id) {
    for (const RuleSet* each : {&before, &after}) {
      section.line(Role::plain, 1, printable(say(language, "diff.set", {each->title, years_in_force(*each)})),
                   kFromUsual);
    }
  }
  section.line(Role::plain, 0, none ? say(language, "diff.none") : counts(language, report.diff));
  return page;
}

/// "3 structures gain, 2 lose, 1 is left as it was": by the total.
std::string winners(Language language, const DiffEffects& effects) {
  const std::size_t others = effects.subjects.size() - effects.gained - effects.lost;
  return say(language, "diff.winners",
             {whole_number(effects.gained), whole_number(effects.lost), whole_number(others)});
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

const std::string& name_of(const DiffStructure& structure) {
  return structure.name.empty() ? structure.file : structure.name;
}

Row figure_heads(Language language, const std::string& label) {
  std::vector<Cell> cells = {label};
  for (const char* id : {"diff.points", "diff.total", "diff.advance", "diff.balance"}) {
    cells.emplace_back(say(language, id));
  }
  return {Role::heading, 0, std::move(cells)};
}

std::vector<Cell> figure_cells(std::string label, const Figures& figures, bool moves) {
  std::vector<Cell> out;
  out.reserve(5);
  out.emplace_back(std::move(label));
  out.emplace_back(figures.points());
  for (const Money amount : {figures.total, figures.advance, figures.balance}) out.emplace_back(amount);
  for (Cell& cell : out) cell.moves = moves;
  return out;
}

}  // namespace aci::diff_words
