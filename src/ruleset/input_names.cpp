#include "ruleset/input_names.h"

#include <vector>

#include "base/diagnostic.h"
#include "base/plain_name.h"

namespace aci {

void InputNames::add(const RuleSet& rules) {
  // Ids first: a label never takes the name of another input.
  for (const Input& input : rules.inputs) ids_.try_emplace(plain_name(input.id), input.id);
  for (const Input& input : rules.inputs) {
    for (const std::string& label : {input.label.fr, input.label.en})
      ids_.try_emplace(plain_name(label), input.id);
  }
  ids_.erase("");
}

std::string_view InputNames::id_of(std::string_view written) const {
  const auto found = ids_.find(plain_name(written));
  return found == ids_.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view InputNames::closest(std::string_view written) const {
  std::vector<std::string_view> names;
  for (const auto& [name, id] : ids_) names.push_back(name);
  const std::string close = closest_match(plain_name(written), names);
  return close.empty() ? std::string_view() : std::string_view(ids_.find(close)->second);
}

}  // namespace aci
