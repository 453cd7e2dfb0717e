// Workbooks as data, from the first cell to the last. As a spreadsheet reads them: tests/check_workbooks.py.
#include <doctest/doctest.h>

#include "engine/other_readings.h"
#include "report/calendar_xlsx.h"
#include "report/compare_xlsx.h"
#include "report/compute_xlsx.h"
#include "support/loading.h"
#include "support/rendering.h"
#include "support/sheet_text.h"

namespace aci::test {
namespace {

TEST_CASE(
    "workbook of what is paid: a structure that is paid, one that lacks a prerequisite, one exempt of it") {
  const auto plan = plan_of(many_kinds());
  std::vector<Assessment> all = {
      changed(plan, {{"nom ", "identifiant = \"I1\"\nnom "}}), changed(plan, {{"true", "false"}}),
      changed(plan, {{"true", "false"}, {"= 1\n", "= 0\n[contrat]\navance_versee = 10\n"}})};
  for (Assessment& each : all) each.readings = other_readings(each);
  const Workbook book = compute_workbook(Language::en, all);
  CHECK(book.title == "ACI remuneration");
  REQUIRE(book.sheets.size() == 5);
  CHECK(sheet_text(book, 0) == R"(Answer
Structure|Id|Year|From|To|Remuneration due|Remuneration of the exercise|Advance|Balance|Points|Prerequisites required|Prerequisites met|Exemption|Remuneration were the prerequisites met|Rules|Title of the rules
MSP "du Lac"|I1|2023|||yes|956.67|1050.00|-93.33|136.666667|1|1|||petit|Small agreement
MSP "du Lac"||2023|||no|0.00|1050.00|-1050.00|66.666667|1|0||466.67|petit|Small agreement
MSP "du Lac"||2023|||yes|0.00|10.00|-10.00|0|0|0|New house||petit|Small agreement
)");
  CHECK(sheet_text(book, 1) == R"(Indicators
Structure|Id|Year|Indicator|Axis|Class|Met|Points|Fixed points|Variable points|Points at the most|Euros|Attainment|Pro rata|Reductions|What is missing|Evidence|Source|Id in the rules
MSP "du Lac"|I1|2023|Welcome|Access|Prerequisite|yes|70|70|0|100|490.00|1|1|Closing -30 points||Posted hours|Guide, p. 2|accueil
MSP "du Lac"|I1|2023|Case reviews|Access|Optional|yes|33.333333|0|33.333333|100|233.33|0.333333|1||||Guide, p. 3|concertation
MSP "du Lac"|I1|2023|Training|Access|Optional|yes|33.333333|0|33.333333|100|233.33|0.333333|1||||Guide, p. 4|formation
MSP "du Lac"||2023|Welcome|Access|Prerequisite|no|0|0|0|100|0.00|0|1||closed on Saturday|Posted hours|Guide, p. 2|accueil
MSP "du Lac"||2023|Case reviews|Access|Optional|yes|33.333333|0|33.333333|100|233.33|0.333333|1||||Guide, p. 3|concertation
MSP "du Lac"||2023|Training|Access|Optional|yes|33.333333|0|33.333333|100|233.33|0.333333|1||||Guide, p. 4|formation
MSP "du Lac"||2023|Welcome|Access|Prerequisite|no|0|0|0|100|0.00|0|1||closed on Saturday|Posted hours|Guide, p. 2|accueil
MSP "du Lac"||2023|Case reviews|Access|Optional|yes|0|0|0|100|0.00|0|1||||Guide, p. 3|concertation
MSP "du Lac"||2023|Training|Access|Optional|yes|0|0|0|100|0.00|0|1||||Guide, p. 4|formation
)");
  CHECK(sheet_text(book, 2) == R"(Amounts
Structure|Id|Year|Amount|Role|Euros|Date|Id in the rules
MSP "du Lac"|I1|2023|Points in euros|component|956.67||base
MSP "du Lac"|I1|2023|Missing prerequisite|taken back, for want of prerequisites|0.00||porte_fermee
MSP "du Lac"|I1|2023|Remuneration|total|956.67|2024-04-30|remuneration
MSP "du Lac"|I1|2023|Computed|computed advance|1050.00||calculee
MSP "du Lac"|I1|2023|Advance|advance|1050.00|2023-10-05|avance
MSP "du Lac"|I1|2023|Balance|balance|-93.33||solde
MSP "du Lac"|I1|2023|Reminder|for information|1.00||rappel
MSP "du Lac"|I1|2023|Rounding of the indicators|rounding of the indicators|0.01||residue_indicators
MSP "du Lac"|I1|2023|Documents sent|deadline||2024-01-31|envoi
MSP "du Lac"||2023|Points in euros|component|466.67||base
MSP "du Lac"||2023|Missing prerequisite|taken back, for want of prerequisites|-466.67||porte_fermee
MSP "du Lac"||2023|Remuneration|total|0.00|2024-04-30|remuneration
MSP "du Lac"||2023|Computed|computed advance|1050.00||calculee
MSP "du Lac"||2023|Advance|advance|1050.00|2023-10-05|avance
MSP "du Lac"||2023|Balance|balance|-1050.00||solde
MSP "du Lac"||2023|Reminder|for information|1.00||rappel
MSP "du Lac"||2023|Rounding of the indicators|rounding of the indicators|0.01||residue_indicators
MSP "du Lac"||2023|Documents sent|deadline||2024-01-31|envoi
MSP "du Lac"||2023|Points in euros|component|0.00||base
MSP "du Lac"||2023|Missing prerequisite|taken back, for want of prerequisites|0.00||porte_fermee
MSP "du Lac"||2023|Remuneration|total|0.00|2024-04-30|remuneration
MSP "du Lac"||2023|Computed|computed advance|1050.00||calculee
MSP "du Lac"||2023|Advance|advance|10.00|2023-10-05|avance
MSP "du Lac"||2023|Balance|balance|-10.00||solde
MSP "du Lac"||2023|Reminder|for information|1.00||rappel
MSP "du Lac"||2023|Documents sent|deadline||2024-01-31|envoi
)");
  CHECK(sheet_text(book, 3) == R"(Assumptions
Structure|Id|Year|Kind|About|Value|Text|Remuneration under that reading|Advance under that reading|Balance under that reading|Id in the rules|Source
MSP "du Lac"|I1|2023|Value not given, taken by default|C2S share|0.05|||||part_c2s
MSP "du Lac"|I1|2023|Value not given, taken by default|Trainings|1|||||formations
MSP "du Lac"|I1|2023|Interpretation of an uncertain text|Value of a point||Read in a newspaper.||||valeur_point
MSP "du Lac"|I1|2023|Interpretation of an uncertain text|Threshold||Three or four?||||seuil
MSP "du Lac"|I1|2023|Value in force that year|Value of a point|7|||||valeur_point|Guide, p. 1
MSP "du Lac"|I1|2023|Other reading of an uncertain text|Four meetings||The amounts that it would give stand beside.|898.33|1050.00|-151.67|quatre
MSP "du Lac"||2023|Value not given, taken by default|C2S share|0.05|||||part_c2s
MSP "du Lac"||2023|Value not given, taken by default|Trainings|1|||||formations
MSP "du Lac"||2023|Interpretation of an uncertain text|Value of a point||Read in a newspaper.||||valeur_point
MSP "du Lac"||2023|Interpretation of an uncertain text|Threshold||Three or four?||||seuil
MSP "du Lac"||2023|Value in force that year|Value of a point|7|||||valeur_point|Guide, p. 1
MSP "du Lac"||2023|Other reading of an uncertain text|Four meetings||The amounts that it would give stand beside.|0.00|1050.00|-1050.00|quatre
MSP "du Lac"||2023|Value not given, taken by default|C2S share|0.05|||||part_c2s
MSP "du Lac"||2023|Value not given, taken by default|Trainings|0|||||formations
MSP "du Lac"||2023|Interpretation of an uncertain text|Value of a point||Read in a newspaper.||||valeur_point
MSP "du Lac"||2023|Interpretation of an uncertain text|Threshold||Three or four?||||seuil
MSP "du Lac"||2023|Value in force that year|Value of a point|7|||||valeur_point|Guide, p. 1
MSP "du Lac"||2023|Other reading of an uncertain text|Four meetings||The amounts that it would give stand beside.|0.00|10.00|-10.00|quatre
)");
}

TEST_CASE("workbook of what is paid: two reductions of an indicator") {
  const Assessment one[] = {changed(plan_of(many_kinds()), {{"= 1\n", "= 0\n"}})};
  const Workbook book = compute_workbook(Language::fr, one);
  CHECK(sheet_text(book, 1) == R"(Indicateurs
Structure|Identifiant|Exercice|Indicateur|Axe|Classe|Rempli|Points|Points fixes|Points variables|Points au maximum|Euros|Taux d’atteinte|Prorata|Réductions|Ce qui manque|Pièce justificative|Source|Identifiant dans les règles
MSP "du Lac"||2023|Accueil|Accès|Prérequis|oui|50|50|0|100|350.00|1|1|Fermeture -30 points ; Retard -20 points||Horaires affichés|Guide, p. 2|accueil
MSP "du Lac"||2023|Concertation|Accès|Optionnel|oui|0|0|0|100|0.00|0|1||||Guide, p. 3|concertation
MSP "du Lac"||2023|Formation|Accès|Optionnel|oui|0|0|0|100|0.00|0|1||||Guide, p. 4|formation
)");
}

TEST_CASE("workbook of what is paid: a reduction by nothing is none") {
  const auto plan = plan_of(replaced(many_kinds(), "points = \"30 points\"", "points = \"0 points\""));
  const Assessment one[] = {changed(plan, {{"= 1\n", "= 0\n"}})};
  const std::string indicators = sheet_text(compute_workbook(Language::en, one), 1);
  CHECK(indicators.find("|80|80|0|100|560.00|1|1|Lateness -20 points||") != std::string::npos);
}

TEST_CASE("workbook of what is paid: what a total is more than its rounded components") {
  const auto plan = plan_of(R"toml(
[agreement]
id       = "tiers"
scheme   = "tiers"
title    = { fr = "Tiers", en = "Thirds" }
in_force = { from = 2020 }
unit     = "euros"
[rounding]
step = "0.01 €"
mode = "half_up"
[input.annee]
type  = "integer"
min   = 2020
max   = 2100
label = { fr = "Exercice", en = "Exercise" }
[amount.un]
label   = { fr = "Un", en = "One" }
role    = "component"
formula = "10 € / 3"
[amount.deux]
label   = { fr = "Deux", en = "Two" }
role    = "component"
formula = "10 € / 3"
[amount.total]
label = { fr = "Total", en = "Total" }
role  = "total"
)toml");
  const Assessment one[] = {assess(plan, "annee = 2024\n")};
  CHECK(sheet_text(compute_workbook(Language::en, one), 2) == R"(Amounts
Structure|Id|Year|Amount|Role|Euros|Date|Id in the rules
||2024|One|component|3.33||un
||2024|Two|component|3.33||deux
||2024|Total|total|6.67||total
||2024|Rounding|rounding|0.01||residue_components
)");
}

TEST_CASE("workbook of what is paid: an agreement in euros, whose exercise is no civil year") {
  const Assessment one[] = {assess(plan_in("tests/rulesets/schemes/made_up_aid.toml"), R"toml(
nom   = "Cabinet"
annee = 2025
[contrat]
date_contrat    = 2022-12-19
date_embauche   = 2022-12-19
part_d_objectif = "80 %"
)toml")};
  const Workbook book = compute_workbook(Language::en, one);
  CHECK(sheet_text(book, 0) == R"(Answer
Structure|Id|Year|From|To|Remuneration due|Remuneration of the exercise|Advance|Balance|Points|Prerequisites required|Prerequisites met|Exemption|Remuneration were the prerequisites met|Rules|Title of the rules
Cabinet||2025|2025-12-19|2026-12-18|yes|30400.00||||||||aide_inventee_2022|Made-up aid, contracts since 2022
)");
  CHECK(sheet_text(book, 1) == R"(Indicators
Structure|Id|Year|Indicator|Axis|Class|Met|Points|Fixed points|Variable points|Points at the most|Euros|Attainment|Pro rata|Reductions|What is missing|Evidence|Source|Id in the rules
)");
}

TEST_CASE(
    "workbook of a calendar: two exercises, deadlines, what has no date, what reaches the account by month") {
  const auto plan = plan_of(many_kinds());
  Diagnostics diagnostics;
  const auto calendar =
      make_calendar({changed(plan, {}), changed(plan, {{"2023", "2024"}, {"true", "false"}})}, diagnostics);
  REQUIRE(calendar);
  const Workbook book = calendar_workbook(Language::en, *calendar);
  CHECK(book.title == "ACI calendar");
  REQUIRE(book.sheets.size() == 5);
  CHECK(sheet_text(book, 0) == R"(Calendar
Structure|Id|Year|Date|Kind|Amount|Euros|Id in the rules
MSP "du Lac"||2023|2023-10-05|advance|Advance|1050.00|avance
MSP "du Lac"||2023|2024-01-31|deadline|Documents sent||envoi
MSP "du Lac"||2024|2024-10-05|advance|Advance|1050.00|avance
MSP "du Lac"||2024|2025-01-31|deadline|Documents sent||envoi
MSP "du Lac"||2023||balance|Balance|-93.33|solde
MSP "du Lac"||2024||balance|Balance|-1050.00|solde
)");
  CHECK(sheet_text(book, 1) == R"(Documents
Structure|Id|Year|Indicator|Evidence|By|Met|Prerequisite|Euros that stand on it|Id in the rules
MSP "du Lac"||2023|Welcome|Posted hours|2024-01-31|yes|yes|956.67|accueil
MSP "du Lac"||2024|Welcome|Posted hours|2025-01-31|no|yes|0.00|accueil
)");
  CHECK(sheet_text(book, 2) == R"(Treasury
Civil year|Month|Euros
2023|10|1050.00
2024|10|1050.00
||-1143.33
)");
}

TEST_CASE("workbook of a comparison: rules and inputs that go together, one that moves nothing") {
  // Nine weeks are refused by the second rules: there is no state of the second rules and the first weeks.
  const std::string other =
      replaced(many_kinds(), "id          = \"petit\"", "id          = \"autre\"") + R"toml(
[constraint.semaines]
holds   = "semaines_fermees <= 5"
input   = "semaines_fermees"
message = { fr = "trop", en = "too many" }
)toml";
  Diagnostics diagnostics;
  const auto comparison =
      compare(changed(plan_of(many_kinds()), {{"nom ", "identifiant = \"I1\"\nnom "}, {"= 2\n", "= 9\n"}}),
              changed(plan_of(other),
                      {{"= 2\n", "= 0\n"}, {"= 1\n", "= 2\n[contrat]\ndate_adhesion = 2020-02-29\n"}}),
              diagnostics);
  REQUIRE(comparison);
  const Workbook book = compare_workbook(Language::en, *comparison);
  CHECK(book.title == "ACI comparison");
  REQUIRE(book.sheets.size() == 5);
  CHECK(sheet_text(book, 0) == R"(Difference
Kind|Structure|Id|Year|Rules|Points|Remuneration of the exercise|Advance|Balance
Before|MSP "du Lac"|I1|2023|petit|136.666667|956.67|1050.00|-93.33
After|MSP "du Lac"||2023|autre|233.333333|1633.33|1050.00|583.33
Difference|||||96.666666|676.66|0.00|676.66
)");
  CHECK(sheet_text(book, 1) == R"(Causes
Step|Kind|Input|Before|After|Points moved|Remuneration moved|Advance moved|Balance moved|Id in the rules
1|rules or exercise||petit 2023|autre 2023|0|0.00|0.00|0.00
1|input|Weeks closed|9|0|30|210.00|0.00|210.00|semaines_fermees
2|input|Meetings|1|2|66.666666|466.66|0.00|466.66|reunions
|input without effect|Adhesion||2020-02-29|0|0.00|0.00|0.00|date_adhesion
)");
  CHECK(sheet_text(book, 2) == R"(Lines
Kind|Line|Moves|Points before|Points after|Euros before|Euros after|Euros moved|Id in the rules
indicator|Welcome|yes|70|100|490.00|700.00|210.00|accueil
indicator|Case reviews|yes|33.333333|66.666667|233.33|466.67|233.34|concertation
indicator|Training|yes|33.333333|66.666667|233.33|466.67|233.34|formation
amount|Points in euros|yes|||956.67|1633.33|676.66|base
amount|Missing prerequisite|no|||0.00|0.00|0.00|porte_fermee
amount|Remuneration|yes|||956.67|1633.33|676.66|remuneration
amount|Computed|no|||1050.00|1050.00|0.00|calculee
amount|Advance|no|||1050.00|1050.00|0.00|avance
amount|Balance|yes|||-93.33|583.33|676.66|solde
amount|Reminder|no|||1.00|1.00|0.00|rappel
)");
}

}  // namespace
}  // namespace aci::test
