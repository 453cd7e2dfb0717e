// The way to euros: what the engine writes beside what the file states.
#include <doctest/doctest.h>

#include <string>

#include "io/rule_library.h"
#include "support/loading.h"
#include "support/rendering.h"

using namespace aci;

namespace {

/// `more` goes before the total.
std::string agreement(const std::string& more) {
  return test::replaced(test::kSmallAgreement, "[amount.remuneration]", more + "[amount.remuneration]");
}

std::string amount(const std::string& id, const std::string& rest) {
  return "[amount." + id + "]\nlabel = { fr = \"" + id + "\", en = \"" + id + "\" }\n" + rest + "\n";
}

const std::string kThreeComponents =
    amount("prime", "role = \"component\"\nformula = \"10.005 €\"\nungated = true") +
    amount("complement", "role = \"component\"\nformula = \"max(0 €, 2200 € - subtotal())\"") +
    amount("pour_memoire", "role = \"information\"\nformula = \"5 € + subtotal()\"");

std::string structure(bool saturday) {
  return std::string("annee = 2024\nnom = \"M\"\n[acces]\nouvert_samedi = ") + (saturday ? "true" : "false") +
         "\n[equipe]\nreunions = 3\n";
}

Rational published(const Assessment& assessment, const char* id) {
  return amount_of(assessment, id).rounded.euros();
}

}  // namespace

TEST_CASE("the total is the exact sum of the components, rounded once; information is in no sum") {
  const auto plan = test::plan_of(agreement(kThreeComponents));
  // 300 points × 7 = 2 100; + 10.005; up to 2 200: 89.995.
  const Assessment open = test::assess(plan, structure(true));
  CHECK(published(open, "base") == exact("2100"));
  CHECK(published(open, "prime") == exact("10.01"));
  CHECK(published(open, "complement") == exact("90"));
  CHECK(published(open, "pour_memoire") == exact("2205"));
  CHECK(published(open, "porte_fermee") == exact("0"));
  CHECK(open.amount(AmountRole::total)->euros() == exact("2200"));
  CHECK(open.components_residue.euros() == exact("-0.01"));
}

TEST_CASE("a closed gate takes back the components, but for the ungated ones") {
  const auto plan = test::plan_of(agreement(kThreeComponents));
  // 200 points × 7 = 1 400; + 10.005; up to 2 200: 789.995. Back: 1 400 + 789.995.
  const Assessment closed = test::assess(plan, structure(false));
  CHECK(amount_of(closed, "porte_fermee").exact == exact("-2189.995"));
  CHECK(published(closed, "porte_fermee") == exact("-2190"));
  CHECK(closed.amount(AmountRole::total)->euros() == exact("10.01"));
  CHECK(closed.total_if_open->euros() == exact("2200"));
}

TEST_CASE("lines that the engine computes say of what, in the words of formulas") {
  const auto words = [](const std::string& rules) {
    const auto plan = test::plan_of(rules);
    std::string out;
    for (const AmountSlots& line : plan->amounts) {
      if (line.stated == nullptr || !line.stated->formula || !line.stated->paid.empty()) {
        out += line.id + ": " + line.formula.formula.text + "\n";
      }
    }
    return out;
  };
  CHECK(words(agreement(kThreeComponents)) ==
        "porte_fermee: if gate_open() then 0 € else -(base + complement)\n"
        "remuneration: base + prime + complement + porte_fermee\n"
        "solde: rounded(remuneration) - rounded(avance)\n");
  // Of two advances each is one more term; what is told only for information is in no sum.
  CHECK(words(test::replaced(std::string(test::kSmallAgreement), "[amount.solde]",
                             amount("seconde", "role = \"advance\"\nformula = \"100 €\"") +
                                 amount("indice", "role = \"information\"\nformula = \"100 €\"") +
                                 "[amount.solde]")) ==
        "porte_fermee: if gate_open() then 0 € else -(base)\n"
        "remuneration: base + porte_fermee\n"
        "solde: rounded(remuneration) - rounded(avance) - rounded(seconde)\n");
  // A sum of nothing is nothing.
  CHECK(words(test::replaced(test::replaced(test::kSmallAgreement, "role    = \"component\"",
                                            "role    = "
                                            "\"component\"\nungated = true"),
                             "role    = \"advance\"", "role    = \"information\"")) ==
        "porte_fermee: if gate_open() then 0 € else -(0 €)\n"
        "remuneration: base + porte_fermee\n"
        "solde: rounded(remuneration)\n");
}

TEST_CASE("several advances: each has its date, their sum is the advance, and the balance is what is left") {
  std::string rules = test::replaced(test::kSmallAgreement, "[amount.solde]",
                                     amount("seconde",
                                            "role = \"advance\"\nformula = \"100.005 €\"\n"
                                            "due = \"date(annee, 9, 30)\"") +
                                         "[amount.solde]");
  // 50 % of 300 points × 7 = 1 050; + 100.01; 2 100 - 1 150.01.
  const Assessment assessment = test::assess(test::plan_of(rules), structure(true));
  CHECK(assessment.advance->euros() == exact("1150.01"));
  CHECK(amount_of(assessment, "seconde").due == make_date(2024, 9, 30));
  CHECK(assessment.amount(AmountRole::balance)->euros() == exact("949.99"));
}

TEST_CASE("an advance paid replaces the one computed, and both are shown") {
  const std::string rules = test::replaced(
      test::kSmallAgreement, "formula = \"avance_versee else 50 % * full(all) * valeur_point\"",
      "formula = \"50 % * full(all) * valeur_point\"\npaid = \"avance_versee\"\n"
      "computed = { id = \"avance_calculee\", label = { fr = \"Calculée\", en = \"Computed\" } }");
  const auto plan = test::plan_of(rules);
  const Assessment computed = test::assess(plan, structure(true));
  CHECK(published(computed, "avance_calculee") == exact("1050"));
  CHECK(published(computed, "avance") == exact("1050"));
  const Assessment paid = test::assess(plan, structure(true) + "[contrat]\navance_versee = 999.99\n");
  CHECK(published(paid, "avance_calculee") == exact("1050"));
  CHECK(published(paid, "avance") == exact("999.99"));
  CHECK(paid.advance->euros() == exact("999.99"));
  CHECK(paid.amount(AmountRole::balance)->euros() == exact("1100.01"));
}

TEST_CASE("an agreement without advances says none, and its balance is the total") {
  const std::string rules =
      test::replaced(test::kSmallAgreement, "role    = \"advance\"", "role    = \"information\"");
  const Assessment assessment = test::assess(test::plan_of(rules), structure(true));
  CHECK_FALSE(assessment.advance);
  CHECK(assessment.amount(AmountRole::balance)->euros() == exact("2100"));
}

TEST_CASE("what is paid is an input of euros that may be absent") {
  const auto codes = [](const char* input) {
    return test::rule_codes(test::replaced(
        test::kSmallAgreement, "formula = \"avance_versee else 50 % * full(all) * valeur_point\"",
        std::string("formula = \"50 % * full(all) * valeur_point\"\npaid = \"") + input +
            "\"\ncomputed = { id = \"calculee\", label = { fr = \"C\", en = \"C\" } }"));
  };
  CHECK(codes("avance_versee") == "R024");
  CHECK(codes("reunions").find("R070") != std::string::npos);
  CHECK(codes("date_adhesion").find("R070") != std::string::npos);
  CHECK(test::rule_codes(test::replaced(
            test::replaced(
                test::kSmallAgreement, "formula = \"avance_versee else",
                "paid = \"avance_versee\"\ncomputed = { id = \"calculee\", label = { fr = \"C\", en = "
                "\"C\" } }\nformula = \"0 € +"),
            "max      = 1000000\noptional = true", "max      = 1000000")) == "R024 R070");
}

TEST_CASE("an amount misspelt is told with one of those before it") {
  const auto hints = [](const char* formula) {
    Diagnostics diagnostics;
    compile_file(
        add_text("rules.toml", test::replaced(test::kSmallAgreement, "avance_versee else 50 %", formula)),
        diagnostics);
    std::string out;
    for (const Diagnostic& each : diagnostics.all()) {
      if (each.severity != Severity::error) continue;
      out += each.code() + (each.hint ? " " + std::get<std::string>(each.hint->args.at(0)) : "") + ";";
    }
    return out;
  };
  CHECK(hints("avance_versee else rounded(bse) / 1 €") == "R006 base;");
  CHECK(hints("avance_versee else rounded(sold) / 1 €") == "R006;");  // It comes later.
  CHECK(hints("avance_versee else rounded(solde) / 1 €") == "R045;");
}
