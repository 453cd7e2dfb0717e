// What is not known yet of a small agreement: every figure is done by hand.
#include <doctest/doctest.h>

#include "base/decimal.h"
#include "study/ranges.h"
#include "support/loading.h"
#include "support/rendering.h"

namespace aci::test {
namespace {

struct Unknown {
  const char* input;
  const char* least;
  const char* most;
};

/// The figures that move: "euros of indicator 1 0..700; "; what each unknown moves the total by; the turns.
std::string told(const std::shared_ptr<const Plan>& plan, const std::string& structure,
                 const std::vector<Unknown>& unknown, std::int64_t whole_grid = kWholeGrid) {
  const auto number = [](const Rational& value) { return to_decimal(value, 0, 2).text; };
  const RuleSet& rules = *plan->rules;
  std::string text = structure;
  std::vector<UnknownInput> inputs;
  for (const Unknown& each : unknown) {
    text += std::string(each.input) + " = " + each.least + "\n";
    const std::size_t index = *plan->input(each.input);
    InputGrid grid = *input_grid(rules.inputs[index]);
    grid.least = *grid.place(exact(each.least));
    grid.most = *grid.place(exact(each.most));
    inputs.push_back({index, grid});
  }
  const Assessment least = assess(plan, text);
  const RangesReport report = ranges(least, inputs, whole_grid);
  std::string out;
  for (const FigureRange& each : report.figures) {
    CHECK(report.find(each.figure) == &each);
    if (each.least == each.most) continue;
    static constexpr const char* kKinds[] = {"indicator", "class", "amount", "advance"};
    out += std::string(each.figure.in_euros ? "" : "points of ") +
           kKinds[static_cast<std::size_t>(each.figure.kind)] + " " + std::to_string(each.figure.index) +
           " " + number(each.least) + ".." + number(each.most) + "; ";
  }
  out += "|";
  for (const Rational& each : report.spreads) out += " " + number(each);
  out += " | ";
  for (const Turn& each : report.turns) {
    static constexpr const char* kKinds[] = {"gate", "indicator", "amount"};
    out += std::string(unknown[each.unknown].input) + " " + number(each.from) + ": " +
           kKinds[static_cast<std::size_t>(each.kind)] + " " + std::to_string(each.index) +
           (each.begins ? " begins; " : " ends; ");
  }
  if (report.always_open) out += "open ";
  if (report.never_open) out += "closed ";
  if (report.some_refused) out += "some refused ";
  if (!report.complete) out += "incomplete ";
  return out;
}

struct Row {
  std::vector<std::pair<std::string, std::string>> edits;  ///< Of the small agreement.
  std::string structure;
  std::vector<Unknown> unknown;
  std::string told;
};

const std::string kOpen = "nom = \"A\"\nannee = 2023\nouvert_samedi = true\n";

/// The requirement of the welcome, which alone opens the gate.
std::pair<std::string, std::string> required(const std::string& met) {
  return {"met    = \"ouvert_samedi\"", "met    = \"" + met + "\""};
}

/// Before the total: what is 10 € from so many meetings on.
std::pair<std::string, std::string> ten_euros(const std::string& role, const std::string& when) {
  return {"[amount.remuneration]\n",
          "[amount.dix]\nlabel = { fr = \"Dix\", en = \"Ten\" }\nsource = \"guide\"\nrole = \"" + role +
              "\"\nformula = \"if " + when + " then 10 € else 0 €\"\n[amount.remuneration]\n"};
}

// 100 points of the welcome; of three meetings, each brings a third of 100 points twice, since the trainings
// follow them; 7 € a point, and an advance of 1 050 €.
TEST_CASE("the least and the most of each figure, how much an unknown moves, and where something changes") {
  const std::string points =
      "points of indicator 1 33.33..100; indicator 1 233.33..700; "
      "points of indicator 2 33.33..100; indicator 2 233.33..700; ";
  const std::string welcome = "points of indicator 0 0..100; indicator 0 0..700; ";
  const Row rows[] = {
      {{},
       kOpen,
       {{"reunions", "1", "4"}},
       points +
           "class 1 466.67..1400; amount 0 1166.67..2100; amount 2 1166.67..2100; amount 4 116.67..1050; "
           "| 933.33 | open "},
      // Closed in any case: what is earned is taken back.
      {{},
       "nom = \"A\"\nannee = 2023\nouvert_samedi = false\n",
       {{"reunions", "1", "4"}},
       points + "class 1 466.67..1400; amount 0 466.67..1400; amount 1 -1400..-466.67; | 0 | closed "},
      {{},
       kOpen,
       {{"reunions", "1", "4"}, {"formations", "0", "2"}},
       "points of indicator 1 33.33..100; indicator 1 233.33..700; points of indicator 2 0..66.67; "
       "indicator 2 0..466.67; class 1 233.33..1166.67; amount 0 933.33..1866.67; amount 2 933.33..1866.67; "
       "amount 4 -116.67..816.67; | 466.67 466.67 | open "},
      // Paid, an advance moves the balance and not the total.
      {{},
       kOpen + "reunions = 3\n",
       {{"avance_versee", "0", "500"}},
       "amount 3 0..500; amount 4 1600..2100; advance 0 0..500; | 0 | open "},
      {{required("reunions >= 3")},
       kOpen,
       {{"reunions", "1", "4"}},
       welcome + points +
           "class 0 0..700; class 1 466.67..1400; amount 0 466.67..2100; amount 1 -933.33..0; amount 2 "
           "0..2100; amount 4 -1050..1050; | 2100 | reunions 3: gate 0 begins; reunions 3: indicator 0 "
           "begins; "},
      // The most lies between: of two meetings, 233.33 points.
      {{required("reunions < 3")},
       kOpen,
       {{"reunions", "1", "4"}},
       welcome + points +
           "class 0 0..700; class 1 466.67..1400; amount 0 1166.67..1633.33; amount 1 -1400..0; amount 2 "
           "0..1633.33; amount 4 -1050..583.33; | 1633.33 | reunions 3: gate 0 ends; reunions 3: indicator 0 "
           "ends; "},
      // What is refused is left out: of four meetings, nothing is said.
      {{{"[note.adhesion_connue]",
         "[constraint.trop]\nholds = \"reunions < 3\"\nseverity = \"error\"\ninput = \"reunions\"\n"
         "message = { fr = \"trop\", en = \"too many\" }\n[note.adhesion_connue]"}},
       kOpen,
       {{"reunions", "2", "4"}},
       "| 0 | open some refused "},
      {{ten_euros("component", "reunions == 3")},
       kOpen + "formations = 3\n",
       {{"reunions", "3", "5"}},
       "amount 1 0..10; amount 3 2100..2110; amount 5 1050..1060; | 10 | reunions 4: amount 1 ends; open "},
      {{ten_euros("component", "reunions >= 4")},
       kOpen,
       {{"reunions", "3", "5"}},
       "amount 1 0..10; amount 3 2100..2110; amount 5 1050..1060; | 10 | reunions 4: amount 1 begins; open "},
      {{ten_euros("information", "reunions < 5")},
       kOpen,
       {{"reunions", "3", "5"}},
       "amount 1 0..10; | 0 | reunions 5: amount 1 ends; open "},
  };
  for (const Row& row : rows) {
    std::string rules(kSmallAgreement);
    for (const auto& [from, to] : row.edits) rules = replaced(rules, from, to);
    CAPTURE(row.told);
    CHECK(told(plan_of(rules), row.structure, row.unknown) == row.told);
    CHECK(told(plan_of(rules), row.structure, row.unknown, 0) == row.told);  // By what is decided alone.
  }
}

/// 1 € at nineteen single numbers of meetings, 10, 20… 190, 2 € at 11, 3 € at 12 and so on.
std::string peaks(int beside) {
  std::string formula = "0 €";
  const auto put = [&](int at, int euros) {
    formula = "if reunions == " + std::to_string(at) + " then " + std::to_string(euros) + " € else (" +
              formula + ")";
  };
  for (int i = 1; i <= 19; ++i) put(10 * i, 1);
  for (int i = 1; i <= beside; ++i) put(10 + i, 1 + i);
  return replaced(kSmallAgreement, "earned(all) * valeur_point + 0 € * part_c2s", formula);
}

// The two ends, and each peak with both its sides: 59 values, and one more for each that stands beside one.
TEST_CASE("sixty values at which something turns are looked at, and it is told when there are more") {
  const auto looked = [](int beside, std::int64_t whole_grid) {
    const std::string all =
        told(plan_of(peaks(beside)), kOpen + "formations = 3\n", {{"reunions", "4", "400"}}, whole_grid);
    return all.substr(all.rfind(';') + 1);
  };
  CHECK(looked(0, 0) == " open ");
  CHECK(looked(1, 0) == " open ");
  CHECK(looked(2, 0) == " open incomplete ");
  CHECK(looked(2, 397) == " open ");  // Few enough: all of them.
  CHECK(looked(2, 396) == " open incomplete ");
}

}  // namespace
}  // namespace aci::test
