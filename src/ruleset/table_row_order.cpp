#include "ruleset/table_row_order.h"

#include "ruleset/canonical_text.h"

namespace aci {
namespace {

/// Where a row begins, as far as it is known.
struct Start {
  std::optional<Rational> lo;
  std::optional<Rational> hi;
  bool included = true;  ///< The bound belongs to the row.
};

/// Whether every value is after the bound of the row, or none is.
bool begins_after(const Start& start, const std::optional<Rational>& value) {
  return start.lo && value && (*start.lo > *value || (*start.lo == *value && !start.included));
}
bool begins_by(const Start& start, const std::optional<Rational>& value) {
  return start.hi && value && (*start.hi < *value || (*start.hi == *value && start.included));
}

class RowsCheck {
 public:
  RowsCheck(const TableSlots& table, BoundsAnalysis& bounds, Diagnostics& diagnostics)
      : table_(table), bounds_(bounds), diagnostics_(diagnostics) {}

  void run(const std::vector<TableRow>& rows, const std::vector<RowSlots>& slots, std::size_t axis = 0) {
    if (!table_.axes[axis].choices_of) bands(rows, slots, axis);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (!rows[i].rows.empty()) run(rows[i].rows, slots[i].rows, axis + 1);
    }
  }

 private:
  void bands(const std::vector<TableRow>& rows, const std::vector<RowSlots>& slots, std::size_t axis) {
    const auto values = bounds_.range(table_.axes[axis].slot);
    if (!values) return;
    const bool whole = values->step && values->step->is_integer() && values->factors.empty();
    std::vector<Start> starts(1);
    for (std::size_t i = 1; i < rows.size(); ++i) starts.push_back(start_of(rows[i], slots[i], whole));
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const bool in_order = i < 2 || follows(starts[i - 1], starts[i], rows, i);
      if (!in_order) continue;
      const bool too_late = i > 0 && begins_after(starts[i], values->hi);
      const bool too_early = i + 1 < rows.size() && begins_by(starts[i + 1], values->lo);
      if (too_late || too_early) diagnostics_.error("R147", rows[i].at, {rows[i].key});
      if (i > 0) tell_same(rows[i - 1], rows[i]);
    }
  }

  /// Of whole values, "> 2" is ">= 3".
  Start start_of(const TableRow& row, const RowSlots& slots, bool whole) {
    Start start;
    start.included = row.start == RowStart::at_least;
    const auto bound = bounds_.range(*slots.bound);
    if (!bound) return start;
    start.lo = bound->lo;
    start.hi = bound->hi;
    if (!whole || !bound->is_constant()) return start;
    const auto up = round_to(*bound->lo, Rational(1), RoundingMode::ceil);
    const auto down = round_to(*bound->lo, Rational(1), RoundingMode::floor);
    const auto first = start.included || !down ? up : add(*down, Rational(1));
    if (first) start = {first, first, true};
    return start;
  }

  bool follows(const Start& before, const Start& after, const std::vector<TableRow>& rows, std::size_t i) {
    // The bound alone may be a row: ">= 5", then "> 5".
    const bool between = before.included && !after.included;
    const auto above = [&](const std::optional<Rational>& a, const std::optional<Rational>& b) {
      return a && b && (*a > *b || (*a == *b && between));
    };
    if (above(after.lo, before.hi)) return true;
    const bool apart = after.hi && before.lo && !above(after.hi, before.lo);
    if (apart) {
      diagnostics_.error("R145", rows[i].at, {rows[i].key, rows[i - 1].key});
    } else {
      diagnostics_.warning("R146", rows[i].at, {rows[i].key, rows[i - 1].key});
    }
    return false;
  }

  void tell_same(const TableRow& before, const TableRow& row) {
    if (before.cell.formula.nodes.empty() || row.cell.formula.nodes.empty()) return;
    if (spaced_once(before.cell.formula.text) != spaced_once(row.cell.formula.text)) return;
    diagnostics_.warning("R148", row.at, {row.key, before.key});
  }

  const TableSlots& table_;
  BoundsAnalysis& bounds_;
  Diagnostics& diagnostics_;
};

}  // namespace

void check_rows(const Plan& plan, BoundsAnalysis& bounds, Diagnostics& diagnostics) {
  for (const auto& [index, table] : plan.contexts.front().tables) {
    const Definition& stated = plan.rules->definitions[index];
    if (stated.kind == DefinitionKind::scale) {
      const auto of = bounds.range(table.axes.front().slot);
      if (of && (!of->lo || of->lo->is_negative())) {
        diagnostics.error("R149", stated.by.front().literal, {stated.id});
      }
    }
    for (std::size_t i = 0; i < stated.dated.size(); ++i) {
      RowsCheck(table, bounds, diagnostics).run(stated.dated[i].rows, table.dated[i]);
    }
  }
}

}  // namespace aci
