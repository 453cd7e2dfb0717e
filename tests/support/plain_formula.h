#pragma once
// A formula computed straight from its tree, as a person would with the page in front of them. Slow and
// obvious on purpose: nothing here is shared with the compiler or the engine but the parser, Rational and
// Date.

#include <map>
#include <optional>
#include <string>
#include <variant>

#include "base/rounding.h"
#include "formula/formula.h"

namespace aci::plain {

using Value = std::variant<bool, Date, Rational>;

/// Thrown where the language says that a computation has no result: x / 0, date(2023, 2, 30)…
struct NoResult {};

/// What the names and the engine's functions of a formula stand for.
class World {
 public:
  virtual ~World() = default;
  /// Nothing for an optional input that is absent.
  virtual std::optional<Value> name(const std::string& id) = 0;
  /// The choices of an input of that type, by number.
  virtual std::vector<std::string_view> choices(std::string_view /*input*/) { return {}; }
  /// earned(id), full(id), prorated_full(id), rounded(id), gate_open(), subtotal().
  virtual Value aggregate(const std::string& function, const std::string& id) = 0;
};

Value compute(const Formula& formula, World& world);
bool compute_flag(const Formula& formula, World& world);
Rational compute_number(const Formula& formula, World& world);
Date compute_date(const Formula& formula, World& world);

// The four operations, for those who add and multiply results; they throw NoResult when there is none.
Rational plus(const Rational& a, const Rational& b);
Rational minus(const Rational& a, const Rational& b);
Rational times(const Rational& a, const Rational& b);
Rational over(const Rational& a, const Rational& b);

/// `x` to a multiple of `step`: half_up takes a tie away from zero.
Rational rounded(const Rational& x, const Rational& step, RoundingMode mode);

}  // namespace aci::plain
