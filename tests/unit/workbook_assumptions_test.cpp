// The sheets of what figures rest on: every row, every column.
#include <doctest/doctest.h>

#include "report/wording.h"
#include "report/workbook_cells.h"
#include "support/rendering.h"

namespace aci::test {
namespace {

constexpr std::string_view kGrounds = R"toml([agreement]
id       = "grounds"
scheme   = "grounds"
title    = { fr = "Appuis", en = "Grounds" }
in_force = { from = 2024 }
unit     = "euros"

[rounding]
step = "0.01 €"
mode = "half_up"

[source.text]
title = { fr = "Texte", en = "Text" }
url   = "https://example.org/text"

[source.other]
title = { fr = "Autre", en = "Other" }
url   = "https://example.org/other"

[class.paid]
label = { fr = "Payés", en = "Paid" }

[axis.access]
label = { fr = "Accès", en = "Access" }

[input.annee]
type  = "integer"
min   = 2020
max   = 2100
label = { fr = "Exercice", en = "Exercise" }

[input.hours]
type    = "decimal"
min     = 0
max     = 24
default = 8.5
label   = { fr = "Heures", en = "Hours" }
source  = "text p. 1"

[input.doctors]
type  = "count"
min   = 0
max   = 100
label = { fr = "Médecins", en = "Doctors" }

[parameter.help]
values = [{ from = 2020-01-01, value = "90 €" }, { from = 2023-01-01, value = "100.50 €" }]
label  = { fr = "Aide", en = "Help" }
source = "text p. 2; other"

[definition.least]
formula  = "1"
label    = { fr = "Au moins", en = "At least" }
source   = "text p. 3"
verified = false
note     = { fr = "un, ou trois", en = "one, or three" }

  [definition.least.reading.three]
  label   = { fr = "trois", en = "three" }
  formula = "3"

[constraint.doctors]
holds   = "doctors <= 10 * least and (doctors > 0 or least < 2)"
input   = "doctors"
message = { fr = "Trop de médecins.", en = "Too many doctors." }

[indicator.open]
axis   = "access"
class  = "paid"
label  = { fr = "Ouverture", en = "Opening" }
source = "text p. 4"

  [indicator.open.requirement.doctors]
  met    = "doctors >= least"
  reason = { fr = "trop peu", en = "too few" }

  [indicator.open.part.help]
  euros = "help * hours"

[amount.pay]
label   = { fr = "Paie", en = "Pay" }
role    = "component"
formula = "earned(all)"
source  = "text p. 5"

[amount.total]
label = { fr = "Total", en = "Total" }
role  = "total"

[amount.advance]
label    = { fr = "Avance", en = "Advance" }
role     = "advance"
formula  = "250 €"
due      = "date(annee, 3, 31)"
source   = "text p. 6"
verified = false
note     = { fr = "mars, ou juin", en = "March, or June" }

  [amount.advance.reading.june]
  label = { fr = "en juin", en = "in June" }
  due   = "date(annee, 6, 30)"

[note.long]
when = "hours >= 10"
text = { fr = "Journée longue", en = "A long day" }

[amount.balance]
label   = { fr = "Solde", en = "Balance" }
role    = "balance"
source  = "text p. 7"
)toml";

std::string rows_of(const Sheet& sheet) {
  std::string all = sheet.name + ":";
  for (const std::string& each : sheet.headers) all += " " + each + ";";
  all += "\n";
  for (const WorkbookRow& row : sheet.rows) {
    std::string line;
    for (const WorkbookCell& cell : row) {
      line += (line.empty() ? "" : "|") + std::string(cell.style == CellStyle::words ? "~" : "") + cell.text;
      if (cell.style == CellStyle::number) line += " (number)";
      if (cell.style == CellStyle::euros && !cell.text.empty()) line += " €";
    }
    all += line + "\n";
  }
  return all;
}

TEST_CASE(
    "what was assumed, remarked and doubted, what is dated, what may be read otherwise; then its documents") {
  const auto plan = plan_of(kGrounds);
  Assessment one = assess(plan, "annee = 2024\ndoctors = 2\n");
  one.inputs.name = "A";
  Assessment other = assess(plan, "annee = 2025\nhours = 10\ndoctors = 0\n");
  other.inputs.name = "B";
  other.inputs.key = "7";
  REQUIRE(plan->rules->readings.size() == 2);
  const auto cents = [](std::int64_t number) { return Money::from_cents(number); };
  OtherReading three;
  three.reading = 1;
  three.total = cents(0);
  three.advance = cents(25000);
  three.balance = cents(-25000);
  OtherReading june;
  june.reading = 0;
  june.dates = true;
  OtherReading refused;
  refused.reading = 1;
  refused.refused = true;
  one.readings = {three, june};
  other.readings = {refused};
  const Assessment* const both[] = {&one, &other};
  Workbook workbook;
  add_grounds(workbook, Language::en, both);
  REQUIRE(workbook.sheets.size() == 2);
  CHECK(rows_of(workbook.sheets[0]) ==
        "Assumptions: Structure; Id; Year; Kind; About; Value; Text; Remuneration under that reading; "
        "Advance under that reading; Balance under that reading; Id in the rules; Source;\n"
        "A||2024|Value not given, taken by default|~Hours|8.5 (number)|~||||hours|~Text, p. 1\n"
        "A||2024|Interpretation of an uncertain text|~At least||~one, or three||||least|~\n"
        "A||2024|Interpretation of an uncertain text|~Advance||~March, or June||||advance|~\n"
        "A||2024|Value in force that year|~Help|100.5 (number)|~||||help|~Text, p. 2; Other\n"
        "A||2024|Other reading of an uncertain text|~three||~" +
            say(Language::en, "ground.reading_effect") +
            "|0.00 €|250.00 €|-250.00 €|three|~\n"
            "A||2024|Other reading of an uncertain text|~in June||~" +
            say(Language::en, "report.reading_dates") +
            "||||june|~\n"
            "B|7|2025|Remark|~||~A long day||||long|~\n"
            "B|7|2025|Interpretation of an uncertain text|~At least||~one, or three||||least|~\n"
            "B|7|2025|Interpretation of an uncertain text|~Advance||~March, or June||||advance|~\n"
            "B|7|2025|Value in force that year|~Help|100.5 (number)|~||||help|~Text, p. 2; Other\n"
            "B|7|2025|Other reading of an uncertain text|~three||~" +
            say(Language::en, "report.reading_refused") + "||||three|~\n");
  const std::string sources = "grounds|Rules applied|grounds|~Grounds|" + plan->rules->hash +
                              "\n"
                              "grounds|Document|text|~Text|https://example.org/text\n"
                              "grounds|Document|other|~Other|https://example.org/other\n";
  CHECK(rows_of(workbook.sheets[1]) ==
        "Sources: Rules; Kind; Id in the rules; Title; Address, hash or value;\n" + sources);
  // Of several rule sets, each once.
  const auto small = plan_of(kSmallAgreement);
  const std::shared_ptr<const Plan> plans[] = {plan, small, plan};
  Workbook several;
  add_sources(several, Language::en, plans);
  REQUIRE(several.sheets.size() == 1);
  const std::string told = rows_of(several.sheets[0]);
  CHECK(told.find(sources) != std::string::npos);
  CHECK(told.find(sources, told.find(sources) + 1) == std::string::npos);
  CHECK(told.find("\n" + small->rules->name + "|Rules applied|") > told.find(sources));
}

}  // namespace
}  // namespace aci::test
