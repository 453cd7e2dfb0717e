#pragma once
// The work of compile_formula: one compiler a formula. compiler.cpp walks the tree, compile_calls.cpp knows
// the functions.

#include <optional>
#include <vector>

#include "formula/guards.h"
#include "formula/operations.h"

namespace aci {

class FormulaCompiler {
 public:
  FormulaCompiler(const Formula& formula, Scope& scope, Program& program, FormulaReporter& reporter)
      : formula_(formula),
        scope_(scope),
        program_(program),
        reporter_(reporter),
        guards_(formula, scope, reporter) {}

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
  Result arithmetic(const Expr& expr, Op op, const Facts& facts);
  Result comparison(const Expr& expr, Op op, const Facts& facts);
  Result rounding(const Expr& expr, Op op, const std::vector<NodeId>& arguments);
  Result extremum(const Expr& expr, Op op, const std::vector<NodeId>& arguments);
  Result listed(const Expr& expr, const Function& function, std::vector<NodeId> arguments);
  Result aggregate(const Expr& expr);

  bool expect(ExprId id, NodeId node, Type type);
  bool expect_number(ExprId id, NodeId node);
  bool expect_same(Span at, NodeId a, NodeId b);

  const Formula& formula_;
  Scope& scope_;
  Program& program_;
  FormulaReporter& reporter_;
  Guards guards_;
};

}  // namespace aci
