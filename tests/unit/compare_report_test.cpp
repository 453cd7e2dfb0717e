// A comparison that has all that comparisons have, in each of its forms.
#include <doctest/doctest.h>

#include "report/compare_json.h"
#include "report/compare_page.h"
#include "report/page_text.h"
#include "support/rendering.h"

namespace aci::test {
namespace {

/// Nine weeks are refused by the second rules, which go together with the weeks; then an input that moves
/// figures, one that moves none, one that only the second rules have, one that only the first have.
Comparison all_kinds() {
  std::string first = replaced(many_kinds(), "[indicator.accueil]", R"toml([input.ancienne]
group    = "equipe"
type     = "count"
max      = 9
optional = true
label    = { fr = "Ancienne", en = "Former" }
[indicator.accueil])toml");
  first = replaced(first, "+ 0 € * part_c2s", "+ 0 € * part_c2s + 0 € * (ancienne else 0)");
  std::string second = replaced(first, "id          = \"petit\"", "id          = \"autre\"");
  second = replaced(replaced(second, "ancienne", "nouvelle"), "\"Former\"", "\"New\"") + R"toml(
[constraint.semaines]
holds   = "semaines_fermees <= 5"
input   = "semaines_fermees"
message = { fr = "trop", en = "too many" }
)toml";
  Diagnostics diagnostics;
  auto out = compare(
      changed(plan_of(first), {{"= 2\n", "= 9\n"}, {"= 1\n", "= 1\nancienne = 3\n"}}),
      changed(plan_of(second), {{"= 2\n", "= 0\n"},
                                {"true", "false"},
                                {"= 1\n", "= 2\nnouvelle = 4\n[contrat]\ndate_adhesion = 2020-02-29\n"}}),
      diagnostics);
  REQUIRE(out);
  return *std::move(out);
}

TEST_CASE("a comparison as a page") {
  CHECK(page_text(compare_page(Language::en, all_kinds()), {Language::en, false, PageLength::all}) ==
        R"(Before: MSP "du Lac", year 2023 (petit)
After: MSP "du Lac", year 2023 (autre)
  ✗ missing: "Welcome"; the pay is not paid

                  points     total    advance     balance
  Before      136.666667   €956.67  €1,050.00     -€93.33
  After       133.333333     €0.00  €1,050.00  -€1,050.00
  Difference   -3.333334  -€956.67      €0.00    -€956.67

Where the difference comes from
First the rules and the exercise, the inputs being those from before; then the
inputs, one after another, in the order of the form. Their sum is the
difference.
                                          points     total  advance   balance
  Rules: petit → autre + Open on             -70  -€956.67    €0.00  -€956.67
    Saturday: yes → no + Weeks closed: 9
    → 0
  Meetings: 1 → 2                     +66.666666     €0.00    €0.00     €0.00
  All                                  -3.333334  -€956.67    €0.00  -€956.67
These change too, and move no figure:
  - Adhesion: absent → 29 Feb 2020

Indicators that change
                 Before    After  Difference        points
  Welcome       €490.00    €0.00    -€490.00           -70
  Case reviews  €233.33  €466.67    +€233.34  ≈ +33.333333
  Training      €233.33  €466.67    +€233.34  ≈ +33.333333

Amounts that change
                           Before       After  Difference
  Points in euros         €956.67     €933.33     -€23.34
  Missing prerequisite      €0.00    -€933.33    -€933.33
  Remuneration            €956.67       €0.00    -€956.67
  Computed              €1,050.00   €1,050.00       €0.00
  Advance               €1,050.00   €1,050.00       €0.00
  Balance                 -€93.33  -€1,050.00    -€956.67
  Reminder                  €1.00       €1.00       €0.00

Inputs that only the rules of after ask for, taken from after at once
  + New: 4
Inputs that the rules of after no longer ask for
  - Former: 3
)");
}

TEST_CASE("inputs that one of the rules alone asks for are listed, where there are any") {
  const std::string fewer = many_kinds();
  std::string more = replaced(fewer, "[indicator.accueil]", R"toml([input.ancienne]
group    = "equipe"
type     = "count"
max      = 9
optional = true
label    = { fr = "Ancienne", en = "Former" }
[indicator.accueil])toml");
  more = replaced(more, "+ 0 € * part_c2s", "+ 0 € * part_c2s + 0 € * (ancienne else 0)");
  const Assessment without = changed(plan_of(fewer), {});
  const Assessment with = changed(plan_of(more), {{"= 1\n", "= 1\nancienne = 3\n"}});
  const auto listed = [](const Assessment& before, const Assessment& after) {
    Diagnostics diagnostics;
    const auto found = compare(before, after, diagnostics);
    REQUIRE(found);
    const std::string page =
        page_text(compare_page(Language::en, *found), {Language::en, false, PageLength::all});
    const std::size_t at = page.find("Inputs that");
    return at == std::string::npos ? std::string() : page.substr(at);
  };
  CHECK(listed(without, with) ==
        "Inputs that only the rules of after ask for, taken from after at once\n  + Former: 3\n");
  CHECK(listed(with, without) == "Inputs that the rules of after no longer ask for\n  - Former: 3\n");
  CHECK(listed(with, with) == "");
}

TEST_CASE("a comparison as CSV") {
  CHECK(compare_csv(Language::en, all_kinds(), false) ==
        R"(kind,step,id,label,before,after,points,total,advance,balance
before,,,,,,136.666667,956.67,1050.00,-93.33
after,,,,,,133.333333,0.00,1050.00,-1050.00
rules,1,,,petit 2023,autre 2023,0,0.00,0.00,0.00
input,1,ouvert_samedi,Open on Saturday,true,false,0,0.00,0.00,0.00
input,1,semaines_fermees,Weeks closed,9,0,-70,-956.67,0.00,-956.67
input,2,reunions,Meetings,1,2,66.666666,0.00,0.00,0.00
moved,,,,,,-3.333334,-956.67,0.00,-956.67
idle_input,,date_adhesion,Adhesion,,2020-02-29,0,0.00,0.00,0.00
indicator,,accueil,Welcome,490.00,0.00,-70,,,
indicator,,concertation,Case reviews,233.33,466.67,33.333333,,,
indicator,,formation,Training,233.33,466.67,33.333333,,,
amount,,base,Points in euros,956.67,933.33,,,,
amount,,porte_fermee,Missing prerequisite,0.00,-933.33,,,,
amount,,remuneration,Remuneration,956.67,0.00,,,,
amount,,solde,Balance,-93.33,-1050.00,,,,
)");
}

TEST_CASE("a comparison as JSON, the rules aside") {
  std::string json = compare_json(Language::en, all_kinds());
  const std::string_view rules = "    \"rules\": {";
  for (std::size_t at = json.find(rules); at != std::string::npos; at = json.find(rules)) {
    json.erase(at, json.find("    \"eligible\"", at) - at);
  }
  CHECK(json == R"({
  "schema_version": 1,
  "before": {
    "structure": {
      "nom": "MSP \"du Lac\"",
      "identifiant": null,
      "annee": 2023
    },
    "eligible": true,
    "figures": {
      "points": 136.666667,
      "total": 956.67,
      "advance": 1050.00,
      "balance": -93.33
    }
  },
  "after": {
    "structure": {
      "nom": "MSP \"du Lac\"",
      "identifiant": null,
      "annee": 2023
    },
    "eligible": false,
    "figures": {
      "points": 133.333333,
      "total": 0.00,
      "advance": 1050.00,
      "balance": -1050.00
    }
  },
  "moved": {
    "points": -3.333334,
    "total": -956.67,
    "advance": 0.00,
    "balance": -956.67
  },
  "steps": [
    {
      "rules": true,
      "inputs": [
        {
          "id": "ouvert_samedi",
          "label": "Open on Saturday",
          "before": true,
          "after": false
        },
        {
          "id": "semaines_fermees",
          "label": "Weeks closed",
          "before": 9,
          "after": 0
        }
      ],
      "moved": {
        "points": -70,
        "total": -956.67,
        "advance": 0.00,
        "balance": -956.67
      }
    },
    {
      "rules": false,
      "inputs": [
        {
          "id": "reunions",
          "label": "Meetings",
          "before": 1,
          "after": 2
        }
      ],
      "moved": {
        "points": 66.666666,
        "total": 0.00,
        "advance": 0.00,
        "balance": 0.00
      }
    }
  ],
  "idle_inputs": [
    {
      "id": "date_adhesion",
      "label": "Adhesion",
      "before": null,
      "after": "2020-02-29"
    }
  ],
  "lines": [
    {
      "kind": "indicator",
      "id": "accueil",
      "label": "Welcome",
      "moves": true,
      "points_before": 70,
      "points_after": 0,
      "before": 490.00,
      "after": 0.00
    },
    {
      "kind": "indicator",
      "id": "concertation",
      "label": "Case reviews",
      "moves": true,
      "points_before": 33.333333,
      "points_after": 66.666667,
      "before": 233.33,
      "after": 466.67
    },
    {
      "kind": "indicator",
      "id": "formation",
      "label": "Training",
      "moves": true,
      "points_before": 33.333333,
      "points_after": 66.666667,
      "before": 233.33,
      "after": 466.67
    },
    {
      "kind": "amount",
      "id": "base",
      "label": "Points in euros",
      "moves": true,
      "points_before": null,
      "points_after": null,
      "before": 956.67,
      "after": 933.33
    },
    {
      "kind": "amount",
      "id": "porte_fermee",
      "label": "Missing prerequisite",
      "moves": true,
      "points_before": null,
      "points_after": null,
      "before": 0.00,
      "after": -933.33
    },
    {
      "kind": "amount",
      "id": "remuneration",
      "label": "Remuneration",
      "moves": true,
      "points_before": null,
      "points_after": null,
      "before": 956.67,
      "after": 0.00
    },
    {
      "kind": "amount",
      "id": "calculee",
      "label": "Computed",
      "moves": false,
      "points_before": null,
      "points_after": null,
      "before": 1050.00,
      "after": 1050.00
    },
    {
      "kind": "amount",
      "id": "avance",
      "label": "Advance",
      "moves": false,
      "points_before": null,
      "points_after": null,
      "before": 1050.00,
      "after": 1050.00
    },
    {
      "kind": "amount",
      "id": "solde",
      "label": "Balance",
      "moves": true,
      "points_before": null,
      "points_after": null,
      "before": -93.33,
      "after": -1050.00
    },
    {
      "kind": "amount",
      "id": "rappel",
      "label": "Reminder",
      "moves": false,
      "points_before": null,
      "points_after": null,
      "before": 1.00,
      "after": 1.00
    }
  ],
  "added_inputs": [
    {
      "id": "nouvelle",
      "label": "New",
      "value": 4
    }
  ],
  "removed_inputs": [
    {
      "id": "ancienne",
      "label": "Former",
      "value": 3
    }
  ]
}
)");
}

}  // namespace
}  // namespace aci::test
