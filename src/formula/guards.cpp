#include "formula/guards.h"

// Tested in tests/unit/formula_mistakes_test.cpp.

#include "formula/operations.h"

namespace aci {

Resolved Guards::resolve(const Expr& expr) {
  Resolved found;
  found.status = Resolved::Status::failed;
  if (expr.kind != ExprKind::name || told_.contains(&expr)) return found;
  found = scope_.name(expr.name, expr.at);
  if (found.status == Resolved::Status::unknown) {
    auto& mistake = reporter_.error("R012", expr.at, {expr.name});
    const std::string close = closest_match(expr.name, scope_.names());
    if (!close.empty()) mistake.hint = Message{"hint.did_you_mean", {close}};
    found.status = Resolved::Status::failed;
  }
  if (found.status == Resolved::Status::failed) told_.insert(&expr);
  return found;
}

std::optional<Resolved> Guards::optional_input(ExprId id, const char* code) {
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

Facts Guards::with(Facts facts, ExprId condition, bool outcome) {
  const Expr& expr = formula_[condition];
  const bool both = expr.kind == (outcome ? ExprKind::logical_and : ExprKind::logical_or);
  if (expr.kind == ExprKind::logical_not) return with(std::move(facts), expr.operands[0], !outcome);
  if (both) return with(with(std::move(facts), expr.operands[0], outcome), expr.operands[1], outcome);
  const bool guard = expr.kind == ExprKind::call && expr.name == operation(Op::known).word;
  if (outcome && guard && expr.operands.size() == 1) {
    const Resolved input = resolve(formula_[expr.operands[0]]);
    if (input.status == Resolved::Status::found && input.op == Op::input) facts.insert(input.index);
  }
  return facts;
}

}  // namespace aci
