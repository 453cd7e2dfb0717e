#include "ruleset/input_names.h"

#include <vector>

#include "base/closest_match.h"
#include "base/diagnostic.h"
#include "base/plain_name.h"

namespace aci {

bool is_agreement_key(std::string_view written) {
  const std::string plain = plain_name(written);
  return plain == kAgreementKey || plain == "agreement";
}

void ElementNames::add(const std::string& name, const std::string& id) {
  const std::string plain = plain_name(name);
  if (!plain.empty()) ids_.try_emplace(plain, id);
}

std::string_view ElementNames::id_of(std::string_view written) const {
  const auto found = ids_.find(plain_name(written));
  return found == ids_.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view ElementNames::closest(std::string_view written) const {
  std::vector<std::string_view> names;
  for (const auto& [name, id] : ids_) names.push_back(name);
  const std::string close = closest_match(plain_name(written), names);
  return close.empty() ? std::string_view() : std::string_view(ids_.find(close)->second);
}

std::optional<std::size_t> choice_called(const std::vector<Choice>& choices, std::string_view written) {
  if (const auto exact = element_index(written, choices)) return exact;
  return element_index(ChoiceNames(choices).id_of(written), choices);
}

}  // namespace aci
