#include "formula/compiler.h"

#include <utility>

#include "formula/compiler_internals.h"

namespace aci {

NodeId FormulaCompiler::emit(Op op, Type type, Span at, NodeId a, NodeId b, NodeId c) {
  const auto known = [&](NodeId id) { return id == kNoNode || program_.nodes[id].op == Op::constant; };
  if (aci::operation(op).form == OpForm::plain && known(a) && known(b) && known(c)) {
    const auto value = [&](NodeId id) { return id == kNoNode ? Rational(0) : program_.nodes[id].value; };
    const OpResult folded = apply_op(op, value(a), value(b), value(c));
    if (folded.value) return *constant(*folded.value, type, at);
    const bool no_date = folded.fault == FaultKind::no_such_date || folded.fault == FaultKind::not_whole;
    if (no_date && !std::exchange(refused_, true)) reporter_.error("R073", at, {});
    // Of the rest evaluation will say what is wrong, if it is ever asked for.
  }
  return program_.push({.op = op, .type = type, .a = a, .b = b, .c = c, .place = reporter_.place(at)});
}

/// A reference to an input or a slot.
NodeId FormulaCompiler::leaf(Op op, std::uint32_t index, Type type, Span at, NodeId fallback) {
  return program_.push({.op = op, .type = type, .a = fallback, .index = index, .place = reporter_.place(at)});
}

FormulaCompiler::Result FormulaCompiler::constant(const Rational& value, Type type, Span at) {
  return program_.push({.type = type, .value = value, .place = reporter_.place(at)});
}

FormulaCompiler::Result FormulaCompiler::name(const Expr& expr, const Facts& facts) {
  const Resolved found = resolve(expr);
  if (found.status == Resolved::Status::failed) return std::nullopt;
  if (found.op == Op::input && found.optional && !facts.contains(found.index)) {
    if (!lost_) reporter_.error("R016", expr.at, {expr.name}).hint = Message{"hint.guard", {expr.name}};
    return std::nullopt;
  }
  return leaf(found.op, found.index, found.type, expr.at);
}

FormulaCompiler::Result FormulaCompiler::otherwise(const Expr& expr, const Facts& facts) {
  const auto input = optional_input(expr.operands[0], "R033");
  const auto word = choice_word(expr);
  const Result fallback = word ? choice(*word) : compile(expr.operands[1], facts);
  if (!input || !fallback) return std::nullopt;
  if (!(type_of(*fallback) == input->type)) {
    reporter_.error("R015", at(expr.operands[1]), {describe(input->type), describe(type_of(*fallback))});
    return std::nullopt;
  }
  return leaf(Op::otherwise, input->index, input->type, expr.at, *fallback);
}

FormulaCompiler::Result FormulaCompiler::operation(const Expr& expr, const Facts& facts) {
  if (expr.op == Op::otherwise) return otherwise(expr, facts);
  if (const auto word = choice_word(expr)) return choice_comparison(expr, *word, facts);
  pass_over_choice(expr);
  const bool choice = expr.op == Op::conditional;
  const bool lazy = aci::operation(expr.op).form == OpForm::lazy;
  Result of[3];
  for (std::size_t i = 0; i < expr.operands.size(); ++i) {
    const bool outcome = choice ? i == 1 : expr.op == Op::logical_and;
    of[i] = compile(expr.operands[i], lazy && i > 0 ? given(facts, expr.operands[0], outcome) : facts);
    if (!expect_no_choice(expr.operands[i], of[i])) of[i].reset();
    lost_ = lost_ || (lazy && i == 0 && !of[0]);
  }
  for (std::size_t i = 0; i < expr.operands.size(); ++i) {
    const bool boolean = choice ? i == 0 : lazy || expr.op == Op::logical_not;
    const bool any = choice ? i > 0 : is_comparison(expr.op);
    if (!of[i] || any) continue;
    const ExprId id = expr.operands[i];
    if (!(boolean ? expect(id, *of[i], kBoolean) : expect_number(id, *of[i]))) of[i].reset();
  }
  const std::size_t first = choice ? 1 : 0;
  const bool unary = expr.operands.size() == 1;
  if (!of[first] || (!unary && !of[first + 1])) return std::nullopt;
  const auto type = result_type(expr, *of[first], unary ? kNoNode : *of[first + 1]);
  if (!type || !of[0]) return std::nullopt;
  return emit(expr.op, *type, expr.at, *of[0], of[1].value_or(kNoNode), of[2].value_or(kNoNode));
}

std::optional<NodeId> FormulaCompiler::compile(ExprId id, const Facts& facts) {
  const Expr& expr = formula_[id];
  switch (expr.kind) {
    case ExprKind::literal:
      return constant(expr.value, expr.type, expr.at);
    case ExprKind::name:
      return name(expr, facts);
    case ExprKind::call:
      return call(expr, facts);
    case ExprKind::operation:
      return operation(expr, facts);
  }
  return std::nullopt;
}

std::optional<NodeId> compile_formula(const Formula& formula, Scope& scope, Program& program,
                                      FormulaReporter& reporter) {
  FormulaCompiler compiler(formula, scope, program, reporter);
  const auto node = compiler.compile(formula.root(), {});
  return compiler.refused() ? std::nullopt : node;
}

}  // namespace aci
