// Who names an element: formulas, rows, axes of tables, lists and texts.

#include "ruleset/users_of.h"

#include <doctest/doctest.h>

#include "io/toml_document.h"

namespace aci {
namespace {

constexpr std::string_view kRules = R"toml([agreement]
point_value = "valeur"

[rounding]
source = "guide p. 3"

[class.socle]
[axis.acces]

[input.heures]
default_input = "jours"

[input.jours]
source = "guide"

[definition.large]
formula = "round(heures, 1)"

[definition.bas]
formula = "rounded(total)"

[definition.somme]
formula = "earned(socle) + full(accueil)"

[definition.produit]
formula = "2 * (socle)"

[table.aide]
by = ["heures", "jours + 1"]

  [table.aide.rows.least]
  "least"      = "large"
  "> valeur"   = "10 €"

[scale.tranches]
of = "jours"

  [scale.tranches.rows]
  "least"      = "1 €"

[indicator.accueil]
axis   = "acces"
class  = "socle"
source = "guidebook"

  [indicator.accueil.requirement.un]
  met    = "heures >= 8 and heures <= 9"

[gate]
classes = ["autre", "socle"]

[amount.total]
paid    = "jours"
formula = "with_(1)"

[[deadline.d.allow]]
code = "x"
when = "heures > 3"

[note.n]
when = "known(heures)"
  [note.n.with]
  jours = "visites"
)toml";

std::string users(std::string_view id, std::string_view kind) {
  Diagnostics diagnostics;
  const auto document = parse_toml(add_text("rules.toml", std::string(kRules)), diagnostics);
  REQUIRE(document);
  std::string out;
  for (const std::string& each : users_of(document->root, id, kind)) out += (out.empty() ? "" : ", ") + each;
  return out;
}

TEST_CASE("formulas, rows and axes name parameters, inputs and definitions") {
  CHECK(users("valeur", "parameter") == "agreement, table.aide");  // A bound.
  CHECK(users("large", "definition") == "table.aide");             // A cell.
  CHECK(users("total", "amount") == "definition.bas");
  CHECK(users("hors", "parameter") == "");
}

TEST_CASE("an element that names another twice is told once") {
  CHECK(users("heures", "input") ==
        "definition.large, table.aide, indicator.accueil.requirement.un, deadline.d, note.n");
}

TEST_CASE("keys name an input too, and what a scenario sets") {
  CHECK(users("jours", "input") == "input.heures, table.aide, scale.tranches, amount.total, note.n");
  CHECK(users("visites", "input") == "note.n");
}

TEST_CASE("indicators and classes are named where they are summed, and by their keys") {
  CHECK(users("socle", "class") == "definition.somme, indicator.accueil, gate");
  CHECK(users("accueil", "indicator") == "definition.somme");
  CHECK(users("acces", "axis") == "indicator.accueil");
  // The same word elsewhere names something else.
  CHECK(users("acces", "class") == "");
  CHECK(users("socle", "axis") == "");
  CHECK(users("socle", "input") == "definition.produit");
  CHECK(users("jours", "class") == "");
}

TEST_CASE("a source is named by its id, alone or with a page") {
  CHECK(users("guide", "source") == "rounding, input.jours");
  CHECK(users("guidebook", "source") == "indicator.accueil");
}

}  // namespace
}  // namespace aci
