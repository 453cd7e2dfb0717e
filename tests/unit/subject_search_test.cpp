#include "engine/subject_search.h"

#include <doctest/doctest.h>

#include "support/trial.h"

namespace aci {
namespace {

TEST_CASE("an indicator or an amount is found by a part of its id or of its label") {
  struct Row {
    const char* written;
    const char* found;  // Ids, a space between.
  };
  const Row rows[] = {
      {"concertation", "concertation_pluriprofessionnelle"},
      {"CONCERTATION pluri", "concertation_pluriprofessionnelle"},
      {"case reviews", "concertation_pluriprofessionnelle"},
      {"démarche qualité", "demarche_qualite"},
      {"coordination", "fonction_coordination coordination_externe"},
      {"Coordination externe", "coordination_externe"},
      {"avance", "avance"},
      {"majoration", "majoration_precarite"},
      {"prérequis", "porte_fermee"},
      {"nothing of the kind", ""},
      {"", ""},
      {"_-", ""},
  };
  const Assessment assessment = trial();
  for (const Row& row : rows) {
    CAPTURE(row.written);
    std::string found;
    for (const std::string& id : subjects_like(assessment, row.written))
      found += (found.empty() ? "" : " ") + id;
    CHECK(found == row.found);
  }
}

}  // namespace
}  // namespace aci
