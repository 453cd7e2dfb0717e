#include "study/rule_renames.h"

#include <doctest/doctest.h>

#include "study/rule_diff.h"
#include "support/folder.h"
#include "support/loading.h"
#include "support/rendering.h"

namespace aci::test {
namespace {

/// "+ parameter.x", a line a difference.
std::string paths(const RuleSet& before, const RuleSet& after) {
  std::string out;
  for (const RuleChange& change : diff_rules(before, after).changes) {
    static constexpr const char* kSigns[] = {"+ ", "- ", "~ "};
    out += kSigns[static_cast<std::size_t>(change.kind)] + change.path + "\n";
  }
  return out;
}
std::string paths(const std::string& before, const std::string& after) {
  return paths(*plan_of(before)->stated, *plan_of(after)->stated);
}

RuleSet mixed(const RuleSet& before, const RuleSet& after) {
  const RuleDiff diff = diff_rules(before, after);
  RuleSet out = *diff.base;
  for (const RuleChange& change : diff.changes) change.apply(out);
  out.first_year = before.first_year;
  out.last_year = before.last_year;
  return out;
}

std::string parameter(const std::string& id, const std::string& value = "5") {
  return "[parameter." + id + "]\nvalue = \"" + value +
         "\"\nlabel = { fr = \"Seuil\", en = \"Threshold\" }\nsource = \"guide\"\n";
}

/// The small agreement with a parameter, and what reads it under that name.
std::string reading(const std::string& id, const std::string& readers) {
  return std::string(kSmallAgreement) + parameter(id) + replaced(readers, "{seuil}", id);
}

TEST_CASE("every place of a text that reads a renamed element follows it") {
  const std::string readers[] = {
      "[definition.lu]\nformula = \"max({seuil}, reunions, 2 * {seuil})\"\n"
      "label = { fr = \"Lu\", en = \"Read\" }\n",
      // The bounds and the cells of a table, behind one axis or two, beside those that are refused.
      "[table.lu]\nby = [\"reunions\"]\nlabel = { fr = \"Lu\", en = \"Read\" }\nsource = \"guide\"\n"
      // The words of a refusal are no formula, even where one of them is the name.
      "[table.lu.rows]\n\"least\" = { refused = { fr = \"sous le seuil\", en = \"under the seuil\" } }\n"
      "\">= {seuil}\" = \"{seuil} + 1\"\n",
      "[table.lu]\nby = [\"reunions\", \"formations\"]\nlabel = { fr = \"Lu\", en = \"Read\" }\n"
      "source = \"guide\"\n[table.lu.rows.least]\n\"least\" = \"1\"\n\">= {seuil}\" = \"{seuil}\"\n"
      "[table.lu.rows.\">= 3\"]\n\"least\" = \"{seuil} * 2\"\n",
      // A text that names its figure.
      "[note.lue]\nwhen = \"reunions > {seuil}\"\ntext = { fr = \"Plus de {{seuil}}\", en = \"Over "
      "{{seuil}}\" "
      "}\n",
  };
  for (const std::string& each : readers) {
    CAPTURE(each);
    CHECK(paths(reading("seuil", each), reading("plancher", each)) == "~ parameter.plancher\n");
  }
}

TEST_CASE("what earned(…) sums is an indicator, whatever else has its name") {
  const auto text = [](const std::string& id) {
    return replaced(kSmallAgreement, "earned(all) * valeur_point",
                    "(earned(formation) + full(formation)) * valeur_point * " + id) +
           parameter(id);
  };
  CHECK(paths(text("formation"), text("facteur")) == "~ parameter.facteur\n");
}

TEST_CASE("behind rounded(…) stands an amount, and what is read around it follows") {
  const std::string text = content(aci::repository_path("tests/rulesets/every_form.toml"));
  CHECK(paths(text, replaced(text, "seuil", "limite")) == "~ parameter.limite\n");
}

TEST_CASE("a definition that is called otherwise has the label of the new one") {
  const auto text = [](const std::string& id) {
    return std::string(kSmallAgreement) + "[definition." + id +
           "]\nformula = \"2 * reunions\"\nlabel = { fr = \"Double\", en = \"Twice\" }\n";
  };
  const RuleDiff diff = diff_rules(*plan_of(text("double"))->stated, *plan_of(text("deux_fois"))->stated);
  REQUIRE(diff.changes.size() == 1);
  CHECK(diff.changes[0].path == "definition.deux_fois");
  CHECK(diff.changes[0].label.en == "Twice");
  CHECK(diff.changes[0].before.en == "double");
  CHECK(diff.changes[0].after.en == "deux_fois");
}

TEST_CASE("of two that say the same, nobody knows which one is called otherwise") {
  const std::string small(kSmallAgreement);
  CHECK(paths(small + parameter("a") + parameter("b"), small + parameter("c") + parameter("d")) ==
        "- parameter.a\n- parameter.b\n+ parameter.c\n+ parameter.d\n");
  CHECK(paths(small + parameter("a") + parameter("b"), small + parameter("c")) ==
        "- parameter.a\n- parameter.b\n+ parameter.c\n");
  CHECK(paths(small + parameter("a"), small + parameter("c") + parameter("d")) ==
        "- parameter.a\n+ parameter.c\n+ parameter.d\n");
  CHECK(paths(small + parameter("a") + parameter("b", "6"), small + parameter("c") + parameter("d", "6")) ==
        "~ parameter.c\n~ parameter.d\n");
}

TEST_CASE("a mixed rule set has the elements that were applied to it, not those of its text") {
  const std::string small(kSmallAgreement);
  const auto none = plan_of(small);
  const auto one = plan_of(small + parameter("one"));
  const auto other = plan_of(small + parameter("other"));
  const RuleSet without = mixed(*one->stated, *none->stated);
  CHECK(paths(without, *other->stated) == "+ parameter.other\n");
  CHECK(paths(*other->stated, without) == "- parameter.other\n");
  const auto both = plan_of(small + parameter("one") + parameter("other"));
  CHECK(paths(mixed(*one->stated, *both->stated), *other->stated) == "- parameter.one\n");
}

}  // namespace
}  // namespace aci::test
