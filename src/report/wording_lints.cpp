// Wording of the remarks of a careful reader, and of findings. The no-break spaces of the French are real
// ones.

#include "report/wording.h"

namespace aci {

std::span<const Wording> lint_wordings() {
  // clang-format off
  static constexpr Wording table[] = {
      {"R060", "la dernière valeur de « {0} » est de {1} : rien de plus récent jusqu’en {2} ?", "the last value of \"{0}\" is of {1}: nothing newer up to {2}?"},
      {"R061", "rien à taire ici sous « {0} »", "nothing to silence here under \"{0}\""},
      {"R062", "aucune structure ne peut atteindre « {0} »", "no structure can meet \"{0}\""},
      {"R063", "toutes les structures atteignent « {0} »", "every structure meets \"{0}\""},
      {"R064", "le même niveau vaut {0} ici et {1} là", "the same level is worth {0} in one place and {1} in the other"},

      {"hint.uses", "{0} emplois", "{0} uses"},
      {"hint.and_uses", "{0} ({1} emplois)", "{0} ({1} uses)"},

      {"finding.difference", "{0} : {1} : attendu {2}, obtenu {3}", "{0}: {1}: expected {2}, got {3}"},
      {"finding.failed", "le cas « {0} » échoue", "the case \"{0}\" fails"},
  };
  // clang-format on
  return table;
}

}  // namespace aci
