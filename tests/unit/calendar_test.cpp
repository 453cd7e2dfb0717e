// When each euro comes, and what stands on each document.
#include "study/calendar.h"

#include <doctest/doctest.h>

#include <set>

#include "base/iso_date.h"
#include "engine/evaluate.h"
#include "support/loading.h"
#include "support/random_structures.h"
#include "support/rendering.h"
#include "support/small_rules.h"

namespace aci {
namespace {

Calendar calendar_of(std::vector<Assessment> assessments) {
  Diagnostics diagnostics;
  auto calendar = make_calendar(std::move(assessments), diagnostics);
  CAPTURE(codes(diagnostics));
  REQUIRE(calendar);
  return *std::move(calendar);
}

/// "2023-04-30 avance 35876.93": the entries in order.
std::string told(const Calendar& calendar) {
  std::string out;
  for (const CalendarEntry& entry : calendar.entries) {
    const Assessment& a = calendar.exercises[entry.exercise].assessment;
    out += (entry.date ? to_iso(*entry.date) : "?") + " ";
    if (entry.payment) {
      const Payment& payment = calendar.payment(entry);
      out += a.plan->amounts[payment.amount].id + " " + to_decimal(payment.euros) + "\n";
    } else {
      out += a.rules().deadlines[a.deadlines[*entry.deadline].index].id + "\n";
    }
  }
  return out;
}

/// Cents, of which sums always fit.
std::int64_t cents(const Calendar& calendar, const Assessment& of) {
  std::int64_t sum = 0;
  for (const PlannedExercise& each : calendar.exercises) {
    if (each.assessment.inputs.year != of.inputs.year) continue;
    for (const Payment& payment : each.payments) sum += payment.euros.cents();
  }
  return sum;
}

void check_sums(const Calendar& calendar) {
  std::int64_t totals = 0;
  for (const PlannedExercise& each : calendar.exercises) {
    const auto total = each.assessment.amount(AmountRole::total);
    REQUIRE(total);
    CHECK(cents(calendar, each.assessment) == total->cents());
    totals += total->cents();
  }
  CHECK(calendar.euros.cents() == totals);
  std::int64_t years = calendar.undated.value_or(Money()).cents();
  std::int64_t months = years;
  for (const TreasuryYear& each : calendar.years) years += each.euros.cents();
  for (const TreasuryMonth& month : calendar.months) {
    months += month.euros.cents();
    std::int64_t payments = 0;
    for (const std::size_t index : month.entries) {
      payments += calendar.payment(calendar.entries[index]).euros.cents();
    }
    CHECK(payments == month.euros.cents());
  }
  CHECK(years == totals);
  CHECK(months == totals);
}

TEST_CASE("an exercise: its advance, its deadline, its balance, in the order of their dates") {
  const Calendar calendar = calendar_of({assess("aci_msp_2023", "examples/etablie.toml")});
  CHECK(told(calendar) ==
        "2023-04-30 avance 35876.93\n2024-01-31 pieces_justificatives\n2024-04-30 solde 43312.12\n");
  CHECK(calendar.exercises.front().documents_by == parse_iso_date("2024-01-31"));
  check_sums(calendar);
}

TEST_CASE(
    "several exercises: the advance of one and the balance of the one before reach the account together") {
  const auto of = [](const char* year) {
    return assess("aci_msp_2023", "examples/etablie.toml", {{"annee", year}});
  };
  const Calendar calendar = calendar_of({of("2025"), of("2023"), of("2024")});
  REQUIRE(calendar.years.size() == 4);
  CHECK(calendar.years[0].euros == Money::from_cents(3587693));
  CHECK(calendar.years[1].year == 2024);
  CHECK(calendar.years[1].euros == Money::from_cents(3587693 + 4331212));
  CHECK(calendar.months[1].entries.size() == 2);
  CHECK(calendar.missing.empty());
  CHECK(calendar_of({of("2023"), of("2025")}).missing == std::vector<int>{2024});
  check_sums(calendar);
}

TEST_CASE("rules without advance or balance pay their total; without a balance, what the advance leaves") {
  const Calendar whole = calendar_of({assess("assistant_medical", "examples/assistant_medical.toml")});
  CHECK(whole.exercises.front().payments.front().kind == Payment::Kind::total);
  CHECK(whole.undated == whole.euros);
  check_sums(whole);
  check_sums(calendar_of({assess("aci_cpts", "examples/cpts.toml")}));
  // Of the small agreement: its advance, then the balance.
  const std::string rules(test::kSmallAgreement);
  const auto paid = [](const std::string& text) {
    return calendar_of({test::assess(test::plan_of(text), test::kSmallStructure)});
  };
  CHECK(paid(rules).exercises.front().payments.back().kind == Payment::Kind::balance);
  const std::size_t balance = rules.find("[amount.solde]");
  REQUIRE(balance != std::string::npos);
  const Calendar rest = paid(rules.substr(0, balance));
  CHECK(rest.exercises.front().payments.back().kind == Payment::Kind::rest);
  check_sums(rest);
}

TEST_CASE("other structures, and exercises that stand twice, are refused") {
  const auto refused = [](std::vector<Assessment> assessments) {
    Diagnostics diagnostics;
    CHECK_FALSE(make_calendar(std::move(assessments), diagnostics));
    return codes(diagnostics);
  };
  const auto of = [](const char* file, const Changes& changes) {
    return assess("aci_msp_2023", file, changes);
  };
  const char* const first = "examples/etablie.toml";
  const char* const second = "examples/grande.toml";
  CHECK(refused({of(first, {}), of(second, {})}) == "D040");
  CHECK(refused({of(first, {}), of(first, {})}) == "D041");
  // The key says it, whatever the names.
  const Changes same = {{"identifiant", "1"}};
  calendar_of(
      {of(first, {{"identifiant", "1"}, {"annee", "2023"}}), of(second, {same[0], {"annee", "2024"}})});
}

TEST_CASE("without a key in both, the name says which structure it is; without a name, the file") {
  const auto of = [](const char* name, std::optional<std::string> key, const char* year) {
    Assessment out = assess("aci_msp_2023", "examples/etablie.toml", {{"annee", year}});
    out.inputs.name = name;
    out.inputs.key = std::move(key);
    return out;
  };
  const auto refused = [](std::vector<Assessment> assessments) {
    Diagnostics diagnostics;
    CHECK_FALSE(make_calendar(std::move(assessments), diagnostics));
    REQUIRE(codes(diagnostics) == "D040");
    const auto& args = diagnostics.all()[0].message.args;
    return std::get<std::string>(args[0]) + " | " + std::get<std::string>(args[1]);
  };
  calendar_of({of("A", "1", "2023"), of("A", {}, "2024")});
  calendar_of({of("A", {}, "2023"), of("A", "1", "2024")});
  CHECK(refused({of("A", "1", "2023"), of("B", {}, "2024")}) == "B | A (1)");
  CHECK(refused({of("A", {}, "2023"), of("B", "1", "2024")}) == "B (1) | A");
  CHECK(refused({of("A", "1", "2023"), of("A", "2", "2024")}) == "A (2) | A (1)");
  CHECK(refused({of("A", {}, "2023"), of("", {}, "2024")}) ==
        repository_path("examples/etablie.toml") + " | A");
}

TEST_CASE("two agreements of one structure may be those of one exercise") {
  Assessment first = assess("aci_msp_2023", "examples/etablie.toml");
  Assessment second = assess("assistant_medical", "examples/assistant_medical.toml");
  second.inputs.key = first.inputs.key = "1";
  second.inputs.year = first.inputs.year;
  const Calendar calendar = calendar_of({first, second});
  CHECK(calendar.exercises.size() == 2);
  CHECK(calendar.missing.empty());
  CHECK(calendar.euros.cents() ==
        first.amount(AmountRole::total)->cents() + second.amount(AmountRole::total)->cents());
}

TEST_CASE("exercises whose sum is too large a number have no calendar") {
  // 800 points: 7.2e18 cents of the 9.22e18 that a sum may hold, which two of them exceed.
  const auto plan =
      test::plan_of(test::replaced(test::kSmallRules, "\"7 €/point\"", "\"90000000000000 €/point\""));
  const auto of = [&](const char* year) {
    return test::assess(plan, std::string("annee = ") + year + "\nhours = 8\n");
  };
  CHECK(calendar_of({of("2024")}).euros == Money::from_cents(7'200'000'000'000'000'000));
  Diagnostics diagnostics;
  CHECK_FALSE(make_calendar({of("2024"), of("2025")}, diagnostics));
  CHECK(codes(diagnostics) == "D004");
}

TEST_CASE("an exercise of which too large a number is left to pay has no calendar") {
  // What is taken back first, 3.6e18 cents, is to be paid again with the 7.2e18 of the total.
  const auto plan =
      test::plan_of(test::replaced(test::kSmallRules, "\"7 €/point\"", "\"90000000000000 €/point\"") +
                    "\n[amount.advance]\nlabel = { fr = \"Avance\", en = \"Advance\" }\nrole = \"advance\"\n"
                    "formula = \"0 € - total / 2\"\nsource = \"text\"\n");
  Diagnostics diagnostics;
  CHECK_FALSE(make_calendar({test::assess(plan, "annee = 2024\nhours = 8\n")}, diagnostics));
  CHECK(codes(diagnostics) == "D004");
  CHECK(calendar_of({test::assess(plan, "annee = 2024\nhours = 7\n")}).euros == Money());
}

TEST_CASE("every document of the guide is asked for, by the rules of 2023") {
  const Calendar calendar = calendar_of({assess("aci_msp_2023", "examples/etablie.toml")});
  std::string all;
  for (const RequiredDocument& each : calendar.exercises.front().documents) {
    const Assessment& a = calendar.exercises.front().assessment;
    all += a.rules().indicators[each.indicator].evidence.fr + "\n";
  }
  for (const std::string document : {"Charte d’engagement",
                                     "Copie du plan, puis preuve des actions",
                                     "Contrat ou fiche de poste",
                                     "Chaque protocole",
                                     "Calendrier des réunions et nombre de dossiers examinés à chacune",
                                     "comptes rendus tenus à disposition, non envoyés",
                                     "Label du logiciel, factures, date d’acquisition",
                                     "Liste des associés (identité",
                                     "justificatif pour les infirmiers ASALEE",
                                     "Liste des intervenants",
                                     "Copie des contrats",
                                     "Selon l’annexe au contrat",
                                     "Preuve des outils ou des actions",
                                     "Liste des médecins si toutes les sollicitations sont acceptées",
                                     "Attestations ou conventions",
                                     "Tout document décrivant la procédure, ou convention précise",
                                     "Preuve de l’avancement à chaque niveau",
                                     "Aucune (déclaration à l’ARS)",
                                     "Attestation sur l’honneur et protocole",
                                     "nombres de patients"}) {
    CAPTURE(document);
    CHECK(all.find(document) != std::string::npos);
  }
  CHECK(calendar.exercises.front().documents.size() == 19);
}

TEST_CASE("random structures: the treasury is the sum of the exercises, which are those of compute") {
  for (const std::string& name : all_rule_sets()) {
    CAPTURE(name);
    const auto plan = plan_of(name);
    RandomStructures structures(plan, 15);
    std::vector<Assessment> exercises;
    std::set<int> years;
    for (int i = 0; i < 60; ++i) {
      Inputs inputs = structures.next();
      inputs.name = "M";
      inputs.key.reset();
      const Outcome outcome = evaluate(plan, inputs);
      if (!outcome.assessment) continue;
      check_sums(calendar_of({*outcome.assessment}));
      if (years.insert(inputs.year).second) exercises.push_back(*outcome.assessment);
    }
    check_sums(calendar_of(exercises));
  }
}

}  // namespace
}  // namespace aci
