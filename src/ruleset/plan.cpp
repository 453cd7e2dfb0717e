#include "ruleset/plan.h"

namespace aci {

std::optional<std::uint32_t> Plan::input(std::string_view id) const {
  const auto found = names.find(id);
  if (found == names.end() || found->second.kind != NameKind::input) return std::nullopt;
  return found->second.index;
}

std::optional<std::size_t> Plan::amount_with(AmountRole role) const {
  for (std::size_t i = 0; i < rules->amounts.size(); ++i) {
    if (rules->amounts[i].role == role) return i;
  }
  return std::nullopt;
}

std::optional<SlotId> Plan::slot(const NameEntry& name, ContextId context) const {
  switch (name.kind) {
    case NameKind::input:
      return std::nullopt;
    case NameKind::parameter:
      return parameters[name.index];
    case NameKind::amount:
      return amounts[name.index].exact;
    case NameKind::definition: {
      const auto& seen = contexts[context].definitions[name.index];
      return seen ? seen : contexts[0].definitions[name.index];
    }
  }
  return std::nullopt;
}

}  // namespace aci
