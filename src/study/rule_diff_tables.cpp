#include "study/rule_diff_tables.h"

#include "base/iso_date.h"
#include "formula/same_meaning.h"
#include "ruleset/canonical_text.h"

namespace aci::rule_diff {
namespace {

template <typename Row, typename Rows>
void gather(Rows& rows, std::vector<Row*>& out) {
  for (auto& row : rows) {
    if (row.rows.empty()) {
      out.push_back(&row);
    } else {
      gather(row.rows, out);
    }
  }
}

void name(const std::vector<TableRow>& rows, const std::string& path, std::vector<std::string>& out) {
  for (const TableRow& row : rows) {
    const std::string here = path + "." + spaced_once(row.key);
    if (row.rows.empty()) {
      out.push_back(here);
    } else {
      name(row.rows, here, out);
    }
  }
}

}  // namespace

std::vector<TableRow*> cells_of(Definition& table) {
  std::vector<TableRow*> cells;
  for (DatedRows& dated : table.dated) gather(dated.rows, cells);
  return cells;
}

std::vector<const TableRow*> cells_of(const Definition& table) {
  std::vector<const TableRow*> cells;
  for (const DatedRows& dated : table.dated) gather(dated.rows, cells);
  return cells;
}

std::vector<std::string> cell_paths(const Definition& table) {
  std::vector<std::string> paths;
  for (const DatedRows& dated : table.dated) {
    name(dated.rows, (dated.dated() ? "from." + to_iso(dated.from) + "." : "") + "rows", paths);
  }
  return paths;
}

LocalizedText cell_text(const TableRow& cell) {
  if (!cell.refused.empty()) return {"refused: " + cell.refused.fr, "refused: " + cell.refused.en};
  const std::string text = spaced_once(cell.cell.formula.text);
  return {text, text};
}

bool same_cell(const TableRow& a, const TableRow& b) {
  return a.refused.fr == b.refused.fr && a.refused.en == b.refused.en &&
         same_meaning(a.cell.formula, b.cell.formula);
}

LocalizedText definition_text(const Definition& definition) {
  if (definition.kind == DefinitionKind::formula) {
    const std::string text = spaced_once(definition.formula.formula.text);
    return {text, text};
  }
  LocalizedText all;
  const auto cells = cells_of(definition);
  const auto paths = cell_paths(definition);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const LocalizedText text = cell_text(*cells[i]);
    const std::string start = (i == 0 ? "" : ", ") + paths[i].substr(paths[i].find("rows.") + 5) + ": ";
    all.fr += start + text.fr;
    all.en += start + text.en;
  }
  return all;
}

}  // namespace aci::rule_diff
