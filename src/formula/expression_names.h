#pragma once
// Expressions that always have the same value bear the same name: so a guard is recognised through
// definitions, and however often it is written.

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "formula/program.h"

namespace aci {

using ExpressionName = std::uint32_t;

/// What an expression is; operands by their names.
struct ExpressionKey {
  Op op;
  ExpressionName a = kNoNode;
  ExpressionName b = kNoNode;
  ExpressionName c = kNoNode;
  std::uint32_t index = 0;
  Rational value = {};
  friend bool operator==(const ExpressionKey&, const ExpressionKey&) = default;
};

class ExpressionNames {
 public:
  using Inputs = std::uint64_t;  ///< Which inputs something depends on; two may share a bit.

  /// `opaque`: slots that the engine may set to another value than the computed one.
  ExpressionNames(const Program& program, const std::vector<SlotId>& opaque);

  ExpressionName of(NodeId id) const { return names_[id]; }
  /// Nothing when no expression of the program is so.
  std::optional<ExpressionName> find(const ExpressionKey& key) const;
  Inputs depends(ExpressionName name) const { return depends_[name]; }
  NodeId first_node(ExpressionName name) const { return first_nodes_[name]; }
  bool is_opaque(SlotId slot) const { return opaque_[slot]; }

 private:
  struct Hash {
    std::size_t operator()(const ExpressionKey& key) const;
  };

  void name_node(const Program& program, NodeId id);

  std::vector<bool> opaque_;           ///< By slot.
  std::vector<ExpressionName> names_;  ///< By node.
  std::vector<Inputs> depends_;        ///< By name.
  std::vector<NodeId> first_nodes_;    ///< By name.
  std::unordered_map<ExpressionKey, ExpressionName, Hash> known_;
};

}  // namespace aci
