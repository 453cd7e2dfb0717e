#pragma once
// Reads tables and scales: [table.ID] and [scale.ID], row by row.

#include "ruleset/key_reader.h"

namespace aci {

/// `by` and the rows, dated or not. R133 a row that begins in no known way, R134 one or two axes, R135 a
/// first row other than "least", R136 a reading that refuses.
void read_table(TableReader& reader, Definition& table);
/// `of` and the rows, dated or not.
void read_scale(TableReader& reader, Definition& scale);

/// Whether a structure that falls anywhere in the row is refused.
bool is_refused(const TableRow& row);

/// States a constraint for each cell that refuses, in the place of those stated before.
void state_refusals(RuleSet& rules);

}  // namespace aci
