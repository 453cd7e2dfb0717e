#pragma once
// What a set of cases has been through in a rule set, and what it has not.

#include <array>
#include <list>
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

/// Gathers what the cases of one rule set see, whatever readings they take.
class Coverage final : public EvaluationObserver {
 public:
  explicit Coverage(std::shared_ptr<const Plan> plan);

  void add(const Assessment& assessment) { look_at(&assessment); }
  void chose(NodeId node, bool first) override;
  void combined(NodeId node, const Rational& a, const Rational& b) override;

  /// Of the same rules with other readings: what is seen there is seen. This one for its own plan.
  Coverage& under(const std::shared_ptr<const Plan>& other);

  const Plan& plan() const { return *plan_; }
  std::size_t seen() const;
  /// The part of the rule set that was seen, 0 to 1.
  Rational share() const;
  /// Whether that part is at least so many per cent.
  bool reaches(int per_cent) const { return share() >= *Rational::make(per_cent, 100); }
  /// Everything, by place.
  std::vector<CoverageItem> items() const;

 private:
  using Kind = CoverageItem::Kind;
  /// A branch, or a threshold.
  struct Watched {
    std::size_t first_item;  ///< Then, else; or below, at, above, without those that cannot happen.
    std::array<bool, 3> possible = {true, true, true};
    std::optional<Rational> step = {};  ///< The smallest step of the side that moves.
    bool moving_is_a = true;
  };

  void see(std::size_t item, bool happened) { items_[item].seen = items_[item].seen || happened; }
  /// What an assessment shows; without one, what any may show is listed.
  void look_at(const Assessment* assessment);
  void list_nodes();
  void set_threshold(Watched& out, const OpNode& node, bool a_moves) const;

  std::shared_ptr<const Plan> plan_;
  std::vector<CoverageItem> items_;  ///< Those of look_at, in its order, then those of nodes.
  std::map<NodeId, Watched> watched_;
  std::list<Coverage> rereadings_;
};

}  // namespace aci
