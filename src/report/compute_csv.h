#pragma once
// The CSV of `compute`: one row a structure. RFC 4180, except that lines end with a bare line feed, as every
// other output of the program does.

#include <span>
#include <string>
#include <vector>

#include "engine/assessment.h"

namespace aci {

/// Standard: ',' between fields, decimal point, true and false; every text exactly as given.
/// For a French spreadsheet: byte order mark, ';', decimal comma, yes and no in the reader's language, and an
/// apostrophe before a text that the spreadsheet would run as a formula (it starts with = + - @, a tab or a
/// carriage return).
struct CsvOptions {
  bool detail = false;  ///< A column an indicator.
  bool for_french_spreadsheet = false;
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
std::string assessments_csv(Language language, std::span<const Assessment> assessments, CsvOptions options);

}  // namespace aci
