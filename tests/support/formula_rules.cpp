#include "support/formula_rules.h"

namespace aci {

std::string formula_rules(const std::string& formula, const std::string& more) {
  const auto label = [](const std::string& id) {
    return "label = { fr = \"" + id + "\", en = \"" + id + "\" }\n";
  };
  const auto input = [&](const std::string& id, const std::string& rest) {
    return "[input." + id + "]\n" + label(id) + rest + "\n";
  };
  return "[agreement]\nid = \"essai\"\nscheme = \"essai\"\ntitle = { fr = \"e\", en = \"e\" }\n"
         "in_force = { from = 2020 }\nunit = \"euros\"\n"
         "[rounding]\nstep = \"0.01 €\"\nmode = \"half_up\"\n" +
         input("nom", "type = \"text\"") + input("annee", "type = \"integer\"\nmin = 2020\nmax = 2030") +
         input("x", "type = \"count\"\nmax = 100") + input("y", "type = \"count\"\nmin = 1\nmax = 100") +
         input("z", "type = \"integer\"\nmin = -5\nmax = 5") + input("part", "type = \"share\"") +
         input("o", "type = \"count\"\nmax = 10\noptional = true") + input("b", "type = \"boolean\"") +
         input("d", "type = \"date\"") + input("e", "type = \"date\"") + more + "\n[amount.base]\n" +
         label("Base") + "role = \"component\"\nformula = \"1 € * (" + formula + ")\"\n[amount.total]\n" +
         label("Total") + "role = \"total\"\n";
}

}  // namespace aci
