#include "cli/commands.h"

#include "base/closest_match.h"

#include <algorithm>

namespace aci {

std::span<const Command> commands() {
  static const Command all[] = {
      {"compute", "help.compute", "help.compute.examples", compute_form, {"calcul", "calcule", "calculer"}},
      {"explain",
       "help.explain",
       "help.explain.examples",
       explain_form,
       {"explique", "expliquer", "explication"}},
      {"advise", "help.advise", "help.advise.examples", advise_form, {"conseil", "conseils", "conseiller"}},
      {"reconcile",
       "help.reconcile",
       "help.reconcile.examples",
       reconcile_form,
       {"rapprocher", "rapprochement"}},
      {"compare", "help.compare", "help.compare.examples", compare_form, {"comparer", "comparaison"}},
      {"plan", "help.plan", "help.plan.examples", plan_form, {"calendrier", "echeancier", "planifier"}},
      {"batch", "help.batch", "help.batch.examples", batch_form, {"lot", "lots"}, "help.batch.exit_status"},
      {"check", "help.check", "help.check.examples", check_form, {"verifie", "verifier", "controler"}},
      {"test", "help.test", "help.test.examples", test_form, {"teste", "tester"}},
      {"diff",
       "help.diff",
       "help.diff.examples",
       diff_form,
       {"difference", "differences"},
       "help.diff.exit_status"},
      {"rules", "help.rules", "help.rules.examples", rules_form, {"regle", "regles"}},
      {"new", "help.new", "help.new.examples", new_form, {"nouveau", "nouvelle"}},
      {"schema", "help.schema", "help.schema.examples", schema_form, {"schemas"}},
      {"help", "help.a_page", "help.a_page.examples", help_form, {"aide"}},
  };
  return all;
}

const Command* find_command(std::string_view name) {
  for (const Command& command : commands()) {
    if (command.name == name) return &command;
  }
  return nullptr;
}

void tell_unknown_command(const std::string& word, Diagnostics& diagnostics) {
  std::vector<std::string_view> candidates;
  for (const Command& command : commands()) candidates.push_back(command.name);
  for (const Command& command : commands()) {
    candidates.insert(candidates.end(), command.meant.begin(), command.meant.end());
  }
  auto& mistake = diagnostics.error("U004", on_command_line(word), {word});
  const std::string close = suggest(mistake, word, candidates);
  for (const Command& command : commands()) {
    const bool meant = std::ranges::count(command.meant, close) > 0;
    if (meant) mistake.hint = Message{"hint.did_you_mean", {std::string(command.name)}};
  }
}

Message command_list() {
  std::vector<std::string_view> names;
  for (const Command& command : commands()) names.push_back(command.name);
  return {"help.a_command", {one_of(names)}};
}

}  // namespace aci
