#pragma once
// The names of a formula, and which optional inputs a condition makes sure of: `if known(x) then x else 0`.

#include <cstdint>
#include <optional>
#include <set>

#include "formula/compiler.h"

namespace aci {

/// The optional inputs known to be present where an expression stands.
using Facts = std::set<std::uint32_t>;

class Guards {
 public:
  /// All must outlive it.
  Guards(const Formula& formula, Scope& scope, FormulaReporter& reporter)
      : formula_(formula), scope_(scope), reporter_(reporter) {}

  /// What a name stands for, or `failed` once its mistake is told.
  Resolved resolve(const Expr& expr);
  /// The optional input that must stand here, else the mistake of that code.
  std::optional<Resolved> optional_input(ExprId id, const char* code);
  /// `facts`, and the inputs that must be present once `condition` has turned out to be `outcome`.
  Facts with(Facts facts, ExprId condition, bool outcome);
  /// A guard's name is unknown, told: what it may have guarded is not.
  bool lost() const { return lost_; }

 private:
  const Formula& formula_;
  Scope& scope_;
  FormulaReporter& reporter_;
  bool lost_ = false;
  std::set<const Expr*> told_;  ///< Names whose mistake is told: a guard is looked at more than once.
};

}  // namespace aci
