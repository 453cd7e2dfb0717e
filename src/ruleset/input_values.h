#pragma once
// What a structure says of itself, checked against a rule set's inputs.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/rational.h"

namespace aci {

/// Where an input's value comes from.
enum class InputOrigin : std::uint8_t { given, default_value, default_input, absent };

/// One value an input of the Plan, in its order; all within the bounds that the rule set states.
struct Inputs {
  std::vector<std::optional<Rational>> values;  ///< Booleans as 0/1, dates as days since 1970-01-01.
  std::vector<InputOrigin> origins;
  std::vector<Place> places;       ///< Where each was written, for messages.
  std::string name;                ///< "nom", as given.
  std::optional<std::string> key;  ///< "identifiant", as given.
  int year = 0;                    ///< The exercise.
  SourcePtr file = nullptr;
};

}  // namespace aci
