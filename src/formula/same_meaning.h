#pragma once
// Formulas that say the same in other words: spaces, comments and redundant parentheses aside.

#include "formula/formula.h"

namespace aci {

/// Whether two expressions spell the same tree; "60 %" is 0.6.
bool same_meaning(const Formula& a, ExprId left, const Formula& b, ExprId right);
/// The same of whole formulas; those without any node are alike.
bool same_meaning(const Formula& a, const Formula& b);

}  // namespace aci
