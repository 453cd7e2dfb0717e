// Advice that has all that advice can have, in each of its forms: the page, JSON, CSV, a workbook.
#include "report/advise_report.h"

#include <doctest/doctest.h>

#include "report/advise_xlsx.h"
#include "report/page_text.h"
#include "report/value_text.h"
#include "support/loading.h"
#include "support/rendering.h"
#include "support/sheet_text.h"

namespace aci::test {
namespace {

Assessment small() {
  return assess(plan_of(kSmallAgreement), replaced(kSmallStructure, "nom ", "identifiant = \"I1\"\nnom "));
}

/// What opens the gate, inputs that pay only together, one with no end, risks, an input not looked at whole.
/// The figures are made up.
AdviceReport report_of(const Assessment& of) {
  const auto input = [&](const char* id) { return *element_index(id, of.rules().inputs); };
  const auto step = [&](std::vector<InputChange> changes, std::int64_t gain,
                        std::vector<std::size_t> indicators) {
    return AdviceStep{std::move(changes), Money::from_cents(gain), Money::from_cents(95667 + gain),
                      std::move(indicators)};
  };
  AdviceReport report;
  report.gate_open = false;
  report.gate = step({{input("ouvert_samedi"), Rational(1)}}, 5, {0});
  report.advice.push_back(
      {{step({{input("reunions"), Rational(2)}, {input("part_c2s"), exact("0.1")}}, 100, {1}),
        step({{input("reunions"), Rational(3)}, {input("part_c2s"), exact("0.2")}}, 300, {1, 2})},
       true,
       Money::from_cents(30)});
  report.advice.push_back({{step({{input("semaines_fermees"), Rational(0)}}, 20, {0})}, false, Money()});
  report.risks.push_back({step({{input("ouvert_samedi"), Rational(0)}}, -95667, {0}), true});
  report.risks.push_back({step({{input("reunions"), Rational(0)}}, -7, {})});
  report.total = of.amount(AmountRole::total).value();
  report.beyond = {input("reunions"), input("formations")};
  return report;
}

TEST_CASE("advice as a page") {
  const Assessment of = small();
  const Page page = advise_page(Language::en, of, report_of(of), " --set annee=2023");
  CHECK(page_text(page, {Language::en, false, PageLength::all}) == R"(MSP "du Lac" (I1) — year 2023
Rules: Small agreement (petit)
Remuneration of the exercise, as the structure is described: €956.67.

First, open the right to payment
  + Open on Saturday  yes → yes  +€0.05
      Welcome
  The remuneration would then be €956.72. What follows comes on top of it.

Then, over the exercise
  + Meetings          1 → 2  +€0.70
    and C2S share  5% → 10%
      Case reviews
      on top of what each brings alone; together: €1.00
      each one more still pays, up to the bound of the input (3)
  + Weeks closed      2 → 0  +€0.20
      Welcome
  Each line holds by itself: these gains do not always add up.

One step from being lost
  − Open on Saturday  yes → no  -€956.67
      Welcome
      the right to payment closes
  − Meetings             1 → 0    -€0.07

- Meetings: too many levels to try them all.
- Trainings: too many levels to try them all.
Each line is what the computation gives once these values are put. The first
one:
  aci compute structure.toml --set annee=2023 --set ouvert_samedi=true
)");
  CHECK(page_text(page, {Language::en, false, PageLength::brief}) == R"(MSP "du Lac" (I1) — year 2023
Remuneration of the exercise, as the structure is described: €956.67.

First, open the right to payment
  + Open on Saturday  yes → yes  +€0.05
  The remuneration would then be €956.72. What follows comes on top of it.

Then, over the exercise
  + Meetings          1 → 2  +€0.70
    and C2S share  5% → 10%
      on top of what each brings alone; together: €1.00
      each one more still pays, up to the bound of the input (3)
  + Weeks closed      2 → 0  +€0.20
  Each line holds by itself: these gains do not always add up.
)");
}

TEST_CASE("advice as a page: a gate that nothing opens, nothing to gain; a structure without a name") {
  Assessment of = small();
  of.inputs.name.clear();
  AdviceReport report;
  CHECK(page_text(advise_page(Language::fr, of, report, ""), {Language::fr}) ==
        R"(structure.toml (I1) — exercice 2023
Règles : Petit accord (petit)
Rémunération de l’exercice, telle que la structure est décrite : 0,00 €.

Ce que la structure peut encore gagner, sur l’exercice
  Plus rien : aucun de ces éléments, changé, ne rapporterait davantage.
)");
  report.gate_open = false;
  CHECK(page_text(advise_page(Language::fr, of, report, ""), {Language::fr}) ==
        R"(structure.toml (I1) — exercice 2023
Règles : Petit accord (petit)
Rémunération de l’exercice, telle que la structure est décrite : 0,00 €.

D’abord, ouvrir le droit au paiement
  ✗ Rien de ce qui peut changer n’ouvre le droit au paiement, qui reste fermé :
    rien d’autre ne rapporterait.
)");
}

TEST_CASE("the picture of advice: what each line of the table brings by itself") {
  const Assessment of = small();
  const Page page = advise_page(Language::en, of, report_of(of), "");
  std::string told;
  for (const Section& section : page.sections) {
    for (const auto& item : section.items) {
      const auto* const picture = std::get_if<Picture>(&item);
      if (picture == nullptr) continue;
      told += picture->title + "|" + picture->value_label + "\n";
      for (const Bars::Bar& bar : std::get<Bars>(picture->drawing).bars) {
        told += bar.label + "|" + shown_decimal(bar.value, 2).text + "\n";
      }
    }
  }
  CHECK(told == R"(What each change would bring|euros
Meetings: 1 → 2 + C2S share: 5% → 10%|0.70
Weeks closed: 2 → 0|0.20
)");
}

TEST_CASE("advice as JSON") {
  const Assessment of = small();
  const std::string json = advise_json(Language::en, of, report_of(of));
  CHECK(json.substr(json.find("  \"total\"")) == R"(  "total": 956.67,
  "gate_open": false,
  "gate_step": {
    "changes": [
      {
        "id": "ouvert_samedi",
        "label": "Open on Saturday",
        "from": true,
        "to": true,
        "set": "ouvert_samedi=true"
      }
    ],
    "gain": 0.05,
    "total": 956.72,
    "indicators": [
      "accueil"
    ]
  },
  "advice": [
    {
      "nearest": {
        "changes": [
          {
            "id": "reunions",
            "label": "Meetings",
            "from": 1,
            "to": 2,
            "set": "reunions=2"
          },
          {
            "id": "part_c2s",
            "label": "C2S share",
            "from": 0.05,
            "to": 0.1,
            "set": "part_c2s=0.1"
          }
        ],
        "gain": 1.00,
        "total": 957.67,
        "indicators": [
          "concertation"
        ]
      },
      "most": {
        "changes": [
          {
            "id": "reunions",
            "label": "Meetings",
            "from": 1,
            "to": 3,
            "set": "reunions=3"
          },
          {
            "id": "part_c2s",
            "label": "C2S share",
            "from": 0.05,
            "to": 0.2,
            "set": "part_c2s=0.2"
          }
        ],
        "gain": 3.00,
        "total": 959.67,
        "indicators": [
          "concertation",
          "formation"
        ]
      },
      "gain_of_each_alone": 0.30,
      "unlimited": true
    },
    {
      "nearest": null,
      "most": {
        "changes": [
          {
            "id": "semaines_fermees",
            "label": "Weeks closed",
            "from": 2,
            "to": 0,
            "set": "semaines_fermees=0"
          }
        ],
        "gain": 0.20,
        "total": 956.87,
        "indicators": [
          "accueil"
        ]
      },
      "gain_of_each_alone": 0.00,
      "unlimited": false
    }
  ],
  "risks": [
    {
      "changes": [
        {
          "id": "ouvert_samedi",
          "label": "Open on Saturday",
          "from": true,
          "to": false,
          "set": "ouvert_samedi=false"
        }
      ],
      "gain": -956.67,
      "total": 0.00,
      "indicators": [
        "accueil"
      ],
      "closes_gate": true
    },
    {
      "changes": [
        {
          "id": "reunions",
          "label": "Meetings",
          "from": 1,
          "to": 0,
          "set": "reunions=0"
        }
      ],
      "gain": -0.07,
      "total": 956.60,
      "indicators": [],
      "closes_gate": false
    }
  ],
  "not_looked_at_whole": [
    "reunions",
    "formations"
  ]
}
)");
}

TEST_CASE("advice as CSV, for programs and for a French spreadsheet") {
  const Assessment of = small();
  CHECK(advise_csv(Language::en, of, report_of(of), {}) == R"(kind,rank,set,labels,gain,total
gate,1,ouvert_samedi=true,Open on Saturday,0.05,956.72
nearest,1,reunions=2 part_c2s=0.1,Meetings + C2S share,1.00,957.67
most,1,reunions=3 part_c2s=0.2,Meetings + C2S share,3.00,959.67
most,2,semaines_fermees=0,Weeks closed,0.20,956.87
risk,1,ouvert_samedi=false,Open on Saturday,-956.67,0.00
risk,2,reunions=0,Meetings,-0.07,956.60
)");
  CHECK(advise_csv(Language::fr, of, report_of(of), {.for_french_spreadsheet = true}) ==
        "\uFEFF"
        R"(kind;rank;set;labels;gain;total
gate;1;ouvert_samedi=true;Ouvert le samedi;0,05;956,72
nearest;1;reunions=2 part_c2s=0.1;Réunions + Part C2S;1,00;957,67
most;1;reunions=3 part_c2s=0.2;Réunions + Part C2S;3,00;959,67
most;2;semaines_fermees=0;Semaines fermées;0,20;956,87
risk;1;ouvert_samedi=false;Ouvert le samedi;-956,67;0,00
risk;2;reunions=0;Réunions;-0,07;956,60
)");
}

TEST_CASE("advice as a workbook") {
  const Assessment of = small();
  const Workbook book = advise_workbook(Language::en, of, report_of(of));
  CHECK(book.title == "ACI advice");
  REQUIRE(book.sheets.size() == 4);
  CHECK(sheet_text(book, 0) == R"(Advice
Structure|Id|Year|Kind|Rank|What changes|Gain|Remuneration then|Indicators concerned|Gain of each alone|Each one more still pays|Closes the right to payment
MSP "du Lac"|I1|2023|opens the right to payment|1|Open on Saturday|0.05|956.72|Welcome
MSP "du Lac"|I1|2023|the nearest that pays|1|Meetings + C2S share|1.00|957.67|Case reviews
MSP "du Lac"|I1|2023|what pays the most|1|Meetings + C2S share|3.00|959.67|Case reviews, Training|0.30|yes
MSP "du Lac"|I1|2023|what pays the most|2|Weeks closed|0.20|956.87|Welcome|0.00|no
MSP "du Lac"|I1|2023|one step from being lost|1|Open on Saturday|-956.67|0.00|Welcome|||yes
MSP "du Lac"|I1|2023|one step from being lost|2|Meetings|-0.07|956.60||||no
)");
  CHECK(sheet_text(book, 1) == R"(Values
Structure|Id|Year|Kind|Rank|Input|Before|After|Id in the rules|For --set
MSP "du Lac"|I1|2023|opens the right to payment|1|Open on Saturday|yes|yes|ouvert_samedi|ouvert_samedi=true
MSP "du Lac"|I1|2023|the nearest that pays|1|Meetings|1|2|reunions|reunions=2
MSP "du Lac"|I1|2023|the nearest that pays|1|C2S share|0.05|0.1|part_c2s|part_c2s=0.1
MSP "du Lac"|I1|2023|what pays the most|1|Meetings|1|3|reunions|reunions=3
MSP "du Lac"|I1|2023|what pays the most|1|C2S share|0.05|0.2|part_c2s|part_c2s=0.2
MSP "du Lac"|I1|2023|what pays the most|2|Weeks closed|2|0|semaines_fermees|semaines_fermees=0
MSP "du Lac"|I1|2023|one step from being lost|1|Open on Saturday|yes|no|ouvert_samedi|ouvert_samedi=false
MSP "du Lac"|I1|2023|one step from being lost|2|Meetings|1|0|reunions|reunions=0
)");
}

}  // namespace
}  // namespace aci::test
