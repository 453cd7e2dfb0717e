// What can be wrong with an [amount.…] or the [gate], and the forms that are no longer written.
#include <doctest/doctest.h>

#include <sstream>
#include <string>

#include "support/rendering.h"

using namespace aci;
using test::replaced;

namespace {

/// Without R024, which the small agreement has of itself.
std::string mistakes(std::string_view rules) {
  std::string codes;
  std::istringstream all(test::rule_codes(rules));
  for (std::string code; all >> code;) {
    if (code != "R024") codes += (codes.empty() ? "" : " ") + code;
  }
  return codes;
}

}  // namespace

TEST_CASE("a key that says nothing of such an amount is refused, one that it needs is asked for") {
  struct Row {
    const char* from;
    const char* to;
    const char* codes;
  };
  const Row rows[] = {
      // The total and the balance follow from the others.
      {"role    = \"total\"", "role    = \"total\"\nformula = \"base\"", "R066"},
      {"role    = \"balance\"", "role    = \"balance\"\nformula = \"0 €\"", "R066"},
      {"role    = \"advance\"", "role    = \"advance_computed\"", "R067"},
      {"role    = \"advance\"", "role    = \"advance\"\nungated = true", "R069"},
      {"role    = \"component\"", "role    = \"component\"\npaid = \"avance_versee\"", "R069 R003"},
      {"role    = \"total\"", "role    = \"total\"\nwith = { reunions = \"formations\" }", "R069"},
      {"role    = \"advance\"", "role    = \"advance\"\npaid = \"avance_versee\"", "R003"},
      {"role    = \"component\"\nformula = \"earned(all) * valeur_point + 0 € * part_c2s\"",
       "role    = \"component\"", "R003"},
      // The line that takes back has a name and a label.
      {"id = \"porte_fermee\"\n", "", "R003"},
      {"taken_back = { fr = \"Prérequis manquant\", en = \"Missing prerequisite\" }\n", "", "R003"},
      {"id = \"porte_fermee\"\n", "id = \"base\"\n", "R001"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.to);
    CHECK(mistakes(replaced(test::kSmallAgreement, row.from, row.to)) == row.codes);
  }
}

TEST_CASE("what replaces an advance is an optional input in euros, and the computed line has its own id") {
  const auto with_paid = [](const std::string& paid, const std::string& id) {
    return mistakes(
        replaced(test::kSmallAgreement, "formula = \"avance_versee else 50 % * full(all) * valeur_point\"",
                 "formula = \"50 % * full(all) * valeur_point\"\npaid = \"" + paid +
                     "\"\ncomputed = { id = \"" + id + "\", label = { fr = \"C\", en = \"C\" } }"));
  };
  CHECK(with_paid("avance_versee", "calculee").empty());
  CHECK(with_paid("avance_verse", "calculee") == "R006");
  CHECK(with_paid("reunions", "calculee") == "R070");
  CHECK(with_paid("avance_versee", "base") == "R001");
}

TEST_CASE("a sum stands below what it adds up") {
  const std::string late =
      "[amount.tard]\nlabel = { fr = \"T\", en = \"L\" }\nrole = \"component\"\nformula = \"1 "
      "€\"\n";
  CHECK(mistakes(std::string(test::kSmallAgreement) + late) == "R068");
  CHECK(mistakes(std::string(test::kSmallAgreement) + "[amount.tard]\nlabel = { fr = \"T\", en "
                                                      "= \"L\" }\nrole = \"advance\"\nformula = \"1 €\"\n") ==
        "R068");
}
