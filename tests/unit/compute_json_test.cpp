#include "report/compute_json.h"

#include <doctest/doctest.h>

#include <regex>

#include "support/rendering.h"

namespace aci::test {
namespace {

// accueil: 100 − 30 = 70 points, 490 €. concertation and formation: 1 meeting of 3, 100/3 points each,
// 233.333… € each. Total 490 + 466.666… = 956.666…, to the cent 956.67; the lines, 490.00 + 2 × 233.33,
// leave 0.01. Advance: half of 300 points, 1 050 €. Balance 956.67 − 1 050.
constexpr std::string_view kExpected = R"json({
  "schema_version": 1,
  "structure": {
    "nom": "MSP \"du Lac\"",
    "identifiant": null,
    "annee": 2023
  },
  "rules": {
    "id": "petit",
    "title": "Small agreement",
    "hash": "sha256:…",
    "files": [
      {
        "name": "rules.toml",
        "hash": "sha256:…"
      }
    ]
  },
  "eligible": true,
  "gate": {
    "required": 1,
    "met": 1,
    "exemption": null,
    "total_if_open": null
  },
  "indicators": [
    {
      "id": "accueil",
      "label": "Welcome",
      "axis": "acces",
      "class": "prerequisite",
      "met": true,
      "reason_id": null,
      "reason": null,
      "attainment": 1,
      "pro_rata": 1,
      "points": 70,
      "fixed_points": 70,
      "variable_points": 0,
      "full_points": 100,
      "euros": 490.00,
      "reductions": [
        {
          "id": "fermeture",
          "points": -30
        }
      ],
      "source": "guide p. 2",
      "evidence": "Posted hours"
    },
    {
      "id": "concertation",
      "label": "Case reviews",
      "axis": "acces",
      "class": "optional",
      "met": true,
      "reason_id": null,
      "reason": null,
      "attainment": 0.333333,
      "pro_rata": 1,
      "points": 33.333333,
      "fixed_points": 0,
      "variable_points": 33.333333,
      "full_points": 100,
      "euros": 233.33,
      "reductions": [],
      "source": "guide p. 3",
      "evidence": null
    },
    {
      "id": "formation",
      "label": "Training",
      "axis": "acces",
      "class": "optional",
      "met": true,
      "reason_id": null,
      "reason": null,
      "attainment": 0.333333,
      "pro_rata": 1,
      "points": 33.333333,
      "fixed_points": 0,
      "variable_points": 33.333333,
      "full_points": 100,
      "euros": 233.33,
      "reductions": [],
      "source": "guide p. 4",
      "evidence": null
    }
  ],
  "points": {
    "prerequisite": 70,
    "optional": 66.666667,
    "total": 136.666667
  },
  "amounts": [
    {
      "id": "base",
      "label": "Points in euros",
      "role": "component",
      "euros": 956.67,
      "due": null
    },
    {
      "id": "porte_fermee",
      "label": "Missing prerequisite",
      "role": "component",
      "euros": 0.00,
      "due": null
    },
    {
      "id": "remuneration",
      "label": "Remuneration",
      "role": "total",
      "euros": 956.67,
      "due": "2024-04-30"
    },
    {
      "id": "avance",
      "label": "Advance",
      "role": "advance",
      "euros": 1050.00,
      "due": null
    },
    {
      "id": "solde",
      "label": "Balance",
      "role": "balance",
      "euros": -93.33,
      "due": null
    },
    {
      "id": "residue_indicators",
      "label": "Rounding of the indicators",
      "role": "indicators_residue",
      "euros": 0.01,
      "due": null
    }
  ],
  "total": 956.67,
  "advance": 1050.00,
  "balance": -93.33,
  "notes": [
    {
      "id": "valeur_point",
      "text": "Read in a newspaper.",
      "verified": false
    },
    {
      "id": "default.part_c2s",
      "text": "C2S share: not given, taken by default as 5%.",
      "verified": true
    },
    {
      "id": "default.formations",
      "text": "Trainings: not given, taken by default as 1.",
      "verified": true
    }
  ],
  "dated_values": [],
  "readings": []
}
)json";

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("the JSON of compute, key by key") {
  const Assessment assessment = assess(plan_of(kSmallAgreement), kSmallStructure);
  const std::regex hash("sha256:[0-9a-f]{64}");  // Which one is for canonical_text_test to say.
  CHECK(std::regex_replace(compute_json(Language::en, {&assessment, 1}, false), hash, "sha256:…") ==
        kExpected);
}

TEST_CASE("JSON: a closed gate says why, takes everything back, and tells what an open one would pay") {
  const Assessment assessment =
      assess(plan_of(kSmallAgreement), replaced(kSmallStructure, "= true", "= false"));
  const std::string json = compute_json(Language::fr, {&assessment, 1}, false);
  for (const char* part : {
           R"("eligible": false)",
           R"("met": 0,)",
           R"("total_if_open": 466.67)",
           R"("met": false,)",
           R"("reason_id": "samedi")",
           R"("reason": "fermé le samedi")",
           R"("euros": -466.67)",
           R"("optional": 66.666667)",
           R"("total": 0.00)",
           R"("balance": -1050.00)",
       }) {
    CAPTURE(part);
    CHECK(holds(json, part));
  }
}

TEST_CASE("JSON: an array when several files were asked for, even if one is left") {
  const Assessment assessment = assess(plan_of(kSmallAgreement), kSmallStructure);
  CHECK(compute_json(Language::en, {&assessment, 1}, true).starts_with("[\n  {\n    \"schema_version\": 1,"));
  CHECK(compute_json(Language::en, {}, true) == "[]\n");
}

TEST_CASE("JSON: names keep their characters, and control characters are escaped") {
  const Assessment assessment =
      assess(plan_of(kSmallAgreement), replaced(kSmallStructure, R"(MSP \"du Lac\")", R"(Été\t\\ \u0007)"));
  CHECK(holds(compute_json(Language::en, {&assessment, 1}, false), R"("nom": "Été\t\\ \u0007")"));
}

// The sums are at the head of the structure's file.
TEST_CASE("JSON: an agreement in euros has euros and no points") {
  const auto plan = plan_in("tests/rulesets/mg_moyenne.toml");
  const Assessment assessment = assess(plan, R"toml(
nom = "Cabinet du Lac"
annee = 2026
[medecins]
medecins = 3
patients = 3331
[equipe]
heures_coordination = 20
assistants = 2
[territoire]
zone_sous_dense = true
)toml");
  const std::string json = compute_json(Language::en, {&assessment, 1}, false);
  for (const char* part : {
           R"("gate": null)",
           R"("attainment": 0.571429)",
           R"("points": null)",
           R"("fixed_points": null)",
           R"("variable_points": null)",
           R"("full_points": null)",
           R"("euros": 19034.00)",
           R"("euros": 26648.00)",
           R"("equipe": null)",
           R"("total": 50682.00)",
           R"("advance": 29970.00)",
           R"("balance": 20712.00)",
       }) {
    CAPTURE(part);
    CHECK(holds(json, part));
  }
}

}  // namespace
}  // namespace aci::test
