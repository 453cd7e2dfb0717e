// The words of `aci test`, and findings. The no-break spaces of the French are real ones.

#include "report/wording.h"

namespace aci {

std::span<const Wording> case_wordings() {
  // clang-format off
  static constexpr Wording table[] = {
      {"C001", "aucun cas ici : un fichier de cas contient `[[case]]`", "no case here: a file of cases holds `[[case]]`"},
      {"C002", "clé inconnue « {0} » dans un cas", "unknown key \"{0}\" in a case"},
      {"C003", "il manque « {0} » dans ce cas", "this case has no \"{0}\""},
      {"C004", "« {0} » doit être {1}", "\"{0}\" must be {1}"},
      {"C005", "« {0} » : {1} « {2} » n’existe pas dans {3}", "\"{0}\": there is no {1} \"{2}\" in {3}"},
      {"C006", "« {0} » se dit d’un indicateur : ajouter indicator = \"…\"", "\"{0}\" is said of an indicator: add indicator = \"…\""},
      {"C007", "rien n’est attendu de ce cas", "nothing is expected of this case"},
      {"C008", "« {0} » s’attend seul : rien d’autre n’est calculé", "\"{0}\" stands alone: nothing else is computed"},
      {"C009", "aucun cas ne porte sur « {0} »", "no case is about \"{0}\""},
      {"C010", "sous deux jeux de règles, ce cas donne deux valeurs ({0} et {1}) : laissé tel quel", "under two rule sets this case gives two values ({0} and {1}): left as it is"},
      {"C011", "aucun cas n’a été joué", "no case was run"},
      {"kind.exact_number", "un nombre exact, comme 740, \"2212.8\" ou \"200/73\"", "an exact number such as 740, \"2212.8\" or \"200/73\""},
      {"kind.input_value", "une valeur simple", "a plain value"},
      {"kind.rules", "l’identifiant d’un jeu de règles livré, ou le chemin d’un fichier de règles, ou une liste des deux", "the id of a rule set shipped, or the path of a rule file, or a list of these"},
      {"element.indicator", "l’indicateur", "indicator"},

      {"test.failed", "{0}:{1} : échec : {2} [{3}]", "{0}:{1}: failed: {2} [{3}]"},
      {"test.page", "p. {0}", "p. {0}"},
      {"test.difference", "{0} : attendu {1}, obtenu {2}", "{0}: expected {1}, got {2}"},
      {"test.by_indicator", "{0}, par indicateur :", "{0}, by indicator:"},
      {"test.gate_unmet", "{0}, prérequis non atteints :", "{0}, prerequisites not met:"},
      {"test.indicator_points", "  {0} : {1}", "  {0}: {1}"},
      {"test.indicator_unmet", "  {0} : non atteint ({1})", "  {0}: not met ({1})"},
      {"test.nothing", "rien", "nothing"},
      {"test.summary", "{0} réussis, {1} en échec", "{0} passed, {1} failed"},
      {"test.updated", "{0}:{1} : {2} : {3} → {4}", "{0}:{1}: {2}: {3} → {4}"},
      {"test.updated_count", "valeurs attendues récrites : {0}", "expected values rewritten: {0}"},
      {"coverage.title", "Couverture de {0} : {1} ({2} sur {3})", "Coverage of {0}: {1} ({2} of {3})"},
      {"coverage.item", "  {0}:{1} : {2} : {3}", "  {0}:{1}: {2}: {3}"},
      {"coverage.below_limit", "couverture inférieure à {0} %", "coverage is under {0}%"},
      {"coverage.indicator_met", "jamais atteint", "never met"},
      {"coverage.indicator_unmet", "toujours atteint", "never unmet"},
      {"coverage.requirement_fails", "ne manque jamais", "never fails"},
      {"coverage.applies", "ne s’applique jamais", "never applies"},
      {"coverage.does_not_apply", "s’applique toujours", "always applies"},
      {"coverage.branch_then", "jamais la branche `then`", "never the `then` branch"},
      {"coverage.branch_else", "jamais la branche `else`", "never the `else` branch"},
      {"coverage.exemption_used", "jamais accordée", "never granted"},
      {"coverage.threshold_below", "jamais juste au-dessous du seuil", "never just below the threshold"},
      {"coverage.threshold_at", "jamais au seuil même", "never at the threshold"},
      {"coverage.threshold_above", "jamais juste au-dessus du seuil", "never just above the threshold"},
      {"mutation.title", "Mutation de {0} : {1} modifications remarquées sur {2}", "Mutation of {0}: {1} changes noticed of {2}"},
      {"mutation.survivor", "  {0}:{1} : {2} → {3} : aucun cas ne le remarque", "  {0}:{1}: {2} → {3}: no case notices"},
      {"mutation.excused", "  {0}:{1} : {2} → {3} : {4}", "  {0}:{1}: {2} → {3}: {4}"},
      {"mutation.not_run", "Mutation de {0} : des cas échouent, rien n’est essayé", "Mutation of {0}: cases fail, nothing is tried"},
      {"finding.difference", "{0} : {1} : attendu {2}, obtenu {3}", "{0}: {1}: expected {2}, got {3}"},
      {"finding.failed", "le cas « {0} » échoue", "the case \"{0}\" fails"},
      {"finding.mutation_of", "Mutation de {0}", "Mutation of {0}"},
      {"finding.coverage_of", "Couverture de {0}", "Coverage of {0}"},
      {"finding.survivor", "{0} : {1} → {2} : aucun cas ne le remarque", "{0}: {1} → {2}: no case notices"},
      {"finding.coverage", "{0} : couverture inférieure à {1} %", "{0}: coverage is under {1}%"},
      {"mutation.progress", "{0} : {1}/{2}", "{0}: {1}/{2}"},
  };
  // clang-format on
  return table;
}

}  // namespace aci
