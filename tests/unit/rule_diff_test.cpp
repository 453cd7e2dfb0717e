#include "study/rule_diff.h"

#include <doctest/doctest.h>

#include "support/loading.h"
#include "support/rendering.h"

namespace aci::test {
namespace {

/// "~ parameter.x.value: 7 €/point → 8 €/point", a line a change, with "€" before what may move figures.
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

std::string paths(const std::string& before, const std::string& after) {
  std::string out;
  for (const RuleChange& change :
       diff_rules(*aci::plan_of(before)->rules, *aci::plan_of(after)->rules).changes) {
    static constexpr const char* kSigns[] = {"+ ", "- ", "~ "};
    out += kSigns[static_cast<std::size_t>(change.kind)] + change.path + "\n";
  }
  return out;
}

struct Edit {
  const char* from;
  const char* to;
  const char* expected;
};

TEST_CASE("one edit of a rule file, one difference by meaning") {
  static constexpr Edit edits[] = {
      // Spelling is no meaning.
      {"min(1, reunions / 3)", "min( 1,\\t(reunions/(3)) )", ""},
      {"50 % * full(all)", "0.50 * full(all)", ""},
      {"[gate]", "# a remark\n[gate]", ""},
      {"value    = \"7 €/point\"", "value    = \"7.0 €/point\"", ""},
      // The order of terms is meaning.
      {"earned(all) * valeur_point", "valeur_point * earned(all)",
       "~ € amount.base.formula: earned(all) * valeur_point + 0 € * part_c2s → valeur_point * earned(all) + "
       "0 € * "
       "part_c2s\n"},
      {"in_force    = { from = 2023 }", "in_force    = { from = 2023, to = 2024 }",
       "~ agreement.in_force: 2023– → 2023–2024\n"},
      {"\"Petit accord\", en = \"Small agreement\"", "\"Petit accord\", en = \"Little agreement\"",
       "~ agreement.title: Small agreement → Little agreement\n"},
      {"step   = \"0.01 €\"", "step   = \"1 €\"", "~ € rounding.step: 0.01 → 1\n"},
      {"mode   = \"half_up\"", "mode   = \"floor\"", "~ € rounding.mode: half_up → floor\n"},
      {"en = \"Guide\" }", "en = \"The guide\" }", "~ source.guide.title: Guide → The guide\n"},
      {"\"7 €/point\"", "\"8 €/point\"", "~ € parameter.valeur_point.value: 7 €/point → 8 €/point\n"},
      {"value    = \"7 €/point\"",
       "values = [{ from = 2023-01-01, value = \"7 €/point\" }, { from = 2024-01-01, value = \"8 €/point\" "
       "}]",
       "~ € parameter.valeur_point.values: 7 €/point → 2023-01-01: 7 €/point, 2024-01-01: 8 €/point\n"},
      {"source   = \"guide p. 1\"\nverified = false\nnote     = { fr = \"Lue dans un journal.\", en = \"Read "
       "in a "
       "newspaper.\" }",
       "source   = \"guide p. 12\"",
       "~ parameter.valeur_point.source: guide p. 1 → guide p. 12\n"
       "~ parameter.valeur_point.verified: false → true\n"
       "- parameter.valeur_point.note: Read in a newspaper. → \n"},
      {"en = \"Optional\" }", "en = \"Choice\" }", "~ class.optional.label: Optional → Choice\n"},
      {"en = \"Access\" }", "en = \"Care\" }", "~ axis.acces.label: Access → Care\n"},
      {"max   = 1000\nlabel = { fr = \"Réunions\"", "max   = 900\nlabel = { fr = \"Réunions\"",
       "~ input.reunions.max: 1000 → 900\n"},
      {"default = 0.05", "default = 0.06", "~ € input.part_c2s.default: 0.05 → 0.06\n"},
      {"default_input = \"reunions\"", "default       = 4",
       "+ € input.formations.default:  → 4\n- € input.formations.default_input: reunions → \n"},
      {"met    = \"ouvert_samedi\"", "met    = \"ouvert_samedi or reunions > 4\"",
       "~ € indicator.accueil.requirement.samedi.met: ouvert_samedi → ouvert_samedi or reunions > 4\n"},
      {"en = \"closed on Saturday\"", "en = \"closed\"",
       "~ indicator.accueil.requirement.samedi.reason: closed on Saturday → closed\n"},
      {"[indicator.accueil.part.part_1]\n  points = \"100 points\"",
       "[indicator.accueil.part.part_1]\n  points = \"120 points\"",
       "~ € indicator.accueil.part.part_1.points: 100 points → 120 points\n"},
      {"[indicator.accueil.part.part_1]\n", "[indicator.accueil.part.part_1]\n  full   = \"90 points\"\n",
       "+ € indicator.accueil.part.part_1.full:  → 90 points\n"},
      {"when   = \"semaines_fermees > 0\"", "when   = \"semaines_fermees >= 0\"",
       "~ € indicator.accueil.reduction.fermeture.when: semaines_fermees > 0 → semaines_fermees >= 0\n"},
      {"indicator.accueil.reduction.fermeture", "indicator.accueil.reduction.vacances",
       "- € indicator.accueil.reduction.fermeture: 30 points → \n"
       "+ € indicator.accueil.reduction.vacances:  → 30 points\n"},
      {"en = \"Posted hours\"", "en = \"Hours\"", "~ indicator.accueil.evidence: Posted hours → Hours\n"},
      {"class      = \"optional\"\nlabel      = { fr = \"Formation\"",
       "class      = \"prerequisite\"\nlabel      = { fr = \"Formation\"",
       "~ € indicator.formation.class: optional → prerequisite\n"},
      {"min(1, formations / 3)", "min(1, formations / 4)",
       "~ € indicator.formation.attainment: min(1, formations / 3) → min(1, formations / 4)\n"},
      {"classes = [\"prerequisite\"]", "classes = [\"prerequisite\", \"optional\"]",
       "~ € gate.classes: prerequisite → prerequisite, optional\n"},
      {"[note.adhesion_connue]",
       "[exemption.petite]\nwhen = \"reunions < 5\"\nmissing = 1\nsource = \"guide\"\n"
       "label = { fr = \"Petite\", en = \"Small\" }\n[note.adhesion_connue]",
       "+ € exemption.petite:  → reunions < 5\n"},
      {"due     = \"date(annee + 1, 4, 30)\"", "due     = \"date(annee + 1, 5, 31)\"",
       "~ amount.remuneration.due: date(annee + 1, 4, 30) → date(annee + 1, 5, 31)\n"},
      {"role    = \"total\"", "role    = \"total\"\nrounding = { step = \"1 €\", mode = \"trunc\" }",
       "+ € amount.remuneration.rounding:  → 1, trunc\n"},
      {"text = { fr = \"L’adhésion est connue.\"", "text = { fr = \"Adhésion connue.\"",
       "~ note.adhesion_connue.text: The adhesion is known. → The adhesion is known.\n"},
      {"[note.adhesion_connue]",
       "[deadline.bilan]\nlabel = { fr = \"Bilan\", en = \"Report\" }\n"
       "date = \"date(annee, 12, 1)\"\n[note.adhesion_connue]",
       "+ deadline.bilan:  → date(annee, 12, 1)\n"},
  };
  const auto before = plan_of(kSmallAgreement);
  for (const Edit& edit : edits) {
    CAPTURE(edit.to);
    std::string text(kSmallAgreement);  // The first occurrence only.
    const std::size_t at = text.find(edit.from);
    REQUIRE(at != std::string::npos);
    text.replace(at, std::string(edit.from).size(), edit.to);
    const auto after = plan_of(text);
    CHECK(told(*before->rules, *after->rules) == edit.expected);
  }
}

/// What separates two ways of stating the value of a point, there and back.
struct Dated {
  const char* before;
  const char* after;
  const char* expected;
  const char* back;
};

TEST_CASE("dated values are told apart by their dates") {
  static constexpr Dated changes[] = {
      // Dated and not changed.
      {"value = \"7 €/point\"", "values = [{ from = 2017-01-01, value = \"7.0 €/point\" }]",
       "~ € parameter.valeur_point.value: 7 €/point → 2017-01-01: 7.0 €/point\n",
       "~ € parameter.valeur_point.value: 2017-01-01: 7.0 €/point → 7 €/point\n"},
      // One more.
      {"values = [{ from = 2017-01-01, value = \"7 €/point\" }]",
       "values = [{ from = 2017-01-01, value = \"7 €/point\" }, { from = 2024-01-01, value = \"8 €/point\" "
       "}]",
       "+ € parameter.valeur_point.2024-01-01:  → 8 €/point\n",
       "- € parameter.valeur_point.2024-01-01: 8 €/point → \n"},
      // One before the others.
      {"values = [{ from = 2020-01-01, value = \"8 €/point\" }]",
       "values = [{ from = 2017-01-01, value = \"7 €/point\" }, { from = 2020-01-01, value = \"8 €/point\" "
       "}]",
       "+ € parameter.valeur_point.2017-01-01:  → 7 €/point\n",
       "- € parameter.valeur_point.2017-01-01: 7 €/point → \n"},
      // Another source of one is a citation.
      {"values = [{ from = 2017-01-01, value = \"7 €/point\", source = \"guide p. 2\" }]",
       "values = [{ from = 2017-01-01, value = \"7 €/point\", source = \"guide p. 3\" }]",
       "~ parameter.valeur_point.2017-01-01.source: guide p. 2 → guide p. 3\n",
       "~ parameter.valeur_point.2017-01-01.source: guide p. 3 → guide p. 2\n"},
      // With another figure, both are told.
      {"values = [{ from = 2017-01-01, value = \"7 €/point\" }]",
       "values = [{ from = 2017-01-01, value = \"8 €/point\", source = \"guide p. 3\" }]",
       "~ € parameter.valeur_point.2017-01-01: 7 €/point → 8 €/point\n"
       "+ parameter.valeur_point.2017-01-01.source:  → guide p. 3\n",
       "~ € parameter.valeur_point.2017-01-01: 8 €/point → 7 €/point\n"
       "- parameter.valeur_point.2017-01-01.source: guide p. 3 → \n"},
      // One that begins later.
      {"values = [{ from = 2017-01-01, value = \"7 €/point\" }, { from = 2024-01-01, value = \"8 €/point\" "
       "}]",
       "values = [{ from = 2017-01-01, value = \"7 €/point\" }, { from = 2025-01-01, value = \"8 €/point\" "
       "}]",
       "~ € parameter.valeur_point.2025-01-01: 2024-01-01: 8 €/point → 2025-01-01: 8 €/point\n",
       "~ € parameter.valeur_point.2024-01-01: 2025-01-01: 8 €/point → 2024-01-01: 8 €/point\n"},
      // The first begins earlier, with another figure: it is still the first.
      {"values = [{ from = 2018-01-01, value = \"7 €/point\" }, { from = 2024-01-01, value = \"8 €/point\" "
       "}]",
       "values = [{ from = 2017-01-01, value = \"6 €/point\" }, { from = 2024-01-01, value = \"8 €/point\" "
       "}]",
       "~ € parameter.valeur_point.2017-01-01: 2018-01-01: 7 €/point → 2017-01-01: 6 €/point\n",
       "~ € parameter.valeur_point.2018-01-01: 2017-01-01: 6 €/point → 2018-01-01: 7 €/point\n"},
      // The first goes, and one of another figure comes behind the others: neither became the other.
      {"values = [{ from = 2015-01-01, value = \"7 €/point\" }, { from = 2018-01-01, value = \"8 €/point\" "
       "}]",
       "values = [{ from = 2018-01-01, value = \"8 €/point\" }, { from = 2020-01-01, value = \"9 €/point\" "
       "}]",
       "- € parameter.valeur_point.2015-01-01: 7 €/point → \n"
       "+ € parameter.valeur_point.2020-01-01:  → 9 €/point\n",
       "+ € parameter.valeur_point.2015-01-01:  → 7 €/point\n"
       "- € parameter.valeur_point.2020-01-01: 9 €/point → \n"},
      // One that goes, and another of another date and another figure.
      {"values = [{ from = 2017-01-01, value = \"7 €/point\" }, { from = 2024-01-01, value = \"8 €/point\" "
       "}]",
       "values = [{ from = 2017-01-01, value = \"7 €/point\" }, { from = 2025-01-01, value = \"9 €/point\" "
       "}]",
       "- € parameter.valeur_point.2024-01-01: 8 €/point → \n"
       "+ € parameter.valeur_point.2025-01-01:  → 9 €/point\n",
       "+ € parameter.valeur_point.2024-01-01:  → 8 €/point\n"
       "- € parameter.valeur_point.2025-01-01: 9 €/point → \n"},
      // The first with another date is the first still, whatever its figure.
      {"values = [{ from = 2017-01-01, value = \"7 €/point\" }]",
       "values = [{ from = 2018-01-01, value = \"8 €/point\" }]",
       "~ € parameter.valeur_point.2018-01-01: 2017-01-01: 7 €/point → 2018-01-01: 8 €/point\n",
       "~ € parameter.valeur_point.2017-01-01: 2018-01-01: 8 €/point → 2017-01-01: 7 €/point\n"},
      // One that goes at one end, and another that comes at the other.
      {"values = [{ from = 2017-01-01, value = \"7 €/point\" }, { from = 2024-01-01, value = \"8 €/point\" "
       "}]",
       "values = [{ from = 2016-01-01, value = \"5 €/point\" }, { from = 2017-01-01, value = \"7 €/point\" "
       "}]",
       "+ € parameter.valeur_point.2016-01-01:  → 5 €/point\n"
       "- € parameter.valeur_point.2024-01-01: 8 €/point → \n",
       "- € parameter.valeur_point.2016-01-01: 5 €/point → \n"
       "+ € parameter.valeur_point.2024-01-01:  → 8 €/point\n"},
  };
  for (const Dated& each : changes) {
    CAPTURE(std::string(each.after));
    const auto before = plan_of(replaced(kSmallAgreement, "value    = \"7 €/point\"", each.before));
    const auto after = plan_of(replaced(kSmallAgreement, "value    = \"7 €/point\"", each.after));
    CHECK(told(*before->rules, *after->rules) == each.expected);
    CHECK(told(*after->rules, *before->rules) == each.back);
    const RuleDiff diff = diff_rules(*before->rules, *after->rules);
    RuleSet mixed = *diff.base;
    for (const RuleChange& change : diff.changes) change.apply(mixed);
    CHECK(told(mixed, *diff.target) == "");
  }
}

TEST_CASE("what is called otherwise is one difference, when it is the same") {
  const std::string other = replaced(kSmallAgreement, "valeur_point", "prix_du_point");
  const auto before = plan_of(kSmallAgreement);
  const auto after = plan_of(other);
  CHECK(told(*before->rules, *after->rules) == "~ parameter.prix_du_point: valeur_point → prix_du_point\n");
  CHECK(told(*after->rules, *before->rules) == "~ parameter.valeur_point: prix_du_point → valeur_point\n");
  // The formula that does not follow is another difference.
  const auto formula = plan_of(replaced(other, "full(all) * prix_du_point", "full(all) * 7 €/point"));
  CHECK(told(*before->rules, *formula->rules) ==
        "~ parameter.prix_du_point: valeur_point → prix_du_point\n"
        "~ € amount.avance.formula: avance_versee else 50 % * full(all) * prix_du_point → avance_versee else "
        "50 % * full(all) * 7 €/point\n");
  // Another value: nobody knows that it is the same.
  const auto value = plan_of(replaced(other, "\"7 €/point\"", "\"8 €/point\""));
  const std::string two = told(*before->rules, *value->rules);
  CHECK(two.find("+ parameter.prix_du_point:  → 8 €/point\n") != std::string::npos);
  CHECK(two.find("- parameter.valeur_point: 7 €/point → \n") != std::string::npos);
}

TEST_CASE("the id, the title and the years of an amendment are its own") {
  std::string amendment = replaced(kSmallAgreement, "\"Petit accord\", en = \"Small agreement\"",
                                   "\"Avenant\", en = \"Amendment\"");
  amendment = replaced(amendment, "in_force    = { from = 2023 }", "in_force    = { from = 2024 }");
  amendment = replaced(amendment, "\"7 €/point\"", "\"8 €/point\"");
  const auto before = plan_of(kSmallAgreement);
  CHECK(told(*before->rules, *plan_of(amendment)->rules).starts_with("~ agreement.title:"));
  const std::string id = "\"" + before->rules->id + "\"";
  const auto after = plan_of(replaced(amendment, "id          = " + id, "id          = \"other\""));
  CHECK(told(*before->rules, *after->rules) == "~ € parameter.valeur_point.value: 7 €/point → 8 €/point\n");
}

TEST_CASE("each difference is placed in both files") {
  const auto before = plan_of(kSmallAgreement);
  const auto after =
      plan_of("# one line more\n" + replaced(kSmallAgreement, "\"7 €/point\"", "\"8 €/point\""));
  const RuleDiff diff = diff_rules(*before->rules, *after->rules);
  REQUIRE(diff.changes.size() == 1);
  const RuleChange& change = diff.changes[0];
  const auto text = [](const Place& place) {
    return std::string(
        place.file()->text().substr(place.span().begin, place.span().end - place.span().begin));
  };
  CHECK(text(change.before_at) == "\"7 €/point\"");
  CHECK(text(change.after_at) == "\"8 €/point\"");
  CHECK(change.after_at.position().line == change.before_at.position().line + 1);
}

TEST_CASE("all the differences applied make the new rule set") {
  const std::vector<std::string> names = aci::all_rule_sets();
  for (const std::string& from : names) {
    for (const std::string& to : names) {
      CAPTURE(from);
      CAPTURE(to);
      const RuleDiff diff = diff_rules(*aci::plan_of(from)->rules, *aci::plan_of(to)->rules);
      CHECK(diff.changes.empty() == (from == to));
      RuleSet mixed = *diff.base;
      for (const RuleChange& change : diff.changes) change.apply(mixed);
      mixed.readings = diff.target->readings;  // They move nothing, and none is applied on the way.
      CHECK(told(mixed, *diff.target) == "");
    }
  }
}

// DESIGN: the two files of amendment 1 are twins; here is all that separates them.
TEST_CASE("what separates 2022 from 2023") {
  CHECK(paths("aci_msp_2022", "aci_msp_2023") == R"(- source.ess
+ definition.actions_crise_a_taux_plein
~ indicator.reponse_crises_sanitaires.class
+ indicator.reponse_crises_sanitaires.part.actions
~ indicator.reponse_crises_sanitaires.evidence
~ indicator.parcours_insuffisance_cardiaque.evidence
~ exemption.nouvelle_structure.verified
+ exemption.nouvelle_structure.note
~ amount.avance.source
~ amount.avance.verified
- amount.avance.note
+ constraint.actions_sans_crise
+ constraint.actions_sans_plan
- note.avance_2022_a_saisir
- note.actions_crise_2022
+ note.avenant_1_maintenu
- amount.avance.reading.avance_aux_points_de_2017
+ exemption.nouvelle_structure.reading.deux_prerequis_sur_quatre
+ definition.actions_crise_a_taux_plein.reading.crise_dans_l_avance
)");
}

}  // namespace
}  // namespace aci::test
