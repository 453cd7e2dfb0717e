// What is wrong between the elements of a rule set, and what a careful reader remarks.
#include "ruleset/rule_errors.h"

#include <doctest/doctest.h>

#include <string>

#include "support/rendering.h"

using aci::test::kSmallAgreement;
using aci::test::replaced;
using aci::test::rule_codes;

TEST_CASE("elements that contradict each other, or refer to nothing") {
  struct Row {
    const char* from;
    const char* to;
    const char* codes;
  };
  const Row rows[] = {
      {"indicator.formation", "indicator.optional", "R001"},  // Classes and indicators: one list.
      {"[amount.base]", "[amount.reunions]", "R001"},         // What formulas name: one list.
      {"class    = \"prerequisite\"", "class    = \"prerequisit\"", "R006"},
      {"source     = \"guide p. 3\"", "source     = \"gide p. 3\"", "R006"},
      {"source     = \"guide p. 3\"\n", "", "R024"},
      {"default_input = \"reunions\"", "default_input = \"semaines_fermees\"", "R028"},
      {"role    = \"total\"", "role    = \"information\"\nformula = \"1 €\"", "R047"},
      {"earned(all)", "earned(al)", "R006"},
      {"earned(all)", "ernd(all)", "R013"},
      {"+ 0 € * part_c2s", "", "R025"},
  };
  CHECK(rule_codes(kSmallAgreement) == "R024");  // Its own.
  for (const Row& row : rows) {
    CAPTURE(row.to);
    CHECK(rule_codes(replaced(kSmallAgreement, row.from, row.to)) == std::string(row.codes) + " R024");
  }
}
