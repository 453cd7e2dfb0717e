#include "ruleset/text_figures.h"

#include <doctest/doctest.h>

#include "ruleset/part_nature_and_full.h"
#include "support/rendering.h"

namespace aci::test {
namespace {

std::string parameter(const std::string& id, const std::string& value) {
  return "[parameter." + id + "]\n" + value + "\nlabel = { fr = \"P\", en = \"P\" }\nsource = \"guide\"\n";
}

const std::string kFigures =
    parameter("heures", "value = \"8\"") + parameter("patients", "value = \"4000\"") +
    parameter("part", "value = \"5 %\"") + parameter("sans_signe", "value = \"0.05\"") +
    parameter("minimum", "value = \"20000 €\"") + parameter("prix", "value = \"7.5 €\"") +
    parameter("jour", "value = \"2022-08-03\"") + parameter("forfait", "value = \"1 point\"") +
    parameter("presque_deux", "value = \"1.5 points\"") + parameter("lot", "value = \"2 points\"") +
    parameter("debut",
              "values = [{ from = 2020-01-01, value = \"12\" }, { from = 2025-01-01, value = \"15\" }]") +
    "[definition.double]\nformula = \"2 * heures\"\n"
    "[definition.tiers]\nformula = \"1 / 3\"\n"
    "[definition.par_reunion]\nformula = \"reunions / 3\"\n[axis.acces]";

std::shared_ptr<const Plan> with_reason(const std::string& text) {
  const std::string rules = replaced(kSmallAgreement, "[axis.acces]", kFigures);
  return plan_of(
      replaced(rules, "fermé le samedi\", en = \"closed on Saturday", text + "\", en = \"" + text));
}

LocalizedText reason(const RuleSet& rules) {
  return rules.indicators[0].requirements[0].label;
}

}  // namespace

TEST_CASE("a text says the figures that it names, in its language") {
  struct Row {
    const char* text;
    const char* fr;
    const char* en;
  };
  const Row rows[] = {
      {"sous {heures} h", "sous 8 h", "sous 8 h"},
      {"{patients}", "4\u00a0000", "4,000"},
      {"{part}, {sans_signe}", "5\u00a0%, 0,05", "5%, 0.05"},
      {"{minimum}", "20\u00a0000\u00a0€", "€20,000"},
      {"{prix}, {valeur_point}", "7,50\u00a0€, 7\u00a0€", "€7.50, €7"},
      {"{jour}", "03/08/2022", "3 Aug 2022"},
      {"{forfait}{double}", "1\u00a0point16", "1\u00a0point16"},
      {"{presque_deux}, {lot}", "1,5\u00a0point, 2\u00a0points", "1.5\u00a0points, 2\u00a0points"},
      {"{tiers}", "≈\u00a00,333333", "≈\u00a00.333333"},
      {"{{heures} {{", "{heures} {", "{heures} {"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto plan = with_reason(row.text);
    CHECK(reason(*plan->rules).fr == row.fr);
    CHECK(reason(*plan->rules).en == row.en);
    CHECK(reason(*plan->stated).fr == row.text);
    CHECK(plan->later.empty());
  }
}

TEST_CASE("a dated figure is that of the exercise") {
  const auto plan = with_reason("{debut} mois");
  CHECK(reason(*plan->rules).fr == "12 mois");
  REQUIRE(plan->later.size() == 1);
  CHECK(in_year(plan, 2024) == plan);
  CHECK(reason(*in_year(plan, 2025)->rules).fr == "15 mois");
  CHECK(reason(plan->rules_in(2031)).fr == "15 mois");
  // What points into the rules points into its own.
  const Plan& later = *in_year(plan, 2025);
  CHECK(later.amounts.front().stated == &later.rules->amounts.front());
}

TEST_CASE(
    "a figure dated within a year is that of the exercise after; one dated before the rules is the first") {
  const auto changes = [](const char* day) {
    const std::string rules =
        replaced(replaced(kSmallAgreement, "[axis.acces]", kFigures), "2025-01-01", day);
    const auto plan =
        plan_of(replaced(rules, "fermé le samedi\", en = \"closed on Saturday", "{debut}\", en = \"{debut}"));
    std::string out = reason(*plan->rules).fr;
    for (const auto& [year, later] : plan->later)
      out += " " + std::to_string(year) + ":" + reason(*later->rules).en;
    return out;
  };
  CHECK(changes("2024-01-01") == "12 2024:15");
  CHECK(changes("2024-01-02") == "12 2025:15");
  CHECK(changes("2024-12-31") == "12 2025:15");
  CHECK(changes("2022-01-02") == "15");  // The rules begin in 2023.
  CHECK(changes("2023-01-01") == "15");
  CHECK(changes("2023-01-02") == "12 2024:15");
}

TEST_CASE("every text of every element says its figures, in each language alone") {
  // {heures} in one language, in the other none: each is read for itself.
  const auto said = [](const char* key) {
    return std::string(key) + " = { fr = \"{heures} h\", en = \"none\" }\n";
  };
  const auto dit = [](const char* key) {
    return std::string(key) + " = { fr = \"aucun\", en = \"{heures} h\" }\n";
  };
  const auto element = [&](const char* header, const std::string& rest) {
    return std::string("[") + header + "]\n" + rest + "verified = false\nsource = \"guide\"\n" + dit("note");
  };
  const std::string reading = "label = { fr = \"{heures} h\", en = \"none\" }\n";
  const std::string more =
      element("parameter.p", said("label") + "value = \"2\"\n") + "[parameter.p.reading.r]\n" + reading +
      "value = \"3\"\n" + element("definition.d", said("label") + "formula = \"p + reunions\"\n") +
      element("input.i", said("label") + said("help") + "type = \"boolean\"\n") +
      element("input.o", "label = { fr = \"o\", en = \"o\" }\ntype = \"choice\"\n") +
      "[input.o.choice.un]\nlabel = { fr = \"Un, {heures} h\", en = \"one\" }\n"
      "[input.o.choice.deux]\nlabel = { fr = \"deux\", en = \"Two, {heures} h\" }\n" +
      element("class.c", said("label")) + element("axis.a", said("label")) +
      element("exemption.e", said("label") + "when = \"i and d > 0\"\nmissing = 1\n") +
      element("constraint.k", said("message") + "holds = \"reunions < 900\"\ninput = \"reunions\"\n") +
      element("note.n", said("text") + "when = \"i\"\n") +
      element("deadline.t", said("label") + "date = \"date(annee, 1, 2)\"\n") +
      element("indicator.x", said("label") + said("evidence") + "class = \"optional\"\naxis = \"acces\"\n") +
      element("indicator.x.requirement.q", said("reason") + "met = \"i\"\n") +
      element("indicator.x.part.y", said("label") + "points = \"1 point\"\n") +
      element("indicator.x.reduction.z", said("label") + "points = \"1 point\"\nwhen = \"i\"\n") +
      element("amount.m", said("label") + "formula = \"5 €\"\nrole = \"information\"\n");
  std::string rules = replaced(kSmallAgreement, "[indicator.accueil]", more + "[indicator.accueil]");
  rules = replaced(rules, "[axis.acces]", parameter("heures", "value = \"8\"") + "[axis.acces]");
  rules = replaced(rules, "taken_back = { fr = \"Prérequis manquant\", en = \"Missing prerequisite\" }\n",
                   said("taken_back") + "verified = false\n" + dit("note"));
  rules = replaced(rules, "label   = { fr = \"Prérequis\", en = \"Prerequisites\" }\n", said("label"));
  rules = replaced(rules, "mode   = \"half_up\"\n", "mode   = \"half_up\"\nverified = false\n" + dit("note"));
  rules = replaced(rules, "formula = \"avance_versee else 50 % * full(all) * valeur_point\"",
                   "formula = \"50 % * full(all) * valeur_point\"\npaid = \"avance_versee\"\n"
                   "computed = { id = \"calculee\", label = { fr = \"{heures} h\", en = \"none\" } }");
  const auto plan = plan_of(rules);
  const RuleSet& read = *plan->rules;
  const LocalizedText fr{"8 h", "none"};
  const LocalizedText en{"aucun", "8 h"};
  const auto both = [&](const auto& elements, const char* id) {
    CAPTURE(id);
    const auto& found = elements.at(*element_index(id, elements));
    CHECK(found.label == fr);
    CHECK(found.note == en);
  };
  both(read.parameters, "p");
  both(read.definitions, "d");
  both(read.inputs, "i");
  CHECK(read.inputs[*element_index("i", read.inputs)].help == fr);
  const auto& choices = read.inputs[*element_index("o", read.inputs)].choices;
  CHECK(choices.at(0).label == LocalizedText{"Un, 8 h", "one"});
  CHECK(choices.at(1).label == LocalizedText{"deux", "Two, 8 h"});
  both(read.classes, "c");
  both(read.axes, "a");
  both(read.exemptions, "e");
  both(read.constraints, "k");
  both(read.notes, "n");
  both(read.deadlines, "t");
  both(read.amounts, "m");
  both(read.indicators, "x");
  const Indicator& indicator = read.indicators[*element_index("x", read.indicators)];
  CHECK(indicator.evidence == fr);
  both(indicator.requirements, "q");
  both(indicator.parts, "y");
  both(indicator.reductions, "z");
  CHECK(read.gate->label == fr);
  CHECK(read.gate->taken_back == fr);
  CHECK(read.gate->note == en);
  CHECK(read.rounding_provenance.note == en);
  CHECK(read.readings.at(0).label == fr);
  CHECK(read.amounts[*element_index("avance", read.amounts)].computed.label == fr);
  // The lines on the way to euros bear them too.
  for (const AmountSlots& line : plan->amounts) {
    if (line.stated == nullptr || line.id == "calculee" || line.id == "m") CHECK(line.label == fr);
    CHECK(line.provenance ==
          (line.stated == nullptr ? static_cast<const Provenance*>(&*read.gate) : line.stated));
  }
}

TEST_CASE("a text that names what depends on the structure is refused") {
  const auto codes = [](const std::string& more, const char* name) {
    const std::string rules = replaced(kSmallAgreement, "[axis.acces]",
                                       kFigures.substr(0, kFigures.size() - 12) + more + "[axis.acces]");
    return rule_codes(replaced(rules, "fermé le samedi", std::string("{") + name + "}"));
  };
  const auto table = [](const char* axis, const char* bound, const char* cell) {
    return std::string("[table.t]\nby = [\"") + axis +
           "\"]\nlabel = { fr = \"T\", en = \"T\" }\nsource = \"guide\"\n" +
           "[table.t.rows]\n\"least\" = \"1\"\n\"> " + bound + "\" = \"" + cell + "\"\n";
  };
  CHECK(codes("", "heures").find("R115") == std::string::npos);
  CHECK(codes("", "par_reunion").find("R115") != std::string::npos);
  CHECK(codes("", "accueil").find("R114") != std::string::npos);
  CHECK(codes("", "base").find("R114") != std::string::npos);  // An amount.
  CHECK(codes(table("heures", "5", "2"), "t").find("R115") == std::string::npos);
  CHECK(codes(table("reunions", "5", "2"), "t").find("R115") != std::string::npos);
  CHECK(codes(table("heures", "reunions", "2"), "t").find("R115") != std::string::npos);
  CHECK(codes(table("heures", "5", "reunions"), "t").find("R115") != std::string::npos);
}

TEST_CASE("a part is variable when its points read an input other than the exercise") {
  struct Row {
    const char* points;
    Nature nature;
  };
  const Row rows[] = {
      {"100 points", Nature::fixed},
      {"100 points * heures", Nature::fixed},
      {"if annee >= 2024 then 100 points else 50 points", Nature::fixed},
      {"100 points * reunions", Nature::variable},
      {"100 points * par_reunion", Nature::variable},
      {"100 points * (par_reunion - par_reunion)", Nature::variable},
      {"100 points * selon_axe", Nature::fixed},
      {"100 points * selon_cellule", Nature::variable},
      {"100 points * selon_rangee", Nature::variable},
      {"100 points * tranches", Nature::variable},
  };
  const std::string said = "label = { fr = \"T\", en = \"T\" }\nsource = \"guide\"\n";
  // What a row says counts, not which row it is; a scale adds up what it is of.
  const std::string tables = "[table.selon_axe]\nby = [\"reunions\"]\n" + said +
                             "[table.selon_axe.rows]\n\"least\" = \"1\"\n\"> 5\" = \"2\"\n" +
                             "[table.selon_cellule]\nby = [\"reunions\"]\n" + said +
                             "[table.selon_cellule.rows]\n\"least\" = \"1\"\n\"> 5\" = \"reunions\"\n" +
                             "[table.selon_rangee]\nby = [\"reunions\", \"formations\"]\n" + said +
                             "[table.selon_rangee.rows.least]\n\"least\" = \"formations\"\n" +
                             "[scale.tranches]\nof = \"reunions\"\n" + said +
                             "[scale.tranches.rows]\n\"least\" = \"2\"\n";
  for (const Row& row : rows) {
    CAPTURE(row.points);
    std::string rules = replaced(kSmallAgreement, "[axis.acces]", tables + kFigures);
    rules = replaced(rules, "[indicator.accueil.part.part_1]\n  points = \"100 points\"",
                     "[indicator.accueil.part.part_1]\n  points = \"" + std::string(row.points) + "\"");
    const auto plan = plan_of(rules);
    CHECK(plan->indicator(0).parts[0].nature == row.nature);
    CHECK(nature_of(*plan->rules, plan->rules->indicators[0].parts[0]) == row.nature);
  }
}

}  // namespace aci::test
