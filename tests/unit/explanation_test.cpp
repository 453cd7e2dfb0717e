#include "engine/explanation.h"

#include <doctest/doctest.h>

#include "base/decimal.h"
#include "engine/evaluate.h"
#include "support/loading.h"
#include "support/rendering.h"
#include "support/small_rules.h"
#include "support/table_rules.h"

namespace aci {
namespace {

Assessment traced(const std::string& rules, const std::string& more = "", bool saturday = true) {
  const auto plan = test::plan_of(rules);
  const std::string structure = "annee = 2024\nnom = \"M\"\n" + more +
                                "[acces]\nouvert_samedi = " + (saturday ? "true" : "false") +
                                "\n[equipe]\nreunions = 3\n";
  Outcome outcome = evaluate(plan, test::assess(plan, structure).inputs, Trace::yes);
  REQUIRE(outcome.assessment);
  return *std::move(outcome.assessment);
}

std::vector<std::string> ids(const Sum& sum) {
  std::vector<std::string> out;
  for (const Sum::Term& term : sum.terms) out.push_back(term.id);
  return out;
}

const std::string kAdvance = "formula = \"avance_versee else 50 % * full(all) * valeur_point\"";

TEST_CASE("a total is explained by the lines that it adds up, not by what is told for information") {
  const std::string rules = test::replaced(
      test::kSmallAgreement, "[amount.remuneration]",
      "[amount.memoire]\nlabel = { fr = \"M\", en = \"M\" }\nrole = \"information\"\nformula = \"5 €\"\n"
      "[amount.remuneration]");
  const Assessment assessment = traced(rules, "", false);
  const auto total = explain(assessment, "remuneration");
  REQUIRE(total);
  REQUIRE(total->sums.size() == 1);
  CHECK(ids(total->sums[0]) == std::vector<std::string>{"base", "porte_fermee"});
  CHECK(total->sums[0].total == exact("0"));
  CHECK(total->sums[0].residue == exact("0"));
}

TEST_CASE(
    "an amount and an input of a formula may be asked about by name; what is no name has no explanation") {
  const Assessment assessment = traced(std::string(test::kSmallAgreement));
  const auto amount = explain(assessment, "input:base");
  REQUIRE(amount);
  CHECK(amount->kind == SubjectKind::amount);
  CHECK(amount->published == amount_of(assessment, "base").rounded);
  CHECK(amount->sums.size() == 1);
  const auto input = explain(assessment, "input:reunions");
  REQUIRE(input);
  CHECK(input->kind == SubjectKind::input);
  CHECK(input->value->value == exact("3"));
  CHECK_FALSE(explain(assessment, "input:nothing"));
  CHECK_FALSE(explain(assessment, "nothing"));
}

TEST_CASE("what is left by the rounding of the terms of a sum is told as its residue") {
  // A meeting of three: a third of 100 points, twice; 166.666667 is shown, and 100 + 2 × 33.333333.
  const auto plan = test::plan_of(std::string(test::kSmallAgreement));
  const Assessment read = test::assess(
      plan, "annee = 2024\nnom = \"M\"\n[acces]\nouvert_samedi = true\n[equipe]\nreunions = 1\n");
  const Outcome outcome = evaluate(plan, read.inputs, Trace::yes);
  const auto base = explain(*outcome.assessment, "base");
  REQUIRE(base);
  REQUIRE(base->sums.size() == 1);
  CHECK(base->sums[0].total == exact("166.666667"));
  CHECK(base->sums[0].terms[1].shown == exact("33.333333"));
  CHECK(base->sums[0].residue == exact("0.000001"));
}

TEST_CASE("a sum that a formula names twice is shown once") {
  const Assessment assessment = traced(test::replaced(test::kSmallAgreement, "0 € * part_c2s",
                                                      "0 * earned(all) * valeur_point + 0 € * part_c2s"));
  const auto base = explain(assessment, "base");
  REQUIRE(base);
  REQUIRE(base->sums.size() == 1);
  CHECK(base->sums[0].of == "earned(all)");
  CHECK(ids(base->sums[0]) == std::vector<std::string>{"accueil", "concertation", "formation"});
  CHECK(base->sums[0].total == exact("300"));
}

TEST_CASE("a sum that the branch taken does not ask for is not shown") {
  const Assessment computed = traced(std::string(test::kSmallAgreement));
  const auto sums = explain(computed, "avance")->sums;
  REQUIRE(sums.size() == 1);
  CHECK(sums[0].of == "full(all)");
  const Assessment paid =
      traced(test::replaced(test::kSmallAgreement, "group    = \"contrat\"\ntype     = \"euros\"",
                            "type     = \"euros\""),
             "avance_versee = 100\n");
  const auto given = explain(paid, "avance");
  REQUIRE(given);
  CHECK(given->published == Money::from_cents(10000));
  CHECK(given->sums.empty());
}

TEST_CASE("a full value after a pro rata says its parts, and the pro rata where it is not 1") {
  const std::string asked = test::replaced(test::kSmallAgreement, kAdvance,
                                           "formula = \"50 % * prorated_full(all) * valeur_point\"");
  const auto steps = [](const Assessment& assessment) {
    const auto advance = explain(assessment, "avance");
    REQUIRE(advance);
    REQUIRE(advance->sums.size() == 1);
    std::vector<std::string> texts;
    for (const FormulaStep& step : advance->sums[0].terms[0].steps) texts.push_back(step.text);
    return texts;
  };
  CHECK(steps(traced(asked)) == std::vector<std::string>{"100 points"});
  const std::string part = test::replaced(asked, "point_value = \"valeur_point\"",
                                          "point_value = \"valeur_point\"\npro_rata = \"1 - part_c2s\"");
  CHECK(steps(traced(part)) == std::vector<std::string>{"100 points", "1 - part_c2s"});
  const std::string whole =
      test::replaced(asked, "point_value = \"valeur_point\"",
                     "point_value = \"valeur_point\"\npro_rata = \"min(1, 2 - part_c2s)\"");
  CHECK(steps(traced(whole)) == std::vector<std::string>{"100 points"});
  const std::string before = test::replaced(part, "prorated_full(all)", "full(all)");
  CHECK(steps(traced(before)) == std::vector<std::string>{"100 points"});
}

TEST_CASE(
    "a full value says each part that adds to it; of parts that do not add up, the first of the greatest") {
  const auto steps = [](const std::string& cumulate, const std::vector<std::string>& parts) {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      text += "  [indicator.formation.part.p" + std::to_string(i) +
              "]\n  nature = \"variable\"\n  points = \"" + parts[i] +
              "\"\n  label = { fr = \"p\", en = \"p\" }\n";
    }
    std::string rules = test::replaced(
        test::kSmallAgreement,
        "  [indicator.formation.part.part_1]\n  nature = \"variable\"\n  points = \"100 points\"\n", text);
    rules = test::replaced(rules, "attainment = \"min(1, formations / 3)\"",
                           "attainment = \"min(1, formations / 3)\"\n" + cumulate);
    const Assessment assessment = traced(rules);
    const auto advance = explain(assessment, "avance");
    REQUIRE(advance);
    REQUIRE(advance->sums.size() == 1);
    REQUIRE(advance->sums[0].terms.size() == 3);
    std::string out = to_decimal(advance->sums[0].terms[2].shown, 0, 2).text;
    for (const FormulaStep& step : advance->sums[0].terms[2].steps) out += " | " + step.text;
    return out;
  };
  CHECK(steps("", {"20 points", "100 points", "2 * 50 points"}) ==
        "220 | 20 points | 100 points | 2 * 50 points");
  CHECK(steps("", {"0 points", "reunions * 1 points"}) == "3 | reunions * 1 points");
  const std::string one = "cumulate = false\n";
  CHECK(steps(one, {"20 points", "100 points", "2 * 50 points"}) == "100 | 100 points");
  CHECK(steps(one, {"100 points", "20 points"}) == "100 | 100 points");
  CHECK(steps(one, {"0 points", "0 * 5 points"}) == "0");
}

TEST_CASE("of an indicator not met, a part says whether its fact holds, and has no value") {
  const std::string rules =
      test::replaced(test::kSmallAgreement, "points = \"100 points\"\n  [indicator.accueil.reduction",
                     "points = \"100 points\"\n  given = \"reunions >= 3\"\n  [indicator.accueil.reduction");
  const auto part = [](const std::string& all, bool saturday) {
    const auto found = explain(traced(all, "", saturday), "accueil");
    REQUIRE(found);
    REQUIRE(found->steps.size() == 4);
    REQUIRE(found->steps[1].kind == RuleStep::Kind::part);
    return found->steps[1];
  };
  const std::string never = test::replaced(rules, "given = \"reunions >= 3\"", "given = \"reunions > 3\"");
  CHECK(part(rules, true).holds == true);
  CHECK(part(rules, true).value == exact("100"));
  CHECK(part(rules, false).holds == true);
  CHECK_FALSE(part(rules, false).value);
  CHECK(part(never, true).holds == false);
  CHECK_FALSE(part(never, true).value);
  CHECK(part(never, false).holds == false);
}

TEST_CASE("of parts that do not add up, the first that applies counts in the place of those behind it") {
  const auto shown = [](bool saturday, const std::string& first, const std::string& second) {
    const std::string rules = test::replaced(
        test::replaced(test::kSmallAgreement, "label    = { fr = \"Accueil\", en = \"Welcome\" }\n",
                       "label    = { fr = \"Accueil\", en = \"Welcome\" }\ncumulate = false\n"),
        "  [indicator.accueil.part.part_1]\n  points = \"100 points\"\n",
        "  [indicator.accueil.part.a]\n  label = { fr = \"a\", en = \"a\" }\n  points = \"100 points\"\n  "
        "when = \"" +
            first +
            "\"\n  [indicator.accueil.part.b]\n  label = { fr = \"b\", en = \"b\" }\n  points = \"80 "
            "points\"\n" +
            "  when = \"" + second +
            "\"\n  [indicator.accueil.part.c]\n  label = { fr = \"c\", en = \"c\" }\n  points = \"60 "
            "points\"\n");
    const Assessment assessment = traced(rules, "", saturday);
    const auto found = explain(assessment, "accueil");
    REQUIRE(found);
    CHECK_FALSE(found->cumulate);
    std::string out;
    for (const RuleStep& step : found->steps) {
      if (step.kind != RuleStep::Kind::part) continue;
      out += step.element->id + (step.instead != nullptr ? "<" + step.instead->id : "") +
             (step.value ? "=" + to_decimal(*step.value, 0, 2).text : "") + " ";
    }
    return out;
  };
  CHECK(shown(true, "reunions > 1", "reunions > 2") == "a=100 b<a c<a ");
  CHECK(shown(true, "reunions > 5", "reunions > 2") == "a b=80 c<b ");
  CHECK(shown(true, "reunions > 5", "reunions > 6") == "a b c=60 ");
  CHECK(shown(false, "reunions > 1", "reunions > 2") == "a b c ");
}

TEST_CASE("a reduction takes back where it applies; of an indicator not met, it has no value") {
  const auto reduction = [](bool saturday, const char* weeks) {
    const auto plan = test::plan_of(std::string(test::kSmallAgreement));
    const Assessment read =
        test::assess(plan, std::string("annee = 2024\nnom = \"M\"\n[acces]\nouvert_samedi = ") +
                               (saturday ? "true" : "false") + "\nsemaines_fermees = " + weeks +
                               "\n[equipe]\nreunions = 3\n");
    const Outcome outcome = evaluate(plan, read.inputs, Trace::yes);
    const auto found = explain(*outcome.assessment, "accueil");
    REQUIRE(found);
    REQUIRE(found->steps[2].kind == RuleStep::Kind::reduction);
    REQUIRE(found->sums.size() == 1);
    std::string out = found->steps[2].value ? to_decimal(*found->steps[2].value, 0, 0).text : "-";
    for (const Sum::Term& term : found->sums[0].terms)
      out += " " + term.id + "=" + to_decimal(term.shown, 0, 0).text;
    return out + " total=" + to_decimal(found->sums[0].total, 0, 0).text;
  };
  CHECK(reduction(true, "1") == "30 part_1=100 fermeture=-30 total=70");
  CHECK(reduction(true, "0") == "- part_1=100 total=100");
  CHECK(reduction(false, "1") == "- total=0");
}

TEST_CASE("of an indicator not met, a reduction without a condition applies, one with a condition does not") {
  const std::string rules = test::replaced(
      test::kSmallRules, "[amount.pay]",
      "[indicator.opening.reduction.always]\nlabel = { fr = \"A\", en = \"A\" }\npoints = \"100 points\"\n"
      "[indicator.opening.reduction.late]\nlabel = { fr = \"B\", en = \"B\" }\npoints = \"50 points\"\n"
      "when = \"hours < 10\"\n[amount.pay]");
  const auto plan = test::plan_of(rules);
  const auto applying = [&](const char* hours) {
    const Assessment read = test::assess(plan, std::string("annee = 2024\nhours = ") + hours + "\n");
    const auto found = explain(*evaluate(plan, read.inputs, Trace::yes).assessment, "opening");
    REQUIRE(found);
    std::string out;
    for (const RuleStep& step : found->steps) {
      if (step.kind != RuleStep::Kind::reduction || !*step.holds) continue;
      out += step.element->id + (step.value ? "=" + to_decimal(*step.value, 0, 0).text : "") + " ";
    }
    return out;
  };
  CHECK(applying("9") == "always=100 late=50 ");
  CHECK(applying("10") == "always=100 ");
  CHECK(applying("7") == "always ");
}

TEST_CASE("a dated scale is explained by the slices of its exercise that are not empty") {
  const std::string rules = test::replaced(test::kTableRules, R"(  [scale.aide.rows]
  "least"    = "0.50 €"
  "> palier" = "0.20 €"
)",
                                           R"(  [scale.aide.from.2024-01-01]
  source = "texte p. 5"
  [scale.aide.from.2024-01-01.rows]
  "least"    = "0.50 €"
  "> palier" = "0.20 €"
  [scale.aide.from.2025-07-01]
  source = "texte p. 6"
  [scale.aide.from.2025-07-01.rows]
  "least"    = "0.40 €"
  "> 1000"   = "0.30 €"
)");
  const auto plan = test::plan_of(rules);
  const auto slices = [&](const char* year, const char* population, std::string& source) {
    const Assessment read = test::assess(
        plan, std::string("annee = ") + year + "\nnom = \"M\"\npopulation = " + population + "\nrang = 2\n");
    const Outcome outcome = evaluate(plan, read.inputs, Trace::yes);
    const auto scale = explain(*outcome.assessment, "input:aide");
    REQUIRE(scale);
    source = scale->source;
    std::vector<std::pair<Rational, Rational>> out;
    for (const SliceStep& slice : scale->slices) out.emplace_back(slice.quantity, slice.value);
    return out;
  };
  using Slices = std::vector<std::pair<Rational, Rational>>;
  std::string source;
  CHECK(slices("2025", "1500", source) == Slices{{exact("1500"), exact("750")}});
  CHECK(source == "texte p. 5");
  CHECK(slices("2025", "100010", source) ==
        Slices{{exact("100000"), exact("50000")}, {exact("10"), exact("2")}});
  CHECK(slices("2026", "1500", source) ==
        Slices{{exact("1000"), exact("400")}, {exact("500"), exact("150")}});
  CHECK(source == "texte p. 6");
}

}  // namespace
}  // namespace aci
