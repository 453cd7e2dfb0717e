#include "support/rendering.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "engine/evaluate.h"
#include "io/rule_library.h"
#include "io/structure_file.h"
#include "io/toml_document.h"
#include "report/diagnostic_text.h"
#include "support/loading.h"

namespace aci::test {
namespace {

class NoOthers final : public OtherInputs {
 public:
  bool knows(std::string_view) override { return false; }
};

std::string text_of(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& each : diagnostics.all()) {
    if (each.severity == Severity::error) text += diagnostic_text(each, {Language::en, false});
  }
  return text;
}

std::optional<Inputs> read(const Plan& plan, std::string_view structure, Diagnostics& diagnostics) {
  const auto file = add_text("structure.toml", std::string(structure));
  const auto document = parse_toml(file, diagnostics);
  NoOthers others;
  return document ? read_structure(*document, {}, plan, others, diagnostics) : std::nullopt;
}

}  // namespace

const std::string_view kSmallAgreement = R"toml(
[agreement]
id          = "petit"
scheme      = "petit"
title       = { fr = "Petit accord", en = "Small agreement" }
in_force    = { from = 2023 }
unit        = "points"
point_value = "valeur_point"

[rounding]
step   = "0.01 €"
mode   = "half_up"
source = "guide"

[source.guide]
title = { fr = "Guide", en = "Guide" }

[parameter.valeur_point]
value    = "7 €/point"
label    = { fr = "Valeur du point", en = "Value of a point" }
source   = "guide p. 1"
verified = false
note     = { fr = "Lue dans un journal.", en = "Read in a newspaper." }

[class.prerequisite]
label = { fr = "Prérequis", en = "Prerequisite" }
[class.optional]
label = { fr = "Optionnel", en = "Optional" }

[axis.acces]
label = { fr = "Accès", en = "Access" }

[input.nom]
type  = "text"
label = { fr = "Nom", en = "Name" }
[input.identifiant]
type     = "text"
optional = true
label    = { fr = "Identifiant", en = "Identifier" }
[input.annee]
type  = "integer"
min   = 2023
max   = 2100
label = { fr = "Année", en = "Year" }
[input.ouvert_samedi]
group = "acces"
type  = "boolean"
label = { fr = "Ouvert le samedi", en = "Open on Saturday" }
[input.semaines_fermees]
group    = "acces"
type     = "decimal"
min      = 0
max      = 53
decimals = 2
default  = 0
label    = { fr = "Semaines fermées", en = "Weeks closed" }
[input.reunions]
group = "equipe"
type  = "count"
max   = 1000
label = { fr = "Réunions", en = "Meetings" }
help  = { fr = "Tenues dans l’année", en = "Held in the year" }
[input.part_c2s]
group   = "equipe"
type    = "share"
default = 0.05
label   = { fr = "Part C2S", en = "C2S share" }
[input.formations]
group         = "equipe"
type          = "count"
max           = 1000
default_input = "reunions"
label         = { fr = "Formations", en = "Trainings" }
[input.date_adhesion]
group    = "contrat"
type     = "date"
optional = true
label    = { fr = "Adhésion", en = "Adhesion" }
[input.avance_versee]
group    = "contrat"
type     = "euros"
min      = 0
max      = 1000000
optional = true
label    = { fr = "Avance versée", en = "Advance paid" }

[indicator.accueil]
axis     = "acces"
class    = "prerequisite"
label    = { fr = "Accueil", en = "Welcome" }
source   = "guide p. 2"
evidence = { fr = "Horaires affichés", en = "Posted hours" }
  [indicator.accueil.requirement.samedi]
  met    = "ouvert_samedi"
  reason = { fr = "fermé le samedi", en = "closed on Saturday" }
  [indicator.accueil.part.part_1]
  points = "100 points"
  [indicator.accueil.reduction.fermeture]
  label  = { fr = "Fermeture", en = "Closing" }
  when   = "semaines_fermees > 0"
  points = "30 points"

[indicator.concertation]
axis       = "acces"
class      = "optional"
label      = { fr = "Concertation", en = "Case reviews" }
source     = "guide p. 3"
attainment = "min(1, reunions / 3)"
  [indicator.concertation.part.part_1]
  nature = "variable"
  points = "100 points"

[indicator.formation]
axis       = "acces"
class      = "optional"
label      = { fr = "Formation", en = "Training" }
source     = "guide p. 4"
attainment = "min(1, formations / 3)"
  [indicator.formation.part.part_1]
  nature = "variable"
  points = "100 points"

[gate]
id = "porte_fermee"
taken_back = { fr = "Prérequis manquant", en = "Missing prerequisite" }
classes = ["prerequisite"]
label   = { fr = "Prérequis", en = "Prerequisites" }
source  = "guide p. 5"

[amount.base]
label   = { fr = "Points en euros", en = "Points in euros" }
role    = "component"
formula = "earned(all) * valeur_point + 0 € * part_c2s"
[amount.remuneration]
label   = { fr = "Rémunération", en = "Remuneration" }
role    = "total"
due     = "date(annee + 1, 4, 30)"
[amount.avance]
label   = { fr = "Avance", en = "Advance" }
role    = "advance"
formula = "avance_versee else 50 % * full(all) * valeur_point"
[amount.solde]
label   = { fr = "Solde", en = "Balance" }
role    = "balance"

[note.adhesion_connue]
when = "known(date_adhesion)"
text = { fr = "L’adhésion est connue.", en = "The adhesion is known." }
)toml";

const std::string_view kSmallStructure = R"toml(
nom   = "MSP \"du Lac\""
annee = 2023
[acces]
ouvert_samedi    = true
semaines_fermees = 2
[equipe]
reunions = 1
)toml";

std::shared_ptr<const Plan> plan_of(std::string_view rules) {
  Diagnostics diagnostics;
  const auto file = add_text("rules.toml", std::string(rules));
  auto plan = compile_file(file, diagnostics);
  INFO(text_of(diagnostics));
  REQUIRE(plan != nullptr);
  return plan;
}

std::string rule_codes(std::string_view rules) {
  Diagnostics diagnostics;
  compile_file(add_text("rules.toml", std::string(rules)), diagnostics);
  std::string codes;
  for (const Diagnostic& each : diagnostics.all()) codes += (codes.empty() ? "" : " ") + each.code();
  return codes;
}

std::shared_ptr<const Plan> plan_in(const std::string& path) {
  std::ifstream file(repository_path(path), std::ios::binary);
  REQUIRE(file.good());
  return plan_of(std::string(std::istreambuf_iterator<char>(file), {}));
}

Assessment assess(const std::shared_ptr<const Plan>& plan, std::string_view structure) {
  Diagnostics diagnostics;
  const auto inputs = read(*plan, structure, diagnostics);
  INFO(text_of(diagnostics));
  REQUIRE(inputs.has_value());
  Outcome outcome = evaluate(plan, *inputs);
  REQUIRE(outcome.assessment.has_value());
  return std::move(*outcome.assessment);
}

std::string mistakes_of(const Plan& plan, std::string_view structure) {
  Diagnostics diagnostics;
  read(plan, structure, diagnostics);
  return text_of(diagnostics);
}

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string out(text);
  std::size_t at = out.find(from);
  REQUIRE(at != std::string::npos);
  for (; at != std::string::npos; at = out.find(from, at + to.size())) out.replace(at, from.size(), to);
  return out;
}

std::string many_kinds() {
  std::string rules = replaced(kSmallAgreement, "value    = \"7 €/point\"",
                               "values = [{ from = 2020-01-01, value = \"6 €/point\" }, { from = 2023-01-01, "
                               "value = \"7 €/point\" }]");
  rules = replaced(rules, "reunions / 3", "reunions / seuil");
  rules = replaced(rules, "formula = \"avance_versee else 50 % * full(all) * valeur_point\"",
                   "paid = \"avance_versee\"\n"
                   "due = \"date(annee, 10, 5)\"\n"
                   "computed = { id = \"calculee\", label = { fr = \"Calculée\", en = \"Computed\" } }\n"
                   "formula = \"50 % * full(all) * valeur_point\"");
  return rules + R"toml(
[indicator.accueil.reduction.retard]
label  = { fr = "Retard", en = "Lateness" }
when   = "reunions == 0"
points = "20 points"
[definition.seuil]
label    = { fr = "Seuil", en = "Threshold" }
formula  = "3"
source   = "guide p. 6"
verified = false
note     = { fr = "Trois ou quatre ?", en = "Three or four?" }
[definition.seuil.reading.quatre]
label   = { fr = "Quatre réunions", en = "Four meetings" }
formula = "4"
[exemption.neuve]
label   = { fr = "Maison neuve", en = "New house" }
when    = "reunions == 0"
missing = 1
[amount.rappel]
label   = { fr = "Rappel", en = "Reminder" }
role    = "information"
formula = "1 €"
[deadline.envoi]
label = { fr = "Envoi des pièces", en = "Documents sent" }
date  = "date(annee + 1, 1, 31)"
)toml";
}

Assessment changed(const std::shared_ptr<const Plan>& plan, const Changes& changes) {
  std::string text(kSmallStructure);
  for (const auto& [from, to] : changes) text = replaced(text, from, to);
  return assess(plan, text);
}

}  // namespace aci::test
