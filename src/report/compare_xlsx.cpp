#include "report/compare_xlsx.h"

#include "report/wording.h"

namespace aci {
namespace {

class CompareSheets {
 public:
  CompareSheets(Language language, const Comparison& comparison)
      : language_(language), c_(comparison), rules_(comparison.after.rules()) {}

  Workbook workbook() {
    Workbook out{say(language_, "workbook.compare")};
    out.sheets = {figures(), causes(), lines()};
    const Assessment* const both[] = {&c_.before, &c_.after};
    add_grounds(out, language_, both);
    return out;
  }

 private:
  std::string in(const LocalizedText& text) const { return text.in(language_); }
  WorkbookCell word(std::string_view id) const { return text_cell(say(language_, id)); }

  void add_figures(WorkbookRow& row, const Figures& all) const {
    const bool in_points = rules_.unit == ScaleUnit::points;
    row.push_back(in_points ? number_cell(CellStyle::points, all.points()) : WorkbookCell());
    for (const Money each : {all.total, all.advance, all.balance}) row.emplace_back(each);
  }

  Sheet figures() const {
    Sheet sheet(language_, "sheet.difference",
                {"column.kind", "column.structure", "column.key", "column.year", "column.rules",
                 "column.points", "column.total", "column.advance", "column.balance"});
    const auto side = [&](std::string_view kind, const Assessment* a, const Figures& all) {
      WorkbookRow row = {word(kind)};
      const WorkbookRow whose = a != nullptr ? structure_cells(*a) : WorkbookRow(3);
      row.insert(row.end(), whose.begin(), whose.end());
      row.push_back(a != nullptr ? text_cell(a->rules().name) : WorkbookCell());
      add_figures(row, all);
      sheet.rows.push_back(std::move(row));
    };
    side("diff.before", &c_.before, c_.figures_before);
    side("diff.after", &c_.after, c_.figures_after);
    side("compare.difference", nullptr, c_.moved);
    return sheet;
  }

  /// A row for the rules and for each input; what they move together stands on the last: sums are right.
  Sheet causes() const {
    Sheet sheet(language_, "sheet.causes",
                {"column.step", "column.kind", "column.input", "column.value_before", "column.value_after",
                 "column.points_moved", "column.total_moved", "column.advance_moved", "column.balance_moved",
                 "column.id"});
    for (std::size_t i = 0; i < c_.steps.size(); ++i) {
      const CompareStep& step = c_.steps[i];
      const WorkbookCell number = count_cell(static_cast<std::int64_t>(i) + 1);
      if (step.rules) {
        const auto side = [](const Assessment& a) {
          return text_cell(a.rules().name + " " + std::to_string(a.inputs.year));
        };
        WorkbookRow row = {number, word("cause.rules"), {}, side(c_.before), side(c_.after)};
        add_figures(row, step.inputs.empty() ? step.moved : Figures());
        row.emplace_back();
        sheet.rows.push_back(std::move(row));
      }
      for (const InputDifference& each : step.inputs) {
        const bool last = &each == &step.inputs.back();
        sheet.rows.push_back(input(number, "cause.input", each, last ? step.moved : Figures()));
      }
    }
    for (const InputDifference& each : c_.idle) {
      sheet.rows.push_back(input({}, "cause.idle", each, Figures()));
    }
    return sheet;
  }

  WorkbookRow input(const WorkbookCell& number, std::string_view kind, const InputDifference& each,
                    const Figures& moved) const {
    const Input& input = rules_.inputs[each.input];
    WorkbookRow row = {number, word(kind), words_cell(in(input.label)),
                       input_cell(language_, input, each.before), input_cell(language_, input, each.after)};
    add_figures(row, moved);
    row.push_back(text_cell(input.id));
    return row;
  }

  Sheet lines() const {
    Sheet sheet(language_, "sheet.lines",
                {"column.kind", "column.line", "column.moves", "column.points_before", "column.points_after",
                 "column.euros_before", "column.euros_after", "column.euros_moved", "column.id"});
    for (const ComparedLine& each : c_.lines) {
      const auto points = [](const std::optional<Rational>& number) {
        return number ? number_cell(CellStyle::points, *number) : WorkbookCell();
      };
      const auto moved = subtract(each.after.value_or(Money()), each.before.value_or(Money()));
      sheet.rows.push_back({word(each.indicator ? "line.indicator" : "line.amount"),
                            words_cell(in(each.label)), truth_cell(language_, each.moves()),
                            points(each.points_before), points(each.points_after), each.before, each.after,
                            moved, text_cell(each.id)});
    }
    return sheet;
  }

  Language language_;
  const Comparison& c_;
  const RuleSet& rules_;
};

}  // namespace

Workbook compare_workbook(Language language, const Comparison& comparison) {
  return CompareSheets(language, comparison).workbook();
}

}  // namespace aci
