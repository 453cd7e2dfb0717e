#pragma once
// A case of a rule set: what must come out of a structure, and where an outcome differs from it.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/evaluate.h"

namespace aci {

/// What a case can say something about.
enum class Quantity : std::uint8_t {
  met,  ///< Of an indicator, as are the next nine.
  reason,
  points,
  fixed_points,
  variable_points,
  full_points,
  attainment,
  pro_rata,
  euros,
  variable_euros,
  eligible,
  in_force,
  gate_required,
  gate_met,
  exemption,
  points_total,
  class_points,
  amount,  ///< Published, of an amount, as are the next two.
  exact,
  due,
  deadline,
  notes,
  warnings,
  refused,  ///< The inputs whose values the rule set refuses.
  error,    ///< The constraint that refuses the structure.
};

/// Exact. A date that an amount lacks, a reason that an indicator lacks, are empty texts.
using CaseValue = std::variant<Rational, bool, Date, std::string, std::vector<std::string>>;

struct Expectation {
  Quantity quantity;
  std::string id;    ///< Of the indicator, class, amount or deadline; else empty.
  std::string what;  ///< As the case writes it: "points", "amounts.solde".
  CaseValue value;   ///< Lists are sorted.
  Place at;          ///< The value in the case file.
};

/// One value that came out otherwise.
struct Difference {
  std::string what;      ///< "points", "amounts.solde", with the indicator where one is meant.
  std::string expected;  ///< As a case file writes them: "740", "200/73", "false", "[a, b]".
  std::string got;
  Place at;             ///< The expected value, in the case file; the case when it says nothing of it.
  std::string subject;  ///< What to explain: an indicator or an amount; may be empty.
  std::optional<CaseValue> actual;  ///< What came out; absent when nothing did.
};

/// What a case gave under one rule set, as data for every renderer.
struct CaseResult {
  SourcePtr file = nullptr;
  Place at;  ///< The case's header in the file.
  std::string title;
  std::string page;   ///< The place in the source that the case comes from; may be empty.
  std::string rules;  ///< The id of the rule set.
  bool passed = false;
  std::vector<Difference> differences;  ///< Empty when passed.
  Diagnostics diagnostics;              ///< Why a structure was refused when it should not have been.
};

/// What came of a case: a structure refused by its inputs is never evaluated.
struct CaseOutcome {
  std::vector<std::string> refused;  ///< The inputs refused, sorted.
  Outcome outcome;
  std::optional<Rational> point_value;  ///< In €/point, when the rule set has one.
  int year = 0;
};

/// Everything that is not as expected, in the order of the case. `case_at`: where to tell what has no place.
std::vector<Difference> compare(const std::vector<Expectation>& expected, const CaseOutcome& got,
                                const Plan& plan, Place case_at);

/// Whether all is as expected: what mutation asks, as fast as it can be told.
bool as_expected(const std::vector<Expectation>& expected, const CaseOutcome& got, const Plan& plan);

/// "740", "200/73", "2023-04-30", "true", "[a, b]".
std::string written(const CaseValue& value);

}  // namespace aci
