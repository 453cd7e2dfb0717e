// What a careful reader remarks of a rule file that is sound: each remark, and where it is none.
#include "ruleset/rule_warnings.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "io/rule_library.h"
#include "support/rendering.h"

using aci::test::kSmallAgreement;
using aci::test::replaced;

namespace {

using namespace aci;

std::string told(const Diagnostics& diagnostics, std::string_view codes) {
  std::string out;
  for (const Diagnostic& each : diagnostics.all()) {
    if (codes.find(each.code()) == codes.npos) continue;
    out += (out.empty() ? "" : "; ") + each.code() + " " + std::string(each.place.text());
    for (const MessageArg& arg : each.message.args) {
      if (const auto* text = std::get_if<std::string>(&arg)) out += ", " + *text;
    }
  }
  return out;
}

/// What is told of a rule file, of those codes: "R075 "4", debut, 2025".
std::string remarks(const std::string& rules, std::string_view codes) {
  Diagnostics diagnostics;
  compile_file(add_text("rules.toml", rules), diagnostics);
  return told(diagnostics, codes);
}

/// The small agreement, where a formula reads a parameter of those values.
std::string with_values(const std::string& values, const std::string& agreement = "{ from = 2023 }") {
  const std::string rules = replaced(kSmallAgreement, "[class.prerequisite]",
                                     "[parameter.debut]\nlabel = { fr = \"D\", en = \"D\" }\nsource = "
                                     "\"guide\"\nvalues = [" +
                                         values + "]\n[class.prerequisite]");
  return replaced(replaced(rules, "formations / 3", "formations / debut"), "{ from = 2023 }", agreement);
}

std::string value(const char* from, const char* value, const std::string& more = "") {
  return std::string("{ from = ") + from + ", value = \"" + value + "\"" + more + " }, ";
}

const std::string kPeriod = "\nperiod = { from = \"date(annee, 7, 1)\", to = \"date(annee + 1, 6, 30)\" }";

}  // namespace

TEST_CASE("a value that no exercise reads is told, and from which exercise on one is read") {
  const auto dates = [](const std::string& values, const std::string& agreement = "{ from = 2023 }") {
    return remarks(with_values(values, agreement), "R075 R076");
  };
  const std::string old = value("2020-01-01", "3");
  CHECK(dates(old) == "");
  CHECK(dates(value("2023-06-01", "3")).find("R07") ==
        std::string::npos);  // One value is read whatever the year.
  CHECK(dates(old + value("2023-01-01", "4")) == "R076 \"3\", debut");
  CHECK(dates(old + value("2023-01-02", "4")) == "R075 \"4\", debut, 2024");
  CHECK(dates(old + value("2024-01-01", "4")) == "");
  CHECK(dates(old + value("2024-12-31", "4")) == "R075 \"4\", debut, 2025");
  CHECK(dates(old + value("2024-06-01", "4") + value("2024-07-01", "5")) ==
        "R076 \"4\", debut; R075 \"5\", debut, 2025");
  const std::string ends = "{ from = 2023, to = 2025 }";
  CHECK(dates(old + value("2025-01-01", "4"), ends) == "");
  CHECK(dates(old + value("2025-01-02", "4"), ends) == "R076 \"4\", debut");
  CHECK(dates(old + value("2026-01-01", "4"), ends) == "R076 \"4\", debut");
  // Of a period that begins on any day, what begins in the year may be read, and what ended in it too.
  const std::string period = "{ from = 2023 }" + kPeriod;
  CHECK(dates(old + value("2023-01-01", "4"), period) == "R076 \"3\", debut");
  CHECK(dates(old + value("2023-07-01", "4"), period) == "");
  CHECK(dates(old + value("2024-07-01", "4") + value("2024-08-01", "5"), period) == "");
  CHECK(dates(old + value("2025-07-01", "4"), ends + kPeriod) == "");
  CHECK(dates(old + value("2026-01-01", "4"), ends + kPeriod) == "R076 \"4\", debut");
}

TEST_CASE("a dated value that is older than the year before is told, up to the last year of the rules") {
  const auto stale = [](const std::string& values, int year, const std::string& agreement) {
    Diagnostics diagnostics;
    warn_stale(*test::plan_of(with_values(values, agreement))->rules, *make_date(year, 1, 1), diagnostics);
    return told(diagnostics, "R060");
  };
  const std::string open = "{ from = 2023 }";
  const std::string one = value("2023-01-01", "3");
  CHECK(stale(one, 2024, open) == "");
  CHECK(stale(one, 2025, open) == "R060 \"3\", debut, 2023, 2025");
  const std::string two = value("2022-01-01", "3") + value("2024-01-01", "4");
  CHECK(stale(two, 2025, open) == "");
  CHECK(stale(two, 2026, open) == "R060 \"4\", debut, 2024, 2026");
  CHECK(stale(two, 2030, "{ from = 2023, to = 2025 }") == "");
  CHECK(stale(two, 2030, "{ from = 2023, to = 2026 }") == "R060 \"4\", debut, 2024, 2026");
}

TEST_CASE("of choices that no formula names, one is what is left; each other is told with it") {
  const auto choices = [](const char* condition) {
    std::string input = "[input.mode]\ntype = \"choice\"\nlabel = { fr = \"Mode\", en = \"Mode\" }\n";
    for (const char* id : {"a", "b", "c", "d"}) {
      input += std::string("[input.mode.choice.") + id + "]\nlabel = { fr = \"" + id + "\", en = \"" + id +
               "\" }\n";
    }
    return remarks(replaced(replaced(kSmallAgreement, "[indicator.accueil]", input + "[indicator.accueil]"),
                            "semaines_fermees > 0", std::string("semaines_fermees > 0") + condition),
                   "R124 R025");
  };
  const std::string nobody = "R025 mode, mode";
  CHECK(choices("") == nobody);  // Its choices are no matter then.
  CHECK(choices(" and mode == a") == "R124 c, mode, b, c; R124 d, mode, b, d");
  CHECK(choices(" and (mode == a or mode == c)") == "R124 d, mode, b, d");
  CHECK(choices(" and (mode == a or mode == c or mode == d)") == "");
}

TEST_CASE("figures cite a source: a value of dated ones its own; 0 and 1 are no figures") {
  const auto of = [](const std::string& rules) {
    std::string found = remarks(rules, "R024");
    const std::string own = "R024 avance, avance";  // The small agreement's.
    REQUIRE(found.ends_with(own));
    found.erase(found.size() - own.size());
    return found;
  };
  const std::string cited = ", source = \"guide p. 1\"";
  const auto values = [&](const std::string& all) {
    return of(replaced(with_values(all), "source = \"guide\"\nvalues", "values"));
  };
  CHECK(values(value("2020-01-01", "3", cited) + value("2024-01-01", "4", cited)) == "");
  CHECK(values(value("2020-01-01", "3", cited) + value("2024-01-01", "4")) == "R024 debut, debut; ");
  CHECK(values(value("2020-01-01", "3") + value("2024-01-01", "4", cited)) == "R024 debut, debut; ");
  const auto definition = [&](const std::string& element) {
    return of(replaced(replaced(kSmallAgreement, "[indicator.accueil]", element + "[indicator.accueil]"),
                       "semaines_fermees > 0", "semaines_fermees > 0 * x"));
  };
  CHECK(definition("[definition.x]\nformula = \"1 * reunions + 0\"\n") == "");
  CHECK(definition("[definition.x]\nformula = \"1 * reunions + 2\"\n") == "R024 x, x; ");
  const auto table = [&](const std::string& rows, const std::string& source = "") {
    return definition("[table.x]\nby = [\"reunions\", \"formations\"]\nlabel = { fr = \"x\", en = \"x\" }\n" +
                      source + "[table.x.rows]\n" + rows);
  };
  CHECK(table("least.least = \"0\"\nleast.\"> 1\" = \"1\"\n\"> 1\" = { least = \"1\", \"> 1\" = \"0\" }\n") ==
        "");
  CHECK(table("least.least = \"0\"\nleast.\"> 2\" = \"1\"\n\"> 1\" = { least = \"1\", \"> 1\" = \"0\" }\n") ==
        "R024 x, x; ");
  CHECK(table("least.least = \"0\"\nleast.\"> 1\" = \"1\"\n\"> 3\" = { least = \"1\", \"> 1\" = \"0\" }\n") ==
        "R024 x, x; ");
  CHECK(table("least.least = \"0\"\nleast.\"> 1\" = \"1\"\n\"> 1\" = { least = \"1\", \"> 1\" = \"4\" }\n") ==
        "R024 x, x; ");
  CHECK(table("least.least = \"5\"\nleast.\"> 1\" = \"1\"\n\"> 1\" = { least = \"1\", \"> 1\" = \"4\" }\n",
              "source = \"guide\"\n") == "");
}

TEST_CASE("what stands in no formula is told by what it is") {
  const auto unused = [](const std::string& elements) {
    Diagnostics diagnostics;
    compile_file(add_text("rules.toml",
                          replaced(kSmallAgreement, "[indicator.accueil]", elements + "[indicator.accueil]")),
                 diagnostics);
    std::string out;
    for (const Diagnostic& each : diagnostics.all()) {
      if (each.code() != "R025") continue;
      out += std::get<Message>(each.message.args.at(0)).id + " " +
             std::get<std::string>(each.message.args.at(1)) + "; ";
    }
    return out;
  };
  const std::string label = "label = { fr = \"x\", en = \"x\" }\nsource = \"guide\"\n";
  CHECK(unused("[parameter.p]\nvalue = \"2\"\n" + label + "[definition.d]\nformula = \"reunions\"\n" +
               "[table.t]\nby = [\"reunions\"]\n" + label +
               "[table.t.rows]\nleast = \"1\"\n\"> 2\" = \"2\"\n" + "[scale.s]\nof = \"reunions\"\n" + label +
               "[scale.s.rows]\nleast = \"1\"\n\"> 2\" = \"2\"\n[input.i]\ntype = \"boolean\"\n"
               "label = { fr = \"i\", en = \"i\" }\n") ==
        "element.parameter p; element.definition d; element.table t; element.scale s; element.input i; ");
}

TEST_CASE("a remark that is allowed is not told where it is allowed; what allows nothing is told") {
  const std::string uncited = replaced(kSmallAgreement, "source     = \"guide p. 3\"\n", "");
  const auto of = [](const std::string& rules, const std::set<std::string>& not_looked_for = {}) {
    Diagnostics diagnostics;
    const auto plan = compile_file(add_text("rules.toml", rules), diagnostics);
    REQUIRE(plan);
    apply_silences(*plan->rules, not_looked_for, diagnostics);
    return told(diagnostics, "R024 R061");
  };
  const auto allowed = [&](const std::string& where, const char* code) {
    return replaced(uncited, where, where + "allow = [{ code = \"" + code + "\", reason = \"essai\" }]\n");
  };
  const std::string both = "R024 concertation, concertation; R024 avance, avance";
  CHECK(of(uncited) == both);
  CHECK(of(allowed("[indicator.concertation]\n", "R024")) == "R024 avance, avance");
  CHECK(of(allowed("[amount.avance]\n", "R024")) == "R024 concertation, concertation");
  CHECK(of(allowed("[indicator.formation]\n", "R024")) == both + "; R061 \"R024\", R024");
  CHECK(of(allowed("[indicator.concertation]\n", "R025")) == both + "; R061 \"R025\", R025");
  // What was not looked for may be there.
  CHECK(of(allowed("[indicator.concertation]\n", "R025"), {"R025"}) == both);
}

TEST_CASE("a mistake is never allowed, and nothing is said of what else is") {
  const std::string wrong = replaced(replaced(kSmallAgreement, "indicator.formation", "indicator.optional"),
                                     "[indicator.optional]\n",
                                     "[indicator.optional]\nallow = [{ code = \"R001\", reason = \"r\" }, "
                                     "{ code = \"R024\", reason = \"r\" }]\n");
  Diagnostics diagnostics;
  compile_file(add_text("rules.toml", wrong), diagnostics);
  CHECK(told(diagnostics, "R001 R061").starts_with("R001 "));
  CHECK(told(diagnostics, "R061") == "");
  RuleSet rules;
  rules.silences.push_back({"R001", "r", {}, diagnostics.all().front().place});
  apply_silences(rules, {}, diagnostics);
  CHECK(told(diagnostics, "R001 R061").starts_with("R001 "));
  CHECK(told(diagnostics, "R061") == "");
}
