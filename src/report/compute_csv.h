#pragma once
// The CSV of `compute`: one row a structure.

#include <span>
#include <string>

#include "engine/assessment.h"
#include "engine/figure_layout.h"

namespace aci {

struct CsvOptions {
  bool detail = false;                  ///< A column an indicator.
  bool for_french_spreadsheet = false;  ///< See CsvDialect.
};

/// The structure, then the figures of the layout; a field stays empty when the rule set has no such class,
/// indicator or amount, or counts in euros, not points.
std::string csv_row(Language language, const Assessment& assessment, const FigureLayout& layout,
                    CsvOptions options);

/// The header, then the rows.
std::string compute_csv(Language language, std::span<const Assessment> assessments, CsvOptions options);

}  // namespace aci
