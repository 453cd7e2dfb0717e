#include "report/batch_summary.h"
#include "report/wording.h"
#include "report/workbook_cells.h"

namespace aci {
namespace {

class SummarySheets {
 public:
  SummarySheets(Language language, const BatchSummaries& summaries)
      : language_(language), summaries_(summaries) {}

  Workbook workbook() {
    Workbook out{say(language_, "workbook.summary")};
    out.sheets.push_back(lines());
    if (summaries_.front().readings) out.sheets.push_back(readings());
    return out;
  }

 private:
  std::string word(std::string_view id, std::vector<MessageArg> args = {}) const {
    return say(language_, id, std::move(args));
  }
  static WorkbookCell count(std::uint64_t number) { return {CellStyle::whole, std::to_string(number)}; }
  static WorkbookCell cents(Int128 cents) {
    return {CellStyle::euros, to_decimal(*Rational::make(cents, 100), 2, 2).text};
  }

  /// The varied inputs come first: they say what a row is about.
  void begin(Sheet& sheet) const {
    std::vector<std::string> names;
    for (const auto& [id, value] : summaries_.front().varied) names.push_back(text_cell(id).text);
    sheet.headers.insert(sheet.headers.begin(), names.begin(), names.end());
  }
  WorkbookRow begin(const BatchSummary& of) const {
    WorkbookRow row;
    for (const auto& [id, value] : of.varied) row.push_back(plain_cell(language_, value));
    return row;
  }

  Sheet lines() const {
    Sheet sheet(language_, "sheet.summary",
                {"column.side", "column.year", "column.rules", "column.due", "column.structures",
                 "column.total_sum", "column.total_mean", "column.total_least"});
    for (const unsigned per_cent : kQuantiles) {
      sheet.headers.push_back(word("column.quantile", {std::to_string(per_cent)}));
    }
    for (const char* id : {"column.total_most", "column.advance_sum", "column.advance_mean",
                           "column.balance_sum", "column.balance_mean", "column.quantile_step"}) {
      sheet.headers.push_back(word(id));
    }
    const FigureSummary& first = summaries_.front().own;
    for (std::size_t i = 0; i < first.prerequisites().size(); ++i) {
      const std::string& label = first.prerequisite_labels()[i].in(language_);
      sheet.headers.push_back(word("column.missed", {label.empty() ? first.prerequisites()[i] : label}));
    }
    begin(sheet);
    for (const BatchSummary& each : summaries_) {
      add(sheet, "side.own", each.own, each);
      if (each.against != nullptr) add(sheet, "side.against", *each.against, each);
    }
    return sheet;
  }

  void add(Sheet& sheet, std::string_view side, const FigureSummary& summary, const BatchSummary& of) const {
    for (const SummaryLine& line : summary.lines()) {
      WorkbookRow row = begin(of);
      row.push_back(text_cell(word(side)));
      row.push_back(line.group ? year_cell(line.group->year) : WorkbookCell());
      row.push_back(line.group ? text_cell(of.rule_names[line.group->rules]) : WorkbookCell());
      row.push_back(line.group ? truth_cell(language_, line.group->eligible) : WorkbookCell());
      row.push_back(count(line.structures));
      const auto sum = [&row](const FigureSum& figure) {
        row.push_back(figure.count > 0 ? cents(figure.cents) : WorkbookCell());
        row.emplace_back(figure.mean());
      };
      const auto euros = [&](std::int64_t whole) {
        row.push_back(line.quantiles ? WorkbookCell(CellStyle::euros, std::to_string(whole))
                                     : WorkbookCell());
      };
      const TotalQuantiles quantiles = line.quantiles.value_or(TotalQuantiles());
      sum(line.total);
      euros(quantiles.least);
      for (const std::int64_t each : quantiles.at) euros(each);
      euros(quantiles.most);
      sum(line.advance);
      sum(line.balance);
      row.emplace_back(CellStyle::euros, std::to_string(summary.quantile_step()));
      for (const auto& missed : line.missed) row.push_back(missed ? count(*missed) : WorkbookCell());
      sheet.rows.push_back(std::move(row));
    }
  }

  Sheet readings() const {
    Sheet sheet(language_, "sheet.readings",
                {"column.about", "column.structures_touched", "column.dates_moved", "column.refused",
                 "column.total_moved", "column.total_moved_apart", "column.of", "column.id"});
    begin(sheet);
    for (const BatchSummary& each : summaries_) {
      for (const auto& [reading, effect] : *each.readings) {
        WorkbookRow row = begin(each);
        row.push_back(words_cell(reading->label.in(language_)));
        for (const std::uint64_t number : {effect.structures, effect.dates, effect.refused}) {
          row.push_back(count(number));
        }
        row.push_back(cents(effect.total_cents));
        row.push_back(cents(effect.absolute_cents));
        row.push_back(text_cell(reading->of));
        row.push_back(text_cell(reading->id));
        sheet.rows.push_back(std::move(row));
      }
    }
    return sheet;
  }

  Language language_;
  const BatchSummaries& summaries_;
};

}  // namespace

Workbook batch_summary_workbook(Language language, const BatchSummaries& summaries) {
  return SummarySheets(language, summaries).workbook();
}

}  // namespace aci
