// What the figures of a workbook rest on.

#include <algorithm>

#include "report/source_text.h"
#include "report/value_text.h"
#include "report/wording.h"
#include "report/workbook_cells.h"

namespace aci {
namespace {

/// The column of the total that another reading gives, the advance and the balance beside.
constexpr std::size_t kThen = 7;

class Grounds {
 public:
  Grounds(Language language, Workbook& workbook) : language_(language), workbook_(workbook) {}

  void add(std::span<const Assessment* const> assessments) {
    Sheet assumptions(language_, "sheet.assumptions",
                      {"column.structure", "column.key", "column.year", "column.kind", "column.about",
                       "column.value", "column.words", "column.total_then", "column.advance_then",
                       "column.balance_then", "column.id", "column.source"});
    for (const Assessment* each : assessments) assume(*each, assumptions);
    workbook_.sheets.push_back(std::move(assumptions));
    std::vector<const RuleSet*> rules;
    for (const Assessment* each : assessments) rules.push_back(&each->rules());
    cite(rules);
  }

  /// Each rule set once.
  void cite(const std::vector<const RuleSet*>& all) {
    Sheet sources(language_, "sheet.sources",
                  {"column.rules", "column.kind", "column.id", "column.label", "column.address"});
    std::vector<std::string> told;
    for (const RuleSet* rules : all) {
      if (std::ranges::find(told, rules->name) != told.end()) continue;
      told.push_back(rules->name);
      cite(*rules, sources);
    }
    workbook_.sheets.push_back(std::move(sources));
  }

 private:
  std::string in(const LocalizedText& text) const { return text.in(language_); }
  WorkbookCell word(std::string_view id) const { return text_cell(say(language_, id)); }

  void assume(const Assessment& a, Sheet& sheet) const {
    const RuleSet& rules = a.rules();
    const auto row = [&](std::string_view kind, std::string_view about, WorkbookCell value,
                         std::string_view words, std::string_view id,
                         std::string_view source) -> WorkbookRow& {
      WorkbookRow cells = structure_cells(a);
      cells.push_back(word(kind));
      cells.push_back(words_cell(about));
      cells.push_back(std::move(value));
      cells.push_back(words_cell(words));
      cells.resize(cells.size() + 3);
      cells.push_back(text_cell(id));
      cells.push_back(words_cell(source_titles(language_, rules, source)));
      return sheet.rows.emplace_back(std::move(cells));
    };
    for (const std::size_t index : a.assumed) {
      const Input& input = rules.inputs[index];
      row("ground.assumed", in(input.label), input_cell(language_, input, a.inputs.values[index]), "",
          input.id, input.source);
    }
    for (const NoteLine& note : a.notes) {
      row(note.verified ? "ground.note" : "ground.doubt",
          note.id == "rounding" ? say(language_, "report.rounding") : in(note.label), {}, in(note.text),
          note.id, "");
    }
    for (const DatedLine& line : a.dated) {
      const Parameter& parameter = rules.parameters[line.index];
      row("ground.dated", in(parameter.label), number_cell(CellStyle::number, line.value), "", parameter.id,
          parameter.source_in(a.inputs.year));
    }
    for (const OtherReading& other : a.readings) {
      const RuleReading& reading = rules.readings[other.reading];
      const char* const effect = other.refused ? "report.reading_refused"
                                 : other.dates ? "report.reading_dates"
                                               : "ground.reading_effect";
      WorkbookRow& cells =
          row("ground.reading", in(reading.label), {}, say(language_, effect), reading.id, "");
      cells[kThen] = other.total;
      cells[kThen + 1] = other.advance;
      cells[kThen + 2] = other.balance;
    }
  }

  void cite(const RuleSet& rules, Sheet& sheet) const {
    sheet.rows.push_back({text_cell(rules.name), word("ground.rules"), text_cell(rules.id),
                          words_cell(in(rules.title)), text_cell(rules.hash)});
    for (const ChangedParameter& changed : rules.changed) {
      const Parameter& parameter = rules.parameters[changed.parameter];
      sheet.rows.push_back({text_cell(rules.name), word("ground.changed"), text_cell(parameter.id),
                            words_cell(in(parameter.label)), text_cell(changed.after.text)});
    }
    for (const RuleSource& source : rules.sources) {
      sheet.rows.push_back({text_cell(rules.name), word("ground.document"), text_cell(source.id),
                            words_cell(in(source.title)), text_cell(source.url)});
    }
  }

  Language language_;
  Workbook& workbook_;
};

}  // namespace

void add_grounds(Workbook& workbook, Language language, std::span<const Assessment* const> assessments) {
  Grounds(language, workbook).add(assessments);
}

void add_sources(Workbook& workbook, Language language, std::span<const std::shared_ptr<const Plan>> plans) {
  std::vector<const RuleSet*> rules;
  for (const auto& plan : plans) rules.push_back(plan->rules.get());
  Grounds(language, workbook).cite(rules);
}

}  // namespace aci
