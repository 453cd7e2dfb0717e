#pragma once
// What a set of cases has been through in a rule set, and what it has not.

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/evaluate.h"

namespace aci {

/// Something that cases should see happen.
struct CoverageItem {
  enum class Kind : std::uint8_t {
    indicator_met,
    indicator_unmet,
    requirement_fails,
    part_applies,
    part_does_not_apply,
    reduction_applies,
    reduction_does_not_apply,
    branch_then,
    branch_else,
    exemption_used,
    threshold_below,  ///< Just below it, when what is compared follows an input step by step.
    threshold_at,
    threshold_above,
  };
  Kind kind;
  std::string name;  ///< "indicator.requirement"; the text of a branch or threshold.
  Place place;
  bool seen = false;
};

/// Gathers what the cases of one rule set see.
class Coverage final : public EvaluationObserver {
 public:
  explicit Coverage(std::shared_ptr<const Plan> plan);

  void add(const Assessment& assessment);
  void chose(NodeId node, bool first) override;
  void combined(NodeId node, const Rational& a, const Rational& b) override;

  const Plan& plan() const { return *plan_; }
  std::size_t seen() const;
  /// The part of the rule set that was seen, 0 to 1.
  Rational share() const;
  /// Whether that part is at least so many per cent.
  bool reaches(int per_cent) const;
  /// Everything, by place.
  std::vector<CoverageItem> items() const;

 private:
  using Kind = CoverageItem::Kind;
  /// How a side of a comparison follows an input: factor × input + a constant.
  struct Linear {
    std::optional<std::uint32_t> input;  ///< Absent: a constant.
    Rational factor{0};
    Rational offset{0};
  };
  struct Threshold {
    std::size_t first_item;  ///< Below, at, above; items that cannot happen are absent.
    std::array<bool, 3> possible;
    std::optional<Rational> step;  ///< The smallest step of the side that moves.
    bool moving_is_a = true;
  };

  void add_item(Kind kind, std::string name, Place place, bool seen = false);
  void see(std::size_t item, bool happened) { items_[item].seen = items_[item].seen || happened; }
  void list_indicators();
  void list_nodes();
  void list_threshold(NodeId id);
  bool depends_on_inputs(NodeId id) const;
  std::optional<Linear> linear(NodeId id) const;
  std::string text_of(const Place& place) const;

  std::shared_ptr<const Plan> plan_;
  std::vector<CoverageItem> items_;
  struct IndicatorItems {
    std::size_t met;
    std::vector<std::size_t> requirements;
    std::vector<std::optional<std::size_t>> parts;  ///< Applies, then does not; absent: always applies.
    std::vector<std::optional<std::size_t>> reductions;
  };
  std::vector<IndicatorItems> indicators_;
  std::size_t first_exemption_ = 0;
  mutable std::vector<std::optional<bool>> depends_;  ///< By node.
  std::map<NodeId, std::size_t> branches_;
  std::map<NodeId, Threshold> thresholds_;
  /// A formula is compiled once a context: its nodes share the items of the text they come from.
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> branch_at_;
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, Threshold> threshold_at_;
};

}  // namespace aci
