// The names of a formula, and which optional inputs a condition makes sure of: `if known(x) then x else 0`.

#include "formula/compiler_internals.h"

#include "base/closest_match.h"

namespace aci {

Resolved FormulaCompiler::resolve(const Expr& expr) {
  Resolved found;
  found.status = Resolved::Status::failed;
  if (expr.kind != ExprKind::name || told_.contains(&expr)) return found;
  found = scope_.name(expr.name, expr.at);
  if (found.status == Resolved::Status::unknown) {
    suggest(reporter_.error("R012", expr.at, {expr.name}), expr.name, scope_.names());
    found.status = Resolved::Status::failed;
  }
  if (found.status == Resolved::Status::failed) told_.insert(&expr);
  return found;
}

std::optional<Resolved> FormulaCompiler::optional_input(ExprId id, const char* code) {
  const Expr& expr = formula_[id];
  if (expr.kind == ExprKind::name) {
    const Resolved found = resolve(expr);
    lost_ = lost_ || found.status == Resolved::Status::failed;
    if (found.status == Resolved::Status::failed) return std::nullopt;
    if (found.op == Op::input && found.optional) return found;
  }
  reporter_.error(code, expr.at, {});
  return std::nullopt;
}

Facts FormulaCompiler::given(Facts facts, ExprId condition, bool outcome) {
  const Expr& expr = formula_[condition];
  const bool both = expr.op == (outcome ? Op::logical_and : Op::logical_or);
  if (expr.op == Op::logical_not) return given(std::move(facts), expr.operands[0], !outcome);
  if (both) return given(given(std::move(facts), expr.operands[0], outcome), expr.operands[1], outcome);
  const bool guard = expr.kind == ExprKind::call && expr.name == aci::operation(Op::known).word;
  if (outcome && guard && expr.operands.size() == 1) {
    const Resolved input = resolve(formula_[expr.operands[0]]);
    if (input.status == Resolved::Status::found && input.op == Op::input) facts.insert(input.index);
  }
  return facts;
}

}  // namespace aci
