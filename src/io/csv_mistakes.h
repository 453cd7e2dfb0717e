#pragma once
// What is wrong with a row of a table that a person wrote, in a text that is read whole.

#include <cstddef>
#include <optional>
#include <string>
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

/// Whether the number in a column of the row ends there. Where commas separate, "35876,93" without quotes is
/// cut: 35876, and 93 in a column behind it, of which nobody takes anything (`next_is_taken` false). Reported
/// then, as what `name` may be: I016.
bool is_whole_number(SourcePtr file, const std::vector<CsvField>& row, std::size_t column, bool next_is_taken,
                     char separator, const std::string& name, Diagnostics& diagnostics);

}  // namespace aci
