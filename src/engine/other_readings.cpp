#include "engine/other_readings.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "formula/evaluation.h"

namespace aci {
namespace {

/// Which slots may say something else under a reading: the others are what they were.
class Reach {
 public:
  explicit Reach(const Program& program) : program_(program), nodes_(program.nodes.size()) {
    while (spread()) {
    }
  }

  bool reaches(std::size_t reading, SlotId slot) const {
    return (nodes_[program_.slots[slot]] & bit(reading)) != 0;
  }

 private:
  /// One each; the last stands for all from there on.
  static std::uint64_t bit(std::size_t reading) {
    return std::uint64_t{1} << std::min<std::size_t>(reading, 63);
  }

  /// Whether to do it once more: a slot that is compiled after what reads it may have moved.
  bool spread() {
    bool moved = false;
    bool later = false;
    for (NodeId id = 0; id < nodes_.size(); ++id) {
      const OpNode& node = program_.nodes[id];
      std::uint64_t readings = node.op == Op::alternative ? bit(node.index) : 0;
      for (const NodeId operand : {node.a, node.b, node.c}) {
        if (operand != kNoNode) readings |= nodes_[operand];
      }
      const NodeId root = node.op == Op::slot ? program_.slots[node.index] : kNoNode;
      if (root != kNoNode) readings |= nodes_[root];
      later = later || (root != kNoNode && root > id);
      moved = moved || readings != nodes_[id];
      nodes_[id] = readings;
    }
    return moved && later;
  }

  const Program& program_;
  std::vector<std::uint64_t> nodes_;  ///< The readings that reach each.
};

class Rereading {
 public:
  Rereading(const Assessment& kept, const Reach& reach, std::size_t reading)
      : kept_(kept), plan_(*kept.plan), evaluation_(plan_.program, kept.inputs.values) {
    evaluation_.read_as(static_cast<std::uint32_t>(reading));
    out_.reading = reading;
    for (SlotId slot = 0; slot < kept.trace.size(); ++slot) {
      if (kept.trace[slot] && !reach.reaches(reading, slot)) evaluation_.assume(slot, *kept.trace[slot]);
    }
  }

  OtherReading run() {
    const auto kept_total = kept_.amount(AmountRole::total);
    const auto kept_balance = kept_.amount(AmountRole::balance);
    out_.refused = refused();
    if (!out_.refused) {
      out_.total = money(AmountRole::total);
      out_.balance = money(AmountRole::balance);
      if (plan_.advance) out_.advance = money(*plan_.advance);
      out_.dates = other_dates();
      out_.refused = evaluation_.fault().has_value();
    }
    if (out_.refused) return {out_.reading, true, kept_total, kept_.advance, kept_balance, false, true};
    out_.moves = out_.dates || out_.total != kept_total || out_.advance != kept_.advance ||
                 out_.balance != kept_balance;
    return out_;
  }

 private:
  bool refused() {
    for (const Premise& premise : plan_.premises) {
      if (!evaluation_.flag(premise.holds)) return true;
    }
    const auto& constraints = plan_.rules->constraints;
    for (std::size_t i = 0; i < constraints.size(); ++i) {
      if (constraints[i].is_error && !evaluation_.flag(plan_.constraints[i])) return true;
    }
    return evaluation_.fault().has_value();
  }

  std::optional<Money> money(SlotId slot) {
    const Rational* value = evaluation_.slot(slot);
    return value != nullptr ? Money::from_exact(*value) : std::nullopt;
  }
  std::optional<Money> money(AmountRole role) {
    const auto index = plan_.amount_with(role);
    return index ? money(plan_.amounts[*index].rounded) : std::nullopt;
  }

  std::optional<Date> date(SlotId slot) {
    const Rational* value = evaluation_.slot(slot);
    const auto serial = value != nullptr ? value->to_int64() : std::nullopt;
    return serial ? from_serial(*serial) : std::nullopt;
  }
  bool other_dates() {
    for (const AmountLine& line : kept_.amounts) {
      const auto& due = plan_.amounts[line.index].due;
      if (due && date(*due) != line.due) return true;
    }
    return std::any_of(kept_.deadlines.begin(), kept_.deadlines.end(), [&](const DeadlineLine& line) {
      return date(plan_.deadlines[line.index]) != line.date;
    });
  }

  const Assessment& kept_;
  const Plan& plan_;
  Evaluation evaluation_;
  OtherReading out_;
};

}  // namespace

std::vector<OtherReading> other_readings(const Assessment& assessment) {
  std::vector<OtherReading> all;
  const Reach reach(assessment.plan->program);
  for (const std::size_t reading : assessment.doubtful)
    all.push_back(Rereading(assessment, reach, reading).run());
  const auto distance = [](const std::optional<Money>& a, const std::optional<Money>& b) {
    const auto apart = a && b ? subtract(*a, *b) : std::nullopt;
    return apart ? std::abs(apart->cents()) : std::int64_t{0};
  };
  const auto kept = assessment.amount(AmountRole::total);
  std::stable_sort(all.begin(), all.end(), [&](const OtherReading& a, const OtherReading& b) {
    const auto rank = [&](const OtherReading& each) {
      return std::make_tuple(each.refused ? 0 : 1, -distance(each.total, kept),
                             -distance(each.advance, assessment.advance));
    };
    return rank(a) < rank(b);
  });
  return all;
}

}  // namespace aci
