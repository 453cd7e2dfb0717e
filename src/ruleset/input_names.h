#pragma once
// What people may call the inputs, their choices, and the parameters: by id or by label, in either language,
// whatever the case, the accents and the signs.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ruleset/ruleset.h"

namespace aci {

/// No input: what says, in a structure file or a row, which agreement it comes under.
inline constexpr std::string_view kAgreementKey = "accord";

/// Whether a key is `accord`, or what people call it.
bool is_agreement_key(std::string_view written);

class ElementNames {
 public:
  /// The id of the element so called; empty when none is, or when nothing is left of the name.
  std::string_view id_of(std::string_view written) const;
  /// The id of the element whose name comes closest; empty when none is close.
  std::string_view closest(std::string_view written) const;

 protected:
  template <typename T>
  void add_elements(const std::vector<T>& elements) {
    // Ids first: a label never takes the name of another element.
    for (const T& each : elements) add(each.id, each.id);
    for (const T& each : elements) {
      for (const std::string& label : {each.label.fr, each.label.en}) add(label, each.id);
    }
  }

 private:
  void add(const std::string& name, const std::string& id);

  std::map<std::string, std::string, std::less<>> ids_;  ///< By plain name.
};

class InputNames : public ElementNames {
 public:
  InputNames() = default;
  explicit InputNames(const RuleSet& rules) { add(rules); }

  /// Of a name that several rule sets give to different inputs, the first counts.
  void add(const RuleSet& rules) { add_elements(rules.inputs); }
};

/// What people may call the choices of an input.
class ChoiceNames : public ElementNames {
 public:
  explicit ChoiceNames(const std::vector<Choice>& choices) { add_elements(choices); }
};

/// The number of the choice so called, by id or by label; nothing when none is.
std::optional<std::size_t> choice_called(const std::vector<Choice>& choices, std::string_view written);

class ParameterNames : public ElementNames {
 public:
  ParameterNames() = default;
  explicit ParameterNames(const RuleSet& rules) { add(rules); }

  void add(const RuleSet& rules) { add_elements(rules.parameters); }
};

}  // namespace aci
