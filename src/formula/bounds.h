#pragma once
// What the bounds of the inputs prove of a Program: where it may divide by zero, where it may exceed 128
// bits.
//
// Every operation is evaluated on ranges instead of values, on demand as Evaluation does. A condition narrows
// what stands behind it (`if patients > 0 then x / patients else …`); expressions are known by what they
// compute, so that a guard is recognised through definitions and however often it is written.

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <unordered_map>
#include <vector>

#include "formula/expression_names.h"
#include "formula/operators_and_functions.h"

namespace aci {

enum class BoundsFault : std::uint8_t {
  zero_divisor,
  possible_zero_divisor,
  overflow,
  no_date,             ///< No structure gives a date that there is.
  possibly_no_date,    ///< Or not every one does: 29 February of any year.
  senseless,           ///< A value that makes no sense there, whatever the structure.
  possibly_senseless,  ///< Or of some that the bounds allow.
};

struct BoundsFinding {
  BoundsFault fault;
  Place place;         ///< Of the divisor, of the operation that may not fit or that gives no date, of the
                       ///< formula without sense.
  Op op = Op::divide;  ///< The assertion that may not hold.
};

/// A comparison with a constant of what follows an input: which values of the input lie just below it, at it,
/// just above it; nothing where it has none. Of what follows no input, any distance will do.
struct WatchedThreshold {
  bool a_moves = true;
  NodeId input = kNoNode;
  std::array<std::optional<Narrowing>, 3> sides = {};
};

class BoundsAnalysis {
 public:
  /// One range an input. `opaque`: slots that the engine may set to another value than the computed one.
  BoundsAnalysis(const Program& program, std::vector<Range> inputs, const std::vector<SlotId>& opaque = {});
  /// The names are those of that program: analyses under other inputs share them.
  BoundsAnalysis(const Program& program, std::vector<Range> inputs,
                 std::shared_ptr<const ExpressionNames> names);

  /// From now on only structures for which the boolean slot holds are considered.
  void assume(SlotId slot);
  /// Every value that the slot may take once the `given` boolean slots hold; nothing when it can take none.
  std::optional<Range> range(SlotId slot, std::span<const SlotId> given = {});
  /// Looks, whenever `range` comes across that comparison, which of its sides conditions leave possible.
  void watch(NodeId comparison, WatchedThreshold threshold);
  /// Those sides.
  std::array<bool, 3> possible_sides(NodeId comparison) const;
  /// Whether a condition on inputs may hold, and may not hold, where `range` came across it.
  std::array<bool, 2> possible_outcomes(NodeId conditional) const;
  /// The branches of conditions on inputs that no structure takes, of those that `range` had to look at.
  std::vector<Place> branches_never_taken() const;
  /// One a place, in the order of the file; of the operations that `range` had to look at.
  std::vector<BoundsFinding> findings() const;

 private:
  using Name = ExpressionName;
  using Environment = std::uint32_t;
  using Inputs = ExpressionNames::Inputs;

  // Deeper, a value is taken to be anything; after so many looks, conditions teach nothing more: sound, and
  // quick on the strangest of rule sets. The shipped ones need 3 000 looks.
  static constexpr int kDeepest = 150;
  static constexpr std::size_t kMostVisits = 50'000;

  struct Fact {
    Name name;
    Narrowing narrowing;
    friend bool operator==(const Fact&, const Fact&) = default;
  };
  using Facts = std::vector<Fact>;  ///< By name.
  struct Divisor {
    bool may_be_zero = false;
    bool may_be_other = false;
  };
  struct Day {
    bool may_be = false;
    bool may_be_none = false;
  };
  struct Assertion {
    Op op;
    bool may_hold = false;
    bool may_fail = false;
  };

  Environment intern(Facts facts);
  Environment relevant(Environment environment, Inputs to);
  Environment with_fact(Environment environment, Name name, const Narrowing& narrowing);
  const Narrowing* fact(Environment environment, const std::optional<Name>& name) const;
  bool holds(Environment environment, Op op, Name a, Name b, bool outcome = true) const;

  using Result = std::optional<Range>;
  Result analyse(NodeId id, Environment environment);
  Result compute(NodeId id, Environment environment);
  Result choice(NodeId id, Environment environment);
  Result otherwise(NodeId id, Environment environment);
  Result dated(const OpNode& node, Environment environment);
  Result plain(NodeId id, Environment environment);
  void look_at_sides(NodeId id, Environment environment, const Range& a, const Range& b);
  bool contradicts(Environment environment);
  Order order(const OpNode& node, Environment environment) const;
  void note_divisor(const Place& place, const Range& range);
  void note_day(const Place& place, const Range& year, const Range& month, const Range& day);
  void limit(Range& range, const Place& place);

  using Refined = std::optional<Environment>;  ///< Nothing: it cannot happen.
  Refined refine(NodeId condition, bool outcome, Environment environment);
  Refined refine_lazy(const OpNode& node, bool outcome, Environment environment);
  Refined refine_comparison(const OpNode& node, bool outcome, Environment environment);
  Refined narrow(NodeId id, const Narrowing& by, Environment environment);
  Environment join(Environment a, Environment b);

  const Program& program_;
  std::vector<Range> inputs_;
  std::shared_ptr<const ExpressionNames> names_;
  std::vector<Facts> environments_;
  std::unordered_map<std::size_t, std::vector<Environment>> environments_by_hash_;
  std::unordered_map<std::uint64_t, Result> memo_;                         ///< By node and environment.
  std::unordered_map<std::uint64_t, Result> memo_aside_;                   ///< The same, of what is supposed.
  std::unordered_map<std::uint64_t, std::optional<Environment>> refined_;  ///< By condition and environment.
  Environment base_ = 0;                                                   ///< Environment 0 knows nothing.
  std::size_t visits_ = 0;
  int depth_ = 0;
  std::map<Place, Divisor> divisors_;
  std::map<NodeId, std::uint8_t> taken_;  ///< By condition on inputs: bit 0 when it may hold, bit 1 when not.
  std::map<Place, Assertion> assertions_;
  std::map<Place, Day> days_;
  std::set<Place> overflows_;
  std::map<NodeId, WatchedThreshold> watched_;
  std::map<NodeId, std::array<bool, 3>> sides_;  ///< Of those that were come across.
  /// A side is being tried: what is analysed for it shows whether it contradicts what is known, and is not
  /// what `range` comes across. Otherwise a comparison would try its own sides without end.
  bool supposing_ = false;
  bool gave_up_ = false;  ///< Something was not looked at.
};

}  // namespace aci
