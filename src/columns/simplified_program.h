#pragma once
// A Program made smaller by what is known of the inputs before any row of a table is read: constants folded,
// choices that are settled made, every expression computed once. What is left depends on the columns.

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "formula/program.h"
#include "formula/range.h"

namespace aci {

/// What is known of an input before any row is read.
struct ColumnInput {
  std::optional<Rational> constant;  ///< The same for all rows; else there is a column, or `absent`.
  bool absent = false;               ///< No row gives it.
  bool may_be_absent = false;        ///< Some rows may not give it: `known` must look.
  std::uint32_t column = 0;          ///< The input whose column holds the values.
  Rational unit = Rational(1);       ///< What the integers of the column count.
  Range range;                       ///< Of the values; with finite bounds.
};

/// An operation that is left. Operands come before it.
struct SimplifiedNode {
  Op op = Op::constant;  ///< Never slot, otherwise, or dated.
  Type type = {};
  NodeId a = kNoNode;
  NodeId b = kNoNode;
  NodeId c = kNoNode;
  std::uint32_t index = 0;  ///< Of the column, for input and known.
  Rational value = {};      ///< Of a constant.
  Range range = {};         ///< Every value it may take.
  /// Whether it may have no result of its own: no such date, a division by zero, more than 128 bits.
  bool may_fail = false;
};

class SimplifiedProgram {
 public:
  /// Both must outlive it.
  SimplifiedProgram(const Program& program, std::span<const ColumnInput> inputs);

  /// The node that computes the slot; nothing when something in it fails whatever the row, or reads a dated
  /// constant in a year that is not a constant, or before its first date.
  std::optional<NodeId> slot(SlotId id);

  const std::vector<SimplifiedNode>& nodes() const { return nodes_; }

 private:
  using Result = std::optional<NodeId>;
  struct Key {
    Op op;
    NodeId a, b, c;
    std::uint32_t index;
    Type type;
    Rational value;
    friend auto operator<=>(const Key&, const Key&) = default;
  };

  Result reduce(NodeId id);
  Result reduce_input(const OpNode& node);
  Result reduce_lazy(const OpNode& node, NodeId a);
  Result reduce_dated(const OpNode& node, NodeId when);
  Result apply(Op op, Type type, NodeId a, NodeId b, NodeId c);
  Result choose(Type type, NodeId condition, NodeId when, NodeId unless);
  Result simpler(Op op, Type type, NodeId a, NodeId b);
  void judge(SimplifiedNode& node) const;
  NodeId constant(const Rational& value, Type type);
  NodeId intern(SimplifiedNode node);
  const SimplifiedNode& at(NodeId id) const { return nodes_[id]; }
  bool is_constant(NodeId id) const { return at(id).op == Op::constant; }
  bool is_value(NodeId id, int value) const { return is_constant(id) && at(id).value == Rational(value); }

  const Program& program_;
  std::span<const ColumnInput> inputs_;
  std::vector<SimplifiedNode> nodes_;
  std::map<Key, NodeId> known_;
  std::vector<std::optional<NodeId>> slots_;
};

}  // namespace aci
