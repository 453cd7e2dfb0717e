#pragma once
// Runs a Program over the inputs of one structure: on demand, each slot once, exactly.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "formula/operators_and_functions.h"

namespace aci {

/// The message id of a fault: V001…
const char* fault_code(FaultKind kind);

struct Fault {
  FaultKind kind;
  NodeId node;
};

using InputValues = std::span<const std::optional<Rational>>;

/// Looks on while a program runs: which way it goes, and what it compares.
class EvaluationObserver {
 public:
  virtual ~EvaluationObserver() = default;
  /// A conditional took its first branch, or its second.
  virtual void chose(NodeId node, bool first) = 0;
  /// An operation of two operands was computed; of a dated constant: on what, and its value then.
  virtual void combined(NodeId node, const Rational& a, const Rational& b) = 0;
};

class Evaluation {
 public:
  /// All must outlive the evaluation.
  Evaluation(const Program& program, InputValues inputs, EvaluationObserver* observer = nullptr);

  /// The slot's value, computed if it was not yet; null once there is a fault.
  const Rational* slot(SlotId id);
  /// An operation's value, of which only slots are remembered; nothing once there is a fault.
  std::optional<Rational> value(NodeId id) { return run(id); }
  bool flag(SlotId id);  ///< A boolean slot; false once there is a fault.

  /// Whether anything has asked for the slot yet.
  bool computed(SlotId id) const { return memo_[id].has_value(); }
  const std::optional<Rational>& peek(SlotId id) const { return memo_[id]; }
  /// Sets a slot to a value instead of computing it: "were the gate open".
  void assume(SlotId id, const Rational& value) { memo_[id] = value; }
  /// These have to be computed anew, since inputs change that they are computed from. A fault is forgotten.
  void forget(std::span<const SlotId> slots);
  /// Computes under that reading; to be said before anything is asked for.
  void read_as(std::uint32_t reading) { reading_ = reading; }
  /// The readings under which something computed so far would be asked for otherwise; by number, perhaps
  /// twice.
  const std::vector<std::uint32_t>& doubtful() const { return doubtful_; }

  /// Whether the input was read by anything computed so far.
  bool read(std::uint32_t input) const { return read_[input]; }
  const std::optional<Fault>& fault() const { return fault_; }

 private:
  std::optional<Rational> run(NodeId id);
  std::optional<Rational> plain(NodeId id);
  std::optional<Rational> fail(FaultKind kind, NodeId node);

  const Program& program_;
  InputValues inputs_;
  EvaluationObserver* observer_;
  std::vector<std::optional<Rational>> memo_;
  std::vector<bool> read_;
  std::optional<std::uint32_t> reading_;
  std::vector<std::uint32_t> doubtful_;
  std::optional<Fault> fault_;
};

}  // namespace aci
