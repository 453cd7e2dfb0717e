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
#include "io/structure_file.h"
#include "study/variation.h"

namespace aci {

struct Scenarios {
  std::vector<WrittenValue> constants;
  std::vector<Variation> variations;
  /// By variation, then by value: as the integers of a column of the input's decimals.
  std::vector<std::vector<std::int64_t>> varied = {};

  /// What `--set` gives an input: the last counts. Null when nothing.
  const WrittenValue* constant(std::string_view id) const;
  /// Rows of the result for one of the input.
  std::size_t count() const;
  /// Which value of a variation a scenario has; the last variation changes fastest.
  std::size_t value(std::size_t variation, std::size_t scenario) const;
  /// The same, as written.
  const std::string& text(std::size_t variation, std::size_t scenario) const {
    return variations[variation].values[value(variation, scenario)];
  }
};

/// Reads what `--vary` says. Reports what parse_variation reports, U013 a share without a step, U017 an input
/// given twice, U018 more scenarios than a lifetime has.
void read_variations(const std::vector<std::string>& texts, const KnownInputs& known, Scenarios& scenarios,
                     Diagnostics& diagnostics);

/// Checks what the options give against the inputs of the rules, and completes `scenarios`. Reports I004 an
/// unknown input, I005… a value that it cannot take, U019 a text that varies.
void check_scenarios(std::span<const std::shared_ptr<const Plan>> plans, KnownInputs& known,
                     Scenarios& scenarios, Diagnostics& diagnostics);

}  // namespace aci
