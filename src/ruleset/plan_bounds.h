#pragma once
// What the bounds that a rule set states for its inputs prove of its formulas.

#include <array>
#include <map>
#include <vector>

#include "base/diagnostic.h"
#include "formula/bounds.h"
#include "formula/range.h"
#include "ruleset/plan.h"

namespace aci {

/// How many decimals its values may have: two more for a share, which is also written in percent.
int input_decimals(const Input& input);
/// What its values are whole multiples of.
Rational input_unit(const Input& input);

/// The values that each input may take, in the Plan's order.
std::vector<Range> input_ranges(const RuleSet& rules);

/// What conditions leave possible of some comparisons, and of every conditional: of everything that the
/// evaluation of a structure may compute, in the years in force.
struct Possibilities {
  std::map<NodeId, std::array<bool, 3>> sides;     ///< Of those watched: below, at, above.
  std::map<NodeId, std::array<bool, 2>> outcomes;  ///< Then, else.
};
Possibilities possibilities(const Plan& plan, const std::map<NodeId, WatchedThreshold>& watched);

/// Reports R048 a divisor that can only be 0, R049 one that may be 0, R050 a computation that may exceed
/// 128 bits, R062 an indicator that no structure meets, R063 one that all meet: of everything that the
/// evaluation of a structure may compute.
void check_bounds(const Plan& plan, Diagnostics& diagnostics);

}  // namespace aci
