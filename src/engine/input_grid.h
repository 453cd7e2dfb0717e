#pragma once
// Which values an input may take: the places of a grid.

#include <cstdint>
#include <optional>

#include "ruleset/ruleset.h"

namespace aci {

/// The values that an input may take, as whole numbers: hundredths of an hour, days, numbers of choices.
struct InputGrid {
  std::int64_t least = 0;
  std::int64_t most = 0;
  Rational unit;  ///< What one more is worth.

  Rational value(std::int64_t place) const;
  /// Nothing for a value that is not on it.
  std::optional<std::int64_t> place(const Rational& value) const;
};

/// Nothing for a text, which pays nothing, and for the exercise, which chooses the rules.
std::optional<InputGrid> input_grid(const Input& input);

}  // namespace aci
