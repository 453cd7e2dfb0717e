#include "formula/bounds.h"

#include <algorithm>

#include "base/date.h"

namespace aci {
namespace {

const Rational kOne(1);

Rational serial(int year, unsigned month, unsigned day) {
  return Rational(to_serial(Date(std::chrono::year(year), std::chrono::month(month), std::chrono::day(day))));
}

Range every_date() {
  return Range::between(serial(kFirstYear, 1, 1), serial(kLastYear, 12, 31), kOne);
}

int year_of(const std::optional<Rational>& date, int otherwise) {
  const auto whole = date ? date->to_int64() : std::nullopt;
  const auto found = whole ? from_serial(*whole) : std::nullopt;
  return found ? static_cast<int>(found->year()) : otherwise;
}

Range years(const Range& dates) {
  return Range::between(Rational(year_of(dates.lo, kFirstYear)), Rational(year_of(dates.hi, kLastYear)),
                        kOne);
}

/// 31 January and a month less is 31 December: a whole number of months moves a date by at most 31 days each.
Range moved(const Range& dates, const Range& months) {
  const auto shift = product(months, Range::between(Rational(28), Rational(31), std::nullopt));
  auto days = sum(dates, shift);
  const Range limits = every_date();
  const auto inside = narrowed(std::move(days), {limits.lo, limits.hi, false});
  return inside ? Range::between(inside->lo, inside->hi, kOne) : limits;
}

}  // namespace

BoundsAnalysis::BoundsAnalysis(const Program& program, std::vector<Range> inputs,
                               const std::vector<SlotId>& opaque)
    : program_(program), inputs_(std::move(inputs)), opaque_(program.slots.size(), false) {
  for (const SlotId slot : opaque) opaque_[slot] = true;
  intern({});
  name_nodes();
}

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
    all.push_back({divisor.may_be_other ? BoundsFault::possible_zero_divisor : BoundsFault::zero_divisor,
                   divisor.place});
  }
  for (const auto& [at, place] : overflows_) all.push_back({BoundsFault::overflow, place});
  std::stable_sort(all.begin(), all.end(), [](const BoundsFinding& a, const BoundsFinding& b) {
    return a.place.begin() < b.place.begin();
  });
  return all;
}

BoundsAnalysis::Result BoundsAnalysis::analyse(NodeId id, Environment environment) {
  const OpNode& node = program_.nodes[id];
  if (node.op == Op::constant) return Range::constant(node.value);
  environment = visits_ > kMostVisits ? 0 : relevant(environment, depends_[names_[id]]);
  const std::uint64_t key = (std::uint64_t{environment} << 32U) | id;
  if (const auto found = memo_.find(key); found != memo_.end()) return found->second;
  if (depth_ >= kDeepest) {  // Giving up is no proof.
    overflows_.emplace(node.place, node.place);
    return anything(node.type);
  }
  ++visits_;
  ++depth_;
  Result result = compute(id, environment);
  --depth_;
  if (const Narrowing* known = fact(environment, names_[id]); known != nullptr && result) {
    result = narrowed(std::move(*result), *known);
  }
  memo_.emplace(key, result);
  return result;
}

BoundsAnalysis::Result BoundsAnalysis::compute(NodeId id, Environment environment) {
  const OpNode& node = program_.nodes[id];
  switch (node.op) {
    case Op::constant:
      return Range::constant(node.value);
    case Op::input:
      return inputs_[node.index];
    case Op::known:
      return Range::truth();
    case Op::slot:
      if (opaque_[node.index]) return Range::truth();
      return analyse(program_.slots[node.index], environment);
    case Op::otherwise:
      return otherwise(id, environment);
    case Op::logical_and:
    case Op::logical_or:
    case Op::conditional:
      return choice(id, environment);
    default:
      break;
  }
  Result a = analyse(node.a, environment);
  if (!a) return std::nullopt;
  if (node.op == Op::dated) {
    Result all;
    for (const DatedConstant::Value& value : program_.dated[node.index].values) {
      const Range one = Range::constant(value.value);
      all = all ? either(*all, one) : one;
    }
    return all;
  }
  Result b = node.b == kNoNode ? Range::constant(Rational(0)) : analyse(node.b, environment);
  if (!b) return std::nullopt;
  const Name left = names_[node.a];
  const Name right = node.b == kNoNode ? left : names_[node.b];
  switch (node.op) {
    case Op::negate:
      return negated(std::move(*a));
    case Op::logical_not:
      if (a->only_zero()) return Range::constant(kOne);
      return a->may_be_zero() ? Range::truth() : Range::constant(Rational(0));
    case Op::add:
      return checked(sum(*a, *b), node);
    case Op::subtract:
      return checked(ordered(sum(*a, negated(*b)), left, right, environment), node);
    case Op::days:
      return ordered(sum(*b, negated(*a)), right, left, environment);
    case Op::multiply:
      return checked(product(*a, *b), node);
    case Op::divide:
      return divided(node, *a, *b);
    case Op::minimum:
      return smaller(*a, *b);
    case Op::maximum:
      return larger(*a, *b);
    case Op::floor:
    case Op::ceil:
    case Op::round:
    case Op::trunc: {
      if (b->hi && *b->hi <= Rational(0)) return std::nullopt;
      static constexpr RoundingMode kModes[] = {RoundingMode::floor, RoundingMode::ceil,
                                                RoundingMode::half_up, RoundingMode::trunc};
      const auto mode = kModes[static_cast<int>(node.op) - static_cast<int>(Op::floor)];
      return checked(rounded(*a, *b, mode), node);
    }
    case Op::make_date:
    case Op::year:
    case Op::year_fraction:
    case Op::add_months: {
      if (node.c != kNoNode && !analyse(node.c, environment)) return std::nullopt;
      return calendar(node, *a, *b, environment);
    }
    default:
      return comparison(node, *a, *b);
  }
}

BoundsAnalysis::Result BoundsAnalysis::choice(NodeId id, Environment environment) {
  const OpNode& node = program_.nodes[id];
  const Result condition = analyse(node.a, environment);
  if (!condition) return std::nullopt;
  const auto branch = [&](bool outcome, NodeId chosen) -> Result {
    if (outcome ? condition->only_zero() : !condition->may_be_zero()) return std::nullopt;
    const Refined refined = refine(node.a, outcome, environment);
    if (!refined) return std::nullopt;
    // `a and b` is `if a then b else false`.
    return chosen == kNoNode ? Range::constant(Rational(outcome ? 1 : 0)) : analyse(chosen, *refined);
  };
  const bool conditional = node.op == Op::conditional;
  const Result when = branch(true, conditional || node.op == Op::logical_and ? node.b : kNoNode);
  const Result unless = branch(false, conditional ? node.c : node.op == Op::logical_or ? node.b : kNoNode);
  if (!when || !unless) return when ? when : unless;
  return either(*when, *unless);
}

BoundsAnalysis::Result BoundsAnalysis::otherwise(NodeId id, Environment environment) {
  const OpNode& node = program_.nodes[id];
  const auto find = [&](Op op) -> std::optional<Name> {
    const auto found = known_names_.find(Key{op, kNoNode, kNoNode, kNoNode, node.index, {}});
    return found == known_names_.end() ? std::nullopt : std::optional(found->second);
  };
  Result given = inputs_[node.index];
  if (const Narrowing* said = fact(environment, find(Op::input))) given = narrowed(std::move(*given), *said);
  if (const Narrowing* known = fact(environment, find(Op::known))) {
    if (known->lo == kOne) return given;
    if (known->hi == Rational(0)) return analyse(node.a, environment);
  }
  const Result fallback = analyse(node.a, environment);
  if (!given || !fallback) return given ? given : fallback;
  return either(*given, *fallback);
}

BoundsAnalysis::Result BoundsAnalysis::comparison(const OpNode& node, const Range& a, const Range& b) const {
  const auto truth = [](bool value) { return Range::constant(Rational(value ? 1 : 0)); };
  const bool same = names_[node.a] == names_[node.b];
  const bool always_below = a.hi && b.lo && *a.hi < *b.lo;
  const bool never_above = a.hi && b.lo && *a.hi <= *b.lo;
  const bool always_above = a.lo && b.hi && *a.lo > *b.hi;
  const bool never_below = a.lo && b.hi && *a.lo >= *b.hi;
  switch (node.op) {
    case Op::less:
      if (always_below) return truth(true);
      if (never_below || same) return truth(false);
      break;
    case Op::less_equal:
      if (never_above || same) return truth(true);
      if (always_above) return truth(false);
      break;
    case Op::greater:
      if (always_above) return truth(true);
      if (never_above || same) return truth(false);
      break;
    case Op::greater_equal:
      if (never_below || same) return truth(true);
      if (always_below) return truth(false);
      break;
    default: {  // equal, not_equal
      const bool equal = node.op == Op::equal;
      const bool apart = (a.only_zero() && b.nonzero) || (b.only_zero() && a.nonzero);
      if (same || (a.is_constant() && b.is_constant() && *a.lo == *b.lo)) return truth(equal);
      if (always_below || always_above || apart) return truth(!equal);
    }
  }
  return Range::truth();
}

BoundsAnalysis::Result BoundsAnalysis::divided(const OpNode& node, const Range& a, const Range& b) {
  const Place& place = program_.nodes[node.b].place;
  Divisor& divisor = divisors_[place];
  divisor.place = place;
  divisor.may_be_zero = divisor.may_be_zero || b.may_be_zero();
  divisor.may_be_other = divisor.may_be_other || !b.only_zero();
  const Result used = narrowed(b, {std::nullopt, std::nullopt, true});
  if (!used) return std::nullopt;  // The evaluation stops here.
  return checked(quotient(a, *used, names_[node.b]), node);
}

BoundsAnalysis::Result BoundsAnalysis::calendar(const OpNode& node, const Range& a, const Range& b,
                                                Environment environment) const {
  switch (node.op) {
    case Op::year:
      return years(a);
    case Op::add_months:
      return moved(a, b);
    case Op::make_date: {
      const auto year = [](const std::optional<Rational>& bound, int otherwise) {
        const auto whole = bound ? bound->to_int64() : std::nullopt;
        return whole ? static_cast<int>(std::clamp<std::int64_t>(*whole, kFirstYear, kLastYear)) : otherwise;
      };
      return Range::between(serial(year(a.lo, kFirstYear), 1, 1), serial(year(a.hi, kLastYear), 12, 31),
                            kOne);
    }
    default:
      break;
  }
  // year_fraction(date, year): days left over days in the year, so 0 only when the date is after the year.
  const auto step = Rational::make(1, Int128{365} * 366);
  Range part = Range::between(Rational(0), kOne, step);
  part.num_most = part.den_most = 366;
  const auto year = find_name(Op::year, names_[node.a], kNoNode);
  const Name of = names_[node.b];
  const bool started =
      year && (holds(environment, Op::less_equal, *year, of) || holds(environment, Op::less, *year, of) ||
               holds(environment, Op::less, of, *year, false) ||
               holds(environment, Op::equal, std::min(*year, of), std::max(*year, of)));
  const bool earlier = b.lo && *b.lo >= Rational(year_of(a.hi, kLastYear));
  if (started || earlier) return narrowed(part, {Rational::make(1, 366), std::nullopt, true});
  return part;
}

/// A difference whose sign a condition has told.
Range BoundsAnalysis::ordered(Range difference, Name larger, Name smaller, Environment environment) const {
  if (environments_[environment].empty()) return difference;
  const bool above = holds(environment, Op::less, smaller, larger) ||
                     holds(environment, Op::less_equal, larger, smaller, false);
  const bool at_least = above || holds(environment, Op::less_equal, smaller, larger) ||
                        holds(environment, Op::less, larger, smaller, false);
  const Name first = std::min(larger, smaller);
  const Name second = std::max(larger, smaller);
  const bool apart = above || holds(environment, Op::equal, first, second, false) ||
                     holds(environment, Op::not_equal, first, second);
  Narrowing said;
  if (at_least) said.lo = Rational(0);
  said.nonzero = apart;
  // A contradiction only means that the condition never holds: keep what the bounds say.
  return narrowed(difference, said).value_or(difference);
}

Range BoundsAnalysis::checked(Range range, const OpNode& node) {
  if (range.fits()) return range;
  if (!range.tainted) overflows_.emplace(node.place, node.place);
  range.tainted = true;
  range.num_most = std::min(range.num_most, kMaxPart);  // The evaluation stops beyond.
  range.den_most = std::min(range.den_most, kMaxPart);
  return range;
}

Range BoundsAnalysis::anything(Type type) const {
  if (type.kind == Kind::boolean) return Range::truth();
  if (type.kind == Kind::date) return every_date();
  Range range;
  range.tainted = true;
  return range;
}

}  // namespace aci
