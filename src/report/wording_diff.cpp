// The words of `aci diff`. The no-break spaces of the French are real ones.

#include "report/wording.h"

namespace aci {

std::span<const Wording> diff_wordings() {
  // clang-format off
  static constexpr Wording table[] = {
      {"D002", "nombre de champs de cette ligne : {0}, de l’en-tête : {1}", "fields in this row: {0}, in the header: {1}"},
      {"D003", "ce guillemet n’est jamais fermé", "this quote is never closed"},
      {"D004", "les sommes dépassent ce qui peut être calculé", "the sums exceed what can be computed"},
      {"D005", "la colonne « {0} » figure deux fois", "the column \"{0}\" is there twice"},
      {"D006", "« {0} » ne contient aucune structure", "\"{0}\" holds no structure"},

      {"diff.none", "Aucune différence.", "No difference."},
      {"diff.counts", "{0} différences : {1} ajouts, {2} retraits, {3} modifications ; {4} peuvent changer les montants.", "{0} differences: {1} added, {2} removed, {3} changed; {4} may move figures."},
      {"diff.legend", "+ ajouté, - retiré, ~ modifié ; € : peut changer les montants.", "+ added, - removed, ~ changed; €: may move figures."},
      {"diff.years", "Chaque structure est calculée pour son exercice sous l’un et l’autre jeu de règles, quelles que soient leurs années. Les différences sont appliquées l’une après l’autre, dans l’ordre énuméré ; ce que chacune déplace est sa part. Les points sont arrondis au millionième.", "Each structure is computed for its own year under both rule sets, whatever the years these are in force. The differences are applied one after another, in the order listed; what each one moves is its share. Points are rounded to the millionth."},
      {"diff.structure", "{0} ({1}, exercice {2})", "{0} ({1}, year {2})"},
      {"diff.all", "Ensemble des structures : {0}", "All the structures: {0}"},
      {"diff.winners", "{0} gagnent, {1} perdent, {2} ne changent pas.", "{0} gain, {1} lose, {2} stay as they were."},
      {"diff.points", "points", "points"},
      {"diff.total", "total", "total"},
      {"diff.advance", "avance", "advance"},
      {"diff.balance", "solde", "balance"},
      {"diff.before", "Avant", "Before"},
      {"diff.after", "Après", "After"},
      {"diff.moved", "Différence", "Difference"},
      {"diff.sum", "Ensemble", "All"},
      {"diff.together", "ensemble : {0}", "together: {0}"},
      {"diff.and_others", "{0} et {1} autres", "{0} and {1} others"},
      {"diff.structure_column", "Structure", "Structure"},
      {"diff.change_column", "Différence", "Difference"},
      {"diff.all_changes", "Toutes les différences", "All the differences"},
  };
  // clang-format on
  return table;
}

}  // namespace aci
