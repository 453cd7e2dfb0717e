#pragma once
// A program followed down the branches that one structure takes: what decides a number, and nothing else.

#include <optional>

#include "engine/assessment.h"
#include "formula/evaluation.h"

namespace aci {

class TakenPath {
 public:
  /// The assessment must outlive it.
  explicit TakenPath(const Assessment& assessment);

  /// What a node is worth for this structure; nothing when that cannot be told.
  std::optional<Rational> value(NodeId node);
  /// One step towards what decides a node: the branch taken, the smaller operand of a minimum, what a
  /// rounding rounds, the factor that is not 1; nothing when every operand counts.
  std::optional<NodeId> step(NodeId node);
  /// As far as steps go.
  NodeId decider(NodeId node);

  const OpNode& node(NodeId id) const { return program_.nodes[id]; }
  NodeId root(SlotId slot) const { return program_.slots[slot]; }

 private:
  std::optional<NodeId> step_of_plain(const OpNode& node);
  const Program& program_;
  const Inputs& inputs_;
  Evaluation evaluation_;
};

}  // namespace aci
