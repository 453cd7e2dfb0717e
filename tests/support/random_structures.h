#pragma once
// Structures nobody has: valid inputs for any Plan, seeded, drawn around the places where rules change their
// mind (what a formula compares an input with, one step to each side, the bounds) and around what is
// plausible.

#include <map>
#include <memory>
#include <random>
#include <vector>

#include "ruleset/input_values.h"
#include "ruleset/plan.h"

namespace aci {

class RandomStructures {
 public:
  RandomStructures(std::shared_ptr<const Plan> plan, std::uint32_t seed);

  /// Always within the bounds that the rule set states; its constraints may be broken.
  Inputs next();

  /// The values that formulas compare the input with, within its bounds, by increasing value.
  const std::vector<Rational>& thresholds(std::size_t input) const { return thresholds_[input]; }

  /// A value above the present one, for an input of which more is better; nothing at its greatest.
  std::optional<Rational> more(std::size_t input, const Rational& present);

 private:
  bool chance(int percent);
  std::int64_t between(std::int64_t least, std::int64_t most);
  Rational step(const Input& input) const;
  Rational clamp(const Input& input, const Rational& value) const;
  Rational highest(const Input& input) const;
  Rational lowest(const Input& input) const;
  Rational number(std::size_t index);
  Rational plausible(const Input& input);
  Rational year();
  Rational date(const Inputs& so_far);
  void find_thresholds();

  std::shared_ptr<const Plan> plan_;
  const RuleSet& rules_;
  std::mt19937_64 random_;
  std::vector<std::vector<Rational>> thresholds_;
  int good_ = 100;  ///< How often the structure at work does well, in percent.
};

}  // namespace aci
