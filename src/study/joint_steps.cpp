#include "study/joint_steps.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "study/next_values.h"

namespace aci {
namespace {

using Changes = std::vector<InputChange>;

// Of the inputs that meet a condition, that many are tried beside the others'.
constexpr std::size_t kMostChoices = 3;
constexpr int kMostTries = 60;

/// Something that must hold, or must not.
struct Condition {
  NodeId node;
  bool wanted;
};

/// What a condition is made of, when all of it must hold at once.
void split(const Program& program, Condition of, std::vector<Condition>& out) {
  const OpNode& node = program.nodes[of.node];
  if (node.op == Op::slot) return split(program, {program.slots[node.index], of.wanted}, out);
  if (node.op == Op::logical_not) return split(program, {node.a, !of.wanted}, out);
  const bool all = node.op == (of.wanted ? Op::logical_and : Op::logical_or);
  if (!all) return out.push_back(of);
  split(program, {node.a, of.wanted}, out);
  split(program, {node.b, of.wanted}, out);
}

void put(Changes& changes, const InputChange& change) {
  const auto same = std::ranges::find(changes, change.input, &InputChange::input);
  if (same == changes.end()) {
    changes.push_back(change);
  } else {
    *same = change;
  }
}

bool moves(const Changes& changes, std::size_t input) {
  return std::ranges::find(changes, input, &InputChange::input) != changes.end();
}

class JointSearch {
 public:
  JointSearch(Response& response, const Plan& plan, NodeId total, std::span<const std::size_t> movable)
      : response_(response), plan_(plan), total_(total), movable_(movable) {}

  /// The least changes after which all of it holds, of those that bring the most.
  std::optional<Changes> meet(NodeId condition) {
    std::vector<Condition> conditions;
    split(plan_.program, {condition, true}, conditions);
    best_.reset();
    tries_ = 0;
    try_from(conditions, 0, {});
    return best_;
  }

  Response with(const Changes& changes) const {
    return Response(response_, with_changes(plan_, response_.inputs(), changes));
  }
  std::optional<Rational> total(const Changes& changes) const { return with(changes).now(total_); }

  /// The changes that are needed for what they bring together.
  Changes needed(Changes changes) const {
    const auto whole = total(changes);
    for (std::size_t i = 0; i < changes.size() && changes.size() > 1;) {
      Changes without = changes;
      without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
      const auto rest = total(without);
      if (whole && rest && *rest >= *whole) {
        changes = std::move(without);
      } else {
        ++i;
      }
    }
    return changes;
  }

  /// Each input of these, and of `more`, where it brings the most.
  Changes raised(Changes changes, const std::vector<std::size_t>& more) const {
    std::vector<std::size_t> inputs;
    for (const InputChange& each : changes) inputs.push_back(each.input);
    inputs.insert(inputs.end(), more.begin(), more.end());
    for (const std::size_t input : inputs) {
      if (const auto next = next_in(changes, input); next && next->most) {
        put(changes, {input, input_grid(plan_.rules->inputs[input])->value(next->most->place)});
      }
    }
    return changes;
  }

  std::optional<NextValues> next_in(const Changes& changes, std::size_t input) const {
    const auto grid = input_grid(plan_.rules->inputs[input]);
    if (!grid) return std::nullopt;
    Response then = with(changes);
    bool complete = true;
    return next_values(then, input, *grid, total_, complete);
  }

 private:
  void try_from(const std::vector<Condition>& conditions, std::size_t next, const Changes& changes) {
    Response state = with(changes);
    while (next < conditions.size() && holds(state, conditions[next])) ++next;
    if (next == conditions.size()) return keep(state, conditions, changes);
    std::size_t tried = 0;
    for (const std::size_t input : movable_) {
      if (moves(changes, input) || !state.follows(conditions[next].node, input)) continue;
      const auto grid = input_grid(plan_.rules->inputs[input]);
      if (!grid || tried == kMostChoices || ++tries_ > kMostTries) continue;
      const Rational worth(conditions[next].wanted ? 1 : 0);
      const auto found = nearest_worth(state, input, *grid, conditions[next].node, worth);
      if (!found) continue;
      ++tried;
      Changes more = changes;
      more.push_back({input, grid->value(found->place)});
      try_from(conditions, next + 1, more);
    }
  }

  static bool holds(Response& state, const Condition& condition) {
    const auto value = state.now(condition.node);
    return value && value->is_zero() != condition.wanted;
  }

  void keep(Response& state, const std::vector<Condition>& conditions, const Changes& changes) {
    for (const Condition& each : conditions) {
      if (!holds(state, each)) return;
    }
    const auto worth = state.now(total_);
    if (!worth) return;
    const bool fewer = best_ && changes.size() < best_->size();
    const bool as_few = best_ && changes.size() == best_->size();
    if (best_ && !fewer && !(as_few && *worth > best_worth_)) return;
    best_ = changes;
    best_worth_ = *worth;
  }

  Response& response_;
  const Plan& plan_;
  NodeId total_;
  std::span<const std::size_t> movable_;
  std::optional<Changes> best_;
  Rational best_worth_;
  int tries_ = 0;
};

/// What an indicator still lacks: to be met, or one of its parts.
std::vector<NodeId> wanting(const Plan& plan, const IndicatorLine& line) {
  const IndicatorSlots& slots = plan.indicator(line.index);
  if (!line.met) return {plan.program.slots[slots.met]};
  std::vector<NodeId> out;
  for (std::size_t i = 0; i < slots.parts.size(); ++i) {
    const bool given = std::ranges::find(line.not_given, i) == line.not_given.end();
    const bool applies = std::ranges::find(line.parts, i, &ScoreLine::index) != line.parts.end();
    if (given && !applies) out.push_back(plan.program.slots[slots.parts[i].when]);
  }
  return out;
}

Rational gain(const std::optional<Rational>& after, const Rational& before) {
  const auto more = after ? subtract(*after, before) : std::nullopt;
  return more.value_or(Rational(0));
}

/// What the condition of an indicator, once met, lets others bring.
std::vector<std::size_t> enabled(const JointSearch& search, const Changes& met, NodeId earned,
                                 Response& response, std::span<const std::size_t> movable,
                                 const Rational& now, const std::map<std::size_t, Rational>& singles) {
  const auto then = search.total(met);
  std::vector<std::size_t> out;
  for (const std::size_t input : movable) {
    if (!then || moves(met, input) || !response.follows(earned, input)) continue;
    const auto next = search.next_in(met, input);
    const auto alone = singles.find(input);
    const Rational before = alone == singles.end() ? Rational(0) : gain(alone->second, now);
    if (next && next->most && gain(next->most->result, *then) > before) out.push_back(input);
  }
  return out;
}

bool more_than_alone(const Changes& changes, const Rational& worth,
                     const std::map<std::size_t, Rational>& singles, const Rational& now) {
  Rational alone(0);
  for (const InputChange& each : changes) {
    const auto single = singles.find(each.input);
    if (single != singles.end()) alone = add(alone, gain(single->second, now)).value_or(alone);
  }
  return gain(worth, now) > alone;
}

std::set<std::size_t> inputs_of(const Changes& changes) {
  std::set<std::size_t> inputs;
  for (const InputChange& each : changes) inputs.insert(each.input);
  return inputs;
}

}  // namespace

std::optional<Changes> changes_for_gate(Response& response, const Plan& plan, const Assessment& now,
                                        std::span<const std::size_t> movable) {
  const auto total = plan.amount_with(AmountRole::total);
  JointSearch search(response, plan, plan.program.slots[plan.amounts[*total].rounded], movable);
  std::vector<Changes> found;
  for (const std::size_t index : plan.gate.indicators) {
    if (now.indicators[index].met) continue;
    if (auto met = search.meet(plan.program.slots[plan.indicator(index).met])) {
      found.push_back(std::move(*met));
    }
  }
  // Where not all of them are required, those that take the fewest changes.
  const auto missing = static_cast<std::size_t>(std::max(0, now.gate.required - now.gate.met));
  if (found.size() < missing) return std::nullopt;
  std::ranges::stable_sort(found, {}, &Changes::size);
  Changes all;
  for (std::size_t i = 0; i < missing; ++i) {
    for (const InputChange& each : found[i]) put(all, each);
  }
  return all;
}

std::vector<std::vector<Changes>> joint_steps(Response& response, const Plan& plan, const Assessment& now,
                                              NodeId total, std::span<const std::size_t> movable,
                                              const std::map<std::size_t, Rational>& singles) {
  // By what the total is then: further changes of the same inputs are further steps.
  std::vector<std::map<Rational, Changes>> found;
  std::map<std::set<std::size_t>, std::size_t> seen;
  const auto before = response.now(total);
  if (!before) return {};
  JointSearch search(response, plan, total, movable);
  for (const IndicatorLine& line : now.indicators) {
    const NodeId earned = plan.program.slots[plan.indicator(line.index).earned];
    for (const NodeId condition : wanting(plan, line)) {
      auto met = search.meet(condition);
      if (!met || met->empty()) continue;
      const auto others = enabled(search, *met, earned, response, movable, *before, singles);
      if (met->size() + others.size() < 2) continue;
      Changes most = search.needed(search.raised(*met, others));
      const auto worth = search.total(most);
      if (most.size() < 2 || !worth || !more_than_alone(most, *worth, singles, *before)) continue;
      const auto [known, is_new] = seen.try_emplace(inputs_of(most), found.size());
      if (is_new) found.emplace_back();
      auto& steps = found[known->second];
      const auto least = search.total(*met);
      if (is_new && met->size() > 1 && least && *least > *before && *least < *worth)
        steps.try_emplace(*least, *met);
      steps.try_emplace(*worth, std::move(most));
    }
  }
  std::vector<std::vector<Changes>> out;
  for (auto& steps : found) {
    auto& all = out.emplace_back();
    for (auto& [worth, changes] : steps) all.push_back(std::move(changes));
  }
  return out;
}

}  // namespace aci
