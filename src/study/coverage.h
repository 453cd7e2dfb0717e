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
#include "ruleset/plan_bounds.h"

namespace aci {

/// Something that cases should see happen.
struct CoverageItem {
  enum class Kind : std::uint8_t {
    indicator_met,
    indicator_unmet,
    requirement_fails,
    part_applies,
    part_does_not_apply,
    part_not_given,
    reduction_applies,
    reduction_does_not_apply,
    branch_then,
    branch_else,
    exemption_used,
    threshold_below,  ///< Just below it, when what is compared follows an input step by step.
    threshold_at,
    threshold_above,
    choice_taken,  ///< A comparison with a choice: it is that one,
    choice_left,   ///< or another one.
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
    std::size_t first_item = 0;  ///< Then, else; or below, at, above, without those that cannot happen.
    std::array<bool, 3> possible = {};
    std::optional<Rational> step = {};  ///< The smallest step of the side that moves.
    bool moving_is_a = true;
    bool of_choice = false;
  };

  /// What begins at a row: how it is named, and which sides of its beginning refuse.
  struct RowItem;
  static void take_rows(const std::string& path, const std::vector<TableRow>& rows,
                        std::map<Place, RowItem>& out);
  /// By the place of its key.
  static std::map<Place, RowItem> rows_by_place(const RuleSet& rules);
  static std::string narrow(Watched& watched, const std::map<Place, RowItem>& rows, const Place& place);

  void see_side(const Watched& watched, std::size_t side, bool happened);
  void see(std::size_t item, bool happened) { items_[item].seen = items_[item].seen || happened; }
  /// What an assessment shows; without one, what any may show is listed.
  void look_at(const Assessment* assessment);
  void list_nodes();
  /// The sides of the threshold of a node as values of an input; nothing when it is no such threshold.
  std::optional<WatchedThreshold> threshold(const OpNode& node, bool a_moves) const;
  std::optional<Rational> step_in(const OpNode& node, bool a_moves) const;
  static void add_possible(Watched& out, NodeId id, const Possibilities& all);
  void list(Watched& watched, const Place& place, bool branch, const std::map<Place, RowItem>& rows);

  std::shared_ptr<const Plan> plan_;
  std::vector<CoverageItem> items_;  ///< Those of look_at, in its order, then those of nodes.
  std::map<NodeId, Watched> watched_;
  std::list<Coverage> rereadings_;
};

}  // namespace aci
