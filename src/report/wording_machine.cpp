// Wording of what programs and editors read, and of the file that `aci new` writes. The no-break spaces of
// the French are real ones.

#include "report/wording.h"

namespace aci {

std::span<const Wording> machine_wordings() {
  // clang-format off
  static constexpr Wording table[] = {
      {"note.assumed_default", "{0} : non précisé, la valeur retenue par défaut est {1}.", "{0}: not given, taken by default as {1}."},

      {"input.from_to", ", de {0} à {1}", ", from {0} to {1}"},
      {"input.decimals", ", au plus {0} décimales", ", at most {0} decimals"},

      {"schema.structure", "Structure décrite pour aci ({0})", "A structure described for aci ({0})"},
      {"schema.only_in", "Règles concernées : {0}.", "Rules concerned: {0}."},

      {"template.title", "Structure décrite pour le calcul de : {0} ({1}).", "A structure, described to compute: {0} ({1})."},
      {"template.fill_in", "Remplacer chaque \"?\" par la valeur. Une ligne `# donnée = valeur` porte ce qui vaut quand la donnée n’est pas précisée : pour en changer, enlever le # et modifier la valeur.", "Replace each \"?\" with the value. A line `# input = value` holds what goes when the input is not given: to change it, remove the # and edit the value."},
      {"template.compute", "Puis calculer : aci compute suivi du nom de ce fichier.", "Then compute: aci compute, followed by the name of this file."},
      {"template.takes", "Attend {0}.", "Takes {0}."},
      {"template.optional", "Facultatif.", "May be left out."},
      {"template.default_input", "À défaut, la valeur de « {0} ».", "By default, the value of \"{0}\"."},
  };
  // clang-format on
  return table;
}

}  // namespace aci
