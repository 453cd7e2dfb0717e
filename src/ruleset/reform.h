#pragma once
// A rule set with other values of parameters than those that its files state: a reform without a file.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ruleset/plan.h"

namespace aci {

/// The value that somebody gives a parameter, instead of those that it has at all dates.
struct ParameterValue {
  std::string id;
  RuleFormula formula;
};

/// A constant and its type.
struct Constant {
  Rational value;
  Type type;
};

/// The parameter so called, by id or by label; nothing when an input is called so.
std::optional<std::size_t> parameter_called(const RuleSet& rules, std::string_view written);

/// The formula that stands at `at`, whose text it is. Reports R010, R021 as in a rule file.
std::optional<RuleFormula> parse_value(std::string text, const Place& at, Diagnostics& diagnostics);
/// What the formula of a value is worth. Reports R011… what a rule file would report of it, R041 what is no
/// constant.
std::optional<Constant> constant_of(const ParameterValue& value, Diagnostics& diagnostics);
/// "7.1 €/point" with nothing to read: the formula of a number, as if it stood at `at`.
RuleFormula written_constant(const Constant& constant, const Place& at);

/// The plan with these values of its parameters; those that it has already change nothing, and a plan in
/// which nothing changes is returned itself. Null when a value is none, reported as in a rule file: R015 and
/// others, located where the value stands.
std::shared_ptr<const Plan> reform(const std::shared_ptr<const Plan>& plan,
                                   const std::vector<ParameterValue>& values, Diagnostics& diagnostics);

}  // namespace aci
