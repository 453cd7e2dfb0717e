// The words of `batch`. The no-break spaces of the French are real ones.

#include "report/wording.h"

namespace aci {

std::span<const Wording> batch_wordings() {
  // clang-format off
  static constexpr Wording table[] = {
      {"U013", "`--vary` s’écrit id=de..à:pas, par exemple --vary patientele=4000..9000:500 ou --vary ipa=false..true", "write `--vary` as id=from..to:step, for instance --vary patientele=4000..9000:500 or --vary ipa=false..true"},
      {"U014", "la première borne dépasse la seconde", "the first bound is above the second"},
      {"U015", "le pas doit être supérieur à 0", "the step must be above 0"},
      {"U016", "une variation prend au plus 1 000 000 valeurs", "a variation takes at most 1,000,000 values"},
      {"U017", "`--vary` fait varier « {0} » deux fois", "`--vary` varies \"{0}\" twice"},
      {"U018", "la grille de `--vary` a plus de 100 millions de combinaisons", "the grid of `--vary` has more than 100 million combinations"},
      {"U019", "`--vary` ne fait pas varier un texte : « {0} »", "`--vary` does not vary a text: \"{0}\""},
      {"D007", "cette ligne dépasse 1 Mio", "this row is longer than 1 MiB"},
      {"D008", "trop de guillemets jamais fermés : la suite du fichier n’est pas lue", "too many quotes that are never closed: the rest of the file is not read"},
      {"D009", "{2} (structures : {0}, la première ligne {1})", "{2} (structures: {0}, the first on line {1})"},
      {"D010", "{0} lignes rejetées, dont {1} montrées", "{0} rows rejected, of which {1} are shown"},
      {"D011", "colonne inconnue « {0} »", "unknown column \"{0}\""},
      {"D012", "aucune colonne « {0} » à répéter", "no column \"{0}\" to repeat"},
      {"D013", "la colonne {0} n’a pas de nom", "column {0} has no name"},
      {"D014", "cette ligne n’est pas en UTF-8, ou contient un octet nul", "this row is not UTF-8, or holds a NUL byte"},
      {"D017", "il manque la colonne « {0} » ({1})", "the column \"{0}\" is missing ({1})"},
      {"D018", "{2} ({3}) n’est pas en vigueur dans l’exercice (structures : {0}, la première ligne {1})", "{2} ({3}) is not in force in the exercise (structures: {0}, the first on line {1})"},
      {"D019", "{0} : un nombre de points trop grand pour un tableau", "{0}: a number of points too large for a table"},
      {"hint.scenario", "avec {0}", "with {0}"},
      {"hint.ignore_unknown", "`--ignore-unknown` ignore les colonnes inconnues, `--keep` les répète", "`--ignore-unknown` ignores unknown columns, `--keep` repeats them"},
      {"hint.add_column", "ajouter la colonne, ou la donner à toutes les lignes : --set {0}=…", "add the column, or give it to every row: --set {0}=…"},
      {"hint.rejects", "`--rejects FICHIER` les garde toutes", "`--rejects FILE` keeps them all"},
      {"batch.progress", "{0} %, {1} structures calculées", "{0} %, {1} structures computed"},
      {"batch.progress_unknown", "{0} structures calculées", "{0} structures computed"},
      {"hint.vary_step", "le pas manque, par exemple :0.5 ou :5 %", "the step is missing, for instance :0.5 or :5 %"},

      {"summary.own", "Règles appliquées", "Rules applied"},
      {"summary.against", "Autres règles (--against)", "Other rules (--against)"},
      {"summary.none", "Aucune structure calculée.", "No structure computed."},
      {"summary.sums", "Sommes", "Sums"},
      {"summary.means", "Moyennes par structure", "Means per structure"},
      {"summary.quantiles", "Total par structure, en euros", "Total per structure, in euros"},
      {"summary.missed", "Prérequis non atteints", "Prerequisites not met"},
      {"summary.structures", "structures", "structures"},
      {"summary.total", "total", "total"},
      {"summary.advance", "avance", "advance"},
      {"summary.balance", "solde", "balance"},
      {"summary.least", "moindre", "least"},
      {"summary.most", "plus fort", "most"},
      {"summary.eligible", "{0}, {1}, éligibles", "{0}, {1}, eligible"},
      {"summary.not_eligible", "{0}, {1}, non éligibles", "{0}, {1}, not eligible"},
      {"summary.all", "ensemble", "all"},
      {"summary.step", "Les pour-cent sont donnés à {0} euros près, vers le bas : les totaux sont trop dispersés pour l’euro.", "The percentages are given to {0} euros, downwards: the totals are too scattered for the euro."},

      {"help.batch", "calculer de nombreuses structures, une par ligne", "compute many structures, one a row"},
      {"help.batch.inputs", "tableaux CSV ou JSON Lines dont les colonnes sont des identifiants de données, fichiers de structure, ou dossiers ; - lit l’entrée standard", "CSV or JSON Lines tables whose columns are ids of inputs, structure files, or folders; - reads standard input"},
      {"help.batch.format", "csv : une ligne par structure ; json : un objet par ligne ; text : le résumé seul", "csv: one row a structure; json: one object a line; text: the summary alone"},
      {"help.batch.detail", "une colonne de points par indicateur", "a column of points an indicator"},
      {"help.batch.summary", "au lieu des lignes : sommes, moyennes et quantiles par année, règles et éligibilité, et les prérequis non atteints ; en texte sans --format", "instead of the rows: sums, means and quantiles by year, rules and eligibility, and the prerequisites not met; as text without --format"},
      {"help.batch.keep", "répéter cette colonne de l’entrée ; répétable", "repeat this column of the input; repeatable"},
      {"help.batch.vary", "calculer chaque ligne pour chaque valeur de la donnée ; répétable : toutes les combinaisons", "compute each row for each value of the input; repeatable: all combinations"},
      {"help.batch.against", "calculer aussi sous ces règles, et donner la différence", "compute under these rules as well, and give the difference"},
      {"help.batch.ignore_unknown", "ignorer les colonnes qui ne sont pas des données", "ignore the columns that are no inputs"},
      {"help.batch.rejects", "écrire dans ce fichier CSV ce qui ne va pas dans les lignes rejetées", "write to this CSV file what is wrong with the rows rejected"},
      {"help.batch.dialect", "CSV lu et écrit : fr pour un tableur français (;, virgule, 31/12/2023)", "CSV read and written: fr for a French spreadsheet (;, comma, 31/12/2023)"},
      {"help.batch.jobs", "calculs menés de front, de 1 à 256 (sinon autant que de cœurs)", "computations at a time, 1 to 256 (else as many as cores)"},
      {"help.inputs_placeholder", "ENTRÉE…", "INPUT…"},
      {"help.column_placeholder", "COLONNE", "COLUMN"},
      {"help.vary_placeholder", "ID=DE..À:PAS", "ID=FROM..TO:STEP"},
      {"help.batch.examples", "Exemples :\n  aci batch --csv-dialect fr --rejects rejets.csv -o resultats.csv maisons.csv\n  aci batch --vary patientele=4000..9000:500 --vary ipa=false..true -o grille.csv maisons.csv\n  aci batch --against mes_regles.toml --keep region -o ecarts.csv maisons.csv\n  aci batch --summary --against mes_regles.toml maisons.csv\n\nColonnes, et clés du JSON : nom, identifiant, annee, rules, eligible, points_CLASSE…, points_total,\ntotal, advance, balance ; avec --detail, points.INDICATEUR… ; avec --against, against.rules,\nagainst.eligible, puis against.X et difference.X (against moins le résultat) pour points_total,\ntotal, advance et balance ; enfin les colonnes gardées et les données variées (en JSON, « nom (2) »\nquand le nom est déjà pris).\n\nQuantiles de --summary : le plus petit total que la part dite des structures ne dépasse pas, centimes\nôtés vers le bas.\n\nStatut de sortie : 0 fait, 1 des lignes rejetées (les autres sont calculées) ou, avec --strict, des\navertissements, 2 mauvais usage ou mauvaise entrée, 3 erreur interne.",
       "Examples:\n  aci batch --csv-dialect fr --rejects rejects.csv -o results.csv msps.csv\n  aci batch --vary patientele=4000..9000:500 --vary ipa=false..true -o grid.csv msps.csv\n  aci batch --against my_rules.toml --keep region -o gaps.csv msps.csv\n  aci batch --summary --against my_rules.toml msps.csv\n\nColumns, and keys of the JSON: nom, identifiant, annee, rules, eligible, points_CLASS…, points_total,\ntotal, advance, balance; with --detail, points.INDICATOR…; with --against, against.rules,\nagainst.eligible, then against.X and difference.X (against less the result) for points_total, total,\nadvance and balance; last the kept columns and the varied inputs (in JSON, \"name (2)\" when the name is\ntaken already).\n\nQuantiles of --summary: the least total that so many of the structures do not exceed, cents dropped\ndownwards.\n\nExit status: 0 done, 1 rows rejected (the others are computed) or, with --strict, warnings, 2 bad usage\nor input, 3 internal error."},
  };
  // clang-format on
  return table;
}

}  // namespace aci
