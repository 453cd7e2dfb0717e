// How a column reads that several rule sets know.
#include "io/known_inputs.h"

#include <doctest/doctest.h>

#include <cmath>

#include "io/toml_document.h"
#include "support/rendering.h"

namespace aci::test {
namespace {

/// Of the small agreement, and of the same with something changed.
struct Both {
  std::vector<std::shared_ptr<const Plan>> plans;
  KnownInputs known;

  Both(std::string_view from, std::string_view to) : Both(kSmallAgreement, from, to) {}
  Both(std::string_view rules, std::string_view from, std::string_view to)
      : plans{plan_of(rules), plan_of(replaced(rules, from, to))}, known(plans) {}
};

constexpr std::string_view kWeeks = "max      = 53\ndecimals = 2\ndefault  = 0";

TEST_CASE("an input is a column of numbers as long as the rule sets read it alike") {
  const Both alike(kWeeks, "max      = 53\ndecimals = 1\ndefault  = 0");
  const KnownInput* weeks = alike.known.find("semaines_fermees");
  REQUIRE(weeks != nullptr);
  CHECK(weeks->agreed);
  CHECK(weeks->layout.kind == FieldKind::number);
  CHECK(weeks->layout.decimals == 2);
  CHECK(weeks->one_group);
  CHECK(weeks->group == "acces");
}

TEST_CASE("three decimals tell 4.000 from 4000: for all of the rule sets, or the column is one of texts") {
  const Both apart(kWeeks, "max      = 53\ndecimals = 3\ndefault  = 0");
  CHECK_FALSE(apart.known.find("semaines_fermees")->agreed);
  CHECK(apart.known.find("semaines_fermees")->layout.kind == FieldKind::text);
  CHECK(apart.known.find("reunions")->layout.kind == FieldKind::number);
  const Both three(replaced(kSmallAgreement, kWeeks, "max      = 53\ndecimals = 3\ndefault  = 0"),
                   "decimals = 3", "decimals = 4");
  CHECK(three.known.find("semaines_fermees")->agreed);
  CHECK(three.known.find("semaines_fermees")->layout.decimals == 4);
}

TEST_CASE("of two types, or of two tables, there is no common reading") {
  const Both date("type     = \"date\"", "type     = \"boolean\"");
  CHECK_FALSE(date.known.find("date_adhesion")->agreed);
  CHECK(date.known.find("date_adhesion")->layout.kind == FieldKind::text);
  const Both group("group    = \"contrat\"\ntype     = \"date\"",
                   "group    = \"equipe\"\ntype     = \"date\"");
  CHECK(group.known.find("date_adhesion")->agreed);
  CHECK(group.known.find("date_adhesion")->layout.kind == FieldKind::date);
  CHECK_FALSE(group.known.find("date_adhesion")->one_group);
  CHECK(group.known.find("avance_versee")->one_group);
}

TEST_CASE("an input is required when all of the rule sets require it") {
  const Both plain("Petit accord", "Petit");
  CHECK(plain.known.find("ouvert_samedi")->required);
  CHECK_FALSE(plain.known.find("semaines_fermees")->required);
  const Both one("group = \"acces\"\ntype  = \"boolean\"",
                 "group = \"acces\"\ntype  = \"boolean\"\ndefault = false");
  CHECK_FALSE(one.known.find("ouvert_samedi")->required);
}

TEST_CASE("of two plausible ranges, what both of them hold") {
  const std::string from_2_to_10 =
      replaced(kSmallAgreement, "default = 0.05", "default = 0.05\nplausible = { from = 0.02, to = 0.1 }");
  const auto range = [&](std::string_view other) {
    const Both both(from_2_to_10, "{ from = 0.02, to = 0.1 }", other);
    const FieldLayout& layout = both.known.find("part_c2s")->layout;
    const auto unit = static_cast<std::int64_t>(std::pow(10, layout.decimals));
    return std::pair(layout.least_fraction * 1000 / unit, layout.most_fraction * 1000 / unit);
  };
  CHECK(range("{ from = 0.05, to = 0.2 }") == std::pair<std::int64_t, std::int64_t>(50, 100));
  CHECK(range("{ from = 0.01, to = 0.08 }") == std::pair<std::int64_t, std::int64_t>(20, 80));
}

TEST_CASE("an input goes by its id and its labels, so does a parameter that no input is called like") {
  const std::vector plans = {plan_of(kSmallAgreement)};
  const KnownInputs known(plans);
  CHECK(known.id_of("reunions") == "reunions");
  CHECK(known.id_of("Meetings") == "reunions");
  CHECK(known.id_of("réunions") == "reunions");
  CHECK(known.id_of("valeur_point") == "");
  CHECK(known.parameter_called("valeur_point") == "valeur_point");
  CHECK(known.parameter_called("Value of a point") == "valeur_point");
  CHECK(known.parameter_called("reunions") == "");
  CHECK(known.parameter_called("Meetings") == "");
  CHECK(known.parameter_called("salles") == "");
  CHECK(known.close_to("reunion") == "reunions");
  CHECK(known.close_to("meeting") == "reunions");
  CHECK(known.close_to("salles") == "");
  CHECK(known.find("accord") != nullptr);
  CHECK_FALSE(known.find("accord")->required);
  CHECK(known.find("accord")->layout.kind == FieldKind::text);
}

TEST_CASE("of a name that nothing bears, the input or the parameter that may be meant") {
  const std::vector plans = {plan_of(kSmallAgreement)};
  const KnownInputs known(plans);
  const auto meant = [&](const std::string& name) {
    Diagnostics diagnostics;
    known.tell_unknown(name, {}, diagnostics);
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].code() == "I004");
    const auto& hint = diagnostics.all()[0].hint;
    return hint ? std::get<std::string>(hint->args.at(0)) : "";
  };
  CHECK(meant("reunion") == "reunions");
  CHECK(meant("valeur_pont") == "valeur_point");
  CHECK(meant("salles") == "");
}

TEST_CASE("the labels of a file become ids, in the file, in its tables and in a form") {
  const std::vector plans = {plan_of(kSmallAgreement)};
  const KnownInputs known(plans);
  Diagnostics diagnostics;
  const auto document = parse_structure_toml(
      add_text("s.toml",
               "Year = 2023\nsalles = 1\n\"Meetings\" = { x = 1 }\n[equipe]\nMeetings = 8\nsalles = 1\n"),
      diagnostics);
  REQUIRE(document);
  Subject subject;
  subject.document = *document;
  subject.fields = {{"Name", "A", {}, {}}, {"reunions", "8", {}, {}}, {"salles", "8", {}, {}}};
  subject.empty = {{"Identifier", Place()}, {"salles", Place()}};
  known.rename(subject);
  std::string keys;
  for (const Member& member : subject.document.root.members) {
    keys += member.key + " ";
    for (const Member& inside : member.value.members) keys += "(" + inside.key + ") ";
  }
  // A table may bear the name of an input.
  CHECK(keys == "annee salles Meetings (x) equipe (reunions) (salles) ");
  CHECK(subject.fields[0].id == "nom");
  CHECK(subject.fields[1].id == "reunions");
  CHECK(subject.fields[2].id == "salles");
  CHECK(subject.empty[0].first == "identifiant");
  CHECK(subject.empty[1].first == "salles");
}

}  // namespace
}  // namespace aci::test
