// A small agreement, every figure of which is done by hand: all that would explain a statement, in its order,
// each with how far it comes behind.
#include <doctest/doctest.h>

#include "base/decimal.h"
#include "study/reconcile.h"
#include "support/loading.h"
#include "support/rendering.h"

namespace aci::test {
namespace {

/// "reunions=2 (1); ": the inputs with their values, or what else; in brackets, how far it comes behind.
std::string told(const Reconciliation& result, const Plan& plan) {
  const RuleSet& rules = *plan.rules;
  const auto number = [](const Rational& value) { return to_decimal(value, 0, 18).text; };
  const auto input = [&](const InputCause& each) {
    std::string out = rules.inputs[each.input].id + "=";
    for (const PlaceRange& range : each.ranges) {
      out += (&range == &each.ranges.front() ? "" : ",") + number(each.grid.value(range.from));
      if (range.to != range.from) out += ".." + number(each.grid.value(range.to));
    }
    return out;
  };
  std::string out;
  for (const Cause& each : result.causes) {
    CHECK(each.closeness == result.closeness);
    for (const InputCause& one : each.inputs)
      out += (&one == &each.inputs.front() ? "" : " and ") + input(one);
    for (const InputCause& other : each.alternatives) out += " or " + input(other);
    if (each.kind == Cause::Kind::reading) out += "read as " + rules.readings[each.index].id;
    if (each.kind == Cause::Kind::refused) out += "refused " + rules.indicators[each.index].id;
    if (each.kind == Cause::Kind::pro_rata) out += "share " + to_fraction(each.share);
    if (each.kind == Cause::Kind::left_out) {
      const bool amount = !each.part && !each.reduction;
      out += "without " + (amount ? plan.amounts[each.index].id : rules.indicators[each.index].id);
      if (each.part) out += "." + rules.indicators[each.index].parts[*each.part].id;
      if (each.reduction) out += "." + rules.indicators[each.index].reductions[*each.reduction].id;
    }
    out += " (" + number(each.strangeness) + "); ";
  }
  for (const LineCause& line : result.by_line) {
    out += "line " + std::to_string(line.figure) + ":";
    for (const InputCause& each : line.inputs) out += " " + input(each);
    out += "; ";
  }
  if (result.closeness == Closeness::euro) out += "to the euro; ";
  if (result.pairs_tried) out += "pairs; ";
  return out;
}

struct Line {
  FigureName figure;
  const char* stated;
};

std::string explained(const Assessment& assessment, const std::vector<Line>& lines) {
  std::vector<StatedFigure> figures;
  for (const Line& each : lines) {
    figures.push_back({each.figure, exact(each.stated), *figure_value(each.figure, assessment), Place()});
  }
  return told(reconcile(assessment, figures), *assessment.plan);
}

using Kind = FigureName::Kind;
constexpr FigureName kWelcome{Kind::indicator, 0, false};
constexpr FigureName kReviews{Kind::indicator, 1, false};
constexpr FigureName kTraining{Kind::indicator, 2, false};
constexpr FigureName kTotal{Kind::amount, 2, true};
constexpr FigureName kFlat{Kind::amount, 1, true};
constexpr FigureName kAdvance{Kind::advance, 0, true};

/// The small agreement for part of a year, with a second part, a flat amount, and another reading of it.
std::string more() {
  const std::string share = "pro_rata = \"part_c2s\"\n";
  std::string text =
      replaced(kSmallAgreement, "[indicator.concertation]\n", "[indicator.concertation]\n" + share);
  text = replaced(text, "[indicator.formation]\n", "[indicator.formation]\n" + share);
  text = replaced(text, "[indicator.accueil.reduction.fermeture]", R"toml([indicator.accueil.part.part_2]
  points = "11 points"
  [indicator.accueil.reduction.fermeture])toml");
  return replaced(text, "[amount.remuneration]\n", R"toml([amount.forfait]
label    = { fr = "Forfait", en = "Flat" }
role     = "component"
formula  = "if ouvert_samedi then 500 € else 0 €"
verified = false
source   = "guide"
note     = { fr = "x", en = "x" }
  [amount.forfait.reading.plus]
  label   = { fr = "600", en = "600" }
  formula = "if ouvert_samedi then 600 € else 0 €"
[amount.remuneration]
)toml");
}

struct Row {
  std::vector<Line> lines;
  const char* causes;
};

// 70 points of the welcome, 100/3 of the case reviews and as many of the training, which follows the
// meetings: 956.67 €. The advance is half of 300 points: 1 050 €.
TEST_CASE("everything that would explain a statement of the small agreement") {
  const Row rows[] = {
      // 203 1/3 points: two meetings bring two thirds of both, three trainings all of theirs.
      {{{kTotal, "142333/100"}}, "reunions=2 (1); formations=3..1000 (1); "},
      {{{kReviews, "200/3"}}, "reunions=2 (1); "},
      {{{kTraining, "200/3"}}, "reunions=2 (1); formations=2 (1); "},
      {{{kReviews, "0"}}, "reunions=0 (1); refused concertation (3); "},
      {{{kTotal, "116667/100"}}, "semaines_fermees=0 (1); without accueil.fermeture (6); "},
      {{{kTotal, "0"}}, "ouvert_samedi=0 (1); refused accueil (3); without base (6); "},
      {{{kAdvance, "0"}}, "avance_versee=0 (1); without avance (6); "},
      {{{kAdvance, "1000"}}, "avance_versee=1000 (1); "},
      // Of whole euros, the cents are left out once nothing gives them.
      {{{kTotal, "1423"}}, "reunions=2 (1); formations=3..1000 (1); to the euro; "},
      {{{kTotal, "957"}}, "to the euro; "},
      {{{kReviews, "100/3"}, {kTotal, "957"}}, "to the euro; "},
      {{{kTotal, "957"}, {kAdvance, "2101/2"}}, "pairs; "},
      {{{kTotal, "1424"}}, "to the euro; pairs; "},
      // Two together; then line by line, each by itself.
      {{{kWelcome, "100"}, {kTraining, "100"}},
       "semaines_fermees=0 and reunions=3..1000 (52); semaines_fermees=0 and formations=3..1000 (52); "
       "pairs; "},
      {{{kWelcome, "100"}, {kTraining, "100"}, {kReviews, "50"}},
       "line 0: semaines_fermees=0; line 1: reunions=3..1000 formations=3..1000; line 2:; pairs; "},
      {{{kWelcome, "10"}, {kTraining, "100"}, {kReviews, "0"}},
       "line 0:; line 1: reunions=3..1000 formations=3..1000; line 2: reunions=0; pairs; "},
  };
  const Assessment small = assess(plan_of(kSmallAgreement), kSmallStructure);
  for (const Row& row : rows) {
    CAPTURE(std::string(row.causes));
    CHECK(explained(small, row.lines) == row.causes);
  }
}

// 111 - 30 points of the welcome; half of 100/3 of the case reviews, and of the training.
TEST_CASE("a part, a reduction or an amount left out, another reading, another share of the year") {
  const Row rows[] = {
      {{{kReviews, "100/3"}, {kTraining, "100/3"}},
       "reunions=2 (1); part_c2s=0.99985..1 (1); share 1 (12); "},
      {{{kReviews, "100/36"}, {kTraining, "100/36"}},
       "share 1/12 (12); part_c2s=0.08318334..0.08348333 (4166); "},
      {{{kReviews, "3000/1095"}, {kTraining, "3000/1095"}},
       "share 6/73 (12); part_c2s=0.08204179..0.08234178 (4177); "},
      {{{kReviews, "3000/1098"}, {kTraining, "3000/1098"}},
       "share 5/61 (12); part_c2s=0.08181722..0.08211721 (418); "},
      {{{kWelcome, "70"}}, "without accueil.part_2 (6); "},
      {{{kWelcome, "-19"}}, "without accueil.part_1 (6); "},
      {{{kWelcome, "111"}}, "semaines_fermees=0 (1); without accueil.fermeture (6); "},
      // The welcome follows no share: a twelfth of its 81 points is nobody's.
      {{{kWelcome, "27/4"}}, "line 0:; pairs; "},
      {{{kFlat, "600"}}, "read as plus (4); "},
      {{{kFlat, "0"}}, "ouvert_samedi=0 (1); without forfait (6); "},
  };
  const Assessment half = assess(plan_of(more()), std::string(kSmallStructure) + "part_c2s = 0.5\n");
  for (const Row& row : rows) {
    CAPTURE(std::string(row.causes));
    CHECK(explained(half, row.lines) == row.causes);
  }
}

// 70 points of the welcome and 100/3 of the training, by half as the agreement says; three quarters of 100/3
// of the case reviews, as they say themselves.
TEST_CASE(
    "another share of the year: of every indicator, of those that follow the agreement, of the others") {
  const std::string followed = replaced(kSmallAgreement, "point_value = \"valeur_point\"",
                                        "point_value = \"valeur_point\"\npro_rata = \"part_c2s\"");
  const auto plan = plan_of(
      replaced(followed, "[indicator.concertation]\n", "[indicator.concertation]\npro_rata = \"3 / 4\"\n"));
  const Assessment half = assess(plan, std::string(kSmallStructure) + "part_c2s = 0.5\n");
  const Row rows[] = {
      {{{kWelcome, "35/6"}, {kReviews, "25/9"}, {kTraining, "25/9"}}, "share 1/12 (12); "},
      // Less than half a hundredth of 70 points away.
      {{{kWelcome, "70"}, {kReviews, "25"}, {kTraining, "100/3"}},
       "part_c2s=0.99992858..1 (1); share 1 (12); "},
      {{{kWelcome, "35"}, {kReviews, "100/3"}, {kTraining, "50/3"}}, "share 1 (12); "},
      {{{kWelcome, "35"}, {kReviews, "50/3"}, {kTraining, "50/3"}}, "share 1/2 (12); "},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.causes));
    CHECK(explained(half, row.lines) == row.causes);
  }
}

TEST_CASE("of an indicator of one part, that it was left out is that it was refused") {
  const Assessment small = assess(plan_of(kSmallAgreement), kSmallStructure);
  CHECK(explained(small, {{kTraining, "0"}}) == "reunions=0 (1); formations=0 (1); refused formation (3); ");
}

TEST_CASE("a value a hundred steps away may have been written, one beyond explains as anything would") {
  const auto plan = plan_of(replaced(more(), "if ouvert_samedi then 500 € else 0 €", "reunions * 1 €"));
  const Assessment one = assess(plan, kSmallStructure);
  CHECK(explained(one, {{kFlat, "101"}}) == "reunions=101 (100); ");
  CHECK(explained(one, {{kFlat, "102"}}) == "reunions=102 (101); pairs; ");
  CHECK(explained(one, {{kFlat, "1000"}}) == "reunions=1000 (1); ");  // As round as it is far.
}

TEST_CASE("of two together, each counts by how far it is, behind fifty") {
  const auto plan = plan_of(replaced(more(), "if ouvert_samedi then 500 € else 0 €", "reunions * 1 €"));
  const Assessment one = assess(plan, kSmallStructure);
  CHECK(explained(one, {{kWelcome, "111"}, {kFlat, "8"}}) ==
        "semaines_fermees=0 and reunions=8 (58); pairs; ");
  CHECK(explained(one, {{kWelcome, "111"}, {kFlat, "101"}}) ==
        "semaines_fermees=0 and reunions=101 (151); line 0: semaines_fermees=0; pairs; ");
  CHECK(explained(one, {{kWelcome, "111"}, {kFlat, "102"}}) ==
        "line 0: semaines_fermees=0; to the euro; pairs; ");
}

// 102 points of the welcome come from nothing: line by line, then, and each indicator once.
TEST_CASE("line by line, a value a hundred steps away is told, one beyond is not") {
  const auto plan = plan_of(replaced(kSmallAgreement, "min(1, formations / 3)", "min(1, formations / 500)"));
  const Assessment one = assess(plan, kSmallStructure);
  constexpr FigureName welcome_in_euros{Kind::indicator, 0, true};
  CHECK(explained(one, {{kWelcome, "102"}, {welcome_in_euros, "715"}, {kTraining, "101/5"}}) ==
        "line 0:; line 2: reunions=101 formations=101; to the euro; pairs; ");
  CHECK(explained(one, {{kWelcome, "102"}, {welcome_in_euros, "715"}, {kTraining, "102/5"}}) ==
        "line 0:; line 2:; to the euro; pairs; ");
}

// 11 of 500 asked for, 91 stated: 81 meetings, or nine trainings at ten each.
TEST_CASE("line by line, the likeliest input comes first, and a line that agrees has none") {
  const auto plan = plan_of(
      replaced(kSmallAgreement, "min(1, formations / 3)", "min(1, (reunions + 10 * formations) / 500)"));
  const Assessment one = assess(plan, std::string(kSmallStructure) + "formations = 1\n");
  CHECK(explained(one, {{kWelcome, "102"}, {kReviews, "100/3"}, {kTraining, "91/5"}}) ==
        "line 0:; line 2: formations=9 reunions=81; pairs; ");
}

}  // namespace
}  // namespace aci::test
