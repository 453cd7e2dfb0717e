#pragma once
// "--vary id=from..to:step": the values that an input, or a parameter of the rules, takes, one scenario each.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "ruleset/ruleset.h"

namespace aci {

/// The most values that one variation may have.
inline constexpr std::size_t kMostVariations = 1'000'000;

/// An input and its values in order, as a field of a CSV would say them: "4500", "0.05", "true", "2024";
/// "9h20" where a value of hours has no decimals.
struct Variation {
  std::string id;  ///< Not checked here: the rules know their inputs.
  std::vector<std::string> values;
  bool percent = false;  ///< Bounds have a percent sign.
  bool hours = false;    ///< Bounds and step are in hours.
  /// Of a parameter: the same, as rule files write them; empty when an input varies.
  std::vector<RuleFormula> formulas = {};

  Place typed = {};  ///< What stands behind '=', as it was typed.

  bool of_parameter() const { return !formulas.empty(); }
  /// A value with what its author said of it, to be read.
  std::string written(std::size_t value) const;
};

/// Bounds and step are exact decimals, percentages ("5 %", written out as "0.05") or hours ("9h30"), all
/// three of them (a percentage of 0 needs no sign); the last value is the upper bound only if the steps reach
/// it. Without a step it is 1, between whole numbers; "false..true" needs none. Reports U013 no such form,
/// U014 bounds the wrong way round, U015 a step that is not above 0, U016 more than kMostVariations values,
/// U010 no UTF-8, I016 a bound that has two meanings.
std::optional<Variation> parse_variation(const std::string& text, Diagnostics& diagnostics);
/// Of an input of choices: "option=tiers_temps,mi_temps", each by id or by label. What is no choice is left
/// for those who read values to tell.
std::optional<Variation> parse_choice_variation(const std::string& text, const std::vector<Choice>& choices,
                                                Diagnostics& diagnostics);
/// The same of a parameter, of that id: bounds and step are constants as rule files write them, of one type
/// (R010… R015 R041). Without a step it is 1, between whole numbers.
std::optional<Variation> parse_parameter_variation(const std::string& text, const std::string& id,
                                                   Diagnostics& diagnostics);

}  // namespace aci
