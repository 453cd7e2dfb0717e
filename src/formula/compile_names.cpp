// The names of a formula, and which optional inputs a condition makes sure of: `if known(x) then x else 0`,
// `if c then x else 0` where x is required when c.

#include "formula/compiler_internals.h"

#include <algorithm>
#include <string>

#include "base/closest_match.h"
#include "formula/formula_habits.h"

namespace aci {
namespace {

/// "part" of "part-c2s".
bool is_piece_of_dashed(std::string_view name, const std::vector<std::string_view>& names) {
  return std::any_of(names.begin(), names.end(), [&](std::string_view each) {
    if (each.find('-') == each.npos) return false;
    for (std::size_t at = 0; at <= each.size();) {
      const std::size_t end = std::min(each.find('-', at), each.size());
      if (each.substr(at, end - at) == name) return true;
      at = end + 1;
    }
    return false;
  });
}

}  // namespace

Resolved FormulaCompiler::resolve(const Expr& expr) {
  Resolved found;
  found.status = Resolved::Status::failed;
  if (expr.kind != ExprKind::name || told_.contains(&expr)) return found;
  found = scope_.name(expr.name, expr.at);
  if (found.status == Resolved::Status::unknown) {
    const auto names = scope_.names();
    // Of a name with a dash, which is told where it is declared, formulas make a subtraction.
    if (!is_piece_of_dashed(expr.name, names)) {
      auto& mistake = reporter_.error("R012", expr.at, {expr.name});
      suggest(mistake, expr.name, names);
      if (auto meant = value_meant_by(expr.name)) mistake.hint = std::move(meant);
    }
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
  if (outcome) {
    for (const std::uint32_t input : scope_.required_when(formula_, condition)) facts.insert(input);
  }
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
