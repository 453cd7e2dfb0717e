#pragma once
// The work of compile_formula: one compiler a formula. compiler.cpp walks the tree, compile_calls.cpp
// knows the functions, compile_names.cpp the names.

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "formula/choice_words.h"
#include "formula/compiler.h"
#include "formula/operators_and_functions.h"

namespace aci {

/// The optional inputs known to be present where an expression stands.
using Facts = std::set<std::uint32_t>;

class FormulaCompiler {
 public:
  FormulaCompiler(const Formula& formula, Scope& scope, Program& program, FormulaReporter& reporter)
      : formula_(formula), scope_(scope), program_(program), reporter_(reporter) {}

  std::optional<NodeId> compile(ExprId id, const Facts& facts);
  /// A constant has no value: told, and what is compiled is of no use.
  bool refused() const { return refused_; }

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
  Result operation(const Expr& expr, const Facts& facts);
  std::optional<ChoiceWord> choice_word(const Expr& expr) const;
  /// `option == tiers_temps`
  Result choice_comparison(const Expr& expr, const ChoiceWord& word, const Facts& facts);
  /// `optin == tiers_temps`: of a name that is none, what it is compared with is not told.
  void pass_over_choice(const Expr& expr);
  /// The choice that an operand names.
  Result choice(const ChoiceWord& word);
  /// An input of choices is compared, and nothing else: false, and told, when the operand is one.
  bool expect_no_choice(ExprId id, const Result& node);
  /// The type of an operation on operands that have theirs; nothing, and told, when they do not go together.
  std::optional<Type> result_type(const Expr& expr, NodeId a, NodeId b);
  Result rounding(const Expr& expr, Op op, const std::vector<NodeId>& arguments);
  Result extremum(const Expr& expr, Op op, const std::vector<NodeId>& arguments);
  Result listed(const Expr& expr, const Function& function, std::vector<NodeId> arguments);
  Result aggregate(const Expr& expr);

  /// What a name stands for, or `failed` once its mistake is told.
  Resolved resolve(const Expr& expr);
  /// The optional input that must stand here, else the mistake of that code.
  std::optional<Resolved> optional_input(ExprId id, const char* code);
  /// `facts`, and the inputs that must be present once `condition` has turned out to be `outcome`.
  Facts given(Facts facts, ExprId condition, bool outcome);

  bool expect(ExprId id, NodeId node, Type type);
  bool expect_number(ExprId id, NodeId node);
  bool expect_same(Span at, NodeId a, NodeId b);

  const Formula& formula_;
  Scope& scope_;
  Program& program_;
  FormulaReporter& reporter_;
  bool refused_ = false;
  bool lost_ = false;           ///< A guard has a mistake, told: what it may have guarded is not.
  std::set<const Expr*> told_;  ///< Names whose mistake is told: a guard is looked at more than once.
};

}  // namespace aci
