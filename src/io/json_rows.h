#pragma once
// A block of JSON lines as columns of integers: the quick way in, for flat objects written plainly.

#include <string_view>

#include "io/row_keys.h"

namespace aci {

/// One object a line, each ended by '\n'; blank lines are no rows. A value is its text, whatever its type (a
/// string decoded), which must be plain as quick_csv_rows.h says; null gives nothing. Marked for the careful
/// reader: what is no JSON object, unknown keys that are not to be ignored, a key given twice, objects and
/// arrays inside, escapes in texts, an empty string for what is no text. Storage of `out` is used again.
void read_json_rows(std::string_view block_text, const RowKeys& columns, RowColumns& out,
                    RowEnd ends = RowEnd::line_feed);

}  // namespace aci
