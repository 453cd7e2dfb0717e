// A calendar that has all that calendars have, in each of its forms.
#include <doctest/doctest.h>

#include "base/iso_date.h"
#include "report/calendar_ics.h"
#include "report/calendar_json.h"
#include "report/calendar_page.h"
#include "report/calendar_pictures.h"
#include "report/page_text.h"
#include "support/rendering.h"

namespace aci::test {
namespace {

Calendar calendar_of(std::vector<Assessment> assessments) {
  Diagnostics diagnostics;
  auto calendar = make_calendar(std::move(assessments), diagnostics);
  REQUIRE(calendar);
  return *std::move(calendar);
}

/// 2023, which is paid, and 2025, whose gate is closed. Advances come in October, documents are due in
/// January, the balance has no date.
Calendar two_years() {
  const auto plan = plan_of(many_kinds());
  return calendar_of({changed(plan, {}), changed(plan, {{"2023", "2025"}, {"true", "false"}})});
}

TEST_CASE("a calendar of two exercises as a page") {
  CHECK(page_text(calendar_page(Language::en, two_years()), {Language::en, false, PageLength::all}) ==
        R"(MSP "du Lac" — years 2023, 2025
2023: Small agreement (petit)
2025: Small agreement (petit)
✗ Exercise 2025: nothing is due, for "Welcome" is missing.
- The exercise 2024 is not in the files given: what it pays does not count here.

Calendar
  Advance (2023)           5 Oct 2023   €1,050.00
  Documents sent (2023)   31 Jan 2024
  Advance (2025)           5 Oct 2025   €1,050.00
  Documents sent (2025)   31 Jan 2026
  Balance (2023)              no date     -€93.33
      to be paid back
  Balance (2025)              no date  -€1,050.00
      to be paid back
  Total of the exercises                  €956.67

What reaches the account, by civil year
  2023                               €1,050.00
    October: Advance (2023)          €1,050.00
  2025                               €1,050.00
    October: Advance (2025)          €1,050.00
  No date: the rules do not say it  -€1,143.33
  Not there, for want of their file: the balance of the exercise 2022 and the
  advance of the exercise 2026.

Documents to provide, by 31 Jan 2024 (exercise 2023)
Beside each indicator that is met, what would be lost if it did not count, all
the rest unchanged. These sums do not add up.
  Welcome  €956.67
    - Posted hours
    - without it, nothing is paid for the exercise

Documents to provide, by 31 Jan 2026 (exercise 2025)
Not met; if they were, these would be asked for:
  ✗ Welcome: Posted hours
)");
}

TEST_CASE("a calendar as a page: an advance of nothing, a gate that is closed, a structure without a name") {
  const auto plan = plan_of(many_kinds());
  Assessment of = changed(plan, {{"true", "false"}, {"= 1\n", "= 1\n[contrat]\navance_versee = 0\n"}});
  of.inputs.name.clear();
  CHECK(page_text(calendar_page(Language::fr, calendar_of({of})), {Language::fr}) ==
        R"(structure.toml — exercice 2023
Règles : Petit accord (petit)
✗ Exercice 2023 : rien n’est dû, car il manque « Accueil ».

Calendrier
  Envoi des pièces     31/01/2024
  Solde                 sans date  0,00 €
  Total de l’exercice              0,00 €

Pièces à fournir, au plus tard le 31/01/2024
Non atteints, donc rien à prouver : « Accueil ».
)");
  CHECK(calendar_ics(Language::fr, calendar_of({of})).find("Avance") == std::string::npos);
}

TEST_CASE(
    "all that is earned may stand on a document that no gate asks for, and a part of it on one that a gate "
    "does") {
  std::string text(kSmallAgreement);
  const std::size_t begin = text.find("[gate]");
  text.erase(begin, text.find("[amount.base]") - begin);
  const auto documents = [](const std::shared_ptr<const Plan>& plan, const Changes& changes) {
    const std::string page =
        page_text(calendar_page(Language::en, calendar_of({changed(plan, changes)})), {Language::en});
    return page.substr(page.find("  Welcome"));
  };
  const Changes alone = {{"= 1\n", "= 0\n"}};  // The welcome earns 490 € of 490 €.
  CHECK(documents(plan_of(text), alone) == "  Welcome  €490.00\n    - Posted hours\n");
  CHECK(documents(plan_of(kSmallAgreement), alone) ==
        "  Welcome  €490.00\n    - Posted hours\n    - without it, nothing is paid for the exercise\n");
  // Where the gate takes nothing back of a part, not all of it stands on its document.
  const std::string apart = replaced(kSmallAgreement, "[amount.remuneration]", R"toml([amount.prime]
label   = { fr = "Prime", en = "Bonus" }
role    = "component"
ungated = true
formula = "10 €"
[amount.remuneration])toml");
  CHECK(documents(plan_of(apart), alone) == "  Welcome  €490.00\n    - Posted hours\n");
}

TEST_CASE("the sums of a year stand out beside those of its months, and so does that of the exercises") {
  const std::string page = page_text(calendar_page(Language::en, two_years()), {Language::en, true});
  const auto line_of = [&page](std::string_view text) {
    const std::size_t at = page.find(text);
    REQUIRE(at != std::string::npos);
    const std::size_t begin = page.rfind('\n', at) + 1;
    return page.substr(begin, page.find('\n', at) - begin);
  };
  CHECK(line_of("Total of") ==
        "  \033[1mTotal of the exercises\033[0m                  \033[1m€956.67\033[0m");
  CHECK(line_of("  \033[1m2023") ==
        "  \033[1m2023\033[0m                               \033[1m€1,050.00\033[0m");
  CHECK(line_of("October: Advance (2023)") == "    October: Advance (2023)          €1,050.00");
}

TEST_CASE("a calendar of exercises that are no civil years says from when to when each runs") {
  const auto plan = plan_in("tests/rulesets/schemes/made_up_aid.toml");
  const auto of = [&plan](const std::string& year) {
    return assess(plan, "nom = \"Cabinet\"\nannee = " + year + R"toml(
[contrat]
date_contrat    = 2022-12-19
date_embauche   = 2022-12-19
part_d_objectif = "80 %"
)toml");
  };
  const std::string page =
      page_text(calendar_page(Language::en, calendar_of({of("2024"), of("2025")})), {Language::en});
  // Rules without an advance leave none of another exercise out of the treasury.
  CHECK(page.substr(0, page.find("The rules name no document")) == R"(Cabinet — years 2024, 2025
2024: Made-up aid, contracts since 2022 (aide_inventee_2022)
  From 19 Dec 2024 to 18 Dec 2025
2025: Made-up aid, contracts since 2022 (aide_inventee_2022)
  From 19 Dec 2025 to 18 Dec 2026

Calendar
  Total (2024)            19 Dec 2025  €30,400.00
  Total (2025)            19 Dec 2026  €30,400.00
  Total of the exercises               €60,800.00

What reaches the account, by civil year
  2025                      €30,400.00
    December: Total (2024)  €30,400.00
  2026                      €30,400.00
    December: Total (2025)  €30,400.00

)");
}

TEST_CASE("the pictures of a calendar: what has a date and is no zero, then what stands on each document") {
  const Calendar calendar = two_years();
  const Picture dates = calendar_picture(Language::en, calendar);
  std::string told = dates.title + "|" + dates.value_label + "\n";
  for (const Timeline::Event& each : std::get<Timeline>(dates.drawing).events) {
    told += to_iso(each.date) + " " + each.label + (each.paid ? " " + to_decimal(*each.euros) : "") + "\n";
  }
  CHECK(told == R"(Payments and deadlines in time|euros
2023-10-05 Advance (2023) 1050.00
2024-01-31 Documents sent (2023)
2025-10-05 Advance (2025) 1050.00
2026-01-31 Documents sent (2025)
)");
  const Picture documents = documents_picture(Language::en, calendar.exercises[0]);
  CHECK(documents.title == "The euros that stand on each document, year 2023");
  CHECK(documents.value_label == "euros");
  const auto& bars = std::get<Bars>(documents.drawing).bars;
  REQUIRE(bars.size() == 1);
  CHECK(bars[0].label == "Welcome");
  CHECK(bars[0].value == *Rational::make(95667, 100));
  CHECK(std::get<Bars>(documents_picture(Language::en, calendar.exercises[1]).drawing).bars.empty());
}

TEST_CASE("a calendar of two exercises as CSV") {
  CHECK(calendar_csv(Language::en, two_years(), false) ==
        R"(nom,identifiant,annee,rules,kind,id,label,date,euros,document,met
"MSP ""du Lac""",,2023,petit,advance,avance,Advance,2023-10-05,1050.00,,
"MSP ""du Lac""",,2023,petit,deadline,envoi,Documents sent,2024-01-31,,,
"MSP ""du Lac""",,2025,petit,advance,avance,Advance,2025-10-05,1050.00,,
"MSP ""du Lac""",,2025,petit,deadline,envoi,Documents sent,2026-01-31,,,
"MSP ""du Lac""",,2023,petit,balance,solde,Balance,,-93.33,,
"MSP ""du Lac""",,2025,petit,balance,solde,Balance,,-1050.00,,
"MSP ""du Lac""",,2023,petit,document,accueil,Welcome,2024-01-31,956.67,Posted hours,true
"MSP ""du Lac""",,2025,petit,document,accueil,Welcome,2026-01-31,0.00,Posted hours,false
)");
}

TEST_CASE("a calendar of two exercises as JSON, the rules aside") {
  std::string json = calendar_json(Language::en, two_years());
  const std::string_view rules = "      \"rules\"";
  for (std::size_t at = json.find(rules); at != std::string::npos; at = json.find(rules)) {
    json.erase(at, json.find("      \"eligible\"", at) - at);
  }
  CHECK(json == R"({
  "schema_version": 1,
  "exercises": [
    {
      "structure": {
        "nom": "MSP \"du Lac\"",
        "identifiant": null,
        "annee": 2023
      },
      "eligible": true,
      "total": 956.67,
      "payments": [
        {
          "id": "avance",
          "label": "Advance",
          "kind": "advance",
          "euros": 1050.00,
          "due": "2023-10-05"
        },
        {
          "id": "solde",
          "label": "Balance",
          "kind": "balance",
          "euros": -93.33,
          "due": null
        }
      ],
      "deadlines": [
        {
          "id": "envoi",
          "label": "Documents sent",
          "date": "2024-01-31"
        }
      ],
      "documents": [
        {
          "indicator": "accueil",
          "label": "Welcome",
          "document": "Posted hours",
          "by": "2024-01-31",
          "met": true,
          "gate": true,
          "stake": 956.67
        }
      ]
    },
    {
      "structure": {
        "nom": "MSP \"du Lac\"",
        "identifiant": null,
        "annee": 2025
      },
      "eligible": false,
      "total": 0.00,
      "payments": [
        {
          "id": "avance",
          "label": "Advance",
          "kind": "advance",
          "euros": 1050.00,
          "due": "2025-10-05"
        },
        {
          "id": "solde",
          "label": "Balance",
          "kind": "balance",
          "euros": -1050.00,
          "due": null
        }
      ],
      "deadlines": [
        {
          "id": "envoi",
          "label": "Documents sent",
          "date": "2026-01-31"
        }
      ],
      "documents": [
        {
          "indicator": "accueil",
          "label": "Welcome",
          "document": "Posted hours",
          "by": "2026-01-31",
          "met": false,
          "gate": true,
          "stake": 0.00
        }
      ]
    }
  ],
  "treasury": {
    "years": [
      {
        "year": 2023,
        "euros": 1050.00
      },
      {
        "year": 2025,
        "euros": 1050.00
      }
    ],
    "months": [
      {
        "month": "2023-10",
        "euros": 1050.00,
        "payments": [
          {
            "annee": 2023,
            "id": "avance",
            "euros": 1050.00
          }
        ]
      },
      {
        "month": "2025-10",
        "euros": 1050.00,
        "payments": [
          {
            "annee": 2025,
            "id": "avance",
            "euros": 1050.00
          }
        ]
      }
    ],
    "undated": -1143.33,
    "euros": 956.67
  },
  "missing_exercises": [
    2024
  ]
}
)");
}

TEST_CASE("a calendar of two exercises for diaries") {
  // The UID: the beginning of the SHA-256 of "petit", the name, the year and "amount.avance", a line each.
  CHECK(replaced(calendar_ics(Language::en, two_years()), "\r\n", "\n") == R"(BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//aci//aci plan//EN
CALSCALE:GREGORIAN
METHOD:PUBLISH
BEGIN:VEVENT
UID:c7690f5e970422e22f0350f50107817e@aci
DTSTAMP:20230101T000000Z
DTSTART;VALUE=DATE:20231005
SUMMARY:MSP "du Lac": Advance (2023)\, €1\,050.00
DESCRIPTION:year 2023\nRules: Small agreement (petit)
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:7bce503bfd9216b71f51b4bf72b59cd1@aci
DTSTAMP:20230101T000000Z
DTSTART;VALUE=DATE:20240131
SUMMARY:MSP "du Lac": Documents sent (2023)
DESCRIPTION:year 2023\nRules: Small agreement (petit)\n- Welcome: Posted ho
 urs (€956.67)
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:7bfbbcc3c57815930b2bab7b128d2b63@aci
DTSTAMP:20250101T000000Z
DTSTART;VALUE=DATE:20251005
SUMMARY:MSP "du Lac": Advance (2025)\, €1\,050.00
DESCRIPTION:year 2025\nRules: Small agreement (petit)
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:a113dddf5c9b7e5b3d89848051fe777b@aci
DTSTAMP:20250101T000000Z
DTSTART;VALUE=DATE:20260131
SUMMARY:MSP "du Lac": Documents sent (2025)
DESCRIPTION:year 2025\nRules: Small agreement (petit)
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
)");
}

TEST_CASE("a line for diaries holds 75 octets, those after it 74 and a space; no character is cut in two") {
  const auto plan = plan_of(many_kinds());
  for (const std::string letter : {"x", "é", "€"}) {
    for (std::size_t count = 1; count < 90; ++count) {
      CAPTURE(letter);
      CAPTURE(count);
      Assessment of = changed(plan, {});
      of.inputs.name.clear();
      for (std::size_t i = 0; i < count; ++i) of.inputs.name += letter;
      const std::string text = calendar_ics(Language::en, calendar_of({of}));
      const std::size_t begin = text.find("SUMMARY:");
      const std::string event = text.substr(begin, text.find("\r\nDESC") - begin);
      std::string told;
      for (std::size_t at = 0; at <= event.size();) {
        const std::size_t room = at == 0 ? 75 : 74;
        const std::size_t end = std::min(event.find("\r\n ", at), event.size());
        CHECK(end - at <= room);
        // All but the last are as full as can be: the next character would be too long.
        if (end < event.size()) {
          const auto next = static_cast<unsigned char>(event[end + 3]);
          CHECK(end - at + (next < 0x80 ? 1 : next < 0xE0 ? 2 : 3) > room);
        }
        told += event.substr(at, end - at);
        at = end + 3;
      }
      // The first event is the advance.
      CHECK(told == "SUMMARY:" + of.inputs.name + ": Advance\\, €1\\,050.00");
    }
  }
}

}  // namespace
}  // namespace aci::test
