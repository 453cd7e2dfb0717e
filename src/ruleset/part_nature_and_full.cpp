#include "ruleset/part_nature_and_full.h"

#include <set>
#include <string>

#include "formula/same_meaning.h"

namespace aci {
namespace {

/// Looks for inputs, through definitions.
class InputReader {
 public:
  /// `everything`: the exercise too, and what only chooses a row of a table.
  InputReader(const RuleSet& rules, bool everything) : rules_(rules), everything_(everything) {}

  bool reads(const RuleFormula& formula) {
    return std::ranges::any_of(formula.formula.nodes, [&](const Expr& expr) {
      if (expr.kind != ExprKind::name) return false;
      if (element_index(expr.name, rules_.inputs)) return everything_ || expr.name != kYearInput;
      const auto definition = element_index(expr.name, rules_.definitions);
      return definition && seen_.insert(*definition).second && reads(rules_.definitions[*definition]);
    });
  }
  bool reads(const Definition& definition) {
    const bool axes = everything_ || definition.kind == DefinitionKind::scale;
    return reads(definition.formula) || (axes && any(definition.by)) ||
           std::ranges::any_of(definition.dated, [&](const DatedRows& dated) { return any(dated.rows); });
  }

 private:
  bool any(const std::vector<RuleFormula>& formulas) {
    return std::ranges::any_of(formulas, [&](const RuleFormula& each) { return reads(each); });
  }
  bool any(const std::vector<TableRow>& rows) {
    return std::ranges::any_of(rows, [&](const TableRow& row) {
      return reads(row.cell) || (everything_ && reads(row.bound)) || any(row.rows);
    });
  }

  const RuleSet& rules_;
  bool everything_;
  std::set<std::size_t> seen_;
};

bool same(const RuleFormula& a, const RuleFormula& b) {
  return same_meaning(a.formula, b.formula);
}

bool same(const std::optional<RuleFormula>& a, const std::optional<RuleFormula>& b) {
  return a.has_value() == b.has_value() && (!a || same(*a, *b));
}

}  // namespace

bool depends_on_structure(const RuleSet& rules, const Definition& definition) {
  return InputReader(rules, true).reads(definition);
}

Nature nature_that_follows(const RuleSet& rules, const Part& part) {
  return InputReader(rules, false).reads(part.amount) ? Nature::variable : Nature::fixed;
}

bool full_follows(const RuleSet& rules, const Part& part) {
  if (!part.full) return false;
  const auto decides = [&](const Alternative<Part>& each) {
    return !same(each.element.full, part.full) || !same(each.element.amount, part.amount) ||
           !same(each.element.given, part.given);
  };
  if (std::ranges::any_of(part.alternatives, decides)) return false;
  if (!part.given) return same_meaning(part.full->formula, part.amount.formula);
  const std::string zero = rules.unit == ScaleUnit::points ? "0 points" : "0 €";
  Diagnostics none;
  FormulaReporter reporter{none, [](Span) { return Place{}; }};
  const auto follows = parse_formula(
      "if (" + part.given->formula.text + ") then (" + part.amount.formula.text + ") else " + zero, reporter);
  return follows && same_meaning(part.full->formula, *follows);
}

Nature nature_of(const RuleSet& rules, const Part& part) {
  return part.nature.value_or(nature_that_follows(rules, part));
}

}  // namespace aci
