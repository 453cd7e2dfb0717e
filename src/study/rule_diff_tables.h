#pragma once
// Tables and scales, cell by cell: how rule_diff names and tells them.

#include <string>
#include <vector>

#include "ruleset/ruleset.h"

namespace aci::rule_diff {

/// The cells of a table or a scale in the order of the file, whatever its dates and axes.
std::vector<TableRow*> cells_of(Definition& table);
std::vector<const TableRow*> cells_of(const Definition& table);
/// Of each, "rows.> 40000", "from.2024-06-22.rows.mi_temps.>= 2".
std::vector<std::string> cell_paths(const Definition& table);
/// A cell as a rule file writes it, or why it refuses.
LocalizedText cell_text(const TableRow& cell);
bool same_cell(const TableRow& a, const TableRow& b);
/// The whole in one line: a formula, or "least: 50000 €, > 40000: 60000 €".
LocalizedText definition_text(const Definition& definition);

}  // namespace aci::rule_diff
