#pragma once
// A coordinator's structure, whose every figure was looked at: an MSP of 6 200 patients in 2024, an IPA, and
// everything else but what the agreement asks for left at its default.

#include "support/loading.h"

namespace aci {

/// With some inputs changed.
inline Assessment trial(const Changes& changes = {}) {
  Changes all = {{"annee", "2024"},
                 {"patientele", "6200"},
                 {"patientele_annee_precedente", "6200"},
                 {"patients_ald_ou_75_ans", "903"},
                 {"part_c2s", "11.2 %"},
                 {"part_ame", "0.7 %"},
                 {"professionnels_associes", "14"},
                 {"ipa", "oui"},
                 {"professions_medicales_hors_mg", "0"},
                 {"professions_paramedicales", "0"},
                 {"heures_ouverture_par_jour", "9.5"},
                 {"ouvert_samedi_matin", "non"},
                 {"semaines_fermeture_conges", "0"},
                 {"jours_second_recours_semaine", "0"},
                 {"missions_sante_publique", "0"},
                 {"niveau_implication_usagers", "0"},
                 {"part_medecins_sas", "0"},
                 {"protocoles", "5"},
                 {"reunions_concertation", "7"},
                 {"dossiers_etudies", "41"},
                 {"stagiaires", "0"},
                 {"coordination_externe", "non"},
                 {"niveau_demarche_qualite", "0"},
                 {"parcours_insuffisance_cardiaque", "non"}};
  all.insert(all.end(), changes.begin(), changes.end());
  return assess("aci_msp_2023", "examples/etablie.toml", all);
}

}  // namespace aci
