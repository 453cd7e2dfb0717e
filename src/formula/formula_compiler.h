#pragma once
// The work of compile_formula: one compiler a formula. compiler.cpp walks the tree, compile_calls.cpp knows
// the functions.

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "formula/compiler.h"
#include "formula/functions.h"

namespace aci {

/// The optional inputs known to be present where an expression stands.
using Facts = std::set<std::uint32_t>;

class FormulaCompiler {
 public:
  FormulaCompiler(const Formula& formula, Scope& scope, Program& program, FormulaReporter& reporter)
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
  Result calendar(const Expr& expr, const FunctionSignature& signature, std::vector<NodeId> arguments);
  Result aggregate(const Expr& expr);

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
  bool lost_guard_ = false;     ///< A guard's name is unknown, told: what it may have guarded is not.
  std::set<const Expr*> told_;  ///< Names whose mistake is told: a guard is looked at more than once.
};

}  // namespace aci
