#include "ruleset/read_tables.h"

#include <algorithm>
#include <set>
#include <string>

#include "base/closest_match.h"
#include "base/iso_date.h"
#include "base/place_in_string.h"
#include "ruleset/read_shared_keys.h"

namespace aci {
namespace {

constexpr std::string_view kLeast = "least";
constexpr std::string_view kRefused = "refused";
/// Evaluation goes down the rows; so many are far more than any agreement has.
constexpr std::size_t kMostRows = 200;

bool is_id(std::string_view word) {
  return !word.empty() && word.front() >= 'a' && word.front() <= 'z' &&
         std::all_of(word.begin(), word.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

std::optional<RuleFormula> formula_at(const Node& written, std::string text, Diagnostics& diagnostics) {
  FormulaReporter reporter{diagnostics, [&](Span span) {
                             return place_in_string(*written.at.file(), written, span.begin, span.end);
                           }};
  auto formula = parse_formula(std::move(text), reporter);
  return formula ? std::optional(RuleFormula{std::move(*formula), written.at}) : std::nullopt;
}

/// Where the row of that key begins; false, and told, when it says so in no known way.
bool read_start(const Member& member, TableRow& row, Diagnostics& diagnostics) {
  row.key = member.key;
  row.at = member.key_at;
  if (member.key == kLeast) return true;
  if (is_id(member.key)) {
    row.start = RowStart::choice;
    return true;
  }
  const std::size_t sign = member.key.starts_with(">=") ? 2 : member.key.starts_with('>') ? 1 : 0;
  if (sign == 0) {
    diagnostics.error("R133", member.key_at, {member.key});
    return false;
  }
  row.start = sign == 2 ? RowStart::at_least : RowStart::above;
  // The bound alone, where it stands in the key.
  Node key;
  key.kind = NodeKind::string;
  key.at = member.key_at;
  key.text = member.key;
  auto bound = formula_at(key, std::string(sign, ' ') + member.key.substr(sign), diagnostics);
  if (!bound) return false;
  row.bound = std::move(*bound);
  return true;
}

/// The rows of one axis after another.
class RowsReader {
 public:
  RowsReader(std::size_t axes, bool of_reading) : axes_(axes), of_reading_(of_reading) {}

  std::vector<TableRow> read(TableReader& reader, std::size_t axis = 0) const {
    std::vector<TableRow> rows;
    const auto& members = reader.node().members;
    if (members.empty()) reader.missing(kLeast);
    if (members.size() > kMostRows) {
      reader.diagnostics().error("R137", reader.at(), {std::to_string(kMostRows)});
      for (const Member& member : members) reader.expect(member.key);
      return rows;
    }
    for (const Member& member : members) {
      TableRow row;
      const bool sound = read_start(member, row, reader.diagnostics());
      row.cell_at = member.value.at;
      if (axis + 1 < axes_) {
        read_second(reader, member, row, axis);
      } else {
        read_cell(reader, member, row);
      }
      if (sound) rows.push_back(std::move(row));
    }
    const std::size_t before = reader.diagnostics().error_count();
    check_first(rows, reader.diagnostics());
    if (reader.diagnostics().error_count() > before) rows.clear();  // What follows from it is not told.
    return rows;
  }

 private:
  void read_second(TableReader& reader, const Member& member, TableRow& row, std::size_t axis) const {
    if (auto inner = reader.table(member.key, reader.name() + "." + member.key)) {
      row.rows = read(*inner, axis + 1);
      inner->finish();
    }
  }

  void read_cell(TableReader& reader, const Member& member, TableRow& row) const {
    if (member.value.kind != NodeKind::table) {
      row.cell = reader.required_formula(member.key);
      return;
    }
    auto cell = reader.table(member.key, reader.name() + "." + member.key);
    if (!cell) return;
    row.refused = require_localized(*cell, kRefused);
    if (of_reading_ && !row.refused.empty()) reader.diagnostics().error("R136", member.key_at);
    cell->finish();
  }

  /// Choices, or bounds from the least value on: not both.
  static void check_first(const std::vector<TableRow>& rows, Diagnostics& diagnostics) {
    const auto is_choice = [](const TableRow& row) { return row.start == RowStart::choice; };
    if (rows.empty() || std::ranges::all_of(rows, is_choice)) return;
    const bool misspelt = is_choice(rows.front());
    if (!misspelt && rows.front().start != RowStart::least) {
      diagnostics.error("R135", rows.front().at, {rows.front().key});
    }
    for (const TableRow& row : rows) {
      const bool first = &row == &rows.front();
      if (is_choice(row)) {
        suggest(diagnostics.error("R133", row.at, {row.key}), row.key, {kLeast});
      } else if (!first && row.start == RowStart::least) {
        diagnostics.error("R135", row.at, {row.key});
      }
    }
  }

  std::size_t axes_;
  bool of_reading_;
};

/// `rows`, or those of `from`, date by date.
void read_rows(TableReader& reader, Definition& out) {
  const RowsReader rows(std::max<std::size_t>(out.by.size(), 1), reader.reading());
  const auto read_into = [&](TableReader& holder, DatedRows& dated) {
    if (!holder.require(kRowsKey)) return;
    if (auto table = holder.table(kRowsKey, holder.name() + "." + std::string(kRowsKey))) {
      dated.rows = rows.read(*table);
      table->finish();
    }
  };
  reader.expect("from");
  if (!reader.has("from")) {
    out.dated.push_back({std::chrono::year{kFirstYear} / 1 / 1, {}, {}, {}});
    read_into(reader, out.dated.back());
    return;
  }
  if (reader.has(kRowsKey)) reader.diagnostics().error("R138", reader.key_at(kRowsKey), {out.id});
  reader.expect(kRowsKey);
  auto dates = reader.table("from", reader.name() + ".from");
  if (!dates) return;
  for (const Member& member : dates->node().members) {
    const auto date = parse_iso_date(member.key);
    if (!date) dates->diagnostics().error("R139", member.key_at, {member.key});
    auto version = dates->table(member.key, dates->name() + "." + member.key);
    if (!version) continue;
    DatedRows dated;
    dated.from = date.value_or(Date{});
    dated.source = version->text("source");
    dated.source_at = version->at("source");
    read_into(*version, dated);
    version->finish();
    if (date && !out.dated.empty() && *date <= out.dated.back().from) {
      dates->diagnostics().error("R037", member.key_at, {out.id});
    } else if (date) {
      out.dated.push_back(std::move(dated));
    }
  }
  dates->finish();
}

/// The input that the axes of a table read first, through definitions too; empty when they read none.
class FirstInput {
 public:
  explicit FirstInput(const RuleSet& rules) : rules_(rules) {}

  std::string of(const RuleFormula& formula) {
    for (const Expr& expr : formula.formula.nodes) {
      if (expr.kind != ExprKind::name || !seen_.insert(expr.name).second) continue;
      if (element_index(expr.name, rules_.inputs)) return expr.name;
      const auto definition = element_index(expr.name, rules_.definitions);
      if (!definition) continue;
      std::string found = of(rules_.definitions[*definition]);
      if (!found.empty()) return found;
    }
    return {};
  }
  std::string of(const Definition& definition) {
    std::string found = of(definition.formula);
    for (const RuleFormula& axis : definition.by) {
      if (found.empty()) found = of(axis);
    }
    return found;
  }

 private:
  const RuleSet& rules_;
  std::set<std::string> seen_;
};

}  // namespace

void read_table(TableReader& reader, Definition& table) {
  table.kind = DefinitionKind::table;
  reader.require("by");
  const Node* by = reader.node("by");
  if (by != nullptr && (by->kind != NodeKind::array || by->items.empty() || by->items.size() > 2)) {
    reader.diagnostics().error("R134", by->at);
  } else if (by != nullptr) {
    for (const Node& axis : by->items) {
      if (axis.kind != NodeKind::string) {
        reader.wrong_type(axis, "by", "kind.formula");
      } else {
        table.by.push_back(formula_at(axis, axis.text, reader.diagnostics()).value_or(RuleFormula{}));
      }
    }
  }
  read_rows(reader, table);
}

void read_scale(TableReader& reader, Definition& scale) {
  scale.kind = DefinitionKind::scale;
  scale.by.push_back(reader.required_formula("of"));
  read_rows(reader, scale);
}

bool is_refused(const TableRow& row) {
  return row.rows.empty() ? !row.refused.empty() : std::ranges::all_of(row.rows, is_refused);
}

void state_refusals(RuleSet& rules) {
  std::erase_if(rules.constraints, [](const Constraint& each) { return each.cell.known(); });
  const auto state = [&](const Definition& table, const std::string& path, const TableRow& row,
                         const auto& self) -> void {
    const std::string here = path + "." + row.key;
    for (const TableRow& inner : row.rows) self(table, here, inner, self);
    if (!row.rows.empty() || row.refused.empty()) return;
    Constraint refusal;
    refusal.id = here;
    refusal.id_at = row.at;
    refusal.label = row.refused;
    refusal.is_error = true;
    refusal.input = FirstInput(rules).of(table);
    refusal.input_at = row.at;
    refusal.cell = row.cell_at;
    rules.constraints.push_back(std::move(refusal));
  };
  for (const Definition& table : rules.definitions) {
    for (const DatedRows& dated : table.dated) {
      for (const TableRow& row : dated.rows) state(table, table.id, row, state);
    }
  }
}

}  // namespace aci
