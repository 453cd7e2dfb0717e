#pragma once
// A rule set computed the slow way, from the formulas as parsed and by name: no Plan, no slot, no memory of
// what can be computed again. The engine must agree with it to the last fraction.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ruleset/input_values.h"
#include "ruleset/ruleset.h"
#include "support/plain_formula.h"

namespace aci::plain {

/// The inputs that have a value, by id; texts have none.
using Facts = std::map<std::string, Value>;

Facts facts_of(const RuleSet& rules, const Inputs& inputs);

struct AppliedLine {
  std::string id;
  Rational amount;
  Rational value;
  friend bool operator==(const AppliedLine&, const AppliedLine&) = default;
};

struct ScoredIndicator {
  bool met = false;
  std::vector<std::string> unmet;
  Rational attainment;
  Rational pro_rata;
  std::vector<AppliedLine> parts;
  std::vector<AppliedLine> reductions;
  Rational score;
  Rational fixed;
  Rational variable;
  Rational earned;
  Rational full;
  Rational euros;  ///< Rounded.
};

struct ComputedAmount {
  Rational exact;
  Rational rounded;
  std::optional<Date> due;
};

struct Result {
  std::vector<std::string> broken;  ///< Constraints that do not hold.
  bool refused = false;             ///< One of them is an error: nothing else is computed.
  int required = 0;
  int met = 0;
  std::optional<std::string> exemption;
  std::map<std::string, ScoredIndicator> indicators;
  std::map<std::string, Rational> classes;      ///< Earned, in the unit of the scale.
  std::map<std::string, Rational> class_euros;  ///< Rounded.
  Rational earned;
  Rational earned_euros;  ///< Rounded.
  std::map<std::string, ComputedAmount> amounts;
  std::optional<Rational> total_if_open;  ///< Gate closed: the total, rounded, were it open.
  std::vector<std::string> notes;         ///< Those of the rule set whose condition holds.
  std::map<std::string, Date> deadlines;

  bool open() const { return met >= required; }
};

/// Nothing when a computation has no result.
std::optional<Result> evaluate(const RuleSet& rules, const Facts& facts);

}  // namespace aci::plain
