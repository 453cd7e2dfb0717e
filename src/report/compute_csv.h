#pragma once
// The CSV of `compute`: one row a structure.

#include <span>
#include <string>
#include <vector>

#include "engine/assessment.h"

namespace aci {

struct CsvOptions {
  bool detail = false;                  ///< A column an indicator.
  bool for_french_spreadsheet = false;  ///< See CsvDialect.
};

/// The columns that depend on the rule sets at work: ids, in order of first appearance.
struct CsvColumns {
  std::vector<std::string> classes;
  std::vector<std::string> indicators;  ///< Empty without detail.
};

/// Makes room for a rule set's classes and indicators.
void add_columns(const RuleSet& rules, CsvOptions options, CsvColumns& columns);

std::string csv_header(const CsvColumns& columns, CsvOptions options);
/// A field stays empty when the rule set has no such class, indicator or amount, or counts in euros, not
/// points.
std::string csv_row(Language language, const Assessment& assessment, const CsvColumns& columns,
                    CsvOptions options);

/// The header, then the rows.
std::string compute_csv(Language language, std::span<const Assessment> assessments, CsvOptions options);

}  // namespace aci
