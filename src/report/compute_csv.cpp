#include "report/compute_csv.h"

#include <algorithm>

#include "base/decimal.h"
#include "report/csv_line.h"
#include "report/number_text.h"

namespace aci {
namespace {

void add_once(const std::string& id, std::vector<std::string>& ids) {
  if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
}

/// The place of an id among elements; their number when none bears it.
template <typename T>
std::size_t place_of(const std::string& id, const std::vector<T>& elements) {
  const auto found =
      std::find_if(elements.begin(), elements.end(), [&](const T& each) { return each.id == id; });
  return static_cast<std::size_t>(found - elements.begin());
}

}  // namespace

void add_columns(const RuleSet& rules, CsvOptions options, CsvColumns& columns) {
  for (const Element& each : rules.classes) add_once(each.id, columns.classes);
  if (!options.detail) return;
  for (const Indicator& indicator : rules.indicators) add_once(indicator.id, columns.indicators);
}

std::string csv_header(const CsvColumns& columns, CsvOptions options) {
  // No word of a language stands in a header.
  const CsvDialect dialect = csv_dialect(Language::en, options.for_french_spreadsheet);
  std::string out(dialect.byte_order_mark);
  TextBuffer buffer;
  TextAppender text(out, buffer);
  CsvLine line(dialect, text);
  for (const char* name : {"nom", "identifiant", "annee", "rules", "eligible"}) line.field(name);
  for (const std::string& id : columns.classes) line.field("points_" + id);
  for (const char* name : {"points_total", "total", "advance", "balance"}) line.field(name);
  for (const std::string& id : columns.indicators) line.field("points." + id);
  line.end();
  text.flush();
  return out;
}

std::string csv_row(Language language, const Assessment& assessment, const CsvColumns& columns,
                    CsvOptions options) {
  const RuleSet& rules = assessment.rules();
  const CsvDialect dialect = csv_dialect(language, options.for_french_spreadsheet);
  std::string out;
  TextBuffer buffer;
  TextAppender text(out, buffer);
  CsvLine line(dialect, text);
  const auto points = [&](bool known, const Rational& number) {
    const bool shown = known && rules.unit == ScaleUnit::points;
    shown ? line.decimal(to_decimal(number, 0, kShownDecimals).text) : line.empty();
  };
  line.foreign(assessment.inputs.name);
  line.foreign(assessment.inputs.key.value_or(""));
  line.integer(assessment.inputs.year);
  line.field(rules.id);
  line.truth(assessment.eligible());
  for (const std::string& id : columns.classes) {
    const std::size_t i = place_of(id, rules.classes);
    const bool known = i < rules.classes.size();
    points(known, known ? assessment.classes[i].earned : Rational());
  }
  points(true, assessment.earned);
  for (const AmountRole role : {AmountRole::total, AmountRole::advance, AmountRole::balance}) {
    const AmountLine* amount = assessment.amount(role);
    amount != nullptr ? line.euros(amount->rounded.cents()) : line.empty();
  }
  for (const std::string& id : columns.indicators) {
    const std::size_t i = place_of(id, rules.indicators);
    const bool known = i < rules.indicators.size();
    points(known, known ? assessment.indicators[i].earned : Rational());
  }
  line.end();
  text.flush();
  return out;
}

std::string assessments_csv(Language language, std::span<const Assessment> assessments, CsvOptions options) {
  CsvColumns columns;
  for (const Assessment& assessment : assessments) add_columns(assessment.rules(), options, columns);
  std::string text = csv_header(columns, options);
  for (const Assessment& assessment : assessments) text += csv_row(language, assessment, columns, options);
  return text;
}

}  // namespace aci
