// Every key of a rule file has its difference: told by its name, once, with what stood there and what stands
// there now, and placed where both files say it.
#include <doctest/doctest.h>

#include "study/rule_diff.h"
#include "support/folder.h"
#include "support/loading.h"
#include "support/rendering.h"

namespace aci::test {
namespace {

/// "~ € input.x.default: 1 → 2", a line a change: "€" before what may move figures, "w" before mere words.
std::string told(const RuleSet& before, const RuleSet& after) {
  std::string out;
  for (const RuleChange& change : diff_rules(before, after).changes) {
    static constexpr const char* kSigns[] = {"+ ", "- ", "~ "};
    out += std::string(kSigns[static_cast<std::size_t>(change.kind)]) +
           (change.may_move_figures ? "€ " : "") + (change.only_words ? "w " : "") + change.path + ": " +
           change.before.en + " → " + change.after.en + "\n";
  }
  return out;
}

/// What is left to tell once every difference is applied.
std::string left(const RuleSet& before, const RuleSet& after) {
  const RuleDiff diff = diff_rules(before, after);
  RuleSet mixed = *diff.base;
  for (const RuleChange& change : diff.changes) change.apply(mixed);
  return told(mixed, *diff.target);
}

/// Every form there is, and what it lacks.
const std::string& all_keys() {
  static const std::string text = content(aci::repository_path("tests/rulesets/every_form.toml")) + R"toml(
[axis.autre]
label = { fr = "Autre", en = "Other" }
[axis.tiers]
label = { fr = "Tiers", en = "Third" }

[input.fait]
type      = "decimal"
min       = 0
max       = 50
decimals  = 1
required_when = "un > 3"
plausible = { from = 2, to = 9 }
unit      = { fr = "lits", en = "beds" }
better    = "more"
fact      = true
help      = { fr = "Aide", en = "Help" }
label     = { fr = "Fait", en = "Fact" }

[table.grille]
by    = ["un", "mesure"]
label = { fr = "Grille", en = "Grid" }
  [table.grille.rows.least]
  "least" = "1"
  "> 0"   = "2"
  [table.grille.rows.">= 3"]
  "least" = "3"
  "> 0"   = { refused = { fr = "jamais", en = "never" } }

[scale.bareme]
of    = "un"
label = { fr = "Barème", en = "Scale" }
  [scale.bareme.rows]
  "least" = "1"
  "> 5"   = "2"

[amount.dit]
label   = { fr = "Dit", en = "Said" }
role    = "information"
formula = "1 €"
[amount.redit]
label   = { fr = "Redit", en = "Said again" }
role    = "information"
formula = "2 €"

[indicator.x]
axis   = "axe"
class  = "vide"
label  = { fr = "X", en = "X" }
source = "exemple"
  [indicator.x.part.part_1]
  points = "1 point"
[indicator.y]
axis   = "axe"
class  = "vide"
label  = { fr = "Y", en = "Y" }
source = "exemple"
  [indicator.y.part.part_1]
  points = "1 point"
)toml";
  return text;
}

struct Edit {
  const char* from;  ///< Its first occurrence.
  const char* to;
  const char* expected;
};

std::string edited(const std::string& text, const Edit& edit) {
  std::string out = text;
  const std::size_t at = out.find(edit.from);
  REQUIRE(at != std::string::npos);
  return out.replace(at, std::string(edit.from).size(), edit.to);
}

TEST_CASE("another value of any key is one difference, which bears the name of the key") {
  static constexpr Edit edits[] = {
      {"id          = \"every_form\"\nscheme      = \"every_form\"",
       "id          = \"every_form\"\nscheme      = \"forms\"", "~ agreement.scheme: every_form → forms\n"},
      {"in_force    = { from = 2020, to", "in_force    = { from = 2021, to",
       "~ agreement.in_force: 2020–2031 → 2021–2031\n"},
      {"valeur_point * 2 - 6.5", "valeur_point * 2 - 6.4",
       "~ € agreement.point_value: valeur_point * 2 - 6.5 €/point → valeur_point * 2 - 6.4 €/point\n"},
      {"pro_rata    = \"part_annee\"", "pro_rata    = \"1\"", "~ € agreement.pro_rata: part_annee → 1\n"},
      {"mode = \"half_up\"", "mode = \"half_up\"\nsource = \"exemple\"", "+ w rounding.source:  → exemple\n"},
      {"title = { fr = \"Accord inventé\"",
       "url = \"https://example.org/a\"\ntitle = { fr = \"Accord inventé\"",
       "+ w source.exemple.url:  → https://example.org/a\n"},
      {"[class.second]\nlabel = { fr = \"Second\", en = \"Second\" }\n\n[class.vide]\nlabel = { fr = "
       "\"Vide\", en "
       "= \"Empty\" }",
       "[class.vide]\nlabel = { fr = \"Vide\", en = \"Empty\" }\n[class.second]\nlabel = { fr = \"Second\", "
       "en = "
       "\"Second\" }",
       "~ class.order: premier, second, vide → premier, vide, second\n"},
      {"[axis.autre]\nlabel = { fr = \"Autre\", en = \"Other\" }\n[axis.tiers]\nlabel = { fr = \"Tiers\", en "
       "= "
       "\"Third\" }",
       "[axis.tiers]\nlabel = { fr = \"Tiers\", en = \"Third\" }\n[axis.autre]\nlabel = { fr = \"Autre\", en "
       "= "
       "\"Other\" }",
       "~ axis.order: axe, autre, tiers → axe, tiers, autre\n"},
      {"[indicator.x]\naxis   = \"axe\"\nclass  = \"vide\"\nlabel  = { fr = \"X\", en = \"X\" }\nsource = "
       "\"exemple\"\n  [indicator.x.part.part_1]\n  points = \"1 point\"\n",
       "", "- € indicator.x: X → \n"},

      {"[input.un]\ntype  = \"count\"", "[input.un]\ngroup = \"g\"\ntype  = \"count\"",
       "+ input.un.group:  → g\n"},
      {"min      = -20", "min      = -21", "~ input.mesure.min: -20 → -21\n"},
      {"decimals = 3", "decimals = 2", "~ input.mesure.decimals: 3 → 2\n"},
      {"plausible = { from = 2, to = 9 }", "plausible = { from = 3, to = 9 }",
       "~ input.fait.plausible.from: 2 → 3\n"},
      {"plausible = { from = 2, to = 9 }", "plausible = { from = 2, to = 8.5 }",
       "~ input.fait.plausible.to: 9 → 8.5\n"},
      {"en = \"beds\"", "en = \"places\"", "~ w input.fait.unit: beds → places\n"},
      {"required_when = \"un > 3\"", "required_when = \"un > 4\"",
       "~ input.fait.required_when: un > 3 → un > 4\n"},
      {"better    = \"more\"\n", "", "- input.fait.better: more → \n"},
      {"fact      = true", "fact      = false", "~ w input.fait.fact: true → false\n"},
      {"en = \"Help\"", "en = \"Helped\"", "~ w input.fait.help: Help → Helped\n"},
      {"en = \"Fact\"", "en = \"Facts\"", "~ w input.fait.label: Fact → Facts\n"},

      {"{ fr = \"Seuil\", en = \"Threshold\" }", "{ fr = \"Seuil\", en = \"Limit\" }",
       "~ w parameter.seuil.label: Threshold → Limit\n"},
      {"\"if mesure == 0 then 0", "\"if mesure == 0 then 1",
       "~ € definition.inverse.formula: if mesure == 0 then 0 else 1 / mesure → if mesure == 0 then 1 else 1 "
       "/ "
       "mesure\n"},
      {"en = \"Inverse\"", "en = \"Reciprocal\"", "~ w definition.inverse.label: Inverse → Reciprocal\n"},
      {"by    = [\"un\", \"mesure\"]", "by    = [\"deux\", \"mesure\"]",
       "~ € table.grille.by: un, mesure → deux, mesure\n"},
      {"\"> 0\"   = \"2\"", "\"> 0\"   = \"4\"", "~ € table.grille.rows.least.> 0: 2 → 4\n"},
      {"en = \"never\"", "en = \"no\"", "~ € table.grille.rows.>= 3.> 0: refused: never → refused: no\n"},
      {"\">= 3\"", "\">= 4\"",
       "~ € table.grille.rows: least.least: 1, least.> 0: 2, >= 3.least: 3, >= 3.> 0: refused: never → "
       "least.least: 1, least.> 0: 2, >= 4.least: 3, >= 4.> 0: refused: never\n"},
      {"of    = \"un\"", "of    = \"deux\"", "~ € scale.bareme.of: un → deux\n"},
      {"\"> 5\"   = \"2\"", "\"> 5\"   = \"3\"", "~ € scale.bareme.rows.> 5: 2 → 3\n"},

      {"label      = { fr = \"A\", en = \"A\" }", "label      = { fr = \"A\", en = \"AA\" }",
       "~ w indicator.a.label: A → AA\n"},
      {"axis     = \"axe\"", "axis     = \"autre\"", "~ indicator.b.axis: axe → autre\n"},
      {"class  = \"second\"", "class  = \"premier\"", "~ € indicator.c.class: second → premier\n"},
      {"cumulate   = false", "cumulate   = true", "~ € indicator.c.cumulate: false → true\n"},
      {"annee) * part_annee\"\n\n", "annee)\"\n\n",
       "~ € indicator.b.pro_rata: year_fraction((fin else bascule), annee) * part_annee → "
       "year_fraction((fin else bascule), annee)\n"},
      {"nature = \"variable\"\n  points = \"10 points\"", "points = \"10 points\"",
       "- € indicator.c.part.part_3.nature: variable → \n"},
      {"points     = \"10 points * un\"", "points     = \"11 points * un\"",
       "~ € indicator.a.part.pleine.points: 10 points * un → 11 points * un\n"},
      {"given  = \"un > deux\"", "given  = \"un >= deux\"",
       "~ € indicator.c.part.part_3.given: un > deux → un >= deux\n"},
      {"when   = \"choix > 1\"", "when   = \"choix > 2\"",
       "~ € indicator.c.part.part_1.when: choix > 1 → choix > 2\n"},
      {"full       = \"20 points", "full       = \"21 points",
       "~ € indicator.a.part.pleine.full: 20 points + deux * 1 point → 21 points + deux * 1 point\n"},
      {"clamp(deux / 3, 0, 1)", "clamp(deux / 4, 0, 1)",
       "~ € indicator.a.part.pleine.attainment: clamp(deux / 3, 0, 1) → clamp(deux / 4, 0, 1)\n"},
      {"[indicator.a.part.fixe]\n", "[indicator.a.part.fixe]\n  label = { fr = \"Fixe\", en = \"Fixed\" }\n",
       "+ w indicator.a.part.fixe.label:  → Fixed\n"},
      {"points = \"7 points\"\n  nature = \"variable\"", "points = \"7 points\"\n  nature = \"fixed\"",
       "~ € indicator.a.reduction.moins_variable.nature: variable → fixed\n"},
      {"points = \"7 points\"", "points = \"8 points\"",
       "~ € indicator.a.reduction.moins_variable.points: 7 points → 8 points\n"},
      {"{ fr = \"Moins\", en = \"Less\" }", "{ fr = \"Moins\", en = \"Minus\" }",
       "~ w indicator.a.reduction.moins.label: Less → Minus\n"},

      {"id         = \"reprise\"", "id         = \"retour\"", "~ gate.id: reprise → retour\n"},
      {"en = \"Taken back\"", "en = \"Given back\"", "~ w gate.taken_back: Taken back → Given back\n"},
      {"en = \"Gate\"", "en = \"Door\"", "~ gate.label: Gate → Door\n"},
      {"en = \"Taken back\" }\nsource     = \"exemple\"",
       "en = \"Taken back\" }\nsource     = \"exemple p. 2\"", "~ w gate.source: exemple → exemple p. 2\n"},
      {"when    = \"un > 2\"\nmissing = 2", "when    = \"un > 3\"\nmissing = 2",
       "~ € exemption.deux_manques.when: un > 2 → un > 3\n"},
      {"missing = 1", "missing = 3", "~ € exemption.une.missing: 1 → 3\n"},
      {"en = \"Two too\"", "en = \"Also two\"", "~ w exemption.deux_aussi.label: Two too → Also two\n"},

      {"role     = \"component\"\nformula  = \"earned(second)",
       "role     = \"information\"\nformula  = \"earned(second)",
       "~ € amount.deplacee.role: component → information\n"},
      {"formula = \"1 €\"", "formula = \"3 €\"", "~ € amount.dit.formula: 1 € → 3 €\n"},
      {"ungated  = true\n", "", "~ € amount.seconde.ungated: true → false\n"},
      {"paid    = \"verse\"\ncomputed = { id = \"avance_calculee\", label = { fr = \"Avance calculée\", en = "
       "\"Advance, computed\" } }",
       "",
       "- € amount.avance.paid: verse → \n"
       "- w amount.avance.computed: avance_calculee, Advance, computed → \n"},
      {"with    = { fin = \"debut\" }\n", "", "- € amount.datee.with: fin = debut → \n"},
      {"due     = \"date(annee, 2, 28)\"", "due     = \"date(annee, 2, 27)\"",
       "~ amount.avance.due: date(annee, 2, 28) → date(annee, 2, 27)\n"},
      {"{ fr = \"Somme\", en = \"Sum\" }", "{ fr = \"Somme\", en = \"All\" }",
       "~ w amount.somme.label: Sum → All\n"},
      {"en = \"rare measure\"", "en = \"strange measure\"",
       "~ w constraint.mesure_rare.message: rare measure → strange measure\n"},
      {"when = \"not gate_open()\"", "when = \"not gate_open() or oui\"",
       "~ note.ferme.when: not gate_open() → not gate_open() or oui\n"},
      {"else debut), 13)", "else debut), 14)",
       "~ deadline.envoi.date: add_months((fin else debut), 13) → add_months((fin else debut), 14)\n"},
      {"en = \"Sent\"", "en = \"Sending\"", "~ w deadline.envoi.label: Sent → Sending\n"},
  };
  const auto before = plan_of(all_keys());
  for (const Edit& edit : edits) {
    CAPTURE(std::string(edit.to));
    const auto after = plan_of(edited(all_keys(), edit));
    CHECK(told(*before->stated, *after->stated) == edit.expected);
    CHECK(left(*before->stated, *after->stated) == "");
    CHECK(left(*after->stated, *before->stated) == "");
  }
}

TEST_CASE("what the reports print in another order is one difference, without those that come or go") {
  const auto before = plan_of(all_keys());
  RuleSet after = *before->stated;
  std::swap(after.indicators[3], after.indicators[4]);
  std::swap(after.amounts[8], after.amounts[9]);
  after.indicators.erase(after.indicators.begin());
  CHECK(told(*before->stated, after) ==
        "- € indicator.a: A → \n~ indicator.order: b, c, x, y → b, c, y, x\n"
        "~ amount.order: base, seconde, echangee, deplacee, datee, somme, avance, solde, dit, redit → base, "
        "seconde, echangee, deplacee, datee, somme, avance, solde, redit, dit\n");
  CHECK(left(*before->stated, after) == "");
}

TEST_CASE("the unit of the scales, and a gate that comes or goes") {
  const auto plan = plan_of(all_keys());
  RuleSet euros = *plan->stated;
  euros.unit = ScaleUnit::euros;
  CHECK(told(*plan->stated, euros) == "~ € agreement.unit: points → euros\n");
  RuleSet open = *plan->stated;
  open.gate.reset();
  CHECK(told(*plan->stated, open) == "- € gate: premier, second → \n");
  CHECK(told(open, *plan->stated) == "+ € gate:  → premier, second\n");
  CHECK(told(open, open) == "");
  CHECK(left(*plan->stated, open) == "");
  CHECK(left(open, *plan->stated) == "");
}

/// Deadlines of these ids, which no other element names.
RuleSet with_deadlines(const RuleSet& rules, const std::vector<std::string>& ids) {
  RuleSet out = rules;
  const Deadline one = out.deadlines.front();
  out.deadlines.clear();
  for (const std::string& id : ids) out.deadlines.emplace_back(one).id = id;
  return out;
}

TEST_CASE("elements are told in the new order, those that go behind what stood before them") {
  const auto plan = plan_of(all_keys());
  const auto ids = [&](const std::vector<std::string>& before, const std::vector<std::string>& after) {
    std::string out;
    const RuleDiff diff =
        diff_rules(with_deadlines(*plan->stated, before), with_deadlines(*plan->stated, after));
    for (const RuleChange& change : diff.changes) {
      out += (change.kind == ChangeKind::added ? "+" : "-") + change.path.substr(9) + " ";
    }
    return out;
  };
  CHECK(ids({"a", "b", "c", "d"}, {"a", "d", "x"}) == "-b -c +x ");
  CHECK(ids({"p", "q", "a"}, {"x", "a", "y"}) == "-p -q +x +y ");
  CHECK(ids({"a", "b", "c"}, {"c", "x", "a", "y"}) == "+x -b +y ");
  CHECK(ids({"a"}, {}) == "-a ");
  CHECK(ids({}, {"b", "a"}) == "+b +a ");
}

TEST_CASE("a difference is placed at its value, at its key, or at the element that would have the key") {
  struct Row {
    Edit edit;  ///< `expected`: the path.
    const char* before;
    const char* after;
  };
  static constexpr Row rows[] = {
      // A formula: its text.
      {{"when   = \"choix > 1\"", "when   = \"choix > 2\"", "indicator.c.part.part_1.when"},
       "\"choix > 1\"",
       "\"choix > 2\""},
      {{"value  = \"-(3 - 2 * 5) * 10 %\"", "value  = \"1\"", "parameter.seuil.value"},
       "\"-(3 - 2 * 5) * 10 %\"",
       "\"1\""},
      {{"value  = \"-(3 - 2 * 5) * 10 %\"",
        "values = [{ from = 2020-01-01, value = \"2\" }, { from = 2021-01-01, value = \"3\" }]",
        "parameter.seuil.values"},
       "\"-(3 - 2 * 5) * 10 %\"",
       "\"2\""},
      {{"value = \"7 €/point\"", "value = \"8 €/point\"", "parameter.valeur_point.2022-01-01"},
       "\"7 €/point\"",
       "\"8 €/point\""},
      {{"\"7 €/point\" }", "\"7 €/point\", source = \"exemple p. 9\" }",
        "parameter.valeur_point.2022-01-01.source"},
       "{ from = 2022-01-01, value = \"7 €/point\" }",
       "\"exemple p. 9\""},
      {{", { from = 2022-01-01, value = \"7 €/point\" }", "", "parameter.valeur_point.2022-01-01"},
       "\"7 €/point\"",
       "valeur_point"},
      {{"\"> 0\"   = \"2\"", "\"> 0\"   = \"4\"", "table.grille.rows.least.> 0"}, "\"2\"", "\"4\""},
      // Anything else: its key.
      {{"min      = -20", "min      = -21", "input.mesure.min"}, "min", "min"},
      {{"plausible = { from = 2", "plausible = { from = 3", "input.fait.plausible.from"}, "from", "from"},
      {{"nature = \"variable\"\n  points = \"10 points\"", "points = \"10 points\"",
        "indicator.c.part.part_3.nature"},
       "nature",
       "part_3"},
      {{"better    = \"more\"\n", "", "input.fait.better"}, "better", "fait"},
      {{"step = \"0.05 €\"", "step = \"0.1 €\"", "rounding.step"}, "step", "step"},
      {{"en = \"Every form\"", "en = \"All forms\"", "agreement.title"}, "title", "title"},
      {{"en = \"Gate\"", "en = \"Door\"", "gate.label"}, "label", "label"},
      // An element: where it stands, and nowhere in the file that lacks it.
      {{"[note.ferme]\nwhen = \"not gate_open()\"\ntext = { fr = \"Fermé\", en = \"Closed\" }\n", "",
        "note.ferme"},
       "ferme",
       ""},
      {{"[note.ferme]", "[note.autre]\nwhen = \"oui\"\ntext = { fr = \"Oui\", en = \"Yes\" }\n[note.ferme]",
        "note.autre"},
       "",
       "autre"},
      // Another name.
      {{"[definition.inverse]", "[definition.rapport_inverse]", nullptr}, "", ""},
  };
  const auto text = [](const Place& place) {
    return place.known() && !place.is_whole() ? std::string(place.text()) : std::string();
  };
  const auto before = plan_of(all_keys());
  for (const Row& row : rows) {
    CAPTURE(std::string(row.edit.to));
    const bool renamed = row.edit.expected == nullptr;
    std::string other = edited(all_keys(), row.edit);
    if (renamed) other = replaced(other, "inverse * inverse", "rapport_inverse * rapport_inverse");
    const auto after = plan_of(other);
    const RuleDiff diff = diff_rules(*before->stated, *after->stated);
    REQUIRE(diff.changes.size() == 1);
    const RuleChange& change = diff.changes[0];
    CHECK(change.path == (renamed ? "definition.rapport_inverse" : row.edit.expected));
    CHECK(text(change.before_at) == (renamed ? "inverse" : row.before));
    CHECK(text(change.after_at) == (renamed ? "rapport_inverse" : row.after));
  }
}

}  // namespace
}  // namespace aci::test
