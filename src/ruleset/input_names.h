#pragma once
// What people may call the inputs: by id or by label, in either language, whatever the case, the accents and
// the signs.

#include <map>
#include <string>
#include <string_view>

#include "ruleset/ruleset.h"

namespace aci {

class InputNames {
 public:
  InputNames() = default;
  explicit InputNames(const RuleSet& rules) { add(rules); }

  /// Of a name that several rule sets give to different inputs, the first counts.
  void add(const RuleSet& rules);

  /// The id of the input so called; empty when none is, or when nothing is left of the name.
  std::string_view id_of(std::string_view written) const;
  /// The id of the input whose name comes closest; empty when none is close.
  std::string_view closest(std::string_view written) const;

 private:
  std::map<std::string, std::string, std::less<>> ids_;  ///< By plain name.
};

}  // namespace aci
