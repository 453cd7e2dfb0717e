#include "formula/compiler.h"

#include <algorithm>
#include <set>

#include "base/date.h"
#include "formula/evaluation.h"
#include "formula/functions.h"

namespace aci {
namespace {

/// The optional inputs known to be present where an expression stands.
using Facts = std::set<std::uint32_t>;

class Compiler {
 public:
  Compiler(const Formula& formula, Scope& scope, Program& program, FormulaReporter& reporter)
      : formula_(formula), scope_(scope), program_(program), reporter_(reporter) {}

  std::optional<NodeId> compile(ExprId id, const Facts& facts);

 private:
  using Result = std::optional<NodeId>;

  Type type_of(NodeId id) const { return program_.nodes[id].type; }
  Span at(ExprId id) const { return formula_[id].at; }

  NodeId emit(Op op, Type type, Span at, NodeId a, NodeId b = kNoNode, NodeId c = kNoNode);
  NodeId leaf(Op op, std::uint32_t index, Type type, Span at, NodeId fallback = kNoNode);
  Result constant(const Rational& value, Type type, Span at);
  Result name(const Expr& expr, const Facts& facts);
  Result call(const Expr& expr, const Facts& facts);
  Result known(const Expr& expr);
  Result otherwise(const Expr& expr, const Facts& facts);
  Result conditional(const Expr& expr, const Facts& facts);
  Result logical(const Expr& expr, const Facts& facts);
  Result arithmetic(const Expr& expr, const Facts& facts);
  Result comparison(const Expr& expr, const Facts& facts);
  Result rounding(const Expr& expr, Op op, const std::vector<NodeId>& arguments);
  Result extremum(const Expr& expr, Op op, const std::vector<NodeId>& arguments);

  bool expect(ExprId id, NodeId node, Type type);
  bool expect_number(ExprId id, NodeId node);
  bool expect_same(Span at, NodeId a, NodeId b);
  Facts facts_when(ExprId id, bool outcome);
  Resolved resolve(const Expr& expr);
  std::optional<Resolved> optional_input(ExprId id, const char* code);

  const Formula& formula_;
  Scope& scope_;
  Program& program_;
  FormulaReporter& reporter_;
  std::set<const Expr*> told_;  ///< Names whose mistake is told: a guard is looked at more than once.
};

Facts join(Facts a, const Facts& b) {
  a.insert(b.begin(), b.end());
  return a;
}

NodeId Compiler::emit(Op op, Type type, Span at, NodeId a, NodeId b, NodeId c) {
  const NodeId id = program_.apply(op, type, a, b, c);
  program_.nodes[id].place = reporter_.place(at);
  const auto is_constant = [&](NodeId node) {
    return node == kNoNode || program_.nodes[node].op == Op::constant;
  };
  const bool lazy = op == Op::logical_and || op == Op::logical_or || op == Op::conditional;
  if (lazy || !is_constant(a) || !is_constant(b) || !is_constant(c)) return id;
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
NodeId Compiler::leaf(Op op, std::uint32_t index, Type type, Span at, NodeId fallback) {
  OpNode node;
  node.op = op;
  node.type = type;
  node.a = fallback;
  node.index = index;
  node.place = reporter_.place(at);
  return program_.push(std::move(node));
}

Compiler::Result Compiler::constant(const Rational& value, Type type, Span at) {
  const NodeId id = program_.constant(value, type);
  program_.nodes[id].place = reporter_.place(at);
  return id;
}

bool Compiler::expect(ExprId id, NodeId node, Type type) {
  if (type_of(node) == type) return true;
  reporter_.error("R015", at(id), {describe(type), describe(type_of(node))});
  return false;
}

bool Compiler::expect_number(ExprId id, NodeId node) {
  if (type_of(node).kind == Kind::number) return true;
  reporter_.error("R015", at(id), {Message{"type.any_number", {}}, describe(type_of(node))});
  return false;
}

bool is_plain_zero(const OpNode& node) {
  return node.op == Op::constant && node.type == kNumber && node.value.is_zero();
}

bool Compiler::expect_same(Span at, NodeId a, NodeId b) {
  if (type_of(a) == type_of(b)) return true;
  auto& mistake = reporter_.error("R011", at, {describe(type_of(a)), describe(type_of(b))});
  if (is_plain_zero(program_.nodes[a]) || is_plain_zero(program_.nodes[b])) {
    mistake.hint = Message{"hint.zero_unit", {}};
  }
  return false;
}

/// What a name stands for, or `failed` once its mistake is told.
Resolved Compiler::resolve(const Expr& expr) {
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

/// The optional input that must stand here, else the mistake of that code.
std::optional<Resolved> Compiler::optional_input(ExprId id, const char* code) {
  const Expr& expr = formula_[id];
  if (expr.kind == ExprKind::name) {
    const Resolved found = resolve(expr);
    if (found.status == Resolved::Status::failed) return std::nullopt;
    if (found.op == Op::input && found.optional) return found;
  }
  reporter_.error(code, expr.at, {});
  return std::nullopt;
}

/// The inputs that must be present once `id` has turned out to be `outcome`.
Facts Compiler::facts_when(ExprId id, bool outcome) {
  const Expr& expr = formula_[id];
  switch (expr.kind) {
    case ExprKind::logical_not:
      return facts_when(expr.operands[0], !outcome);
    case ExprKind::logical_and:
    case ExprKind::logical_or:
      if ((expr.kind == ExprKind::logical_and) == outcome) {
        return join(facts_when(expr.operands[0], outcome), facts_when(expr.operands[1], outcome));
      }
      return {};
    case ExprKind::call:
      if (outcome && expr.name == "known" && expr.operands.size() == 1) {
        const Resolved input = resolve(formula_[expr.operands[0]]);
        if (input.status == Resolved::Status::found && input.op == Op::input) return {input.index};
      }
      return {};
    default:
      return {};
  }
}

Compiler::Result Compiler::name(const Expr& expr, const Facts& facts) {
  const Resolved found = resolve(expr);
  if (found.status == Resolved::Status::failed) return std::nullopt;
  if (found.op == Op::input && found.optional && !facts.contains(found.index)) {
    reporter_.error("R016", expr.at, {expr.name}).hint = Message{"hint.guard", {expr.name}};
    return std::nullopt;
  }
  return leaf(found.op, found.index, found.type, expr.at);
}

Compiler::Result Compiler::known(const Expr& expr) {
  if (expr.operands.size() != 1) {
    reporter_.error("R014", expr.at, {expr.name, Message{"arguments.one_input", {}}});
    return std::nullopt;
  }
  const auto input = optional_input(expr.operands[0], "R034");
  if (!input) return std::nullopt;
  return leaf(Op::known, input->index, kBoolean, expr.at);
}

Compiler::Result Compiler::otherwise(const Expr& expr, const Facts& facts) {
  const auto input = optional_input(expr.operands[0], "R033");
  const Result fallback = compile(expr.operands[1], facts);
  if (!input || !fallback) return std::nullopt;
  if (!(type_of(*fallback) == input->type)) {
    reporter_.error("R015", at(expr.operands[1]), {describe(input->type), describe(type_of(*fallback))});
    return std::nullopt;
  }
  return leaf(Op::otherwise, input->index, input->type, expr.at, *fallback);
}

Compiler::Result Compiler::conditional(const Expr& expr, const Facts& facts) {
  const Result condition = compile(expr.operands[0], facts);
  const Result chosen = compile(expr.operands[1], join(facts, facts_when(expr.operands[0], true)));
  const Result other = compile(expr.operands[2], join(facts, facts_when(expr.operands[0], false)));
  bool good = condition && expect(expr.operands[0], *condition, kBoolean);
  good = chosen && other && expect_same(expr.at, *chosen, *other) && good;
  if (!good) return std::nullopt;
  return emit(Op::conditional, type_of(*chosen), expr.at, *condition, *chosen, *other);
}

Compiler::Result Compiler::logical(const Expr& expr, const Facts& facts) {
  const bool both = expr.kind == ExprKind::logical_and;
  const Result left = compile(expr.operands[0], facts);
  const Result right = compile(expr.operands[1], join(facts, facts_when(expr.operands[0], both)));
  bool good = left && expect(expr.operands[0], *left, kBoolean);
  good = right && expect(expr.operands[1], *right, kBoolean) && good;
  if (!good) return std::nullopt;
  return emit(both ? Op::logical_and : Op::logical_or, kBoolean, expr.at, *left, *right);
}

Compiler::Result Compiler::arithmetic(const Expr& expr, const Facts& facts) {
  const Result left = compile(expr.operands[0], facts);
  const Result right = compile(expr.operands[1], facts);
  bool good = left && expect_number(expr.operands[0], *left);
  good = right && expect_number(expr.operands[1], *right) && good;
  if (!good) return std::nullopt;
  if (expr.kind == ExprKind::add || expr.kind == ExprKind::subtract) {
    if (!expect_same(expr.at, *left, *right)) return std::nullopt;
    return emit(expr.kind == ExprKind::add ? Op::add : Op::subtract, type_of(*left), expr.at, *left, *right);
  }
  const bool product = expr.kind == ExprKind::multiply;
  const auto unit = product ? unit_of_product(type_of(*left).unit, type_of(*right).unit)
                            : unit_of_quotient(type_of(*left).unit, type_of(*right).unit);
  if (!unit) {
    reporter_.error(product ? "R018" : "R019", expr.at,
                    {describe(type_of(*left)), describe(type_of(*right))});
    return std::nullopt;
  }
  return emit(product ? Op::multiply : Op::divide, Type{Kind::number, *unit}, expr.at, *left, *right);
}

Compiler::Result Compiler::comparison(const Expr& expr, const Facts& facts) {
  const Result left = compile(expr.operands[0], facts);
  const Result right = compile(expr.operands[1], facts);
  if (!left || !right || !expect_same(expr.at, *left, *right)) return std::nullopt;
  const bool equality = expr.kind == ExprKind::equal || expr.kind == ExprKind::not_equal;
  if (!equality && type_of(*left) == kBoolean) {
    reporter_.error("R015", expr.at, {Message{"type.ordered", {}}, describe(kBoolean)});
    return std::nullopt;
  }
  static constexpr Op kOps[] = {Op::equal,      Op::not_equal, Op::less,
                                Op::less_equal, Op::greater,   Op::greater_equal};
  const auto index = static_cast<std::size_t>(expr.kind) - static_cast<std::size_t>(ExprKind::equal);
  return emit(kOps[index], kBoolean, expr.at, *left, *right);
}

Compiler::Result Compiler::rounding(const Expr& expr, Op op, const std::vector<NodeId>& arguments) {
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

Compiler::Result Compiler::extremum(const Expr& expr, Op op, const std::vector<NodeId>& arguments) {
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

Compiler::Result Compiler::call(const Expr& expr, const Facts& facts) {
  if (expr.name == "known") return known(expr);
  if (is_aggregate(expr.name)) {
    const bool no_argument = expr.name == "gate_open";
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
  const FunctionSignature* signature = find_function(expr.name);
  if (signature == nullptr) {
    auto& mistake = reporter_.error(
        "R013", {expr.at.begin, expr.at.begin + static_cast<std::uint32_t>(expr.name.size())}, {expr.name});
    const std::string close = closest_match(expr.name, function_names());
    if (!close.empty()) mistake.hint = Message{"hint.did_you_mean", {close}};
    return std::nullopt;
  }
  std::vector<NodeId> arguments;
  bool good = true;
  for (const ExprId operand : expr.operands) {
    const Result argument = compile(operand, facts);
    good = good && argument;
    if (argument) arguments.push_back(*argument);
  }
  if (expr.operands.size() < signature->least || expr.operands.size() > signature->most) {
    reporter_.error("R014", expr.at, {expr.name, Message{signature->arguments, {}}});
    return std::nullopt;
  }
  if (!good) return std::nullopt;
  switch (signature->shape) {
    case FunctionShape::extremum:
    case FunctionShape::clamp:
      return extremum(expr, signature->op, arguments);
    case FunctionShape::rounding:
      return rounding(expr, signature->op, arguments);
    case FunctionShape::calendar:
      break;
  }
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    good = expect(expr.operands[i], arguments[i], signature->parameters[i]) && good;
  }
  if (!good) return std::nullopt;
  arguments.resize(3, kNoNode);
  if (expr.name == "add_years") {
    const NodeId twelve = *constant(Rational(12), kNumber, expr.at);
    arguments[1] = emit(Op::multiply, kNumber, expr.at, arguments[1], twelve);
  }
  return emit(signature->op, signature->result, expr.at, arguments[0], arguments[1], arguments[2]);
}

std::optional<NodeId> Compiler::compile(ExprId id, const Facts& facts) {
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
    case ExprKind::subtract:
    case ExprKind::multiply:
    case ExprKind::divide:
      return arithmetic(expr, facts);
    default:
      return comparison(expr, facts);
  }
}

}  // namespace

std::optional<NodeId> compile_formula(const Formula& formula, Scope& scope, Program& program,
                                      FormulaReporter& reporter) {
  return Compiler(formula, scope, program, reporter).compile(formula.root, {});
}

}  // namespace aci
