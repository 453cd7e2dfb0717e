// Who is paid: the indicators that the gate asks for, and the exemptions that let some be missing.
#include <doctest/doctest.h>

#include <string>

#include "support/rendering.h"

using namespace aci;

TEST_CASE("the gate opens when all is met; exemptions lower what is asked, the widest alone") {
  const std::string exemptions = R"(
[exemption.nouvelle]
label   = { fr = "Nouvelle", en = "New" }
source  = "guide p. 6"
when    = "reunions > 10"
missing = 1
[exemption.large]
label   = { fr = "Large", en = "Wide" }
source  = "guide p. 6"
when    = "reunions > 20"
missing = 5
)";
  const auto plan = test::plan_of(std::string(test::kSmallAgreement) + exemptions);
  CHECK(plan->gate.indicators == std::vector<std::size_t>{0});
  CHECK(plan->gate.exemptions.size() == 2);
  struct Row {
    const char* saturday;
    const char* meetings;
    int met;
    int required;
    bool open;
  };
  const Row rows[] = {
      {"true", "10", 1, 1, true}, {"false", "10", 0, 1, false}, {"false", "11", 0, 0, true},
      {"true", "11", 1, 0, true}, {"false", "21", 0, 0, true},  // Never fewer than none.
  };
  for (const Row& row : rows) {
    CAPTURE(row.meetings);
    const std::string structure = std::string("annee = 2024\nnom = \"M\"\n[acces]\nouvert_samedi = ") +
                                  row.saturday + "\n[equipe]\nreunions = " + row.meetings + "\n";
    const Assessment assessment = test::assess(plan, structure);
    CHECK(assessment.gate.met == row.met);
    CHECK(assessment.gate.required == row.required);
    CHECK(assessment.gate.open == row.open);
  }
}
