// Who is paid: the indicators that the gate asks for, and the exemptions that let some be missing.
#include <doctest/doctest.h>

#include <string>

#include "ruleset/plan_dump.h"
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

TEST_CASE("the exemption that is named is the first of those that let the most be missing") {
  const auto exemption = [](const std::string& id, int more, int missing) {
    return "[exemption." + id + "]\nlabel = { fr = \"" + id + "\", en = \"" + id +
           "\" }\nsource = \"guide\"\nwhen = \"reunions > " + std::to_string(more) +
           "\"\nmissing = " + std::to_string(missing) + "\n";
  };
  const auto plan = test::plan_of(std::string(test::kSmallAgreement) + exemption("first", 1, 1) +
                                  exemption("same", 0, 1) + exemption("wide", 9, 2) + exemption("low", 9, 1));
  const auto named = [&](const char* meetings) -> std::string {
    const auto found = test::assess(plan, std::string("annee = 2024\nnom = \"M\"\n[acces]\nouvert_samedi = "
                                                      "true\n[equipe]\nreunions = ") +
                                              meetings + "\n")
                           .gate.exemption;
    return found ? plan->rules->exemptions[*found].id : "";
  };
  CHECK(named("0").empty());
  CHECK(named("1") == "same");
  CHECK(named("2") == "first");
  CHECK(named("10") == "wide");
}

TEST_CASE("a reading of an exemption that lets as many be missing asks for no other gate") {
  const auto required = [](const char* reading) {
    const std::string exemption =
        std::string(
            "[exemption.nouvelle]\nlabel = { fr = \"N\", en = \"N\" }\nsource = \"guide\"\nwhen = \"reunions "
            "> "
            "10\"\nmissing = 1\nverified = false\nnote = { fr = \"n\", en = \"n\" }\n"
            "[exemption.nouvelle.reading.autre]\nlabel = { fr = \"a\", en = \"a\" }\n") +
        reading;
    const std::string program = dump_program(*test::plan_of(std::string(test::kSmallAgreement) + exemption));
    const auto begin = program.find("gate.required = ");
    return program.substr(begin, program.find('\n', begin) - begin);
  };
  CHECK(required("missing = 2\n") ==
        "gate.required = max((1 - max(0, if [exemption.nouvelle] then (1 | reading 0: 2) else 0)), 0)");
  CHECK(required("when = \"reunions > 9\"\n") ==
        "gate.required = max((1 - max(0, if [exemption.nouvelle] then 1 else 0)), 0)");
}
