// The functions of the formula language, compiled: known, earned and its like, then those that compute.

#include <string>
#include <utility>

#include "formula/compiler_internals.h"

#include "base/closest_match.h"
#include "formula/formula_habits.h"

namespace aci {

FormulaCompiler::Result FormulaCompiler::known(const Expr& expr) {
  if (expr.operands.size() != 1) {
    reporter_.error("R014", expr.at, {expr.name, Message{"arguments.one_input", {}}});
    return std::nullopt;
  }
  const auto input = optional_input(expr.operands[0], "R034");
  if (!input) return std::nullopt;
  return leaf(Op::known, input->index, kBoolean, expr.at);
}

FormulaCompiler::Result FormulaCompiler::rounding(const Expr& expr, Op op,
                                                  const std::vector<NodeId>& arguments) {
  if (!expect_number(expr.operands[0], arguments[0])) return std::nullopt;
  const Type type = type_of(arguments[0]);
  if (arguments.size() == 1) {
    if (!(type == kNumber)) {
      reporter_.error("R014", expr.at, {expr.name, Message{"arguments.step", {}}});
      return std::nullopt;
    }
    return emit(op, type, expr.at, arguments[0], *constant(Rational(1), kNumber, expr.at));
  }
  if (!expect(expr.operands[1], arguments[1], type)) return std::nullopt;
  const OpNode& step = program_.nodes[arguments[1]];
  if (step.op == Op::constant && step.value <= Rational(0)) {
    reporter_.error("R035", at(expr.operands[1]), {});
    return std::nullopt;
  }
  return emit(op, type, expr.at, arguments[0], arguments[1]);
}

FormulaCompiler::Result FormulaCompiler::extremum(const Expr& expr, Op op,
                                                  const std::vector<NodeId>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (type_of(arguments[i]) == kBoolean) {
      reporter_.error("R015", at(expr.operands[i]), {Message{"type.ordered", {}}, describe(kBoolean)});
      return std::nullopt;
    }
    if (i > 0 && !expect_same(at(expr.operands[i]), arguments[0], arguments[i])) return std::nullopt;
  }
  NodeId best = arguments[0];
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    // clamp(x, low, high): the larger of x and low, then the smaller of that and high.
    const Op step = expr.name == "clamp" && i == 1 ? Op::maximum : op;
    best = emit(step, type_of(best), expr.at, best, arguments[i]);
  }
  return best;
}

FormulaCompiler::Result FormulaCompiler::call(const Expr& expr, const Facts& facts) {
  if (expr.name == aci::operation(Op::known).word) return known(expr);
  if (is_aggregate(expr.name)) return aggregate(expr);
  const auto function = find_function(expr.name);
  if (!function) {
    auto& mistake = reporter_.error(
        "R013", {expr.at.begin, expr.at.begin + static_cast<std::uint32_t>(expr.name.size())}, {expr.name});
    suggest(mistake, expr.name, function_names());
    if (auto meant = function_meant_by(expr.name)) mistake.hint = std::move(meant);
    return std::nullopt;
  }
  std::vector<NodeId> arguments;
  bool good = true;
  for (const ExprId operand : expr.operands) {
    Result argument = compile(operand, facts);
    if (!expect_no_choice(operand, argument)) argument.reset();
    good = good && argument;
    if (argument) arguments.push_back(*argument);
  }
  if (expr.operands.size() < function->call.least || expr.operands.size() > function->call.most) {
    reporter_.error("R014", expr.at, {expr.name, Message{function->call.arguments, {}}});
    return std::nullopt;
  }
  if (!good) return std::nullopt;
  switch (function->call.kind) {
    case CallShape::Kind::none:
      break;
    case CallShape::Kind::extremum:
    case CallShape::Kind::clamp:
      return extremum(expr, function->op, arguments);
    case CallShape::Kind::rounding:
      return rounding(expr, function->op, arguments);
    case CallShape::Kind::listed:
      return listed(expr, *function, std::move(arguments));
  }
  return std::nullopt;
}

FormulaCompiler::Result FormulaCompiler::listed(const Expr& expr, const Function& function,
                                                std::vector<NodeId> arguments) {
  bool good = true;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    good = expect(expr.operands[i], arguments[i], function.call.parameters[i]) && good;
  }
  if (!good) return std::nullopt;
  arguments.resize(3, kNoNode);
  if (expr.name == "add_years") {
    const NodeId twelve = *constant(Rational(12), kNumber, expr.at);
    arguments[1] = emit(Op::multiply, kNumber, expr.at, arguments[1], twelve);
  }
  return emit(function.op, function.call.result, expr.at, arguments[0], arguments[1], arguments[2]);
}

FormulaCompiler::Result FormulaCompiler::aggregate(const Expr& expr) {
  const bool no_argument = !takes_id(expr.name);
  if (expr.operands.size() != (no_argument ? 0U : 1U) ||
      (!no_argument && formula_[expr.operands[0]].kind != ExprKind::name)) {
    reporter_.error("R014", expr.at,
                    {expr.name, Message{no_argument ? "arguments.none" : "arguments.one_id", {}}});
    return std::nullopt;
  }
  const std::string id = no_argument ? "" : formula_[expr.operands[0]].name;
  const Resolved found = scope_.aggregate(expr.name, id, no_argument ? expr.at : at(expr.operands[0]));
  if (found.status == Resolved::Status::unknown) reporter_.error("R020", expr.at, {expr.name});
  if (found.status != Resolved::Status::found) return std::nullopt;
  return leaf(found.op, found.index, found.type, expr.at);
}

}  // namespace aci
