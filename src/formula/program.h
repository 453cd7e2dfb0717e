#pragma once
// Formulas with their names resolved and their types checked: what evaluation runs on.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/rational.h"
#include "formula/type.h"

namespace aci {

enum class Op : std::uint8_t {
  constant,     ///< `value`
  input,        ///< Input number `index`.
  known,        ///< Whether input number `index` was given.
  otherwise,    ///< Input number `index` when given, else `a`.
  alternative,  ///< `a`, or `b` under reading number `index`.
  slot,         ///< Slot number `index`: another formula's result.
  dated,  ///< The value of dated constant `index` on the day `a`, in the year `b`; or at 1 January of the
          ///< year `a`.
  negate,
  logical_not,
  add,
  subtract,
  multiply,
  divide,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  logical_and,
  logical_or,
  conditional,  ///< a ? b : c
  minimum,
  maximum,
  floor,
  ceil,
  round,
  trunc,      ///< `a` to a multiple of `b`
  make_date,  ///< year a, month b, day c
  year,
  days,
  year_fraction,
  add_months,
  add_days,
  not_negative,  ///< `a`, which has no sense below 0
  proportion,    ///< `a`, which has no sense outside 0 to 1
};
inline constexpr std::size_t kOpCount = static_cast<std::size_t>(Op::proportion) + 1;

using NodeId = std::uint32_t;
using SlotId = std::uint32_t;
inline constexpr NodeId kNoNode = 0xFFFFFFFF;

/// One operation. Booleans travel as 0 and 1, dates as days since 1970-01-01, choices as their
/// numbers from 0.
struct OpNode {
  Op op = Op::constant;
  Type type = {};
  NodeId a = kNoNode;
  NodeId b = kNoNode;
  NodeId c = kNoNode;
  std::uint32_t index = 0;
  Rational value = {};
  Place place = {};  ///< The text that asked for it, for the errors of evaluation.
};

/// A constant that changes with time: each value holds from its date on.
struct DatedConstant {
  struct Value {
    Date from;
    Rational value;
  };
  std::vector<Value> values;  ///< By increasing date.
  /// Null before the first date.
  const Rational* on(Date day) const;
  const Rational* at_beginning_of(int year) const;
  /// Of what the first operand of `dated` is worth, and its type.
  const Rational* at(const Rational& operand, Type type) const;
};

/// All the operations of a Plan. A slot is a named root; slots may use slots, never in a circle.
struct Program {
  std::vector<OpNode> nodes;
  std::vector<NodeId> slots;
  std::vector<DatedConstant> dated;

  NodeId push(OpNode node);
  SlotId push_slot(NodeId root);
  NodeId constant(const Rational& value, Type type);
  NodeId slot_node(SlotId slot);
  /// An operation of the engine itself (a sum of parts, a product by the pro rata).
  NodeId apply(Op op, Type type, NodeId a, NodeId b = kNoNode, NodeId c = kNoNode);
  const OpNode& root(SlotId slot) const { return nodes[slots[slot]]; }
};

}  // namespace aci
