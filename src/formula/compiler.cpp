#include "formula/compiler.h"

// Tested in tests/unit/formula_test.cpp and tests/unit/formula_mistakes_test.cpp.

#include "base/date.h"
#include "formula/formula_compiler.h"

namespace aci {
namespace {

bool is_plain_zero(const OpNode& node) {
  return node.op == Op::constant && node.type == kNumber && node.value.is_zero();
}

}  // namespace

NodeId FormulaCompiler::emit(Op op, Type type, Span at, NodeId a, NodeId b, NodeId c) {
  const NodeId id = program_.apply(op, type, a, b, c);
  program_.nodes[id].place = reporter_.place(at);
  const auto is_constant = [&](NodeId node) {
    return node == kNoNode || program_.nodes[node].op == Op::constant;
  };
  if (operation(op).form != OpForm::plain || !is_constant(a) || !is_constant(b) || !is_constant(c)) return id;
  const auto value = [&](NodeId node) { return node == kNoNode ? Rational(0) : program_.nodes[node].value; };
  const OpResult folded = apply_op(op, value(a), value(b), value(c));
  if (!folded.value) return id;  // Evaluation will say what is wrong, if it is ever asked for.
  OpNode& node = program_.nodes[id];
  node.op = Op::constant;
  node.value = *folded.value;
  node.a = node.b = node.c = kNoNode;
  return id;
}

/// A reference to an input or a slot.
NodeId FormulaCompiler::leaf(Op op, std::uint32_t index, Type type, Span at, NodeId fallback) {
  OpNode node;
  node.op = op;
  node.type = type;
  node.a = fallback;
  node.index = index;
  node.place = reporter_.place(at);
  return program_.push(std::move(node));
}

FormulaCompiler::Result FormulaCompiler::constant(const Rational& value, Type type, Span at) {
  const NodeId id = program_.constant(value, type);
  program_.nodes[id].place = reporter_.place(at);
  return id;
}

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

FormulaCompiler::Result FormulaCompiler::name(const Expr& expr, const Facts& facts) {
  const Resolved found = guards_.resolve(expr);
  if (found.status == Resolved::Status::failed) return std::nullopt;
  if (found.op == Op::input && found.optional && !facts.contains(found.index)) {
    if (!guards_.lost())
      reporter_.error("R016", expr.at, {expr.name}).hint = Message{"hint.guard", {expr.name}};
    return std::nullopt;
  }
  return leaf(found.op, found.index, found.type, expr.at);
}

FormulaCompiler::Result FormulaCompiler::otherwise(const Expr& expr, const Facts& facts) {
  const auto input = guards_.optional_input(expr.operands[0], "R033");
  const Result fallback = compile(expr.operands[1], facts);
  if (!input || !fallback) return std::nullopt;
  if (!(type_of(*fallback) == input->type)) {
    reporter_.error("R015", at(expr.operands[1]), {describe(input->type), describe(type_of(*fallback))});
    return std::nullopt;
  }
  return leaf(Op::otherwise, input->index, input->type, expr.at, *fallback);
}

FormulaCompiler::Result FormulaCompiler::conditional(const Expr& expr, const Facts& facts) {
  const Result condition = compile(expr.operands[0], facts);
  const Result chosen = compile(expr.operands[1], guards_.with(facts, expr.operands[0], true));
  const Result other = compile(expr.operands[2], guards_.with(facts, expr.operands[0], false));
  bool good = condition && expect(expr.operands[0], *condition, kBoolean);
  good = chosen && other && expect_same(expr.at, *chosen, *other) && good;
  if (!good) return std::nullopt;
  return emit(Op::conditional, type_of(*chosen), expr.at, *condition, *chosen, *other);
}

FormulaCompiler::Result FormulaCompiler::logical(const Expr& expr, const Facts& facts) {
  const bool both = expr.kind == ExprKind::logical_and;
  const Result left = compile(expr.operands[0], facts);
  const Result right = compile(expr.operands[1], guards_.with(facts, expr.operands[0], both));
  bool good = left && expect(expr.operands[0], *left, kBoolean);
  good = right && expect(expr.operands[1], *right, kBoolean) && good;
  if (!good) return std::nullopt;
  return emit(both ? Op::logical_and : Op::logical_or, kBoolean, expr.at, *left, *right);
}

FormulaCompiler::Result FormulaCompiler::arithmetic(const Expr& expr, Op op, const Facts& facts) {
  const Result left = compile(expr.operands[0], facts);
  const Result right = compile(expr.operands[1], facts);
  bool good = left && expect_number(expr.operands[0], *left);
  good = right && expect_number(expr.operands[1], *right) && good;
  if (!good) return std::nullopt;
  if (op == Op::add || op == Op::subtract) {
    if (!expect_same(expr.at, *left, *right)) return std::nullopt;
    return emit(op, type_of(*left), expr.at, *left, *right);
  }
  const bool product = op == Op::multiply;
  const auto unit = product ? unit_of_product(type_of(*left).unit, type_of(*right).unit)
                            : unit_of_quotient(type_of(*left).unit, type_of(*right).unit);
  if (!unit) {
    reporter_.error(product ? "R018" : "R019", expr.at,
                    {describe(type_of(*left)), describe(type_of(*right))});
    return std::nullopt;
  }
  return emit(op, Type{Kind::number, *unit}, expr.at, *left, *right);
}

FormulaCompiler::Result FormulaCompiler::comparison(const Expr& expr, Op op, const Facts& facts) {
  const Result left = compile(expr.operands[0], facts);
  const Result right = compile(expr.operands[1], facts);
  if (!left || !right || !expect_same(expr.at, *left, *right)) return std::nullopt;
  if (op != Op::equal && op != Op::not_equal && type_of(*left) == kBoolean) {
    reporter_.error("R015", expr.at, {Message{"type.ordered", {}}, describe(kBoolean)});
    return std::nullopt;
  }
  return emit(op, kBoolean, expr.at, *left, *right);
}

std::optional<NodeId> FormulaCompiler::compile(ExprId id, const Facts& facts) {
  const Expr& expr = formula_[id];
  switch (expr.kind) {
    case ExprKind::number:
      return constant(expr.number, Type{Kind::number, expr.unit}, expr.at);
    case ExprKind::boolean:
      return constant(Rational(expr.boolean ? 1 : 0), kBoolean, expr.at);
    case ExprKind::date:
      return constant(Rational(to_serial(expr.date)), kDate, expr.at);
    case ExprKind::name:
      return name(expr, facts);
    case ExprKind::call:
      return call(expr, facts);
    case ExprKind::otherwise:
      return otherwise(expr, facts);
    case ExprKind::conditional:
      return conditional(expr, facts);
    case ExprKind::logical_and:
    case ExprKind::logical_or:
      return logical(expr, facts);
    case ExprKind::negate: {
      const Result operand = compile(expr.operands[0], facts);
      if (!operand || !expect_number(expr.operands[0], *operand)) return std::nullopt;
      return emit(Op::negate, type_of(*operand), expr.at, *operand);
    }
    case ExprKind::logical_not: {
      const Result operand = compile(expr.operands[0], facts);
      if (!operand || !expect(expr.operands[0], *operand, kBoolean)) return std::nullopt;
      return emit(Op::logical_not, kBoolean, expr.at, *operand);
    }
    case ExprKind::add:
      return arithmetic(expr, Op::add, facts);
    case ExprKind::subtract:
      return arithmetic(expr, Op::subtract, facts);
    case ExprKind::multiply:
      return arithmetic(expr, Op::multiply, facts);
    case ExprKind::divide:
      return arithmetic(expr, Op::divide, facts);
    case ExprKind::equal:
      return comparison(expr, Op::equal, facts);
    case ExprKind::not_equal:
      return comparison(expr, Op::not_equal, facts);
    case ExprKind::less:
      return comparison(expr, Op::less, facts);
    case ExprKind::less_equal:
      return comparison(expr, Op::less_equal, facts);
    case ExprKind::greater:
      return comparison(expr, Op::greater, facts);
    case ExprKind::greater_equal:
      return comparison(expr, Op::greater_equal, facts);
  }
  return std::nullopt;
}

std::optional<NodeId> compile_formula(const Formula& formula, Scope& scope, Program& program,
                                      FormulaReporter& reporter) {
  return FormulaCompiler(formula, scope, program, reporter).compile(formula.root, {});
}

}  // namespace aci
