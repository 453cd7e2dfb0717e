#include "support/table_rules.h"

namespace aci::test {

const std::string_view kTableRules = R"toml(
[agreement]
id          = "tables"
scheme      = "essai"
title       = { fr = "Accord d'essai", en = "Made-up agreement" }
in_force    = { from = 2024 }
unit        = "euros"
pro_rata    = "1"

[rounding]
step = "0.01 €"
mode = "half_up"

[source.texte]
title = { fr = "Texte inventé", en = "Made-up text" }

[class.socle]
label = { fr = "Socle", en = "Core" }

[axis.tout]
label = { fr = "Tout", en = "All" }

[input.annee]
label = { fr = "Exercice", en = "Exercise" }
type  = "integer"
min   = 2024
max   = 2100

[input.nom]
label = { fr = "Nom", en = "Name" }
type  = "text"

[input.population]
label = { fr = "Population", en = "Population" }
type  = "count"
max   = 1000000

[input.rang]
label = { fr = "Année de contrat", en = "Year of contract" }
type  = "integer"
min   = 1
max   = 20

[table.fonctionnement]
by     = ["population"]
label  = { fr = "Fonctionnement selon la taille", en = "Running costs by size" }
source = "texte p. 1"

  [table.fonctionnement.rows]
  "least"    = "50000 €"
  ">= 40000" = "60000 €"
  "> 80000"  = "75000 €"
  "> 175000" = "90000 €"

[parameter.palier]
label  = { fr = "Palier", en = "Step" }
source = "texte p. 2"
value  = "100000"

[scale.aide]
of     = "population"
label  = { fr = "Aide par habitant", en = "Aid by head" }
source = "texte p. 2"

  [scale.aide.rows]
  "least"    = "0.50 €"
  "> palier" = "0.20 €"

[table.table_rang]
by     = ["rang", "population"]
label  = { fr = "Selon le rang", en = "By rank" }

  [table.table_rang.from.2024-01-01]
  source = "texte p. 3"
  [table.table_rang.from.2024-01-01.rows.least]
  "least"     = { refused = { fr = "trop petit pour une première année", en = "too small for a first year" } }
  ">= 1000"   = "12000 €"
  [table.table_rang.from.2024-01-01.rows.">= 2"]
  "least"     = "9000 €"
  ">= 2000"   = "9500 €"
  [table.table_rang.from.2025-07-01]
  source = "texte p. 4"
  [table.table_rang.from.2025-07-01.rows.least]
  "least"     = "13000 €"
  ">= 1000"   = "14000 €"
  [table.table_rang.from.2025-07-01.rows.">= 2"]
  "least"     = "9900 €"

[amount.frais]
label   = { fr = "Frais", en = "Costs" }
role    = "component"
formula = "fonctionnement + aide + table_rang"

[amount.total]
label = { fr = "Total", en = "Total" }
role  = "total"
)toml";

}  // namespace aci::test
