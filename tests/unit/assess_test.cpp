#include "study/assess.h"

#include <doctest/doctest.h>

#include "support/loading.h"

namespace aci {
namespace {

Assessed assessed(const std::vector<std::string>& set, const std::string& rules, Diagnostics& diagnostics) {
  static RuleLibrary library;
  const auto subject = read_subject(repository_path("examples/etablie.toml"), diagnostics);
  REQUIRE(subject);
  std::vector<WrittenValue> written;
  for (const std::string& each : set) written.push_back(*parse_written_value(each, diagnostics));
  return assess_file(*subject, written, rules, library, diagnostics);
}

TEST_CASE("a structure comes under the rules of its year, which options may replace") {
  Diagnostics diagnostics;
  CHECK(assessed({}, "", diagnostics).assessment()->rules().id == "aci_msp_2023");
  CHECK(assessed({"annee=2022"}, "", diagnostics).assessment()->rules().id == "aci_msp_2022");
  CHECK(codes(diagnostics).find("I002") == std::string::npos);
}

TEST_CASE("rules asked for out of their years are told, and used") {
  Diagnostics diagnostics;
  const Assessed found = assessed({}, "aci_msp_2022", diagnostics);
  REQUIRE(found.assessment());
  CHECK(found.assessment()->rules().id == "aci_msp_2022");
  CHECK(codes(diagnostics).find("I014") != std::string::npos);
}

TEST_CASE("what stops a structure") {
  struct Row {
    std::vector<std::string> set;
    const char* rules;
    const char* code;
  };
  const Row rows[] = {
      {{"annee=2015"}, "", "I002"},      {{"annee=soon"}, "", "I001"},
      {{"patientele=lots"}, "", "I005"}, {{"annee=2018"}, "", "I012"},  // The structure joined in 2019.
      {{}, "aci_msp_2032", "U006"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.code);
    Diagnostics diagnostics;
    CHECK_FALSE(assessed(row.set, row.rules, diagnostics).assessment().has_value());
    CHECK(codes(diagnostics).find(row.code) != std::string::npos);
  }
}

}  // namespace
}  // namespace aci
