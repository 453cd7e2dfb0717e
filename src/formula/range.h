#pragma once
// What is known of a value before any structure is: between which bounds it lies, and how wide a fraction it
// may be. Every operation over-approximates: a value that can occur is always inside.

#include <cstdint>
#include <optional>
#include <vector>

#include "base/rational.h"
#include "base/rounding.h"
#include "base/uint256.h"
#include "formula/type.h"

namespace aci {

/// An integer of which only the size is known: the numerator of a divisor. Two values divided by the same
/// divisor share it, which is what keeps sums of such values provable.
struct UnknownFactor {
  std::uint32_t divisor = 0;  ///< Names the divisor.
  std::uint32_t power = 1;
  UInt128 most = 0;
};

struct Range {
  std::optional<Rational> lo;  ///< None: unbounded on that side.
  std::optional<Rational> hi;
  bool nonzero = false;  ///< 0 is excluded, though it may lie between the bounds.
  /// Every value is a whole multiple of step / (product of the factors); a step of 0 means 0 alone, none that
  /// nothing of the kind is known.
  std::optional<Rational> step;
  std::vector<UnknownFactor> factors;  ///< By divisor.
  UInt128 num_most = ~UInt128{0};      ///< The largest numerator and denominator, in lowest terms.
  UInt128 den_most = ~UInt128{0};
  bool tainted = false;  ///< Comes from a computation already known to be too wide.

  static Range constant(const Rational& value);
  static Range between(std::optional<Rational> lo, std::optional<Rational> hi, std::optional<Rational> step);
  static Range truth() { return between(Rational(0), Rational(1), Rational(1)); }
  static Range date();  ///< Every one that there is.
  /// Nothing known but its type, as of what is already too wide.
  static Range anything(Type type);

  bool is_constant() const { return lo && hi && *lo == *hi; }
  bool only_zero() const { return is_constant() && lo->is_zero(); }
  bool may_be_zero() const;
  bool contains(const Rational& value) const;
  /// Whether every value fits the numerators and denominators of a Rational.
  bool fits() const { return num_most <= kMaxPart && den_most <= kMaxPart; }
};

/// What a condition says of a value.
struct Narrowing {
  std::optional<Rational> lo;
  std::optional<Rational> hi;
  bool nonzero = false;
  friend bool operator==(const Narrowing&, const Narrowing&) = default;
};

/// The widest step of which both are multiples; 0 is a multiple of everything. Nothing when none fits.
std::optional<Rational> common_step(const Rational& a, const Rational& b);

/// Nothing when no value is left.
std::optional<Range> narrowed(Range range, const Narrowing& by);
/// The bound that `x < limit` (or `x > limit`) sets on a value known to be in `range`.
Narrowing below(const Range& range, const Rational& limit);
Narrowing above(const Range& range, const Rational& limit);

Range negated(Range a);
Range either(const Range& a, const Range& b);
Range sum(const Range& a, const Range& b);
Range product(const Range& a, const Range& b);
/// For a divisor without 0; `divisor` names it.
Range quotient(const Range& a, const Range& b, std::uint32_t divisor);
Range smaller(const Range& a, const Range& b);
Range larger(const Range& a, const Range& b);
/// For a step that can be above 0.
Range rounded(const Range& a, const Range& step, RoundingMode mode);

}  // namespace aci
