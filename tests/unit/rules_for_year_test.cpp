#include "study/rules_for_year.h"

#include <doctest/doctest.h>

#include "ruleset/plan_dump.h"
#include "study/rule_diff.h"
#include "support/folder.h"
#include "support/loading.h"
#include "support/small_rules.h"

namespace aci {
namespace {

std::string id_for(RulesForYear& rules, int year) {
  const std::uint16_t place = rules.for_year(year);
  if (place == RulesForYear::kNone) return "";
  Diagnostics diagnostics;
  const auto plan = rules.plan(place, diagnostics);
  return plan ? plan->rules->id : "?";
}

TEST_CASE("without a choice, each year has the shipped rules in force, loaded when they are asked for") {
  RuleLibrary library;
  Diagnostics diagnostics;
  const auto rules = RulesForYear::choose(library, "", "--rules", diagnostics);
  REQUIRE(rules);
  for (const auto& plan : rules->plans()) CHECK(plan == nullptr);
  struct Row {
    int year;
    const char* id;
  };
  const Row rows[] = {{1899, ""},
                      {2016, ""},
                      {2017, "aci_msp_2017"},
                      {2021, "aci_msp_2017"},
                      {2022, "aci_msp_2022"},
                      {2023, "aci_msp_2023"},
                      {2025, "aci_msp_2023"},
                      {2026, "aci_msp_2026"},
                      {2200, "aci_msp_2026"},
                      {2201, ""}};
  for (const Row& row : rows) {
    CAPTURE(row.year);
    CHECK(id_for(*rules, row.year) == row.id);
  }
  CHECK(rules->load_all(diagnostics));
  CHECK(rules->plans()[rules->latest()]->rules->id == "aci_msp_2026");
  CHECK(diagnostics.all().empty());
}

TEST_CASE("what the program was built with is used unchecked, and is what a check of it gives") {
  RuleLibrary library;
  for (const ShippedHeader& header : library.shipped()) {
    CAPTURE(header.id);
    Diagnostics none;
    const LoadedRules loaded = library.load_lazily(header, none);
    Diagnostics remarks;
    const CheckedRules checked = check_file(*header.file, remarks, {});
    CHECK(none.all().empty());
    CHECK_FALSE(remarks.has_errors());
    CHECK(&loaded.stated() == loaded.plan()->stated.get());
    CHECK(dump_plan(*loaded.plan()) == dump_plan(*checked.plan));
    CHECK(diff_rules(loaded.stated(), *checked.plan->stated).changes.empty());
  }
}

TEST_CASE("a structure names a scheme, whose set of the year is taken, or a rule set") {
  RuleLibrary library({repository_path("tests/rulesets/schemes/made_up_aid.toml")});
  Diagnostics diagnostics;
  const auto all = RulesForYear::choose(library, "", "--rules", diagnostics, RulesForYear::Schemes::all);
  REQUIRE(all);
  const auto id = [&](RulesForYear& rules, const char* said, int year) -> std::string {
    const auto agreement = rules.agreement(said);
    const auto place = agreement ? rules.for_year(year, 0, *agreement) : RulesForYear::kNone;
    return place == RulesForYear::kNone ? "" : rules.plan(place, diagnostics)->rules->id;
  };
  CHECK(id(*all, "", 2022) == "aci_msp_2022");
  CHECK(id(*all, "aci_msp", 2022) == "aci_msp_2022");
  CHECK(id(*all, "aci_msp_2017", 2022) == "aci_msp_2017");
  CHECK(id(*all, " aide_inventee ", 2025) == "aide_inventee_2022");
  CHECK(id(*all, "aide_inventee", 2021) == "");
  CHECK(id(*all, "aide_inventee_2022", 2021) == "aide_inventee_2022");
  CHECK(!all->agreement("aide_inconnue"));
  CHECK(all->scheme(*all->agreement("aide_inventee_2022")) == "aide_inventee");
  CHECK(all->plan(all->latest(), diagnostics)->rules->id == "aci_msp_2026");

  const auto aid = RulesForYear::choose(library, "aide_inventee", "--rules", diagnostics);
  REQUIRE(aid);
  CHECK(id(*aid, "", 2025) == "aide_inventee_2022");
  CHECK(library.input_ids("aide_inventee").contains("date_contrat"));
  CHECK_FALSE(library.input_ids("aci_msp").contains("date_contrat"));
  CHECK(id(*aid, "", 2021) == "");
  CHECK(id(*aid, "aide_inventee", 2025) == "aide_inventee_2022");
  CHECK(!aid->agreement("aci_msp"));
  CHECK(diagnostics.all().empty());
}

TEST_CASE("an agreement that is not among the rules is told for what it is") {
  RuleLibrary library({repository_path("tests/rulesets/schemes/made_up_aid.toml")});
  const auto told = [&](const std::string& rules, const std::string& said) {
    Diagnostics diagnostics;
    const auto choice = RulesForYear::choose(library, rules, "--rules", diagnostics);
    choice->tell_other_agreement({"accord", said, Place(), Place()}, diagnostics);
    return codes(diagnostics);
  };
  CHECK(told("", "aci_mps") == "I039");
  CHECK(told("aci_msp", "aide_inventee") == "I040");
  CHECK(told("aci_msp_2022", "aide_inventee") == "I040");
  CHECK(told("", "aide_inventee") == "I040");
}

TEST_CASE("values of parameters make as many rule sets of each, one after another") {
  RuleLibrary library;
  Diagnostics diagnostics;
  const auto rules = RulesForYear::choose(library, "", "--rules", diagnostics);
  REQUIRE(rules->load_all(diagnostics));
  const std::size_t stated = rules->plans().size();
  KnownInputs known(rules->plans());
  Scenarios scenarios;
  read_variations({"protocoles_nationaux_max=1..3"}, known, scenarios, diagnostics);
  REQUIRE(rules->vary(scenarios, diagnostics));
  CHECK(rules->plans().size() == 3 * stated);
  CHECK(rules->stated_count() == stated);
  const std::uint16_t third = rules->for_year(2023, 2);
  CHECK(rules->stated(third) == rules->for_year(2023));
  CHECK(rules->plans()[third]->rules->name == "aci_msp_2023+protocoles_nationaux_max");
  // It is none of its parameters.
  CHECK(rules->plans()[rules->for_year(2017, 2)] == rules->plans()[rules->for_year(2017)]);
  CHECK(rules->for_year(1899, 2) == RulesForYear::kNone);
  Scenarios wrong;
  read_variations({"protocoles_nationaux_max=1 €..3 €"}, known, wrong, diagnostics);
  CHECK_FALSE(rules->vary(wrong, diagnostics));
  CHECK(codes(diagnostics) == "R015");
}

TEST_CASE("rules that are asked for hold for every year, in force or not") {
  RuleLibrary library;
  Diagnostics diagnostics;
  const auto rules = RulesForYear::choose(library, "aci_msp_2022", "--rules", diagnostics);
  REQUIRE(rules);
  CHECK(id_for(*rules, 1990) == "aci_msp_2022");
  CHECK(rules->in_force(0, 2022));
  CHECK_FALSE(rules->in_force(0, 2021));
  CHECK_FALSE(rules->in_force(0, 2023));
}

TEST_CASE("a shipped set that is amended is in force until the year before") {
  RuleLibrary library;
  Diagnostics diagnostics;
  const auto amended = RulesForYear::choose(library, "aci_msp_2023", "--rules", diagnostics);
  REQUIRE(amended);
  CHECK(amended->in_force(0, 2025));
  CHECK_FALSE(amended->in_force(0, 2026));
  CHECK(amended->years(0).id == "rules.years");
  const auto last = RulesForYear::choose(library, "aci_msp_2026", "--rules", diagnostics);
  REQUIRE(last);
  CHECK(last->in_force(0, 2040));
}

TEST_CASE("a path is read, an id that nobody bears is told with the one that may be meant") {
  const Folder folder;
  const std::string path = folder.write("small.toml", std::string(test::kSmallRules));
  RuleLibrary library;
  Diagnostics diagnostics;
  const auto rules = RulesForYear::choose(library, path, "--rules", diagnostics);
  REQUIRE(rules);
  CHECK(id_for(*rules, 2024) == "small");
  CHECK(RulesForYear::choose(library, "aci_msp_2032", "--rules", diagnostics) == nullptr);
  REQUIRE(codes(diagnostics) == "U006");
  CHECK(diagnostics.all()[0].hint->id == "hint.did_you_mean");
}

TEST_CASE("a file that says nothing of an agreement is no rule set") {
  const Folder folder;
  RuleLibrary library({folder.write("cases.toml", "[input]\nannee = 2023\n"), folder / "missing.toml"});
  RuleLibrary shipped;
  CHECK(library.shipped().size() == shipped.shipped().size());
}

TEST_CASE("a year without rules says from which year there are some") {
  RuleLibrary library;
  Diagnostics diagnostics;
  const auto rules = RulesForYear::choose(library, "", "--rules", diagnostics);
  rules->tell_uncovered(2015, Place(), diagnostics);
  REQUIRE(codes(diagnostics) == "I002");
  CHECK(std::get<std::string>(diagnostics.all()[0].hint->args[0]) == "2017");
}

TEST_CASE("years in force, as they are told") {
  CHECK(years_in_force(2022, 2022, false).id == "rules.year");
  CHECK(years_in_force(2017, 2021, false).id == "rules.years");
  CHECK(years_in_force(2023, kLastYear, true).id == "rules.since");
}

}  // namespace
}  // namespace aci

TEST_CASE("a word is a path when it has a folder or ends like a rule file; standard input is one too") {
  struct Row {
    const char* word;
    bool path;
  };
  const Row rows[] = {
      {"-", true},         {"./mine", true}, {"rules/mine.toml", true},
      {"mine.toml", true}, {".toml", true},  {"aci_msp_2023", false},
      {"mine.TOML", true}, {"toml", false},  {"--", false},
      {"", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.word);
    CHECK(aci::is_path(row.word) == row.path);
  }
}
