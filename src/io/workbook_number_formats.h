#pragma once
// How the cells of a workbook show what they hold, in the order of CellStyle.

#include <array>
#include <cstddef>

#include "io/workbook_writer.h"

namespace aci {

/// A spreadsheet writes them the reader's way: its marks stand for those of the system.
struct NumberFormat {
  const char* french;
  const char* english;
  std::size_t most_width;  ///< Characters.
};
inline constexpr std::array<NumberFormat, kCellStyles> kNumberFormats = {{
    {"General", "General", 40},                                // text
    {"General", "General", 60},                                // words
    {"#,##0", "#,##0", 20},                                    // whole
    {"0", "0", 10},                                            // year
    {"General", "General", 20},                                // number
    {"#,##0.00", "#,##0.00", 20},                              // points
    {"#,##0.00\\ \"€\"", "\"€\"#,##0.00;-\"€\"#,##0.00", 24},  // euros
    {"0.00\\ %", "0.00%", 12},                                 // share
    {"dd/mm/yyyy", "d mmm yyyy", 14},                          // date
}};

}  // namespace aci
