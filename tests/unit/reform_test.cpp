// Parameters with other values than the rules state: what a copy edited by hand computes, and says.
#include "ruleset/reform.h"

#include <doctest/doctest.h>

#include "support/rendering.h"

namespace aci::test {
namespace {

/// The small agreement with a parameter that has two values by date, and what else is asked for.
std::string dated_agreement() {
  return std::string(kSmallAgreement) + R"toml(
[parameter.seuil_date]
values = [{ from = 2020-01-01, value = "40 %" }, { from = 2023-01-01, value = "60 %" }]
label  = { fr = "Seuil daté", en = "Dated threshold" }
source = "guide"

[parameter.premier_exercice]
value  = "2023"
label  = { fr = "annee", en = "Year" }
source = "guide"
)toml";
}

ParameterValue value(const std::string& id, const std::string& formula, Diagnostics& diagnostics) {
  const auto parsed = parse_value(formula, all_of(add_text("--set", formula)), diagnostics);
  REQUIRE(parsed);
  return {id, *parsed};
}

TEST_CASE("a name is a parameter's by id or by label, unless it is an input's") {
  const auto plan = plan_of(dated_agreement());
  const RuleSet& rules = *plan->rules;
  struct Row {
    const char* written;
    const char* id;
  };
  const Row rows[] = {{"seuil_date", "seuil_date"},
                      {"Seuil daté", "seuil_date"},
                      {"dated-threshold", "seuil_date"},
                      {"premier_exercice", "premier_exercice"},
                      {"annee", ""},
                      {"Year", ""},
                      {"seuil", ""}};
  for (const Row& row : rows) {
    CAPTURE(row.written);
    const auto index = parameter_called(rules, row.written);
    CHECK((index ? rules.parameters[*index].id : "") == row.id);
  }
}

TEST_CASE("the values of all dates are replaced, and the rules say so") {
  const auto plan = plan_of(dated_agreement());
  Diagnostics diagnostics;
  const auto reformed = reform(plan, {value("seuil_date", "55 %", diagnostics)}, diagnostics);
  REQUIRE(reformed);
  const RuleSet& rules = *reformed->rules;
  CHECK(rules.name == plan->rules->name + "+seuil_date");
  CHECK(rules.hash == plan->rules->hash);
  REQUIRE(rules.changed.size() == 1);
  const ChangedParameter& changed = rules.changed.front();
  REQUIRE(changed.before.size() == 2);
  CHECK(changed.before[0].value == *divide(Rational(2), Rational(5)));
  CHECK(changed.before[0].text == "40 %");
  CHECK(changed.before[1].value == *divide(Rational(3), Rational(5)));
  CHECK(changed.after.text == "55 %");
  CHECK(rules.parameters[changed.parameter].values.size() == 1);
  CHECK(rules.parameters[changed.parameter].source.empty());
  CHECK(plan->rules->changed.empty());
}

TEST_CASE("what is stated already changes nothing: the plan is the same one") {
  const std::string rules = replaced(dated_agreement(), "40 %", "60 %");
  const auto plan = plan_of(rules);
  Diagnostics diagnostics;
  CHECK(reform(plan, {value("seuil_date", "0.6", diagnostics)}, diagnostics) == plan);
  CHECK(reform(plan, {}, diagnostics) == plan);
}

TEST_CASE("of a parameter that may be read otherwise, what it is without a reading is replaced") {
  const auto plan = plan_of(replaced(kSmallAgreement, "[class.prerequisite]",
                                     "[parameter.valeur_point.reading.autre]\nlabel = { fr = \"autre\", en = "
                                     "\"other\" }\nvalue = \"8 €/point\"\n[class.prerequisite]"));
  Diagnostics diagnostics;
  CHECK(reform(plan, {value("valeur_point", "7 €/point", diagnostics)}, diagnostics) == plan);
  const auto reformed = reform(plan, {value("valeur_point", "9 €/point", diagnostics)}, diagnostics);
  REQUIRE(reformed);
  const ChangedParameter& changed = reformed->rules->changed.front();
  REQUIRE(changed.before.size() == 1);
  CHECK(changed.before[0].value == Rational(7));
  CHECK(changed.before[0].text == "7 €/point");
  CHECK(reformed->rules->parameters[changed.parameter].alternatives.empty());
}

TEST_CASE("what a rule file refuses is refused, where the value stands") {
  const auto plan = plan_of(dated_agreement());
  struct Row {
    const char* written;
    const char* code;
    const char* at;
  };
  const Row rows[] = {{"3 €", "R015", "3 €"},
                      {"2020-01-01", "R015", "2020-01-01"},
                      {"1 + annee", "R041", "annee"},
                      {"1 € + 2", "R011", "1 € + 2"},
                      {"truc(1)", "R013", "truc"}};
  for (const Row& row : rows) {
    CAPTURE(row.written);
    Diagnostics diagnostics;
    CHECK(reform(plan, {value("seuil_date", row.written, diagnostics)}, diagnostics) == nullptr);
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all().front().code() == row.code);
    CHECK(diagnostics.all().front().place.text() == row.at);
  }
  Diagnostics diagnostics;
  CHECK_FALSE(parse_value("7,20", all_of(add_text("--set", "7,20")), diagnostics));
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all().front().code() == "R010");
  CHECK(diagnostics.all().front().place.text() == ",");
}

TEST_CASE("a number is written with its unit") {
  const Place at = all_of(add_text("--vary", "x"));
  CHECK(written_constant({*divide(Rational(71), Rational(10)), kEurosPerPoint}, at).formula.text ==
        "7.1 €/point");
  CHECK(written_constant({Rational(3), kNumber}, at).formula.text == "3");
  Diagnostics diagnostics;
  const auto read = constant_of({"x", written_constant({Rational(3), kPoints}, at)}, diagnostics);
  REQUIRE(read);
  CHECK(read->value == Rational(3));
  CHECK(read->type == kPoints);
}

}  // namespace
}  // namespace aci::test
