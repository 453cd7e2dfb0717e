#include "formula/bounds.h"

#include <algorithm>

#include "base/date.h"

namespace aci {

namespace {

/// How many days a month has, at least and at most.
struct MonthSize {
  int least, most;
};
MonthSize month_size(std::int64_t month) {
  if (month == 2) return {28, 29};
  const bool short_month = month == 4 || month == 6 || month == 9 || month == 11;
  return short_month ? MonthSize{30, 30} : MonthSize{31, 31};
}

/// Every whole number of a range; nothing for one that is not as narrow as days are.
struct Whole {
  std::int64_t lo, hi;
};
std::optional<Whole> whole(const Range& range) {
  const auto lo = range.lo ? range.lo->to_int64() : std::nullopt;
  const auto hi = range.hi ? range.hi->to_int64() : std::nullopt;
  const auto steps = range.is_constant() || (range.step && range.step->is_integer() && range.factors.empty());
  return lo && hi && steps ? std::optional(Whole{*lo, *hi}) : std::nullopt;
}

bool may_be_below(const Range& a, const Range& b) {
  return !a.lo || !b.hi || *a.lo < *b.hi;
}
bool meet(const Range& a, const Range& b) {
  return (!a.lo || !b.hi || *a.lo <= *b.hi) && (!b.lo || !a.hi || *b.lo <= *a.hi);
}

}  // namespace

BoundsAnalysis::BoundsAnalysis(const Program& program, std::vector<Range> inputs,
                               std::shared_ptr<const ExpressionNames> names)
    : program_(program), inputs_(std::move(inputs)), names_(std::move(names)) {
  intern({});
}

BoundsAnalysis::BoundsAnalysis(const Program& program, std::vector<Range> inputs,
                               const std::vector<SlotId>& opaque)
    : BoundsAnalysis(program, std::move(inputs), std::make_shared<const ExpressionNames>(program, opaque)) {}

void BoundsAnalysis::assume(SlotId slot) {
  base_ = refine(program_.slots[slot], true, base_).value_or(base_);
}

std::optional<Range> BoundsAnalysis::range(SlotId slot, std::span<const SlotId> given) {
  Refined environment = base_;
  for (const SlotId condition : given) {
    if (environment) environment = refine(program_.slots[condition], true, *environment);
  }
  if (!environment) return std::nullopt;
  return analyse(program_.slots[slot], *environment);
}

std::vector<BoundsFinding> BoundsAnalysis::findings() const {
  std::vector<BoundsFinding> all;
  for (const auto& [at, divisor] : divisors_) {
    if (!divisor.may_be_zero) continue;
    all.push_back(
        {divisor.may_be_other ? BoundsFault::possible_zero_divisor : BoundsFault::zero_divisor, at});
  }
  for (const auto& [at, day] : days_) {
    if (day.may_be_none)
      all.push_back({day.may_be ? BoundsFault::possibly_no_date : BoundsFault::no_date, at});
  }
  for (const auto& [at, each] : assertions_) {
    if (!each.may_fail) continue;
    all.push_back({each.may_hold ? BoundsFault::possibly_senseless : BoundsFault::senseless, at, each.op});
  }
  for (const Place& place : overflows_) all.push_back({BoundsFault::overflow, place});
  std::stable_sort(all.begin(), all.end(), [](const BoundsFinding& a, const BoundsFinding& b) {
    return a.place.begin() < b.place.begin();
  });
  return all;
}

std::vector<Place> BoundsAnalysis::branches_never_taken() const {
  std::map<Place, bool> taken;  // One text may be compiled several times: for the advance, with other inputs.
  for (const auto& [id, outcomes] : taken_) {
    const OpNode& node = program_.nodes[id];
    for (const bool outcome : {true, false}) {
      const Place& place = program_.nodes[outcome ? node.b : node.c].place;
      if (place.known()) taken[place] = taken[place] || (outcomes & (outcome ? 1U : 2U)) != 0;
    }
  }
  std::vector<Place> never;
  for (const auto& [place, ever] : taken) {
    if (!ever) never.push_back(place);
  }
  return never;
}

BoundsAnalysis::Result BoundsAnalysis::analyse(NodeId id, Environment environment) {
  const OpNode& node = program_.nodes[id];
  if (node.op == Op::constant) return Range::constant(node.value);
  environment = visits_ > kMostVisits ? 0 : relevant(environment, names_->depends(names_->of(id)));
  const std::uint64_t key = (std::uint64_t{environment} << 32U) | id;
  auto& memo = supposing_ ? memo_aside_ : memo_;
  if (const auto found = memo.find(key); found != memo.end()) return found->second;
  if (depth_ >= kDeepest) {  // Giving up is no proof.
    overflows_.insert(node.place);
    gave_up_ = true;
    return Range::anything(node.type);
  }
  ++visits_;
  ++depth_;
  Result result = compute(id, environment);
  --depth_;
  if (const Narrowing* known = fact(environment, names_->of(id)); known != nullptr && result) {
    result = narrowed(std::move(*result), *known);
  }
  memo.emplace(key, result);
  return result;
}

BoundsAnalysis::Result BoundsAnalysis::compute(NodeId id, Environment environment) {
  const OpNode& node = program_.nodes[id];
  switch (operation(node.op).form) {
    case OpForm::constant:
      return Range::constant(node.value);
    case OpForm::input:
      return inputs_[node.index];
    case OpForm::known:
      return Range::truth();
    case OpForm::slot:
      if (names_->is_opaque(node.index)) return Range::truth();
      return analyse(program_.slots[node.index], environment);
    case OpForm::otherwise:
      return otherwise(id, environment);
    case OpForm::alternative: {
      const Result kept = analyse(node.a, environment);
      const Result other = analyse(node.b, environment);
      return kept && other ? Result(either(*kept, *other)) : kept ? kept : other;
    }
    case OpForm::dated:
      return dated(node, environment);
    case OpForm::lazy:
      return choice(id, environment);
    case OpForm::plain:
      return plain(id, environment);
  }
  return std::nullopt;
}

BoundsAnalysis::Result BoundsAnalysis::dated(const OpNode& node, Environment environment) {
  if (!analyse(node.a, environment)) return std::nullopt;
  Result all;
  for (const DatedConstant::Value& value : program_.dated[node.index].values) {
    const Range one = Range::constant(value.value);
    all = all ? either(*all, one) : one;
  }
  return all;
}

void BoundsAnalysis::watch(NodeId comparison, WatchedThreshold threshold) {
  watched_.emplace(comparison, std::move(threshold));
}

std::array<bool, 3> BoundsAnalysis::possible_sides(NodeId comparison) const {
  const auto found = sides_.find(comparison);
  if (gave_up_ || visits_ > kMostVisits) return {true, true, true};
  return found == sides_.end() ? std::array<bool, 3>{} : found->second;
}

std::array<bool, 2> BoundsAnalysis::possible_outcomes(NodeId conditional) const {
  const bool constant = names_->depends(names_->of(program_.nodes[conditional].a)) == 0;
  if (constant || gave_up_ || visits_ > kMostVisits) return {true, true};
  const auto found = taken_.find(conditional);
  if (found == taken_.end()) return {};
  return {(found->second & 1U) != 0, (found->second & 2U) != 0};
}

/// Whether a fact cannot be, given the others.
bool BoundsAnalysis::contradicts(Environment environment) {
  const Facts facts = environments_[environment];
  return std::any_of(facts.begin(), facts.end(),
                     [&](const Fact& fact) { return !analyse(names_->first_node(fact.name), environment); });
}

void BoundsAnalysis::look_at_sides(NodeId id, Environment environment, const Range& a, const Range& b) {
  const auto watched = watched_.find(id);
  if (supposing_ || watched == watched_.end()) return;
  std::array<bool, 3>& sides = sides_[id];
  if (watched->second.input == kNoNode) {
    const Range& moving = watched->second.a_moves ? a : b;
    const Range& fixed = watched->second.a_moves ? b : a;
    sides[0] = sides[0] || may_be_below(moving, fixed);
    sides[1] = sides[1] || meet(moving, fixed);
    sides[2] = sides[2] || may_be_below(fixed, moving);
    return;
  }
  supposing_ = true;
  for (std::size_t i = 0; i < sides.size(); ++i) {
    const auto& values = watched->second.sides[i];
    if (sides[i] || !values) continue;
    const Refined there = narrow(watched->second.input, *values, environment);
    sides[i] = there && !contradicts(*there);
  }
  supposing_ = false;
}

BoundsAnalysis::Result BoundsAnalysis::plain(NodeId id, Environment environment) {
  const OpNode& node = program_.nodes[id];
  Result operands[3];
  const NodeId ids[] = {node.a, node.b, node.c};
  for (std::size_t i = 0; i < 3; ++i) {
    operands[i] = ids[i] == kNoNode ? Range::constant(Rational(0)) : analyse(ids[i], environment);
    if (!operands[i]) return std::nullopt;  // The evaluation stops here.
  }
  look_at_sides(id, environment, *operands[0], *operands[1]);
  if (node.op == Op::divide) note_divisor(program_.nodes[node.b].place, *operands[1]);
  if (node.op == Op::make_date) note_day(node.place, *operands[0], *operands[1], *operands[2]);
  const Name divisor = node.b == kNoNode ? kNoNode : names_->of(node.b);
  const Operation& row = operation(node.op);
  const RangeOperands of{*operands[0], *operands[1], *operands[2], divisor, order(node, environment)};
  Result result = row.range(of);
  if (is_assertion(node.op)) {
    Assertion& told = assertions_.emplace(node.place, Assertion{node.op}).first->second;
    told.may_hold = told.may_hold || result;
    told.may_fail = told.may_fail || row.may_fail(of, *operands[0]);
    return result;
  }
  if (result && row.may_fail != nullptr) limit(*result, node.place);
  return result;
}

BoundsAnalysis::Result BoundsAnalysis::choice(NodeId id, Environment environment) {
  const OpNode& node = program_.nodes[id];
  const Result condition = analyse(node.a, environment);
  if (!condition) return std::nullopt;
  const auto branch = [&](bool outcome) -> Result {
    if (outcome ? condition->only_zero() : !condition->may_be_zero()) return std::nullopt;
    const Refined refined = refine(node.a, outcome, environment);
    if (!refined) return std::nullopt;
    const NodeId chosen = aci::branch(node, outcome);
    return chosen == kNoNode ? Range::constant(Rational(outcome ? 1 : 0)) : analyse(chosen, *refined);
  };
  const Result when = branch(true);
  const Result unless = branch(false);
  if (node.op == Op::conditional && !supposing_ && names_->depends(names_->of(node.a)) != 0) {
    const bool holds = !condition->only_zero() && refine(node.a, true, environment);
    const bool fails = condition->may_be_zero() && refine(node.a, false, environment);
    std::uint8_t& outcomes = taken_[id];
    outcomes = static_cast<std::uint8_t>(outcomes | (holds ? 1U : 0U) | (fails ? 2U : 0U));
  }
  if (!when || !unless) return when ? when : unless;
  return either(*when, *unless);
}

BoundsAnalysis::Result BoundsAnalysis::otherwise(NodeId id, Environment environment) {
  const OpNode& node = program_.nodes[id];
  const auto find = [&](Op op) { return names_->find({.op = op, .index = node.index}); };
  Result given = inputs_[node.index];
  if (const Narrowing* said = fact(environment, find(Op::input))) given = narrowed(std::move(*given), *said);
  if (const Narrowing* known = fact(environment, find(Op::known))) {
    if (known->lo == Rational(1)) return given;
    if (known->hi == Rational(0)) return analyse(node.a, environment);
  }
  const Result fallback = analyse(node.a, environment);
  if (!given || !fallback) return given ? given : fallback;
  return either(*given, *fallback);
}

void BoundsAnalysis::note_divisor(const Place& place, const Range& range) {
  Divisor& divisor = divisors_[place];
  divisor.may_be_zero = divisor.may_be_zero || range.may_be_zero();
  divisor.may_be_other = divisor.may_be_other || !range.only_zero();
}

/// Whether there is such a day, as far as year, month and day of the month are known.
void BoundsAnalysis::note_day(const Place& place, const Range& year, const Range& month, const Range& day) {
  const auto years = whole(year);
  const auto months = whole(month);
  const auto days = whole(day);
  bool sure = years && months && days && years->lo >= kFirstYear && years->hi <= kLastYear &&
              months->lo >= 1 && months->hi <= 12 && days->lo >= 1;
  bool possible = !months || !days;
  if (months && days) {
    for (std::int64_t i = std::max<std::int64_t>(1, months->lo); i <= std::min<std::int64_t>(12, months->hi);
         ++i) {
      sure = sure && days->hi <= month_size(i).least;
      possible = possible || (days->lo <= month_size(i).most && days->hi >= 1);
    }
  }
  Day& told = days_[place];
  told.may_be = told.may_be || possible;
  told.may_be_none = told.may_be_none || !sure;
}

/// What the conditions that hold have told of the operands.
Order BoundsAnalysis::order(const OpNode& node, Environment environment) const {
  Order order;
  if (node.b == kNoNode) return order;
  Name a = names_->of(node.a);
  const Name b = names_->of(node.b);
  order.same = a == b;
  if (environments_[environment].empty() || node.type.kind == Kind::boolean) return order;
  if (program_.nodes[node.a].type == kDate && program_.nodes[node.b].type == kNumber) {
    const auto year = names_->find({Op::year, a});
    if (!year) return order;
    a = *year;
  }
  const Name first = std::min(a, b);
  const Name second = std::max(a, b);
  const bool below = holds(environment, Op::less, a, b) || holds(environment, Op::less_equal, b, a, false);
  const bool above = holds(environment, Op::less, b, a) || holds(environment, Op::less_equal, a, b, false);
  const bool equal =
      holds(environment, Op::equal, first, second) || holds(environment, Op::not_equal, first, second, false);
  order.at_most =
      below || equal || holds(environment, Op::less_equal, a, b) || holds(environment, Op::less, b, a, false);
  order.at_least =
      above || equal || holds(environment, Op::less_equal, b, a) || holds(environment, Op::less, a, b, false);
  order.apart = below || above || holds(environment, Op::equal, first, second, false) ||
                holds(environment, Op::not_equal, first, second);
  return order;
}

/// The evaluation stops where 128 bits do.
void BoundsAnalysis::limit(Range& range, const Place& place) {
  if (range.fits()) return;
  if (!range.tainted) overflows_.insert(place);
  range.tainted = true;
  range.num_most = std::min(range.num_most, kMaxPart);
  range.den_most = std::min(range.den_most, kMaxPart);
}

}  // namespace aci
