#include "support/small_rules.h"

#include <algorithm>

#include "support/rendering.h"

namespace aci::test {

const std::string_view kSmallRules = R"toml([agreement]
id          = "small"
scheme      = "small"
title       = { fr = "Petit", en = "Small" }
in_force    = { from = 2024 }
unit        = "points"
point_value = "value"

[rounding]
step     = "0.01 €"
mode     = "half_up"
untested = "whole points at 7 € have no cents"

[source.text]
title = { fr = "Texte", en = "Text" }

[class.all_of_it]
label = { fr = "Tout", en = "All" }

[axis.access]
label = { fr = "Accès", en = "Access" }

[input.annee]
type     = "integer"
min      = 2020
max      = 2100
untested = "the year decides nothing"
label    = { fr = "Exercice", en = "Exercise" }

[input.hours]
type  = "decimal"
min   = 0
max   = 24
label = { fr = "Heures", en = "Hours" }

[parameter.value]
value  = "7 €/point"
label  = { fr = "Valeur", en = "Value" }
source = "text p. 1"

[indicator.opening]
axis   = "access"
class  = "all_of_it"
label  = { fr = "Ouverture", en = "Opening" }
source = "text p. 2"

  [indicator.opening.requirement.least]
  met    = "hours >= 8"
  reason = { fr = "trop peu", en = "too few" }

  [indicator.opening.part.part_1]
  points = "800 points"

[amount.pay]
label   = { fr = "Paie", en = "Pay" }
role    = "component"
formula = "value * earned(all)"
source  = "text"

[amount.total]
label   = { fr = "Total", en = "Total" }
role    = "total"
source  = "text"
)toml";

std::string small_rules_with_reading() {
  return replaced(kSmallRules, "  reason = { fr = \"trop peu\", en = \"too few\" }\n", R"toml(
  reason = { fr = "trop peu", en = "too few" }
  verified = false
  note = { fr = "« dès » ou « plus de »", en = "from, or more than" }

    [indicator.opening.requirement.least.reading.above]
    label = { fr = "plus de 9 heures", en = "more than 9 hours" }
    met   = "if hours > 10 then true else hours > 9"
)toml");
}

std::string small_cases(std::initializer_list<std::string_view> expectations, std::string_view rules) {
  std::string text = "rules = " + std::string(rules) + "\n";
  for (const std::string_view each : expectations) {
    const std::size_t colon = each.find(':');
    const std::size_t plus = std::min(each.find('+'), colon);
    const std::string hours(each.substr(0, plus));
    text += "\n[[case]]\ntitle = \"" + hours + " hours\"\n";
    if (plus < colon) text += "reading = \"" + std::string(each.substr(plus + 1, colon - plus - 1)) + "\"\n";
    text += "set = { annee = 2024, hours = " + hours + " }\nexpect = {" +
            std::string(each.substr(colon + 1)) + " }\n";
  }
  return text;
}

}  // namespace aci::test
