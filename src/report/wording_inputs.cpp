// Wording of what concerns structure files, evaluation and the command line. The no-break spaces of the
// French are real ones.

#include "report/wording.h"

namespace aci {

std::span<const Wording> input_wordings() {
  // clang-format off
  static constexpr Wording table[] = {
      {"I001", "« {0} » doit dire l’année civile de l’exercice, par exemple {0} = 2023", "\"{0}\" must give the civil year, for instance {0} = 2023"},
      {"I002", "aucune règle n’est en vigueur pour {0}", "no rules are in force for {0}"},
      {"I003", "il manque « {0} » ({1})", "\"{0}\" is missing ({1})"},
      {"I004", "donnée inconnue « {0} »", "unknown input \"{0}\""},
      {"I005", "« {0} » attend {1}", "\"{0}\" takes {1}"},
      {"I006", "« {0} » va de {1} à {2}", "\"{0}\" runs from {1} to {2}"},
      {"I007", "« {0} » accepte au plus {1} décimales", "\"{0}\" takes at most {1} decimals"},
      {"I008", "« {0} » n’est pas à sa place", "\"{0}\" is not in its place"},
      {"I009", "« {0} » ne sert pas dans les règles {1} : ignoré", "\"{0}\" has no use under the rules {1}: ignored"},
      {"I010", "« {0} » reste à remplir ({1})", "\"{0}\" is still to be filled in ({1})"},
      {"I011", "« {0} » est une table : écrire [{0}], puis ses données dessous", "\"{0}\" is a table: write [{0}], then its inputs below"},
      {"I012", "{0}", "{0}"},
      {"I013", "{0}", "{0}"},
      {"I014", "les règles {0} ({1}) ne couvrent pas {2} : appliquées parce que demandées", "the rules {0} ({1}) do not cover {2}: applied because asked for"},
      {"I015", "table inconnue [{0}]", "unknown table [{0}]"},

      {"V001", "{0} : ce calcul dépasse 128 bits", "{0}: this computation exceeds 128 bits"},
      {"V002", "{0} : division par zéro", "{0}: division by zero"},
      {"V003", "{0} : cette date n’existe pas ou sort des années 1900 à 2200", "{0}: this date does not exist or lies outside the years 1900 to 2200"},
      {"V004", "{0} : il faut ici un nombre entier", "{0}: a whole number is needed here"},
      {"V005", "{0} : le pas d’arrondi doit être positif", "{0}: the rounding step must be positive"},
      {"V007", "{0} : ce montant dépasse 90 millions de milliards d’euros", "{0}: this amount is over 90 million billion euros"},
      {"V006", "{0} : ce paramètre n’a pas encore de valeur cette année-là", "{0}: this parameter has no value yet in that year"},

      {"input.text", "un texte entre guillemets", "a text in quotes"},
      {"input.integer", "un nombre entier", "a whole number"},
      {"input.count", "un nombre entier", "a whole number"},
      {"input.decimal", "un nombre, avec un point pour les décimales", "a number, with a point before the decimals"},
      {"input.share", "une part, 0.092 ou \"9.2 %\"", "a share, 0.092 or \"9.2 %\""},
      {"input.euros", "un montant en euros, comme 35406.00", "an amount in euros, such as 35406.00"},
      {"input.boolean", "true (oui) ou false (non)", "true (yes) or false (no)"},
      {"input.date", "une date, comme 2023-12-31", "a date, such as 2023-12-31"},

      {"hint.write", "écrire {0}", "write {0}"},
      {"hint.percent", "un pourcentage s’écrit avec son signe : \"{0} %\"", "write a percentage with its sign: \"{0} %\""},
      {"hint.add_input", "ajouter `{0} = …` en tête du fichier", "add `{0} = …` at the top of the file"},
      {"hint.add_input_under", "ajouter `{0} = …` sous [{1}]", "add `{0} = …` under [{1}]"},
      {"hint.top_level", "l’écrire en tête du fichier, avant la première table", "write it at the top of the file, before the first table"},
      {"hint.under_group", "l’écrire sous [{0}]", "write it under [{0}]"},
      {"hint.add_year", "c’est l’année qui choisit les règles", "the year chooses the rules"},
      {"hint.structure_file", "c’est un fichier de règles : pour le vérifier, `aci check`", "this is a rule file: to check it, `aci check`"},
      {"hint.years_covered", "les règles livrées commencent en {0} ; --rules en impose d’autres", "the rules shipped begin in {0}; --rules forces others"},

      {"severity.error", "erreur", "error"},
      {"severity.warning", "avertissement", "warning"},
      {"severity.note", "note", "note"},
  };
  // clang-format on
  return table;
}

}  // namespace aci
