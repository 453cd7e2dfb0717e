// How conditions narrow: environments of facts, and what an outcome tells.

#include <algorithm>

#include "base/hash.h"
#include "formula/bounds.h"

namespace aci {
namespace {

Narrowing exactly(bool outcome) {
  const Rational value(outcome ? 1 : 0);
  return {value, value, false};
}

}  // namespace

BoundsAnalysis::Environment BoundsAnalysis::intern(Facts facts) {
  std::size_t hash = facts.size();
  for (const Fact& fact : facts) {
    mix(hash, fact.name);
    mix(hash, fact.narrowing.nonzero ? 1 : 0);
    if (fact.narrowing.lo) mix(hash, *fact.narrowing.lo);
    if (fact.narrowing.hi) mix(hash, *fact.narrowing.hi);
  }
  auto& same_hash = environments_by_hash_[hash];
  for (const Environment candidate : same_hash) {
    if (environments_[candidate] == facts) return candidate;
  }
  const auto fresh = static_cast<Environment>(environments_.size());
  same_hash.push_back(fresh);
  environments_.push_back(std::move(facts));
  return fresh;
}

/// The facts that may concern something that depends on those inputs: fewer environments, more shared
/// results.
BoundsAnalysis::Environment BoundsAnalysis::relevant(Environment environment, Inputs to) {
  const Facts& facts = environments_[environment];
  const auto concerns = [&](const Fact& fact) { return (names_->depends(fact.name) & ~to) == 0; };
  if (std::all_of(facts.begin(), facts.end(), concerns)) return environment;
  Facts kept;
  std::copy_if(facts.begin(), facts.end(), std::back_inserter(kept), concerns);
  return intern(std::move(kept));
}

const Narrowing* BoundsAnalysis::fact(Environment environment, const std::optional<Name>& name) const {
  const Facts& facts = environments_[environment];
  if (!name || facts.empty()) return nullptr;
  const auto found = std::lower_bound(facts.begin(), facts.end(), *name,
                                      [](const Fact& fact, Name wanted) { return fact.name < wanted; });
  return found == facts.end() || found->name != *name ? nullptr : &found->narrowing;
}

bool BoundsAnalysis::holds(Environment environment, Op op, Name a, Name b, bool outcome) const {
  const Narrowing* known = fact(environment, names_->find({op, a, b}));
  const Rational value(outcome ? 1 : 0);
  return known != nullptr && known->lo == value && known->hi == value;
}

BoundsAnalysis::Environment BoundsAnalysis::with_fact(Environment environment, Name name,
                                                      const Narrowing& narrowing) {
  // Without inputs behind it there is nothing to learn; and enough is enough.
  if (names_->depends(name) == 0 || visits_ > kMostVisits) return environment;
  Facts facts = environments_[environment];
  const auto at = std::lower_bound(facts.begin(), facts.end(), name,
                                   [](const Fact& fact, Name wanted) { return fact.name < wanted; });
  if (at != facts.end() && at->name == name) {
    at->narrowing = narrowing;
  } else {
    facts.insert(at, {name, narrowing});
  }
  return intern(std::move(facts));
}

/// What is known whichever of the two came true.
BoundsAnalysis::Environment BoundsAnalysis::join(Environment a, Environment b) {
  if (a == b) return a;
  Facts shared;
  for (const Fact& one : environments_[a]) {
    const Narrowing* other = fact(b, one.name);
    if (other == nullptr) continue;
    Narrowing both;
    if (one.narrowing.lo && other->lo) both.lo = std::min(*one.narrowing.lo, *other->lo);
    if (one.narrowing.hi && other->hi) both.hi = std::max(*one.narrowing.hi, *other->hi);
    both.nonzero = one.narrowing.nonzero && other->nonzero;
    if (both != Narrowing{}) shared.push_back({one.name, both});
  }
  return intern(std::move(shared));
}

BoundsAnalysis::Refined BoundsAnalysis::narrow(NodeId id, const Narrowing& by, Environment environment) {
  const Result before = analyse(id, environment);
  if (!before) return std::nullopt;
  const Result after = narrowed(*before, by);
  if (!after) return std::nullopt;
  if (after->lo == before->lo && after->hi == before->hi && after->nonzero == before->nonzero)
    return environment;
  return with_fact(environment, names_->of(id), {after->lo, after->hi, after->nonzero});
}

BoundsAnalysis::Refined BoundsAnalysis::refine(NodeId condition, bool outcome, Environment environment) {
  const OpNode& node = program_.nodes[condition];
  if (node.op == Op::constant) return node.value.is_zero() != outcome ? Refined(environment) : std::nullopt;
  const Result known = analyse(condition, environment);
  if (!known || (outcome ? known->only_zero() : !known->may_be_zero())) return std::nullopt;
  if (known->is_constant() || depth_ >= kDeepest || visits_ > kMostVisits) return environment;
  // Remembered: in `(a and b) or (c and d)`, both outcomes of every condition are asked for, again and again.
  const std::uint64_t key =
      (std::uint64_t{environment} << 33U) | (std::uint64_t{condition} << 1U) | (outcome ? 1 : 0);
  if (const auto found = refined_.find(key); found != refined_.end()) return found->second;
  ++visits_;
  ++depth_;
  Refined refined = environment;
  if (node.op == Op::slot && !names_->is_opaque(node.index)) {
    refined = refine(program_.slots[node.index], outcome, environment);
  } else if (node.op == Op::logical_not) {
    refined = refine(node.a, !outcome, environment);
  } else if (operation(node.op).form == OpForm::lazy) {
    refined = refine_lazy(node, outcome, environment);
  } else if (is_comparison(node.op)) {
    refined = refine_comparison(node, outcome, environment);
  }
  --depth_;
  if (refined) refined = with_fact(*refined, names_->of(condition), exactly(outcome));
  refined_.emplace(key, refined);
  return refined;
}

BoundsAnalysis::Refined BoundsAnalysis::refine_lazy(const OpNode& node, bool outcome,
                                                    Environment environment) {
  const auto follow = [&](bool first) -> Refined {
    const NodeId next = branch(node, first);
    if (next == kNoNode && first != outcome) return std::nullopt;
    const Refined there = refine(node.a, first, environment);
    return there && next != kNoNode ? refine(next, outcome, *there) : there;
  };
  const Refined when = follow(true);
  const Refined unless = follow(false);
  if (!when || !unless) return when ? when : unless;
  return join(*when, *unless);
}

BoundsAnalysis::Refined BoundsAnalysis::refine_comparison(const OpNode& node, bool outcome,
                                                          Environment environment) {
  NodeId left = node.a;
  NodeId right = node.b;
  Op op = outcome ? node.op : operation(node.op).opposite;
  if (op == Op::greater || op == Op::greater_equal) {
    std::swap(left, right);
    op = op == Op::greater ? Op::less : Op::less_equal;
  }
  const Result a = analyse(left, environment);
  const Result b = analyse(right, environment);
  if (!a || !b) return std::nullopt;
  Narrowing of_a;
  Narrowing of_b;
  const auto unlike = [](const Range& range, const Range& other) -> Narrowing {
    if (!other.is_constant()) return {};
    Narrowing said{std::nullopt, std::nullopt, other.lo->is_zero()};
    if (range.lo == other.lo) said.lo = above(range, *other.lo).lo;
    if (range.hi == other.hi) said.hi = below(range, *other.hi).hi;
    return said;
  };
  if (op == Op::less) {
    if (b->hi) of_a = below(*a, *b->hi);
    if (a->lo) of_b = above(*b, *a->lo);
  } else if (op == Op::less_equal) {
    of_a.hi = b->hi;
    of_b.lo = a->lo;
  } else if (op == Op::equal) {
    of_a = {b->lo, b->hi, b->nonzero};
    of_b = {a->lo, a->hi, a->nonzero};
  } else {
    of_a = unlike(*a, *b);
    of_b = unlike(*b, *a);
  }
  const Refined refined = narrow(left, of_a, environment);
  return refined ? narrow(right, of_b, *refined) : std::nullopt;
}

}  // namespace aci
