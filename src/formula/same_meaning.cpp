#include "formula/same_meaning.h"

#include <algorithm>
#include <tuple>

namespace aci {

bool same_meaning(const Formula& a, ExprId left, const Formula& b, ExprId right) {
  const Expr& x = a[left];
  const Expr& y = b[right];
  // What a kind does not use is as it was born.
  const auto said = [](const Expr& of) { return std::tie(of.kind, of.op, of.type, of.value, of.name); };
  const bool alike = said(x) == said(y) && x.operands.size() == y.operands.size();
  return alike && std::equal(x.operands.begin(), x.operands.end(), y.operands.begin(),
                             [&](ExprId one, ExprId other) { return same_meaning(a, one, b, other); });
}

bool same_meaning(const Formula& a, const Formula& b) {
  if (a.nodes.empty() || b.nodes.empty()) return a.nodes.empty() == b.nodes.empty();
  return same_meaning(a, a.root(), b, b.root());
}

}  // namespace aci
