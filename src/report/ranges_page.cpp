#include <algorithm>

#include "report/input_text.h"
#include "report/parameter_text.h"
#include "report/ranges_report.h"
#include "report/value_text.h"
#include "report/wording.h"

namespace aci {
namespace {

class RangesPage {
 public:
  RangesPage(Language language, const AssessedRanges& result)
      : language_(language), a_(result.least), rules_(a_.rules()), report_(result.report) {}

  Page page() {
    page_.estimate = true;
    heading();
    amounts();
    indicators();
    matters();
    turns();
    last_words();
    return std::move(page_);
  }

 private:
  std::string word(std::string_view id, std::vector<MessageArg> args = {}) const {
    return say(language_, id, std::move(args));
  }
  const Input& input(std::size_t unknown) const { return rules_.inputs[report_.unknowns[unknown].input]; }
  std::string value(std::size_t unknown, const Rational& of) const {
    return input_value_text(language_, input(unknown), of);
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
    for (std::size_t i = 0; i < report_.unknowns.size(); ++i) {
      const InputGrid& grid = report_.unknowns[i].grid;
      const std::string from = value(i, grid.value(grid.least));
      section.line(Role::plain, 0,
                   word("ranges.unknown", {input(i).label, from, value(i, grid.value(grid.most))}));
    }
    const char* due = report_.always_open  ? "ranges.always_due"
                      : report_.never_open ? "ranges.never_due"
                                           : "ranges.maybe_due";
    section.line(report_.always_open ? Role::met : Role::unmet, 0, word(due));
  }

  static Table heads(std::string least, std::string most) {
    Table table;
    table.head({"", std::move(least), std::move(most)});
    return table;
  }

  void amounts() {
    Section& section = page_.section();
    section.title(word("ranges.amounts"));
    Table table = heads(word("ranges.least"), word("ranges.most"));
    for (const FigureRange& each : report_.figures) {
      const bool advance = each.figure.kind == FigureName::Kind::advance;
      if (each.figure.kind != FigureName::Kind::amount && !advance) continue;
      const AmountRole role = advance ? AmountRole::advance : a_.plan->amounts[each.figure.index].role;
      // The advances stand one by one; their sum says more where there are several.
      const bool answer = role == AmountRole::total || role == AmountRole::balance || advance;
      if (role == AmountRole::advance && !advance) continue;
      if (each.least.is_zero() && each.most.is_zero()) continue;
      Row row{Role::plain,
              1,
              {label_of(each.figure, rules_, *a_.plan).in(language_)},
              {},
              answer ? kAlways : kFromUsual};
      row.cells.emplace_back(each.least, kEuros);
      row.cells.emplace_back(each.most, kEuros);
      table.rows.push_back(std::move(row));
    }
    section.add(std::move(table));
  }

  void indicators() {
    Section& section = page_.section(kFromUsual);
    section.title(word("ranges.indicators"));
    Table table = heads(word("ranges.least"), word("ranges.most"));
    for (const FigureRange& each : report_.figures) {
      if (each.figure.kind != FigureName::Kind::indicator || !each.figure.in_euros) continue;
      const bool moves = each.least != each.most;
      Row row{Role::plain,
              1,
              {label_of(each.figure, rules_, *a_.plan).in(language_)},
              {},
              moves ? kFromUsual : kOnlyAll};
      row.cells.emplace_back(each.least, kEuros);
      row.cells.emplace_back(each.most, kEuros);
      table.rows.push_back(std::move(row));
    }
    const auto moves = [](const Row& row) {
      return row.shown.at(PageLength::usual) && row.role == Role::plain;
    };
    const bool some = std::ranges::any_of(table.rows, moves);
    if (!some) {
      section.line(Role::plain, 1, word("ranges.none_depends"));
      for (Row& row : table.rows) row.shown = kOnlyAll;  // The heads above nothing too.
    }
    section.add(std::move(table));
  }

  void matters() {
    if (report_.unknowns.size() < 2) return;
    std::vector<std::size_t> order(report_.unknowns.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::stable_sort(
        order, [&](std::size_t a, std::size_t b) { return report_.spreads[b] < report_.spreads[a]; });
    Section& section = page_.section(kFromUsual);
    section.title(word("ranges.matters"));
    Table table;
    for (const std::size_t i : order) {
      table.row(1, {input(i).label.in(language_), Cell(report_.spreads[i], kEuros)});
    }
    section.add(std::move(table));
  }

  std::string what(const Turn& turn) const {
    switch (turn.kind) {
      case Turn::Kind::gate:
        return word(turn.begins ? "ranges.opens" : "ranges.closes");
      case Turn::Kind::indicator:
        return word(turn.begins ? "ranges.met" : "ranges.unmet", {rules_.indicators[turn.index].label});
      case Turn::Kind::amount:
        break;
    }
    return word(turn.begins ? "ranges.plays" : "ranges.stops", {a_.plan->amounts[turn.index].label});
  }

  void turns() {
    if (report_.turns.empty()) return;
    Section& section = page_.section(kFromUsual);
    const bool several = report_.unknowns.size() > 1;
    section.title(word("ranges.turns"), several ? " — " + word("ranges.others_least") : "");
    for (const Turn& turn : report_.turns) {
      const std::string from = value(turn.unknown, turn.from);
      section.line(Role::remark, 1, word("ranges.from", {from, input(turn.unknown).label, what(turn)}));
    }
  }

  void last_words() {
    Section& section = page_.section();
    if (report_.some_refused) section.line(Role::remark, 0, word("ranges.refused"));
    if (!report_.complete) section.line(Role::remark, 0, word("ranges.incomplete"));
    section.line(Role::plain, 0, word("report.disclaimer"), kFromUsual);
  }

  Language language_;
  const Assessment& a_;
  const RuleSet& rules_;
  const RangesReport& report_;
  Page page_;
};

}  // namespace

Page ranges_page(Language language, const AssessedRanges& result) {
  return RangesPage(language, result).page();
}

}  // namespace aci
