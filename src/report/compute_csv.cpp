#include "report/compute_csv.h"

#include <algorithm>

#include "report/number_text.h"
#include "report/wording.h"

namespace aci {
namespace {

/// One line of fields.
class CsvLine {
 public:
  explicit CsvLine(CsvOptions options) : french_(options.for_french_spreadsheet) {}

  void field(std::string_view text) {
    if (started_) line_ += separator();
    started_ = true;
    const bool quoted = text.find_first_of("\"\r\n") != std::string_view::npos ||
                        text.find(separator()) != std::string_view::npos;
    if (!quoted) {
      line_ += text;
      return;
    }
    line_ += '"';
    for (const char c : text) line_ += c == '"' ? "\"\"" : std::string(1, c);
    line_ += '"';
  }

  /// A text that somebody typed.
  void foreign(const std::string& text) {
    const bool formula =
        !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
    field(french_ && formula ? "'" + text : text);
  }

  void number(std::string decimal) {
    if (french_) std::replace(decimal.begin(), decimal.end(), '.', ',');
    field(decimal);
  }
  void points(const Rational& number_of) { number(to_decimal(number_of, 0, kShownDecimals).text); }

  std::string text() const { return line_ + "\n"; }

 private:
  char separator() const { return french_ ? ';' : ','; }

  bool french_;
  bool started_ = false;
  std::string line_;
};

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
  CsvLine line(options);
  for (const char* name : {"nom", "identifiant", "annee", "rules", "eligible"}) line.field(name);
  for (const std::string& id : columns.classes) line.field("points_" + id);
  for (const char* name : {"points_total", "total", "advance", "balance"}) line.field(name);
  for (const std::string& id : columns.indicators) line.field("points." + id);
  return (options.for_french_spreadsheet ? "\uFEFF" : "") + line.text();
}

std::string csv_row(Language language, const Assessment& assessment, const CsvColumns& columns,
                    CsvOptions options) {
  const RuleSet& rules = assessment.rules();
  const bool in_points = rules.unit == ScaleUnit::points;
  const auto points = [&](CsvLine& line, bool known, const Rational& number) {
    known&& in_points ? line.points(number) : line.field("");
  };
  CsvLine line(options);
  line.foreign(assessment.inputs.name);
  line.foreign(assessment.inputs.key.value_or(""));
  line.field(std::to_string(assessment.inputs.year));
  line.field(rules.id);
  const bool eligible = assessment.eligible();
  if (options.for_french_spreadsheet) {
    line.field(say(language, eligible ? "word.yes" : "word.no"));
  } else {
    line.field(eligible ? "true" : "false");
  }
  for (const std::string& id : columns.classes) {
    const std::size_t i = place_of(id, rules.classes);
    const bool known = i < rules.classes.size();
    points(line, known, known ? assessment.classes[i].earned : Rational());
  }
  points(line, true, assessment.earned);
  for (const AmountRole role : {AmountRole::total, AmountRole::advance, AmountRole::balance}) {
    const AmountLine* amount = assessment.amount(role);
    amount != nullptr ? line.number(to_decimal(amount->rounded)) : line.field("");
  }
  for (const std::string& id : columns.indicators) {
    const std::size_t i = place_of(id, rules.indicators);
    const bool known = i < rules.indicators.size();
    points(line, known, known ? assessment.indicators[i].earned : Rational());
  }
  return line.text();
}

std::string assessments_csv(Language language, std::span<const Assessment> assessments, CsvOptions options) {
  CsvColumns columns;
  for (const Assessment& assessment : assessments) add_columns(assessment.rules(), options, columns);
  std::string text = csv_header(columns, options);
  for (const Assessment& assessment : assessments) text += csv_row(language, assessment, columns, options);
  return text;
}

}  // namespace aci
