#include "report/explain_sentence.h"

#include <doctest/doctest.h>

#include "engine/evaluate.h"
#include "support/rendering.h"
#include "support/trial.h"

namespace aci {
namespace {

/// With ordinary spaces.
std::string sentences(const Assessment& assessment, const char* subject, Language language) {
  const Outcome traced = evaluate(assessment.plan, assessment.inputs, Trace::yes);
  const auto explanation = explain(*traced.assessment, subject);
  REQUIRE(explanation);
  std::string out;
  for (const std::string& each : explain_sentences(language, *traced.assessment, *explanation, 2))
    out += (out.empty() ? "" : " ") + each;
  for (const char* space : {"\u00a0", "\u202f"}) {
    for (std::size_t at = out.find(space); at != std::string::npos; at = out.find(space))
      out.replace(at, std::string(space).size(), " ");
  }
  return out;
}

TEST_CASE("a number is explained in a sentence: what decided it, what is missing, what that is worth") {
  struct Row {
    Changes changes;
    const char* subject;
    const char* fr;
  };
  const Row rows[] = {
      {{},
       "concertation_pluriprofessionnelle",
       "41 dossiers sur 903 patients font 4,54 %, des 5 % demandés : 90,8 % de 1 860 points. "
       "46 dossiers atteignent tout : il en manque 5, qui valent 1 245,75 €."},
      {{{"protocoles", "7"}},
       "protocoles_pluriprofessionnels",
       "7 sur 8 protocoles : 87,5 % de 1 120 points. "
       "8 protocoles atteignent tout : il en manque 1, qui vaut 1 019,20 €."},
      {{{"plan_crise_sanitaire", "non"}},
       "protocoles_pluriprofessionnels",
       "5 sur 8 protocoles : 62,5 % de 1 120 points. 8 protocoles atteignent tout : il en manque 3."},
      {{},
       "horaires_soins_non_programmes",
       "800 points, moins 150 points (Ouverte au moins 8 heures mais moins de 10), moins 120 points (Fermée "
       "le samedi matin) : 530 points."},
      {{}, "fonction_coordination", "Part fixe, 1 000 points ; Selon la patientèle, 2 635 points."},
      {{{"niveau_demarche_qualite", "2"}},
       "demarche_qualite",
       "Niveau 1, 100 points ; Niveau 2, 310 points. Reste à obtenir : Niveau 3, 465 points."},
      {{{"part_medecins_sas", "50 %"}},
       "soins_non_programmes_sas",
       "Mieux, à la place : Tous les médecins ou toutes les sollicitations, 200 points."},
      {{}, "accueil_cstm", "Non atteint : aucun médecin sous CSTM. Peut rapporter 200 points."},
      {{},
       "remuneration",
       "Somme de : Rémunération des indicateurs, 69 677,16 € ; Majoration pour précarité, 2 787,09 €."},
      {{}, "solde", "Rémunération de l’exercice, 72 464,25 €, moins : Avance, 45 423,00 €."},
      {{},
       "majoration_precarite",
       "69 677,16 € (Rémunération des indicateurs) × 4 % (Taux de majoration pour précarité)."},
  };
  for (const Row& row : rows) {
    CAPTURE(row.subject);
    CHECK(sentences(trial(row.changes), row.subject, Language::fr) == row.fr);
  }
  CHECK(sentences(trial(), "concertation_pluriprofessionnelle", Language::en) ==
        "41 files of 903 patients are 4.54%, of the 5% asked for: 90.8% of 1,860 points. "
        "46 files reach all of it: 5 are missing, worth €1,245.75.");
}

TEST_CASE("a pro rata is said in days") {
  CHECK(sentences(assess("aci_msp_2023", "examples/nouvelle.toml"), "reponse_crises_sanitaires",
                  Language::fr) ==
        "Au prorata de 231 jours sur 365, à partir du 15/05/2023 : 100 points font 63,29 points.");
}

TEST_CASE("a pro rata that runs from no date is said in no days") {
  const auto plan = test::plan_of(test::replaced(test::kSmallAgreement, "point_value = \"valeur_point\"",
                                                 "point_value = \"valeur_point\"\npro_rata = \"1 / 2\""));
  CHECK(sentences(test::assess(plan, test::kSmallStructure), "accueil", Language::en) ==
        "100 points, less 30 points (Closing): 70 points.");
}

}  // namespace
}  // namespace aci
