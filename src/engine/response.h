#pragma once
// How the pay of one structure follows one of its inputs, the others as they are: from which value to which
// nothing is decided otherwise. Exact: found by running the rules, whatever they are.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "engine/input_grid.h"
#include "formula/evaluation.h"
#include "ruleset/input_values.h"
#include "ruleset/plan.h"

namespace aci {

/// Values of an input, both included, along which nothing is decided otherwise: the same rows, conditions
/// and greatest or least operands. A figure goes one way along it, or stays, where the formulas between do: a
/// product of two things that follow the input, or a difference of two roundings, may turn.
struct Stretch {
  std::int64_t from = 0;
  std::int64_t to = 0;
  bool refused = false;  ///< The structure would have no result.
};

/// The inputs with some of them given another value. Those whose default is one of these follow.
struct InputChange {
  std::size_t input = 0;
  Rational value;
};
Inputs with_changes(const Plan& plan, Inputs inputs, const std::vector<InputChange>& changes);

/// Which inputs the nodes of a program are computed from, whichever way it goes.
class Dependence {
 public:
  Dependence(std::size_t nodes, std::size_t inputs);
  void add(NodeId node, std::size_t input);
  void add_all(NodeId node, NodeId of);
  bool of(NodeId node, std::size_t input) const;

 private:
  std::size_t words_;
  std::vector<std::uint64_t> bits_;
};

class Response {
 public:
  /// More stretches than that are not looked for.
  static constexpr std::size_t kMostStretches = 2000;

  /// The plan must outlive it. `reading`: another than the one the rules keep.
  Response(const Plan& plan, Inputs inputs, std::optional<std::uint32_t> reading = {});

  /// Of the same rules, for other inputs; none of them may be left to the default of an input that was given.
  Response(const Response& like, Inputs inputs);
  Response(const Response&) = delete;
  Response& operator=(const Response&) = delete;

  const Plan& plan() const { return plan_; }
  const Inputs& inputs() const { return inputs_; }
  /// Whether the operation may change with the input.
  bool follows(NodeId node, std::size_t input) const { return dependence_->of(node, input); }
  /// What it is worth, were the input that; nothing when the structure would have no result.
  std::optional<Rational> at(std::size_t input, const Rational& value, NodeId node);
  /// The same, as it is.
  std::optional<Rational> now(NodeId node);
  /// That slot is worth that, whatever its formula says and whatever changes.
  void assume(SlotId slot, const Rational& value);
  /// Whether nothing is decided otherwise for one value and for another.
  bool alike(std::size_t input, const Rational& a, const Rational& b, NodeId node);
  /// From the least value to the most. `complete` becomes false when there are more than kMostStretches.
  std::vector<Stretch> stretches(std::size_t input, const InputGrid& grid, NodeId node, bool& complete) {
    return stretches(input, grid, std::span(&node, 1), complete);
  }
  /// The same for several: along a stretch, none of them is decided otherwise.
  std::vector<Stretch> stretches(std::size_t input, const InputGrid& grid, std::span<const NodeId> nodes,
                                 bool& complete);

 private:
  /// Which way the rules went.
  class Way final : public EvaluationObserver {
   public:
    explicit Way(const Response& response) : response_(response) {}
    void chose(NodeId node, bool first) override { note(node, first ? 1 : 2); }
    void combined(NodeId node, const Rational& a, const Rational& b) override;
    void reset() { taken_ = 0; }
    std::uint64_t taken() const { return taken_; }

   private:
    void note(NodeId node, std::uint64_t what);
    const Response& response_;
    std::uint64_t taken_ = 0;
  };
  struct Point {
    std::optional<Rational> value;
    std::uint64_t way = 0;
    bool alike(const Point& other) const {
      return way == other.way && value.has_value() == other.value.has_value();
    }
  };

  void turn_to(std::size_t input);
  void set(std::size_t input, std::optional<Rational> value);
  /// The value is that of the first.
  Point point(std::size_t input, const Rational& value, std::span<const NodeId> nodes);
  std::optional<Rational> run(NodeId node);

  const Plan& plan_;
  Inputs inputs_;
  Way way_;
  Evaluation evaluation_;
  std::shared_ptr<const Dependence> dependence_;
  std::vector<SlotId> conditions_;  ///< That must hold for there to be a result.
  std::vector<std::pair<SlotId, Rational>> assumed_;
  std::optional<std::size_t> turned_;  ///< The input that changes at present…
  std::vector<SlotId> followers_;      ///< …and the slots that follow it.
};

}  // namespace aci
