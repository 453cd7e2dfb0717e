#include "report/compute_csv.h"

#include "base/decimal.h"
#include "report/csv_line.h"
#include "report/value_text.h"

namespace aci {
namespace {

void write_figure(CsvLine& line, const Assessment& assessment, const FigureSource& source) {
  const auto points = [&](const Rational& number) { line.decimal(shown_decimal(number, 0).text); };
  switch (source.from) {
    case FigureSource::From::amount:
      return line.euros(assessment.amounts[source.index].rounded.cents());
    case FigureSource::From::advance:
      return line.euros(assessment.advance->cents());
    case FigureSource::From::all:
      return points(assessment.earned);
    case FigureSource::From::group:
      return points(assessment.classes[source.index].earned);
    case FigureSource::From::indicator:
      return points(assessment.indicators[source.index].earned);
    case FigureSource::From::missed:
    case FigureSource::From::due:
    case FigureSource::From::deadline:
      break;  // Not among the columns.
  }
}

}  // namespace

std::string csv_row(Language language, const Assessment& assessment, const FigureLayout& layout,
                    CsvOptions options) {
  const CsvDialect dialect = csv_dialect(language, options.for_french_spreadsheet);
  std::string out;
  append_csv(dialect, out, [&](CsvLine& line) {
    line.foreign(assessment.inputs.name);
    line.foreign(assessment.inputs.key.value_or(""));
    line.integer(assessment.inputs.year);
    line.field(assessment.rules().name);
    line.truth(assessment.eligible());
    for (std::size_t i = 0; i < layout.columns.size(); ++i) {
      const auto source = figure_source(*assessment.plan, layout, i);
      source ? write_figure(line, assessment, *source) : line.empty();
    }
    line.end();
  });
  return out;
}

std::string compute_csv(Language language, std::span<const Assessment> assessments, CsvOptions options) {
  std::vector<std::shared_ptr<const Plan>> plans;
  for (const Assessment& assessment : assessments) plans.push_back(assessment.plan);
  const FigureLayout layout = figure_layout(plans, {.detail = options.detail});
  // No word of a language stands in a header.
  const CsvDialect dialect = csv_dialect(Language::en, options.for_french_spreadsheet);
  std::string text(dialect.byte_order_mark);
  append_csv(dialect, text, [&](CsvLine& line) {
    for (const char* name : {"nom", "identifiant", "annee", "rules", "eligible"}) line.field(name);
    for (const FigureColumn& column : layout.columns) line.field(column.name);
    line.end();
  });
  for (const Assessment& assessment : assessments) text += csv_row(language, assessment, layout, options);
  return text;
}

}  // namespace aci
