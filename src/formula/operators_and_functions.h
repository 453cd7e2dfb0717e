#pragma once
// The operations of the language, a row each: how it is written, what it is worth, within which bounds, and
// when it has no result. Whatever compiles, runs, proves or prints a Program reads the row, so that a new
// function is one row (and, to be fast in batches, a kernel in columns/).

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "formula/program.h"
#include "formula/range.h"

namespace aci {

/// Why an evaluation stopped.
enum class FaultKind : std::uint8_t {
  overflow,  ///< A result needs more than 128 bits.
  division_by_zero,
  no_such_date,      ///< date(2023, 2, 30), or a year outside 1900..2200.
  not_whole,         ///< A year, month, day or count of months that is not a whole number.
  bad_step,          ///< Rounding to a step that is not above 0.
  amount_too_large,  ///< More euros than money holds.
  no_value_yet,      ///< A dated parameter read before its first date.
  negative,          ///< Below 0, where nothing can be.
  no_proportion,     ///< Below 0 or above 1, where a part of a whole is meant.
};

struct OpResult {
  std::optional<Rational> value;
  FaultKind fault = FaultKind::overflow;  ///< Meaningless with a value.
};

/// How those who walk a Program treat a node.
enum class OpForm : std::uint8_t {
  constant,
  input,
  known,
  otherwise,
  alternative,
  slot,
  dated,
  lazy,   ///< Looks at `a` first: see `branch`.
  plain,  ///< Worth what `value` says of all its operands.
};

/// What is known of the first operand against the second besides their ranges.
struct Order {
  bool same = false;  ///< One expression, written twice.
  bool at_least = false;
  bool at_most = false;
  bool apart = false;
};

/// Operands that the operation lacks are 0.
struct RangeOperands {
  const Range& a;
  const Range& b;
  const Range& c;
  std::uint32_t divisor = 0;  ///< Names b.
  Order order;                ///< Of a against b; of a date against a number: of its year.
};

/// How formulas call a function.
struct CallShape {
  enum class Kind : std::uint8_t {
    none,      ///< It is no function: an operator, a reference.
    extremum,  ///< Any number of operands of one ordered type, which is the result's.
    clamp,     ///< x, low, high.
    rounding,  ///< A number and a step of its unit.
    listed,    ///< Parameters and result as listed.
  };
  Kind kind = Kind::none;
  std::size_t least = 0;  ///< Number of arguments.
  std::size_t most = 0;
  const char* arguments = nullptr;  ///< Message id that says which arguments are expected.
  std::array<Type, 3> parameters{};
  Type result{};
};

struct Operation {
  Op op;
  std::string_view word;  ///< As formulas write it.
  OpForm form;
  bool commutative = false;
  // What follows is of plain ones.
  OpResult (*value)(const Rational& a, const Rational& b, const Rational& c) = nullptr;
  /// Every value that it may take; nothing when it has no result.
  std::optional<Range> (*range)(const RangeOperands& of) = nullptr;
  /// Whether some operands leave it without a result. Null: none do.
  bool (*may_fail)(const RangeOperands& of, const Range& result) = nullptr;
  CallShape call{};
  Op opposite = Op::constant;  ///< The comparison that holds when this one does not.
};

/// By Op.
extern const Operation kOperations[kOpCount];

inline const Operation& operation(Op op) {
  return kOperations[static_cast<std::size_t>(op)];
}

/// For plain operations.
inline OpResult apply_op(Op op, const Rational& a, const Rational& b, const Rational& c) {
  return operation(op).value(a, b, c);
}

/// Whether it only makes sure of its operand, which it is worth.
inline bool is_assertion(Op op) {
  return op == Op::not_negative || op == Op::proportion;
}

inline bool is_comparison(Op op) {
  return operation(op).opposite != Op::constant;
}

/// `a and b` is `if a then b else a`, `a or b` is `if a then a else b`. The operand of a lazy operation that
/// it is worth once `a` has turned out to be `outcome`; kNoNode for `a` itself.
inline NodeId branch(const OpNode& node, bool outcome) {
  if (node.op == Op::conditional) return outcome ? node.b : node.c;
  return outcome == (node.op == Op::logical_and) ? node.b : kNoNode;
}

/// A function as formulas call it.
struct Function {
  std::string_view name;
  Op op;
  CallShape call{};
};
std::optional<Function> find_function(std::string_view name);
bool is_function(std::string_view name);
/// Every function, those of the engine (earned, known…) included.
std::vector<std::string_view> function_names();
/// earned, full, prorated_full, rounded, gate_open, subtotal, period_from, period_to: answered by the Scope.
bool is_aggregate(std::string_view name);
/// Of an aggregate: the others have no argument.
bool takes_id(std::string_view aggregate);

}  // namespace aci
