#include "report/advise_xlsx.h"

#include "report/advise_report.h"
#include "report/wording.h"

namespace aci {
namespace {

class AdviseSheets {
 public:
  AdviseSheets(Language language, const Assessment& assessment, const AdviceReport& report)
      : language_(language), a_(assessment), rules_(assessment.rules()), report_(report) {}

  Workbook workbook() {
    if (report_.gate) step("advice.gate", 1, *report_.gate);
    for (std::size_t i = 0; i < report_.advice.size(); ++i) {
      const Advice& advice = report_.advice[i];
      if (advice.steps.size() > 1) step("advice.nearest", i + 1, advice.steps.front());
      step("advice.most", i + 1, advice.most());
      WorkbookRow& row = steps_.rows.back();
      row[kAlone] = advice.alone;
      row[kAlone + 1] = truth_cell(language_, advice.unlimited);
    }
    for (std::size_t i = 0; i < report_.risks.size(); ++i) {
      const Risk& risk = report_.risks[i];
      step("advice.risk", i + 1, risk.step);
      steps_.rows.back()[kAlone + 2] = truth_cell(language_, risk.closes_gate);
    }
    Workbook out{say(language_, "workbook.advise")};
    out.sheets = {std::move(steps_), std::move(changes_)};
    const Assessment* const all[] = {&a_};
    add_grounds(out, language_, all);
    return out;
  }

 private:
  static constexpr std::size_t kAlone = 9;  ///< The column of the gain of each alone.

  void step(std::string_view kind, std::size_t rank, const AdviceStep& step) {
    WorkbookRow begin = structure_cells(a_);
    begin.push_back(text_cell(say(language_, kind)));
    begin.push_back(count_cell(static_cast<std::int64_t>(rank)));
    std::string labels;
    std::string indicators;
    for (const InputChange& change : step.changes) {
      const Input& input = rules_.inputs[change.input];
      labels += (labels.empty() ? "" : " + ") + input.label.in(language_);
      WorkbookRow row = begin;
      row.push_back(words_cell(input.label.in(language_)));
      row.push_back(input_cell(language_, input, a_.inputs.values[change.input]));
      row.push_back(input_cell(language_, input, change.value));
      row.push_back(text_cell(input.id));
      row.push_back(text_cell(set_text(rules_, change)));
      changes_.rows.push_back(std::move(row));
    }
    for (const std::size_t index : step.indicators) {
      indicators += (indicators.empty() ? "" : ", ") + rules_.indicators[index].label.in(language_);
    }
    begin.push_back(words_cell(labels));
    begin.emplace_back(step.gain);
    begin.emplace_back(step.total);
    begin.push_back(words_cell(indicators));
    begin.resize(kAlone + 3);
    steps_.rows.push_back(std::move(begin));
  }

  Language language_;
  const Assessment& a_;
  const RuleSet& rules_;
  const AdviceReport& report_;
  Sheet steps_{language_,
               "sheet.advice",
               {"column.structure", "column.key", "column.year", "column.kind", "column.rank",
                "column.changes", "column.gain", "column.total_after", "column.indicators", "column.alone",
                "column.unlimited", "column.closes"}};
  Sheet changes_{language_,
                 "sheet.changes",
                 {"column.structure", "column.key", "column.year", "column.kind", "column.rank",
                  "column.input", "column.value_before", "column.value_after", "column.id", "column.set"}};
};

}  // namespace

Workbook advise_workbook(Language language, const Assessment& assessment, const AdviceReport& report) {
  return AdviseSheets(language, assessment, report).workbook();
}

}  // namespace aci
