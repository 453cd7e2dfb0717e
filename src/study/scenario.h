#pragma once
// What options put in the place of what structures say: `--set` for all of them, `--vary` one scenario a
// value.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "io/known_inputs.h"
#include "io/rule_library.h"
#include "io/structure_file.h"
#include "ruleset/reform.h"
#include "study/variation.h"

namespace aci {

/// The most rule sets that the values of parameters may make of one.
inline constexpr std::size_t kMostRuleSets = 1000;

struct Scenarios {
  std::vector<WrittenValue> constants;
  std::vector<Variation> variations;
  /// By variation, then by value: as the integers of a column of the input's decimals.
  std::vector<std::vector<std::int64_t>> varied = {};

  /// What `--set` gives an input: the last counts. Null when nothing.
  const WrittenValue* constant(std::string_view id) const;
  /// Rows of the result for one of the input.
  std::size_t count() const;
  /// How many rule sets the values of parameters make of one…
  std::size_t rule_sets() const;
  /// …and which of them a scenario is computed under.
  std::size_t rule_set(std::size_t scenario) const;
  /// The values that the parameters have in one of them: those that vary.
  std::vector<ParameterValue> parameters(std::size_t rule_set) const;
  /// Which value of a variation a scenario has; the last variation changes fastest.
  std::size_t value(std::size_t variation, std::size_t scenario) const;
  /// The same, as written.
  const std::string& text(std::size_t variation, std::size_t scenario) const {
    return variations[variation].values[value(variation, scenario)];
  }
};

/// What `--set` says of inputs, under their ids, is what every structure has; what it says of parameters is
/// in the rules that `library` loaded.
void set_constants(const std::vector<WrittenValue>& written, const KnownInputs& known,
                   std::span<const std::shared_ptr<const Plan>> plans, RuleLibrary& library,
                   Scenarios& scenarios);

/// Reads what `--vary` says of inputs and of parameters. Reports what parse_variation reports, U013 a share
/// without a step, U017 an input given twice, U018 more scenarios than a lifetime has, U035 more than
/// kMostRuleSets.
void read_variations(const std::vector<std::string>& texts, const KnownInputs& known, Scenarios& scenarios,
                     Diagnostics& diagnostics);

/// Checks what the options give against the inputs of the rules, and completes `scenarios`. Reports I004 an
/// unknown input, I005… a value that it cannot take, U019 a text that varies.
void check_scenarios(std::span<const std::shared_ptr<const Plan>> plans, KnownInputs& known,
                     Scenarios& scenarios, Diagnostics& diagnostics);

}  // namespace aci
