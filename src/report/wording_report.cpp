// The words of reports, of schemas and of the file that `aci new` writes. The no-break spaces of the French
// are real ones.

#include "report/wording.h"

namespace aci {

std::span<const Wording> report_wordings() {
  // clang-format off
  static constexpr Wording table[] = {
      {"word.yes", "oui", "yes"},
      {"word.no", "non", "no"},
      {"word.absent", "absent", "absent"},
      {"word.points", "{0} points", "{0} points"},
      {"word.per_point", "{0} par point", "{0} per point"},

      {"report.year", "exercice {0}", "year {0}"},
      {"report.rules", "Règles : {0} ({1})", "Rules: {0} ({1})"},
      {"report.class", "classe", "class"},
      {"report.fixed", "fixe", "fixed"},
      {"report.variable", "variable", "variable"},
      {"report.points", "points", "points"},
      {"report.euros", "euros", "euros"},
      {"report.unmet", "non atteint : {0}", "not met: {0}"},
      {"report.possible", "{0} sur {1} possibles", "{0} of a possible {1}"},
      {"report.reduction", "− {0} : {1}", "− {0}: {1}"},
      {"report.attainment", "réalisé à {0}", "attained at {0}"},
      {"report.pro_rata", "au prorata {0} de {1}", "pro rata {0} of {1}"},
      {"report.residue_classes", "dont arrondis", "of which rounding"},
      {"report.quoted", "« {0} »", "\"{0}\""},
      {"report.missing_cost_together", "{0} manquent : {1} seraient dus si le droit était ouvert, ces indicateurs ne rapportant toujours rien.", "{0} are missing: {1} would be due were the right open, these indicators still earning nothing."},
      {"report.subtotal", "dont {0}", "of which {0}"},
      {"report.residue_indicators", "Arrondis des indicateurs", "Rounding of the indicators"},
      {"report.residue_components", "Arrondis", "Rounding"},
      {"report.total_indicators", "Total des indicateurs", "Total of the indicators"},
      {"report.gate_title", "Droit à rémunération", "Right to payment"},
      {"report.gate_open", "{0} prérequis atteints sur {1}, {2} exigés : la rémunération est due.", "{0} of {1} prerequisites met, {2} required: the remuneration is due."},
      {"report.gate_closed", "{0} prérequis atteints sur {1}, {2} exigés : rien n’est dû pour l’année.", "{0} of {1} prerequisites met, {2} required: nothing is due for the year."},
      {"report.exemption", "Dérogation : {0}.", "Exemption: {0}."},
      {"report.missing_costs", "{0} manque : {1} seraient dus si le droit était ouvert, cet indicateur ne rapportant toujours rien.", "{0} is missing: {1} would be due were the right open, this indicator still earning nothing."},
      {"report.amounts_title", "Des indicateurs au versement", "From the indicators to the payment"},
      {"report.due", "au plus tard le {0}", "by {0}"},
      {"report.deadline", "{0} : au plus tard le {1}.", "{0}: by {1}."},
      {"report.notes_title", "À savoir", "Good to know"},
      {"report.assumed_title", "Valeurs supposées, faute d’être dans le fichier", "Assumed values, for want of them in the file"},
      {"report.assumed", "{0} = {1}", "{0} = {1}"},
      {"report.doubts_title", "Interprétations sur lesquelles ces chiffres reposent", "Interpretations that these figures rest on"},
      {"report.doubt", "{0} : {1}", "{0}: {1}"},
      {"report.disclaimer", "Estimation : seule l’Assurance Maladie décide des montants versés.", "An estimate: only the Assurance Maladie decides on the amounts paid."},

      {"explain.colon", " : ", ": "},
      {"explain.source", "source : {0}", "source: {0}"},
      {"explain.doubt", "interprétation : {0}", "interpretation: {0}"},
      {"explain.requirements", "exigences", "requirements"},
      {"explain.attainment", "réalisation", "attainment"},
      {"explain.parts", "points et réductions", "parts and reductions"},
      {"explain.when", "si {0}", "if {0}"},
      {"explain.times_attainment", "× la réalisation = {0}", "× the attainment = {0}"},
      {"explain.sum", "lignes de {0}", "lines of {0}"},
      {"explain.total", "total", "total"},
      {"explain.pro_rata", "prorata", "pro rata"},
      {"explain.product", "{0} × {1} = {2}", "{0} × {1} = {2}"},
      {"explain.point_value", "en euros", "in euros"},
      {"explain.rounded", "{0} arrondi à {1}", "{0} rounded to {1}"},
      {"explain.with", "calculé avec `{1}` à la place de `{0}`", "computed with `{1}` in the place of `{0}`"},
      {"explain.due", "échéance", "due"},
      {"explain.where", "où", "where"},
      {"explain.not_needed", "non calculé, car rien ne le demande", "not computed, for nothing asks for it"},
      {"explain.given", "lu dans {0}, ligne {1}", "read from {0}, line {1}"},
      {"explain.given_by", "donné par {0}", "given by {0}"},
      {"explain.default", "valeur par défaut des règles", "the rules’ default"},
      {"explain.default_input", "pris égal à {0}, faute d’être donné", "taken equal to {0}, not being given"},
      {"explain.absent", "absent du fichier", "not in the file"},

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
