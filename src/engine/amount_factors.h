#pragma once
// An amount as a product of things that have a name, where the rules make it so.

#include <optional>
#include <vector>

#include "engine/explanation.h"

namespace aci {

/// Something that the rules name, or a number.
struct NamedValue {
  LocalizedText label = {};  ///< Empty: a number, or every indicator together.
  TypedValue value = {};
  bool every = false;  ///< Every indicator together.
  bool full = false;   ///< At its full value, earned or not.
  bool less = false;   ///< Taken away.
};

/// A sum, in the order of the rules; what is 0 is left out.
using Factor = std::vector<NamedValue>;

/// Those that are not 1, in the order of the rules; nothing when the amount is made otherwise.
std::optional<std::vector<Factor>> amount_factors(const Assessment& assessment, std::size_t amount);

}  // namespace aci
