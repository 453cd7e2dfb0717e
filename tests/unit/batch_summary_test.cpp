// A summary with all that it can have: scenarios, other rules, other readings; the same figures in each form.
#include "report/batch_summary.h"

#include <doctest/doctest.h>

#include "report/page_text.h"
#include "support/sheet_text.h"

namespace aci::test {
namespace {

/// Two prerequisites.
FigureLayout layout() {
  FigureLayout layout;
  layout.columns = {{"points_total", FigureKind::points, "", {}},
                    {"total", FigureKind::euros, "", {}},
                    {"advance", FigureKind::euros, "", {}},
                    {"balance", FigureKind::euros, "", {}},
                    {"missed.accueil", FigureKind::missed, "accueil", {"Accueil", "Welcome"}},
                    {"missed.soins", FigureKind::missed, "soins", {"Soins", "Care"}}};
  layout.total = 1;
  layout.advance = 2;
  layout.balance = 3;
  return layout;
}

struct Structure {
  std::int32_t year;
  std::uint16_t rules;
  bool eligible;
  std::array<std::int64_t, 5> figures;  ///< Total, advance and balance in cents, then whether each is missed.
};

FigureSummary summary_of(std::initializer_list<Structure> structures, std::size_t most_pages = 8192) {
  std::vector<std::int32_t> years;
  std::vector<std::uint16_t> rules;
  FigureTable table;
  table.values.resize(6);
  for (const Structure& each : structures) {
    years.push_back(each.year);
    rules.push_back(each.rules);
    table.computed.push_back(1);
    table.eligible.push_back(each.eligible ? 1 : 0);
    table.values[0].push_back(0);
    for (std::size_t i = 0; i < 5; ++i) table.values[i + 1].push_back(each.figures[i]);
  }
  FigureSummary summary(layout(), most_pages);
  summary.add(years, rules, table);
  return summary;
}

const std::vector<std::string> kRules = {"petit", "grand"};
const RuleReading kFirst = {"six_mois", {}, {"Six mois", "Six months"}, "", "definition.duree", {}};
const RuleReading kSecond = {"au_jour", {}, {"Au jour", "By the day"}, "", "rounding", {}};
const RuleReading kThird = {"autre", {}, {"Autre", "Another"}, "", "amount.avance", {}};

/// Two scenarios: of the first, two structures with other rules, and what readings do; of the second, one,
/// which the other rules refuse.
class Two {
 public:
  BatchSummaries all() const {
    return {
        {own_,
         &against_,
         kRules,
         {{"patientele", "4500"}, {"ipa", "true"}, {"depuis", "2024-01-01"}},
         {{{&kFirst, {3, 1, 2, -12'345, 20'000}}, {&kSecond, {0, 0, 0, 0, 0}}, {&kThird, {0, 0, 0, 0, 0}}}}},
        {other_,
         &none_,
         kRules,
         {{"patientele", "0.5"}, {"ipa", "false"}, {"depuis", "2024-12-31"}},
         {{{&kThird, {1, 0, 0, 5, 5}}}}}};
  }

 private:
  // 100 € and 350.50 €: together 450.50 €, on average 225.25 €.
  FigureSummary own_ = summary_of(
      {{2023, 0, true, {10'000, 6'000, 4'000, 0, 1}}, {2024, 1, false, {35'050, 6'001, 29'049, 1, 1}}});
  FigureSummary against_ = summary_of({{2023, 1, true, {20'000, kNoFigure, 20'000, kNoFigure, 0}}});
  FigureSummary other_ = summary_of({{2023, 0, true, {-1, 0, -1, 0, 0}}});
  FigureSummary none_ = summary_of({});
};

TEST_CASE("a summary of scenarios, with other rules and readings, as CSV") {
  CHECK(
      batch_summary_csv(Language::en, false, Two().all()) ==
      R"(figures,annee,rules,eligible,structures,total_sum,total_mean,total_min,total_p10,total_p25,total_p50,total_p75,total_p90,total_max,advance_sum,advance_mean,balance_sum,balance_mean,quantile_step,missed.accueil,missed.soins,patientele,ipa,depuis,reading,of,label,dates,refused,difference,absolute_difference
own,2023,petit,true,1,100.00,100.00,100,100,100,100,100,100,100,60.00,60.00,40.00,40.00,1,0,1,4500,true,2024-01-01,,,,,,,
own,2024,grand,false,1,350.50,350.50,350,350,350,350,350,350,350,60.01,60.01,290.49,290.49,1,1,1,4500,true,2024-01-01,,,,,,,
own,,,,2,450.50,225.25,100,100,100,100,350,350,350,120.01,60.01,330.49,165.25,1,1,2,4500,true,2024-01-01,,,,,,,
against,2023,grand,true,1,200.00,200.00,200,200,200,200,200,200,200,,,200.00,200.00,1,,0,4500,true,2024-01-01,,,,,,,
against,,,,1,200.00,200.00,200,200,200,200,200,200,200,,,200.00,200.00,1,,0,4500,true,2024-01-01,,,,,,,
reading,,,,3,,,,,,,,,,,,,,,,,4500,true,2024-01-01,six_mois,definition.duree,Six months,2,1,-123.45,200.00
reading,,,,0,,,,,,,,,,,,,,,,,4500,true,2024-01-01,au_jour,rounding,By the day,0,0,0.00,0.00
reading,,,,0,,,,,,,,,,,,,,,,,4500,true,2024-01-01,autre,amount.avance,Another,0,0,0.00,0.00
own,2023,petit,true,1,-0.01,-0.01,-1,-1,-1,-1,-1,-1,-1,0.00,0.00,-0.01,-0.01,1,0,0,0.5,false,2024-12-31,,,,,,,
own,,,,1,-0.01,-0.01,-1,-1,-1,-1,-1,-1,-1,0.00,0.00,-0.01,-0.01,1,0,0,0.5,false,2024-12-31,,,,,,,
against,,,,0,,,,,,,,,,,,,,1,,,0.5,false,2024-12-31,,,,,,,
reading,,,,1,,,,,,,,,,,,,,,,,0.5,false,2024-12-31,autre,amount.avance,Another,0,0,0.05,0.05
)");
  CHECK(
      batch_summary_csv(Language::fr, true, Two().all()) ==
      "\uFEFF"
      R"(figures;annee;rules;eligible;structures;total_sum;total_mean;total_min;total_p10;total_p25;total_p50;total_p75;total_p90;total_max;advance_sum;advance_mean;balance_sum;balance_mean;quantile_step;missed.accueil;missed.soins;patientele;ipa;depuis;reading;of;label;dates;refused;difference;absolute_difference
own;2023;petit;oui;1;100,00;100,00;100;100;100;100;100;100;100;60,00;60,00;40,00;40,00;1;0;1;4500;oui;2024-01-01;;;;;;;
own;2024;grand;non;1;350,50;350,50;350;350;350;350;350;350;350;60,01;60,01;290,49;290,49;1;1;1;4500;oui;2024-01-01;;;;;;;
own;;;;2;450,50;225,25;100;100;100;100;350;350;350;120,01;60,01;330,49;165,25;1;1;2;4500;oui;2024-01-01;;;;;;;
against;2023;grand;oui;1;200,00;200,00;200;200;200;200;200;200;200;;;200,00;200,00;1;;0;4500;oui;2024-01-01;;;;;;;
against;;;;1;200,00;200,00;200;200;200;200;200;200;200;;;200,00;200,00;1;;0;4500;oui;2024-01-01;;;;;;;
reading;;;;3;;;;;;;;;;;;;;;;;4500;oui;2024-01-01;six_mois;definition.duree;Six mois;2;1;-123,45;200,00
reading;;;;0;;;;;;;;;;;;;;;;;4500;oui;2024-01-01;au_jour;rounding;Au jour;0;0;0,00;0,00
reading;;;;0;;;;;;;;;;;;;;;;;4500;oui;2024-01-01;autre;amount.avance;Autre;0;0;0,00;0,00
own;2023;petit;oui;1;-0,01;-0,01;-1;-1;-1;-1;-1;-1;-1;0,00;0,00;-0,01;-0,01;1;0;0;0,5;non;2024-12-31;;;;;;;
own;;;;1;-0,01;-0,01;-1;-1;-1;-1;-1;-1;-1;0,00;0,00;-0,01;-0,01;1;0;0;0,5;non;2024-12-31;;;;;;;
against;;;;0;;;;;;;;;;;;;;1;;;0,5;non;2024-12-31;;;;;;;
reading;;;;1;;;;;;;;;;;;;;;;;0,5;non;2024-12-31;autre;amount.avance;Autre;0;0;0,05;0,05
)");
}

TEST_CASE("a summary of scenarios, with other rules and readings, as JSON") {
  const std::string both = batch_summary_json(Language::en, Two().all());
  CHECK(both.starts_with(R"({
  "schema_version": 1,
  "scenarios": [
    {
      "varied": {
        "patientele": 4500,
        "ipa": true,
        "depuis": "2024-01-01"
      },
      "own": {)"));
  CHECK(both.substr(both.find("      \"readings\"")).starts_with(R"(      "readings": [
        {
          "id": "six_mois",
          "label": "Six months",
          "of": "definition.duree",
          "structures": 3,
          "dates": 2,
          "refused": 1,
          "difference": -123.45,
          "absolute_difference": 200.00
        },
        {
          "id": "au_jour",
          "label": "By the day",
          "of": "rounding",
          "structures": 0,
          "dates": 0,
          "refused": 0,
          "difference": 0.00,
          "absolute_difference": 0.00
        },
        {
          "id": "autre",
          "label": "Another",
          "of": "amount.avance",
          "structures": 0,
          "dates": 0,
          "refused": 0,
          "difference": 0.00,
          "absolute_difference": 0.00
        }
      ]
    },
    {
      "varied": {
        "patientele": 0.5,
        "ipa": false,
        "depuis": "2024-12-31"
      },
      "own": {)"));
  CHECK(both.ends_with(R"(  "readings": [
        {
          "id": "autre",
          "label": "Another",
          "of": "amount.avance",
          "structures": 1,
          "dates": 0,
          "refused": 0,
          "difference": 0.05,
          "absolute_difference": 0.05
        }
      ]
    }
  ]
}
)"));
}

/// Without what only makes it readable.
std::string bare(const std::string& json) {
  std::string out;
  for (const char c : json) {
    if (c != ' ' && c != '\n') out += c;
  }
  return out;
}

TEST_CASE("a summary as JSON: by year, rules and eligibility, then all; under the other rules, too") {
  const Two two;
  const BatchSummaries scenarios = two.all();
  BatchSummary alone = scenarios.front();
  alone.varied.clear();
  alone.readings.reset();
  // The means are to the cent, half a cent up: 120.01 / 2, 330.49 / 2. Quantiles drop the cents.
  const std::string all_100 = R"("min":100,"p10":100,"p25":100,"p50":100,"p75":100,"p90":100,"max":100)";
  const std::string all_200 = R"("min":200,"p10":200,"p25":200,"p50":200,"p75":200,"p90":200,"max":200)";
  const std::string all_350 = R"("min":350,"p10":350,"p25":350,"p50":350,"p75":350,"p90":350,"max":350)";
  const std::string theirs = R"("structures":1,"total":{"sum":200.00,"mean":200.00,)" + all_200 +
                             R"(},"advance":{"sum":null,"mean":null},"balance":{"sum":200.00,"mean":200.00},)"
                             R"("missed":{"accueil":null,"soins":0}})";
  CHECK(
      bare(batch_summary_json(Language::en, {alone})) ==
      R"({"schema_version":1,"own":{"quantile_step":1,"groups":[)"
      R"({"annee":2023,"rules":"petit","eligible":true,"structures":1,"total":{"sum":100.00,"mean":100.00,)" +
          all_100 +
          R"(},"advance":{"sum":60.00,"mean":60.00},"balance":{"sum":40.00,"mean":40.00},)"
          R"("missed":{"accueil":0,"soins":1}},)"
          R"({"annee":2024,"rules":"grand","eligible":false,"structures":1,"total":{"sum":350.50,"mean":350.50,)" +
          all_350 +
          R"(},"advance":{"sum":60.01,"mean":60.01},"balance":{"sum":290.49,"mean":290.49},)"
          R"("missed":{"accueil":1,"soins":1}}],)"
          R"("all":{"structures":2,"total":{"sum":450.50,"mean":225.25,)"
          R"("min":100,"p10":100,"p25":100,"p50":100,"p75":350,"p90":350,"max":350},)"
          R"("advance":{"sum":120.01,"mean":60.01},"balance":{"sum":330.49,"mean":165.25},)"
          R"("missed":{"accueil":1,"soins":2}}},)"
          R"("against":{"quantile_step":1,"groups":[{"annee":2023,"rules":"grand","eligible":true,)" +
          theirs + R"(],"all":{)" + theirs + "}}");
}

TEST_CASE("a summary of scenarios, with other rules and readings, as a workbook") {
  const Workbook book = batch_summary_workbook(Language::en, Two().all());
  CHECK(book.title == "ACI remuneration, summary");
  REQUIRE(book.sheets.size() == 2);
  CHECK(sheet_text(book, 0) == R"(Summary
patientele|ipa|depuis|Rules compared|Year|Rules|Remuneration due|Structures|Remuneration, sum|Remuneration, mean|Remuneration, least|Remuneration, quantile at 10%|Remuneration, quantile at 25%|Remuneration, quantile at 50%|Remuneration, quantile at 75%|Remuneration, quantile at 90%|Remuneration, most|Advance, sum|Advance, mean|Balance, sum|Balance, mean|Step of the quantiles|Without: Welcome|Without: Care
4500|yes|2024-01-01|these rules|2023|petit|yes|1|100.00|100.00|100|100|100|100|100|100|100|60.00|60.00|40.00|40.00|1|0|1
4500|yes|2024-01-01|these rules|2024|grand|no|1|350.50|350.50|350|350|350|350|350|350|350|60.01|60.01|290.49|290.49|1|1|1
4500|yes|2024-01-01|these rules||||2|450.50|225.25|100|100|100|100|350|350|350|120.01|60.01|330.49|165.25|1|1|2
4500|yes|2024-01-01|other rules|2023|grand|yes|1|200.00|200.00|200|200|200|200|200|200|200|||200.00|200.00|1||0
4500|yes|2024-01-01|other rules||||1|200.00|200.00|200|200|200|200|200|200|200|||200.00|200.00|1||0
0.5|no|2024-12-31|these rules|2023|petit|yes|1|-0.01|-0.01|-1|-1|-1|-1|-1|-1|-1|0.00|0.00|-0.01|-0.01|1|0|0
0.5|no|2024-12-31|these rules||||1|-0.01|-0.01|-1|-1|-1|-1|-1|-1|-1|0.00|0.00|-0.01|-0.01|1|0|0
0.5|no|2024-12-31|other rules||||0||||||||||||||1
)");
  CHECK(sheet_text(book, 1) == R"(Readings
patientele|ipa|depuis|About|Structures concerned|Dates moved|Structures refused|Remuneration moved|Sum of the differences, signs aside|What it reads otherwise|Id in the rules
4500|yes|2024-01-01|Six months|3|2|1|-123.45|200.00|definition.duree|six_mois
4500|yes|2024-01-01|By the day|0|0|0|0.00|0.00|rounding|au_jour
4500|yes|2024-01-01|Another|0|0|0|0.00|0.00|amount.avance|autre
0.5|no|2024-12-31|Another|1|0|0|0.05|0.05|amount.avance|autre
)");
  const Two two;
  BatchSummaries without = two.all();
  for (BatchSummary& each : without) each.readings.reset();
  CHECK(batch_summary_workbook(Language::en, without).sheets.size() == 1);
}

TEST_CASE("a summary of scenarios, with other rules and readings, as a page") {
  const Page page = batch_summary_page(Language::en, Two().all());
  CHECK(page_text(page, {Language::en, false, PageLength::usual}) ==
        R"(patientele=4500, ipa=true, depuis=2024-01-01

Rules applied

Sums                         structures    total  advance  balance
  2023, petit, eligible               1  €100.00   €60.00   €40.00
  2024, grand, not eligible           1  €350.50   €60.01  €290.49
  all                                 2  €450.50  €120.01  €330.49

Means per structure            total  advance  balance
  2023, petit, eligible      €100.00   €60.00   €40.00
  2024, grand, not eligible  €350.50   €60.01  €290.49
  all                        €225.25   €60.01  €165.25

Total per structure, in euros  least  10%  25%  50%  75%  90%  most
  2023, petit, eligible          100  100  100  100  100  100   100
  2024, grand, not eligible      350  350  350  350  350  350   350
  all                            100  100  100  100  350  350   350

Prerequisites not met  structures
  2023, petit, eligible
    Welcome                     0
    Care                        1
  2024, grand, not eligible
    Welcome                     1
    Care                        1
  all
    Welcome                     1
    Care                        2

Other rules (--against)

Sums                     structures    total  advance  balance
  2023, grand, eligible           1  €200.00        —  €200.00
  all                             1  €200.00        —  €200.00

Means per structure        total  advance  balance
  2023, grand, eligible  €200.00        —  €200.00
  all                    €200.00        —  €200.00

Total per structure, in euros  least  10%  25%  50%  75%  90%  most
  2023, grand, eligible          200  200  200  200  200  200   200
  all                            200  200  200  200  200  200   200

Prerequisites not met  structures
  2023, grand, eligible
    Care                        0
  all
    Care                        0

To settle with the Cnam: what each other reading is worth
              structures  Difference  Absolute value
  Six months           3    -€123.45         €200.00
      --reading six_mois
      a date changes for 2 structures
      1 structure would be refused
  Without effect here: By the day ; Another.

patientele=0.5, ipa=false, depuis=2024-12-31

Rules applied

Sums                     structures   total  advance  balance
  2023, petit, eligible           1  -€0.01    €0.00   -€0.01
  all                             1  -€0.01    €0.00   -€0.01

Means per structure       total  advance  balance
  2023, petit, eligible  -€0.01    €0.00   -€0.01
  all                    -€0.01    €0.00   -€0.01

Total per structure, in euros  least  10%  25%  50%  75%  90%  most
  2023, petit, eligible           -1   -1   -1   -1   -1   -1    -1
  all                             -1   -1   -1   -1   -1   -1    -1

Prerequisites not met  structures
  2023, petit, eligible
    Welcome                     0
    Care                        0
  all
    Welcome                     0
    Care                        0

Other rules (--against)

No structure computed.

To settle with the Cnam: what each other reading is worth
           structures  Difference  Absolute value
  Another           1      +€0.05           €0.05
      --reading autre
)");
}

TEST_CASE("a summary as a page: quantiles that are not to the euro, rules without another reading") {
  // 0, 256, 512 and 768 euros need four pages of 256: with three, bins are of 2 €.
  const FigureSummary wide = summary_of({{2023, 0, true, {0, 0, 0, 0, 0}},
                                         {2023, 0, true, {25'600, 0, 0, 0, 0}},
                                         {2023, 0, true, {51'200, 0, 0, 0, 0}},
                                         {2023, 0, true, {76'801, 0, 0, 0, 0}}},
                                        3);
  const std::vector<RankedReading> none;
  CHECK(page_text(batch_summary_page(Language::fr, {{wide, nullptr, kRules, {}, none}}), {Language::fr}) ==
        R"(Sommes                    structures       total  avance   solde
  2023, petit, éligibles           4  1 536,01 €  0,00 €  0,00 €
  ensemble                         4  1 536,01 €  0,00 €  0,00 €

Moyennes par structure       total  avance   solde
  2023, petit, éligibles  384,00 €  0,00 €  0,00 €
  ensemble                384,00 €  0,00 €  0,00 €

Total par structure, en euros  moindre  10 %  25 %  50 %  75 %  90 %  plus fort
  2023, petit, éligibles             0     0     0   256   512   768        768
  ensemble                           0     0     0   256   512   768        768
  Les pour-cent sont donnés à 2 euros près, vers le bas : les totaux sont trop
  dispersés pour l’euro.

Prérequis non atteints  structures
  2023, petit, éligibles
    Accueil                      0
    Soins                        0
  ensemble
    Accueil                      0
    Soins                        0

À faire préciser par la Cnam : ce que vaut chaque autre lecture
  Ces règles n’ont pas d’autre lecture.
)");
}

TEST_CASE("a summary as a page begins with its picture: of the totals, or of what an input varied moves") {
  const FigureSummary two =
      summary_of({{2023, 0, true, {10'000, 0, 0, 0, 0}}, {2023, 0, true, {90'000, 0, 0, 0, 0}}});
  const FigureSummary one = summary_of({{2023, 0, true, {30'000, 0, 0, 0, 0}}});
  const auto picture = [](const BatchSummaries& of) {
    return std::get<Picture>(batch_summary_page(Language::en, of).sections.front().items.front());
  };
  const Picture totals = picture({{two, nullptr, kRules}});
  CHECK(std::get<Distribution>(totals.drawing).ranges.front().count == 1);
  const Picture sweep =
      picture({{two, nullptr, kRules, {{"ipa", "2"}}}, {one, nullptr, kRules, {{"ipa", "1"}}}});
  const auto& points = std::get<Curve>(sweep.drawing).points;
  REQUIRE(points.size() == 2);
  CHECK(points[0].y == Rational(300));
  CHECK(points[1].y == Rational(500));
}

}  // namespace
}  // namespace aci::test
