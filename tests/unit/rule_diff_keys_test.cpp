// Differences key by key, of rules that say more than the small agreement.
#include <doctest/doctest.h>

#include <span>

#include "study/rule_diff.h"
#include "support/folder.h"
#include "support/loading.h"
#include "support/rendering.h"

namespace aci::test {
namespace {

/// "~ € input.x.default: 1 → 2", a line a change, with "€" before what may move figures.
std::string told(const RuleSet& before, const RuleSet& after) {
  std::string out;
  for (const RuleChange& change : diff_rules(before, after).changes) {
    static constexpr const char* kSigns[] = {"+ ", "- ", "~ "};
    out += std::string(kSigns[static_cast<std::size_t>(change.kind)]) +
           (change.may_move_figures ? "€ " : "") + change.path + ": " + change.before.en + " → " +
           change.after.en + "\n";
  }
  return out;
}

struct Edit {
  const char* from;
  const char* to;
  const char* expected;
};

/// What is told of each edit of a text; applied, nothing is left to tell.
void check_edits(const std::string& text, std::span<const Edit> edits) {
  const auto before = plan_of(text);
  for (const Edit& edit : edits) {
    CAPTURE(std::string(edit.to));
    std::string edited = text;  // The first occurrence only.
    const std::size_t at = edited.find(edit.from);
    REQUIRE(at != std::string::npos);
    edited.replace(at, std::string(edit.from).size(), edit.to);
    const auto after = plan_of(edited);
    CHECK(told(*before->stated, *after->stated) == edit.expected);
    const RuleDiff diff = diff_rules(*before->stated, *after->stated);
    RuleSet mixed = *diff.base;
    for (const RuleChange& change : diff.changes) change.apply(mixed);
    CHECK(told(mixed, *diff.target) == "");
  }
}

const std::string kMore = R"toml(
[input.zone]
type    = "choice"
default = "ville"
label   = { fr = "Zone", en = "Zone" }
[input.zone.choice.ville]
label = { fr = "Ville", en = "Town" }
[input.zone.choice.campagne]
label = { fr = "Campagne", en = "Country" }
[input.horaire]
type     = "decimal"
min      = 0
max      = 24
decimals = 2
label    = { fr = "Horaire", en = "Hours" }
[input.forfait]
type    = "boolean"
default = true
label   = { fr = "Forfait", en = "Flat" }
[input.ouverture]
type    = "date"
default = 2020-01-31
label   = { fr = "Ouverture", en = "Opening" }

[definition.rang]
formula = "2 * reunions"
label   = { fr = "Rang", en = "Rank" }

[table.palier]
by    = ["reunions"]
label = { fr = "Palier", en = "Step" }
  [table.palier.from.2023-01-01]
  source = "guide p. 6"
  [table.palier.from.2023-01-01.rows]
  "least" = { refused = { fr = "trop peu", en = "too few" } }
  ">= 3"  = "10 €"
  [table.palier.from.2025-01-01]
  source = "guide p. 7"
  [table.palier.from.2025-01-01.rows]
  "least" = "11 €"

[constraint.rare]
holds    = "reunions < 500"
severity = "warning"
input    = "reunions"
message  = { fr = "rare", en = "rare" }
)toml";

TEST_CASE("inputs: units, choices and defaults as the type writes them") {
  static constexpr Edit edits[] = {
      {"decimals = 2\nlabel    = { fr = \"Horaire\"",
       "decimals = 2\nunit = \"hours\"\nlabel = { fr = \"Horaire\"", "+ input.horaire.unit:  → hours\n"},
      {"default = \"ville\"", "default = \"campagne\"", "~ € input.zone.default: ville → campagne\n"},
      {"default = true", "default = false", "~ € input.forfait.default: true → false\n"},
      {"default = 2020-01-31", "default = 2020-02-29",
       "~ € input.ouverture.default: 2020-01-31 → 2020-02-29\n"},
      {"default = 0.05", "optional = true",
       "~ € input.part_c2s.optional: false → true\n- € input.part_c2s.default: 0.05 → \n"},
      {"en = \"Country\"", "en = \"Countryside\"",
       "~ input.zone.choice.campagne.label: Country → Countryside\n"},
      {"type    = \"boolean\"\ndefault = true", "type    = \"count\"\nmax = 9\ndefault = 4",
       "~ € input.forfait.type: boolean → count\n+ input.forfait.min:  → 0\n+ input.forfait.max:  → 9\n"
       "~ € input.forfait.default: true → 4\n"},
  };
  check_edits(replaced(kSmallAgreement, "0 € * part_c2s", "0 €") + kMore, edits);
}

TEST_CASE("a choice that becomes a number has its choices removed, and its default as a number") {
  const std::string text = std::string(kSmallAgreement) + kMore;
  std::string number = text;
  const std::size_t from = number.find("type    = \"choice\"");
  number.replace(from, number.find("[input.horaire]") - from,
                 "type = \"count\"\nmax = 9\ndefault = 4\nlabel = { fr = \"Zone\", en = \"Zone\" }\n");
  CHECK(told(*plan_of(text)->stated, *plan_of(number)->stated) ==
        "~ € input.zone.type: choice → count\n+ input.zone.min:  → 0\n+ input.zone.max:  → 9\n"
        "- € input.zone.choice: ville, campagne → \n~ € input.zone.default: ville → 4\n");
  CHECK(told(*plan_of(number)->stated, *plan_of(text)->stated) ==
        "~ € input.zone.type: count → choice\n- input.zone.min: 0 → \n- input.zone.max: 9 → \n"
        "+ € input.zone.choice:  → ville, campagne\n~ € input.zone.default: 4 → ville\n");
}

TEST_CASE("tables: cells, refusals in either language, sources of dated rows, another kind") {
  static constexpr Edit edits[] = {
      {"en = \"too few\"", "en = \"too little\"",
       "~ € table.palier.from.2023-01-01.rows.least: refused: too few → refused: too little\n"},
      {"fr = \"trop peu\"", "fr = \"trop petit\"",
       "~ € table.palier.from.2023-01-01.rows.least: refused: too few → refused: too few\n"},
      {"{ refused = { fr = \"trop peu\", en = \"too few\" } }", "\"5 €\"",
       "~ € table.palier.from.2023-01-01.rows.least: refused: too few → 5 €\n"},
      {"\"11 €\"", "{ refused = { fr = \"non\", en = \"no\" } }",
       "~ € table.palier.from.2025-01-01.rows.least: 11 € → refused: no\n"},
      {"\">= 3\"  =", "\">= 4\"  =",
       "~ € table.palier.rows: least: refused: too few, >= 3: 10 €, least: 11 € → least: refused: too few, "
       ">= 4: 10 "
       "€, least: 11 €\n"},
      {"[definition.rang]\nformula = \"2 * reunions\"\nlabel   = { fr = \"Rang\", en = \"Rank\" }",
       "[table.rang]\nby = [\"reunions\"]\nlabel = { fr = \"Rang\", en = \"Rank\" }\n[table.rang.rows]\n"
       "\"least\" = \"1\"\n\">= 3\" = \"4\"",
       "~ € table.rang: 2 * reunions → least: 1, >= 3: 4\n"},
  };
  check_edits(std::string(kSmallAgreement) + kMore, edits);
}

TEST_CASE("another source of dated rows is a citation: no figure moves") {
  const std::string text = std::string(kSmallAgreement) + kMore;
  const auto after = plan_of(replaced(text, "guide p. 7", "guide p. 8"));
  CHECK(told(*plan_of(text)->stated, *after->stated) ==
        "~ table.palier.from.2025-01-01.source: guide p. 7 → guide p. 8\n");
  const auto both = plan_of(replaced(replaced(text, "guide p. 7", "guide p. 9"), "guide p. 6\"\n  [table",
                                     "guide p. 8\"\n  [table"));
  CHECK(told(*plan_of(text)->stated, *both->stated) ==
        "~ table.palier.from.2023-01-01.source: guide p. 6 → guide p. 8\n"
        "~ table.palier.from.2025-01-01.source: guide p. 7 → guide p. 9\n");
}

TEST_CASE("constraints: how severe, of which input") {
  static constexpr Edit edits[] = {
      {"severity = \"warning\"", "severity = \"error\"", "~ constraint.rare.severity: warning → error\n"},
      {"input    = \"reunions\"", "input    = \"formations\"",
       "~ constraint.rare.input: reunions → formations\n"},
      {"holds    = \"reunions < 500\"", "holds    = \"reunions <= 500\"",
       "~ constraint.rare.holds: reunions < 500 → reunions <= 500\n"},
  };
  check_edits(std::string(kSmallAgreement) + kMore, edits);
}

TEST_CASE("the period of an exercise is written from its first day to its last") {
  const std::string period =
      "pro_rata = \"1\"\nperiod = { from = \"date(annee, 4, 1)\", to = \"date(annee + 1, 3, 31)\" "
      "}\n\n[rounding]";
  const std::string with = replaced(kSmallAgreement, "\n[rounding]", period);
  static constexpr Edit edits[] = {
      {"date(annee, 4, 1)", "date( annee,4,1 )", ""},
      {"date(annee, 4, 1)", "date(annee, 4, 2)",
       "~ € agreement.period: from = date(annee, 4, 1), to = date(annee + 1, 3, 31) → from = date(annee, 4, "
       "2), "
       "to = date(annee + 1, 3, 31)\n"},
      {"3, 31", "3, 30",
       "~ € agreement.period: from = date(annee, 4, 1), to = date(annee + 1, 3, 31) → from = date(annee, 4, "
       "1), "
       "to = date(annee + 1, 3, 30)\n"},
  };
  check_edits(with, edits);
}

TEST_CASE("the way to euros: what an advance is called, and its own rounding") {
  static constexpr Edit edits[] = {
      {"en = \"Advance, computed\"", "en = \"As computed\"",
       "~ amount.avance.computed: avance_calculee, Advance, computed → avance_calculee, As computed\n"},
      {"{ id = \"avance_calculee\"", "{ id = \"calculee\"",
       "~ amount.avance.computed: avance_calculee, Advance, computed → calculee, Advance, computed\n"},
      {"step = \"0.3 €\"", "step = \"0.6 €\"", "~ € amount.echangee.rounding: 0.3, ceil → 0.6, ceil\n"},
      {"mode = \"trunc\"", "mode = \"floor\"", "~ € amount.deplacee.rounding: 1, trunc → 1, floor\n"},
  };
  check_edits(content(aci::repository_path("tests/rulesets/every_form.toml")), edits);
}

TEST_CASE("other readings: another text of one is a difference, and moves nothing") {
  const std::string text =
      replaced(kSmallAgreement, "  reason = { fr = \"fermé le samedi\", en = \"closed on Saturday\" }\n",
               "  reason = { fr = \"fermé le samedi\", en = \"closed on Saturday\" }\n  verified = false\n"
               "  note = { fr = \"À voir\", en = \"To see\" }\n"
               "  [indicator.accueil.requirement.samedi.reading.large]\n"
               "  label = { fr = \"ou des réunions\", en = \"or meetings\" }\n"
               "  met = \"ouvert_samedi or reunions > 3\"\n");
  static constexpr Edit edits[] = {
      {"met = \"ouvert_samedi or reunions > 3\"", "met = \"ouvert_samedi or reunions > 4\"",
       "~ indicator.accueil.requirement.samedi.reading.large: met = \"ouvert_samedi or reunions > 3\" → met "
       "= "
       "\"ouvert_samedi or reunions > 4\"\n"},
  };
  check_edits(text, edits);
}

TEST_CASE("a difference bears the label of what it is in, and is placed where its key would stand") {
  const auto before = plan_of(kSmallAgreement);
  const auto after = plan_of(replaced(kSmallAgreement, "[indicator.accueil.part.part_1]\n",
                                      "[indicator.accueil.part.part_1]\nfull = \"90 points\"\n"));
  const RuleDiff diff = diff_rules(*before->stated, *after->stated);
  REQUIRE(diff.changes.size() == 1);
  CHECK(diff.changes[0].label.en == "Welcome");
  const auto text = [](const Place& place) {
    return std::string(
        place.file()->text().substr(place.span().begin, place.span().end - place.span().begin));
  };
  CHECK(text(diff.changes[0].before_at) == "part_1");
  CHECK(text(diff.changes[0].after_at) == "\"90 points\"");
}

/// What is left to tell once every difference is applied.
std::string left_to_tell(const RuleSet& before, const RuleSet& after) {
  const RuleDiff diff = diff_rules(before, after);
  RuleSet mixed = *diff.base;
  for (const RuleChange& change : diff.changes) change.apply(mixed);
  return told(mixed, *diff.target);
}

TEST_CASE("another reading that comes, goes or says otherwise is placed in the files that state it") {
  const std::string requirement =
      "  reason = { fr = \"fermé le samedi\", en = \"closed on Saturday\" }\n  verified = false\n"
      "  note = { fr = \"À voir\", en = \"To see\" }\n";
  const std::string plain = replaced(
      kSmallAgreement, "  reason = { fr = \"fermé le samedi\", en = \"closed on Saturday\" }\n", requirement);
  const auto with = [&](const std::string& met) {
    return plan_of(replaced(plain, requirement,
                            requirement +
                                "  [indicator.accueil.requirement.samedi.reading.large]\n"
                                "  label = { fr = \"au large\", en = \"at large\" }\n  met = \"" +
                                met + "\"\n"));
  };
  const auto none = plan_of(plain);
  const auto one = with("reunions > 3");
  const auto other = with("reunions > 4");
  const auto placed = [](const RuleSet& before, const RuleSet& after) {
    std::string out;
    for (const RuleChange& change : diff_rules(before, after).changes) {
      out += change.section + " " + change.path + " " + change.label.en + ": " +
             std::string(change.before_at.known() ? change.before_at.text() : "") + " → " +
             std::string(change.after_at.known() ? change.after_at.text() : "") + "\n";
    }
    return out;
  };
  const std::string path = "reading indicator.accueil.requirement.samedi.reading.large at large: ";
  CHECK(placed(*one->stated, *other->stated) == path + "large → large\n");
  CHECK(placed(*none->stated, *one->stated) == path + " → large\n");
  CHECK(placed(*one->stated, *none->stated) == path + "large → \n");
  CHECK(placed(*one->stated, *one->stated) == "");
}

TEST_CASE("dated values of the same year keep their order, and a source alone is cited") {
  const auto rules = [](const std::string& values) {
    return plan_of(replaced(kSmallAgreement, "value    = \"7 €/point\"", "values = [" + values + "]"));
  };
  const std::string first = "{ from = 2017-01-01, value = \"7 €/point\" }";
  const auto two = rules(first + ", { from = 2024-01-01, value = \"8 €/point\" }");
  const auto one = plan_of(kSmallAgreement);
  CHECK(told(*two->stated, *one->stated) ==
        "~ € parameter.valeur_point.values: 2017-01-01: 7 €/point, 2024-01-01: 8 €/point → 7 €/point\n");
  CHECK(left_to_tell(*two->stated, *one->stated) == "");
  CHECK(left_to_tell(*one->stated, *two->stated) == "");
  // Of two values, one has another source: no figure moves.
  const auto cited = rules(first + ", { from = 2024-01-01, value = \"8 €/point\", source = \"guide p. 9\" }");
  CHECK(told(*two->stated, *cited->stated) == "+ parameter.valeur_point.2024-01-01.source:  → guide p. 9\n");
  CHECK(left_to_tell(*two->stated, *cited->stated) == "");
}

}  // namespace
}  // namespace aci::test
