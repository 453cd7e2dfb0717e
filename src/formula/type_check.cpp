// Which types an operation takes, and of which its result is.

#include "formula/compiler_internals.h"

namespace aci {
namespace {

bool is_plain_zero(const OpNode& node) {
  return node.op == Op::constant && node.type == kNumber && node.value.is_zero();
}

}  // namespace

bool FormulaCompiler::expect(ExprId id, NodeId node, Type type) {
  if (type_of(node) == type) return true;
  reporter_.error("R015", at(id), {describe(type), describe(type_of(node))});
  return false;
}

bool FormulaCompiler::expect_number(ExprId id, NodeId node) {
  if (type_of(node).kind == Kind::number) return true;
  reporter_.error("R015", at(id), {Message{"type.any_number", {}}, describe(type_of(node))});
  return false;
}

bool FormulaCompiler::expect_same(Span at, NodeId a, NodeId b) {
  if (type_of(a) == type_of(b)) return true;
  auto& mistake = reporter_.error("R011", at, {describe(type_of(a)), describe(type_of(b))});
  if (is_plain_zero(program_.nodes[a]) || is_plain_zero(program_.nodes[b])) {
    mistake.hint = Message{"hint.zero_unit", {}};
  }
  return false;
}

bool FormulaCompiler::expect_no_choice(ExprId id, const Result& node) {
  if (!node || type_of(*node) != kChoice) return true;
  const Span span = at(id);
  reporter_.error("R120", span, {formula_.text.substr(span.begin, span.end - span.begin)});
  return false;
}

std::optional<Type> FormulaCompiler::result_type(const Expr& expr, NodeId a, NodeId b) {
  const Type type = type_of(a);
  if (expr.op != Op::multiply && expr.op != Op::divide) {
    if (b != kNoNode && !expect_same(expr.at, a, b)) return std::nullopt;
    if (!is_comparison(expr.op)) return type;
    if (expr.op == Op::equal || expr.op == Op::not_equal || type != kBoolean) return kBoolean;
    reporter_.error("R015", expr.at, {Message{"type.ordered", {}}, describe(kBoolean)});
    return std::nullopt;
  }
  const bool product = expr.op == Op::multiply;
  const auto unit =
      product ? unit_of_product(type.unit, type_of(b).unit) : unit_of_quotient(type.unit, type_of(b).unit);
  if (unit) return Type{Kind::number, *unit};
  reporter_.error(product ? "R018" : "R019", expr.at, {describe(type), describe(type_of(b))});
  return std::nullopt;
}

}  // namespace aci
