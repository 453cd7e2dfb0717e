#pragma once
// What is wrong with a row of a table that a person wrote, in a text that is read whole.

#include <optional>
#include <vector>

#include "base/diagnostic.h"
#include "io/csv_syntax.h"

namespace aci {

/// What to do about a row of more fields than the header has columns: a value may hold the separator.
Message hint_of_cut_value(char separator);

/// Whether every quote of the row closes, where its field ends. Reports the first that does not: D003, D026.
/// What follows would be misunderstood.
bool has_sound_quotes(SourcePtr file, const std::vector<CsvField>& row, Diagnostics& diagnostics);

/// Whether what the row says stands in columns of `header` that have a name. Reports D002 more fields than
/// columns, D027 a value in a column without a name. Empty fields are no matter.
bool stands_in_columns(SourcePtr file, const std::vector<CsvField>& row, const std::vector<CsvField>& header,
                       char separator, Diagnostics& diagnostics);

}  // namespace aci
