// The words of reports and explanations. The no-break spaces of the French are real ones.

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
  };
  // clang-format on
  return table;
}

}  // namespace aci
