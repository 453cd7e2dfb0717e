#include "report/structure_schema.h"

#include <doctest/doctest.h>

#include "report/result_schema.h"
#include "support/rendering.h"

namespace aci::test {
namespace {

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// Whether files are accepted and refused as they should is tests/schemas/check.py's business: these tests
// look at the keywords alone.
TEST_CASE("schema of a structure: types, bounds, defaults, groups and what is required") {
  const std::shared_ptr<const Plan> plans[] = {plan_of(kSmallAgreement)};
  const std::string schema = structure_schema_json(Language::en, plans);
  for (const char* part : {
           R"("$schema": "http://json-schema.org/draft-04/schema#")",
           R"("minimum": 2023,)",
           R"("maximum": 2100)",
           R"("title": "Weeks closed")",
           R"("description": "Held in the year\nTakes a whole number, from 0 to 1,000.")",
           R"("default": 0.05)",
           R"("format": "date")",
           R"json("required": [
        "ouvert_samedi"
      ],
      "additionalProperties": false)json",
           R"json("required": [
    "nom",
    "annee",
    "acces",
    "equipe"
  ],
  "additionalProperties": false)json",
       }) {
    CAPTURE(part);
    CHECK(holds(schema, part));
  }
}

TEST_CASE("schema of a structure: what is not in the team's hands is said to be so") {
  const auto factual =
      replaced(kSmallAgreement, "[input.ouvert_samedi]", "[input.ouvert_samedi]\nfact = true");
  const std::shared_ptr<const Plan> plans[] = {plan_of(factual)};
  const std::string schema = structure_schema_json(Language::en, plans);
  const std::size_t input = schema.find("\"ouvert_samedi\": {");
  CHECK(schema.find("\"x-fact\": true") > input);
  CHECK(schema.find("\"x-fact\": true") == schema.rfind("\"x-fact\""));
}

TEST_CASE("schema of a scheme: what one rule set does without is not required, bounds are the widest") {
  const std::string older =
      replaced(replaced(kSmallAgreement, "id          = \"petit\"", "id          = \"ancien\""),
               "min   = 2023\nmax   = 2100", "min   = 2017\nmax   = 2050");
  const auto newer = replaced(kSmallAgreement, "[input.ouvert_samedi]",
                              "[input.stages]\ntype = \"count\"\nmax = 9\n"
                              "label = { fr = \"Stages\", en = \"Placements\" }\n"
                              "[input.ouvert_samedi]");
  const std::shared_ptr<const Plan> plans[] = {plan_of(older), plan_of(newer)};
  const std::string schema = structure_schema_json(Language::en, plans);
  CHECK(holds(schema, R"("minimum": 2017,)"));
  CHECK(holds(schema, R"("maximum": 2100)"));
  CHECK(holds(schema, R"("description": "Takes a whole number, from 0 to 9.\nRules concerned: petit.")"));
  CHECK(holds(schema, "\"required\": [\n    \"nom\",\n    \"annee\",\n    \"acces\",\n    \"equipe\"\n  ]"));
  // Alone, the newer rule set asks for it.
  CHECK(holds(structure_schema_json(Language::en, {plans + 1, 1}), "\"annee\",\n    \"stages\","));
}

std::string with_input(std::string_view id, const std::string& keys) {
  return replaced(
      replaced(kSmallAgreement, "id          = \"petit\"", "id          = \"" + std::string(id) + "\""),
      "[input.ouvert_samedi]",
      "[input.stages]\n" + keys +
          "\nlabel = { fr = \"Stages\", en = \"Placements\" }\n[input.ouvert_samedi]");
}
std::string schema_of(const std::string& older, const std::string& newer) {
  const std::shared_ptr<const Plan> plans[] = {plan_of(with_input("ancien", older)),
                                               plan_of(with_input("nouveau", newer))};
  return structure_schema_json(Language::en, plans);
}

TEST_CASE("schema of a scheme: a type that two rule sets disagree on is left open, with its default") {
  const std::string schema = schema_of("type = \"count\"\nmax = 9", "type = \"boolean\"\ndefault = false");
  CHECK(holds(schema, "\"stages\": {\n      \"title\": \"Placements\",\n      \"description\": \"\"\n    }"));
}

TEST_CASE("schema of a scheme: what one rule set leaves out is not required, whichever it is") {
  const std::string asked = "type = \"count\"\nmax = 9";
  const std::string optional = asked + "\noptional = true";
  CHECK(holds(schema_of(asked, asked), "    \"stages\",\n"));
  CHECK(!holds(schema_of(optional, asked), "    \"stages\",\n"));
  CHECK(!holds(schema_of(asked, optional), "    \"stages\",\n"));
}

TEST_CASE("schema of a scheme: an input that moved to another group is in both") {
  const std::string schema = schema_of("type = \"count\"\nmax = 9\ngroup = \"acces\"",
                                       "type = \"count\"\nmax = 9\ngroup = \"equipe\"");
  const std::size_t first = schema.find("\"stages\": {");
  CHECK(first != std::string::npos);
  CHECK(schema.rfind("\"stages\": {") != first);
}

TEST_CASE("schema of a structure: the default of a date is written as one") {
  const std::string date = "type = \"date\"\ndefault = 2024-02-29";
  CHECK(holds(schema_of(date, date), "\"default\": \"2024-02-29\""));
}

TEST_CASE("schemas of results: draft 4") {
  for (const char* command : {"compute", "compare", "plan"}) {
    CHECK(holds(result_schema(command), R"("$schema": "http://json-schema.org/draft-04/schema#")"));
  }
}

}  // namespace
}  // namespace aci::test
