#pragma once
// From a structure as somebody wrote it to its figures, or to everything that is wrong with it: the one way
// of every command that computes structures one by one.

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/evaluate.h"
#include "io/structure_file.h"
#include "study/rules_for_year.h"

namespace aci {

struct Assessed {
  std::optional<int> year = {};
  std::uint16_t plan = RulesForYear::kNone;  ///< Its place among the rules.
  std::optional<Inputs> inputs = {};
  Outcome outcome = {};

  const std::optional<Assessment>& assessment() const { return outcome.assessment; }
};

/// `written` comes before what the subject's document says. Reports what the readers and the evaluation
/// report, I002 a year without rules, I039 or I040 an agreement that is none of these rules. `rule_set`: see
/// RulesForYear::for_year.
Assessed assess(const Subject& subject, const std::vector<WrittenValue>& written, RulesForYear& rules,
                OtherInputs& others, Diagnostics& diagnostics, Trace trace = Trace::no,
                std::size_t rule_set = 0);

/// I021: a value outside what the rules call plausible.
void warn_implausible(const Input& input, const Rational& value, const Place& place,
                      Diagnostics& diagnostics);

/// Of the prerequisites of its rules, those that were not given while the gate is closed.
std::vector<std::size_t> assumed_prerequisites(const Assessment& assessment,
                                               const std::vector<std::size_t>& prerequisites);

/// The inputs that were given a value which is most likely a slip.
std::vector<std::size_t> implausible_inputs(const RuleSet& rules, const Inputs& inputs);

/// A structure by itself, under the rules of its year or under `rules` (an id or a path) when not empty, for
/// which I014 says that they are not in force. I020 says on which prerequisite, not given, the gate closes,
/// I021 which value is most likely a slip. Traced.
Assessed assess_file(const Subject& subject, const std::vector<WrittenValue>& written,
                     const std::string& rules, RuleLibrary& library, Diagnostics& diagnostics);

}  // namespace aci
