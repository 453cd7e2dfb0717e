// The help of the command line. The no-break spaces of the French are real ones.

#include "report/wording.h"

namespace aci {

std::span<const Wording> help_wordings() {
  // clang-format off
  static constexpr Wording table[] = {
      {"U001", "option inconnue « {0} »", "unknown option \"{0}\""},
      {"U002", "il manque {0}", "{0} is missing"},
      {"U003", "il manque la valeur de « {0} »", "\"{0}\" needs a value"},
      {"U004", "commande inconnue « {0} »", "unknown command \"{0}\""},
      {"U005", "`--set` s’écrit id=valeur, par exemple --set patientele=4200", "write `--set` as id=value, for instance --set patientele=4200"},
      {"U006", "aucun jeu de règles livré ne s’appelle « {0} »", "no rule set shipped is called \"{0}\""},
      {"U007", "« {0} » prend : {1}", "\"{0}\" takes: {1}"},
      {"U008", "« {0} » est de trop", "\"{0}\" is one too many"},
      {"U009", "rien ne s’appelle « {0} » dans ces règles", "nothing is called \"{0}\" in these rules"},
      {"U010", "cette valeur n’est pas un texte en UTF-8", "this value is not a text in UTF-8"},
      {"hint.amounts", "les montants : {0} ; sans identifiant, tout est expliqué", "the amounts: {0}; without an id, everything is explained"},
      {"U011", "« {0} » existe déjà et a peut-être été rempli : choisir un autre nom, ou le supprimer d’abord", "\"{0}\" exists already and may have been filled in: choose another name, or delete it first"},
      {"U012", "le résultat remplacerait « {0} », qui vient d’être lu : choisir un autre nom", "the result would replace \"{0}\", which is read here: choose another name"},
      {"bug", "aci : erreur interne ({0}) ; merci de la signaler avec le fichier qui la provoque", "aci: internal error ({0}); please report it with the file that causes it"},

      {"help.description", "Calcule ce qu’une maison de santé pluriprofessionnelle reçoit au titre de l’ACI, et dit pourquoi.", "Computes what a maison de santé pluriprofessionnelle is paid under the ACI, and says why."},
      {"help.usage", "Usage :", "Usage:"},
      {"help.options_placeholder", "[OPTIONS]", "[OPTIONS]"},
      {"help.options", "Options :", "Options:"},
      {"help.positionals", "Arguments :", "Arguments:"},
      {"help.commands", "Commandes :", "Commands:"},
      {"help.command_placeholder", "COMMANDE", "COMMAND"},
      {"help.file_placeholder", "FICHIER", "FILE"},
      {"help.files_placeholder", "FICHIER…", "FILE…"},
      {"help.explain_placeholder", "FICHIER [ID…]", "FILE [ID…]"},
      {"help.id_placeholder", "[ID]", "[ID]"},
      {"help.rules_placeholder", "RÈGLES", "RULES"},
      {"help.schema_placeholder", "[structure|compute]", "[structure|compute]"},
      {"help.year_placeholder", "ANNÉE", "YEAR"},
      {"help.set_placeholder", "ID=VALEUR", "ID=VALUE"},
      {"help.a_command", "la commande (compute, explain, check, rules, new ou schema)", "the command (compute, explain, check, rules, new or schema)"},
      {"help.a_file", "le nom d’un fichier", "the name of a file"},
      {"help.help", "afficher cette aide", "print this help"},
      {"help.version", "afficher la version", "print the version"},
      {"help.lang", "langue des textes (sinon celle du système)", "language of texts (else the system’s)"},
      {"help.color", "couleurs ; NO_COLOR les éteint aussi", "colours; NO_COLOR turns them off too"},
      {"help.footer", "Pour commencer :\n  aci new -o ma_maison.toml          un fichier à remplir\n  aci compute ma_maison.toml         ce qui est dû, et pourquoi\n  aci explain ma_maison.toml solde   le détail d’un chiffre\n\nStatut de sortie : 0 fait, 1 fait avec des constats, 2 mauvais usage ou mauvaise entrée,\n3 erreur interne.",
       "To begin:\n  aci new -o my_msp.toml           a file to fill in\n  aci compute my_msp.toml          what is due, and why\n  aci explain my_msp.toml solde    the detail of a number\n\nExit status: 0 done, 1 done with findings, 2 bad usage or input, 3 internal error."},
      {"help.see", "Aide : {0}", "Help: {0}"},

      {"help.compute", "calculer la rémunération d’une ou plusieurs structures", "compute the pay of one or more structures"},
      {"help.compute.files", "fichiers de structure ; - lit l’entrée standard", "structure files; - reads standard input"},
      {"help.compute.examples", "Exemples :\n  aci compute examples/etablie.toml\n  aci compute --set patientele=5000 examples/etablie.toml\n  aci compute --format csv --csv-dialect fr -o resultats.csv examples/*.toml",
       "Examples:\n  aci compute examples/etablie.toml\n  aci compute --set patientele=5000 examples/etablie.toml\n  aci compute --format csv -o results.csv examples/*.toml"},
      {"help.explain", "expliquer comment chaque chiffre est obtenu", "explain how each number is obtained"},
      {"help.explain.arguments", "un fichier de structure, puis des identifiants d’indicateurs ou de montants (input:ID pour une donnée, un paramètre ou une définition) ; sans identifiant, tout", "a structure file, then ids of indicators or amounts (input:ID for an input, a parameter or a definition); without an id, everything"},
      {"help.explain.examples", "Exemples :\n  aci explain examples/etablie.toml remuneration\n  aci explain examples/etablie.toml avance solde\n  aci explain examples/etablie.toml input:patientele",
       "Examples:\n  aci explain examples/etablie.toml remuneration\n  aci explain examples/etablie.toml avance solde\n  aci explain examples/etablie.toml input:patientele"},
      {"help.check", "dire tout ce qui ne va pas dans des fichiers de règles", "tell everything that is wrong with rule files"},
      {"help.check.files", "fichiers de règles ; - lit l’entrée standard", "rule files; - reads standard input"},
      {"help.check.examples", "Exemples :\n  aci check rules/*.toml\n  aci check --strict mes_regles.toml",
       "Examples:\n  aci check rules/*.toml\n  aci check --strict my_rules.toml"},
      {"help.rules", "énumérer les règles livrées, ou en afficher une en entier", "list the rule sets shipped, or print one in full"},
      {"help.rules.id", "identifiant d’un jeu de règles", "id of a rule set"},
      {"help.rules.examples", "Exemples :\n  aci rules\n  aci rules aci_msp_2023 -o mes_regles.toml",
       "Examples:\n  aci rules\n  aci rules aci_msp_2023 -o my_rules.toml"},
      {"help.new", "écrire un fichier de structure commenté, à remplir", "write a commented structure file to fill in"},
      {"help.new.examples", "Exemples :\n  aci new --annee 2023 -o ma_maison.toml",
       "Examples:\n  aci new --year 2023 -o my_msp.toml"},
      {"help.schema", "écrire un schéma JSON, pour les éditeurs et les programmes", "write a JSON Schema, for editors and programs"},
      {"help.schema.of", "ce que le schéma décrit : un fichier de structure (par défaut) ou le JSON de compute", "what the schema describes: a structure file (the default) or the JSON of compute"},
      {"help.schema.examples", "Exemples :\n  aci schema -o aci.schema.json\n  aci schema compute",
       "Examples:\n  aci schema -o aci.schema.json\n  aci schema compute"},

      {"help.opt.format", "forme du résultat", "form of the result"},
      {"help.opt.detail", "CSV : une colonne par indicateur", "CSV: one column an indicator"},
      {"help.opt.dialect", "CSV : fr pour un tableur français (;, virgule, 31/12/2023)", "CSV: fr for a French spreadsheet (;, comma, 31/12/2023)"},
      {"help.opt.strict", "les avertissements comptent comme des constats (statut 1)", "warnings count as findings (status 1)"},
      {"help.opt.rules", "jeu de règles livré ou fichier de règles, au lieu de celui de l’année", "a rule set shipped or a rule file, instead of the year’s"},
      {"help.opt.set", "remplacer une donnée du fichier ; répétable", "replace an input of the file; repeatable"},
      {"help.opt.output", "écrire dans ce fichier, en entier ou pas du tout", "write to this file, whole or not at all"},
      {"help.opt.year", "année civile de l’exercice", "civil year"},

      {"check.sound", "{0} : {1}, {2} indicateurs, {3} paramètres, {4} données : aucune erreur", "{0}: {1}, {2} indicators, {3} parameters, {4} inputs: no error"},
      {"rules.since", "depuis {0}", "since {0}"},
      {"rules.year", "{0}", "{0}"},
      {"rules.years", "{0}–{1}", "{0}–{1}"},
  };
  // clang-format on
  return table;
}

}  // namespace aci
