#pragma once
// The header of a table: what each column is.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "io/csv_syntax.h"
#include "io/quick_csv_rows.h"
#include "io/row_source.h"

namespace aci {

struct CsvHeader {
  std::vector<CsvField> columns;  ///< Of an input, its id.
  std::size_t named = 0;          ///< Columns before those at the end that have no name.
  std::vector<bool> is_input;     ///< By column: its fields are values of the input of that name.
  TableLayout layout;
  std::vector<std::size_t> kept;  ///< The columns to repeat, in the order asked for.
};

/// Reads the first row of `text`, under a line `sep=` when there is one. Nothing when there is none, when it
/// is no header (a title, text that is not clean), or when a column is there twice, has no name, is not
/// known, or one to repeat is missing: each is reported.
std::optional<CsvHeader> read_csv_header(TextBlocks& text, const std::string& path, KnownInputs& inputs,
                                         const SourceChoice& choice, Diagnostics& diagnostics);

}  // namespace aci
