// What is uncertain in the rules is told of those that it concerns: what their figures rest on.
#include "engine/rule_notes.h"

#include <doctest/doctest.h>

#include "support/rendering.h"

namespace aci {
namespace {

std::string unverified(const std::string& id) {
  return "verified = false\nnote = { fr = \"" + id + "\", en = \"" + id + "\" }\n";
}

/// The small agreement, each of whose elements is uncertain: the text of a note is where it stands.
std::string doubtful_agreement() {
  std::string rules(test::kSmallAgreement);
  const auto put = [&rules](const std::string& behind, const std::string& id) {
    rules = test::replaced(rules, behind, behind + "\n" + unverified(id));
  };
  rules = test::replaced(rules, "source = \"guide\"\n\n[source.guide]",
                         "source = \"guide\"\n" + unverified("the rounding") + "[source.guide]");
  put("source   = \"guide p. 2\"", "the indicator");
  put("reason = { fr = \"fermé le samedi\", en = \"closed on Saturday\" }", "the requirement");
  put("source  = \"guide p. 5\"", "the gate");
  put("when   = \"semaines_fermees > 0\"", "the reduction");
  put("due     = \"date(annee + 1, 4, 30)\"", "the total");
  rules = test::replaced(
      rules, "  [indicator.accueil.part.part_1]\n  points = \"100 points\"\n",
      "  [indicator.accueil.part.part_1]\n  points = \"100 points\"\n" + unverified("the part") +
          "  [indicator.accueil.part.soir]\n  label = { fr = \"Soir\", en = \"Evening\" }\n"
          "  when = \"reunions > 5\"\n  points = \"10 points\"\n" +
          unverified("the part of the evening"));
  rules = test::replaced(
      rules, "formula = \"avance_versee else 50 % * full(all) * valeur_point\"",
      "formula = \"50 % * full(all) * valeur_point\"\npaid = \"avance_versee\"\n"
      "computed = { id = \"avance_calculee\", label = { fr = \"Calculée\", en = \"Computed\" } }\n" +
          unverified("the advance"));
  // Only the reduction reads the definition.
  rules = test::replaced(rules, "points = \"30 points\"", "points = \"besides\"");
  rules +=
      "[definition.besides]\nlabel = { fr = \"Besides\", en = \"Besides\" }\nsource = \"guide\"\n"
      "formula = \"10 points\"\n" +
      unverified("the definition") +
      "[exemption.nouvelle]\nlabel = { fr = \"Nouvelle\", en = \"New\" }\nsource = \"guide\"\n"
      "when = \"reunions > 2\"\nmissing = 1\n" +
      unverified("the exemption") +
      "[deadline.bilan]\nlabel = { fr = \"Bilan\", en = \"Report\" }\ndate = \"date(annee, 6, 30)\"\n"
      "source = \"guide\"\n" +
      unverified("the deadline");
  return rules;
}

/// "id (label): text", in the order told.
std::string notes_of(const std::string& structure) {
  const Assessment assessment =
      test::assess(test::plan_of(doubtful_agreement()), "annee = 2024\nnom = \"M\"\n" + structure);
  std::string notes;
  for (const NoteLine& note : assessment.notes) {
    notes += note.id + " (" + note.label.en + "): " + note.text.en + (note.verified ? "" : "?") + "\n";
  }
  return notes;
}

TEST_CASE("what is uncertain is told in the order of the rules, where the figures rest on it") {
  CHECK(notes_of("[acces]\nouvert_samedi = true\nsemaines_fermees = 1\n[equipe]\nreunions = 6\n[contrat]\n"
                 "date_adhesion = 2024-01-01\n") ==
        std::string("adhesion_connue (): The adhesion is known.\n"
                    "valeur_point (Value of a point): Read in a newspaper.?\n"
                    "besides (Besides): the definition?\n"
                    "accueil (Welcome): the indicator?\n"
                    "accueil.samedi (Welcome): the requirement?\n"
                    "accueil.part_1 (Welcome): the part?\n"
                    "accueil.soir (Evening): the part of the evening?\n"
                    "accueil.fermeture (Closing): the reduction?\n"
                    "gate (Prerequisites): the gate?\n"
                    "nouvelle (New): the exemption?\n"
                    "remuneration (Remuneration): the total?\n"
                    "avance_calculee (Advance): the advance?\n"
                    "bilan (Report): the deadline?\n"
                    "rounding (): the rounding?\n"));
}

TEST_CASE(
    "what plays no part is not told: a part or a reduction that does not apply, and what they alone read") {
  CHECK(notes_of("[acces]\nouvert_samedi = false\n[equipe]\nreunions = 2\n") ==
        std::string("valeur_point (Value of a point): Read in a newspaper.?\n"
                    "accueil (Welcome): the indicator?\n"
                    "accueil.samedi (Welcome): the requirement?\n"
                    "gate (Prerequisites): the gate?\n"
                    "remuneration (Remuneration): the total?\n"
                    "avance_calculee (Advance): the advance?\n"
                    "bilan (Report): the deadline?\n"
                    "rounding (): the rounding?\n"));
}

}  // namespace
}  // namespace aci
