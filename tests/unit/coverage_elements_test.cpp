// What coverage asks to be seen of parts, reductions, exemptions, dates and choices.
#include "study/coverage.h"

#include <doctest/doctest.h>

#include <map>
#include <string>

#include "study/run_cases.h"
#include "support/folder.h"
#include "support/loading.h"
#include "support/rendering.h"
#include "support/small_rules.h"

namespace aci::test {
namespace {

/// "kind of item, seen or not", for one case of these hours; "8, door = 'left'" gives more than hours.
std::map<CoverageItem::Kind, std::string> items_under(const std::string& rules, std::string_view hours) {
  const Folder folder;
  folder.write("small.toml", rules);
  RuleLibrary library;
  const std::string expectation = std::string(hours) + ": eligible = true";
  const CaseSet cases = read_cases({folder.write("cases.toml", small_cases({expectation}))}, {}, library);
  CHECK(codes(cases.mistakes) == "");
  const CaseRun run = run_cases(cases, library, {true, std::nullopt});
  REQUIRE(run.rules.size() == 1);
  std::map<CoverageItem::Kind, std::string> out;
  for (const CoverageItem& item : run.rules[0].coverage->items()) {
    out[item.kind] += (item.seen ? "" : "no ") + item.name + " ";
  }
  return out;
}

/// Of the small rules with other parts.
std::map<CoverageItem::Kind, std::string> items_of(std::string_view parts, std::string_view hours,
                                                   const std::string& keys = "") {
  const std::string source = "source = \"text p. 2\"\n";
  return items_under(replaced(replaced(kSmallRules, source, source + keys),
                              "  [indicator.opening.part.part_1]\n  points = \"800 points\"\n", parts),
                     hours);
}

TEST_CASE("what always applies is not asked not to apply") {
  using Kind = CoverageItem::Kind;
  const std::string_view parts = R"toml(  [indicator.opening.part.part_1]
  points = "800 points"

  [indicator.opening.reduction.always]
  label  = { fr = "Moins", en = "Less" }
  points = "100 points"

  [indicator.opening.reduction.sometimes]
  label  = { fr = "Moins", en = "Less" }
  points = "50 points"
  when   = "hours < 10"
)toml";
  const auto items = items_of(parts, "10");
  CHECK(items.at(Kind::part_applies) == "opening.part_1 ");
  CHECK(items.count(Kind::part_does_not_apply) == 0);
  CHECK(items.at(Kind::reduction_applies) == "opening.always no opening.sometimes ");
  CHECK(items.at(Kind::reduction_does_not_apply) == "opening.sometimes ");
  // Where the requirement fails, nothing is reduced, nor left unreduced.
  const auto unmet = items_of(parts, "7");
  CHECK(unmet.at(Kind::reduction_applies) == "no opening.always no opening.sometimes ");
  CHECK(unmet.at(Kind::reduction_does_not_apply) == "no opening.sometimes ");
}

TEST_CASE("a part that is not for every structure is to be seen left out, where the indicator is met") {
  using Kind = CoverageItem::Kind;
  const auto left_out = [](const char* hours) {
    const auto items = items_of(R"toml(  [indicator.opening.part.always]
  points = "800 points"

  [indicator.opening.part.long]
  points = "300 points"
  given  = "hours >= 10"
)toml",
                                hours);
    CHECK(items.count(Kind::part_does_not_apply) == 0);
    return items.at(Kind::part_applies) + "| " + items.at(Kind::part_not_given);
  };
  CHECK(left_out("9") == "opening.always no opening.long | opening.long ");
  CHECK(left_out("10") == "opening.always opening.long | no opening.long ");
  CHECK(left_out("7") == "no opening.always no opening.long | no opening.long ");
}

TEST_CASE("once a part counts alone, nothing is asked of those behind it") {
  using Kind = CoverageItem::Kind;
  const std::string_view parts = R"toml(  [indicator.opening.part.long]
  points = "800 points"
  when   = "hours >= 12"

  [indicator.opening.part.mean]
  points = "500 points"
  when   = "hours >= 10"

  [indicator.opening.part.short]
  points = "300 points"
  when   = "hours < 10"
)toml";
  const auto first = items_of(parts, "12", "cumulate = false\n");
  CHECK(first.at(Kind::part_applies) == "opening.long no opening.mean no opening.short ");
  CHECK(first.at(Kind::part_does_not_apply) == "no opening.long no opening.mean no opening.short ");
  const auto second = items_of(parts, "10", "cumulate = false\n");
  CHECK(second.at(Kind::part_applies) == "no opening.long opening.mean no opening.short ");
  CHECK(second.at(Kind::part_does_not_apply) == "opening.long no opening.mean no opening.short ");
  // Where the requirement fails, no part is asked for.
  const auto unmet = items_of(parts, "7", "cumulate = false\n");
  CHECK(unmet.at(Kind::part_applies) == "no opening.long no opening.mean no opening.short ");
  CHECK(unmet.at(Kind::part_does_not_apply) == "no opening.long no opening.mean no opening.short ");
}

TEST_CASE("beside a date is the day before it and the day after") {
  using Kind = CoverageItem::Kind;
  const auto sides_on = [](const std::string& day) {
    auto items = items_of(R"toml(  [indicator.opening.part.part_1]
  points = "800 points"
  when   = "signed >= 2024-03-10"

[input.signed]
type  = "date"
label = { fr = "Date", en = "Date" }

)toml",
                          "8, signed = " + day);
    std::string seen;
    if (items[Kind::threshold_below].ends_with("8 signed >= 2024-03-10 ")) seen += "before ";
    if (items[Kind::threshold_at].ends_with("8 signed >= 2024-03-10 ")) seen += "on ";
    if (items[Kind::threshold_above].ends_with("8 signed >= 2024-03-10 ")) seen += "after ";
    return seen;
  };
  CHECK(sides_on("2024-03-08") == "");
  CHECK(sides_on("2024-03-09") == "before ");
  CHECK(sides_on("2024-03-10") == "on ");
  CHECK(sides_on("2024-03-11") == "after ");
  CHECK(sides_on("2024-03-12") == "");
}

TEST_CASE("a comparison with a choice is to be seen with that choice, and with another") {
  using Kind = CoverageItem::Kind;
  const auto at_door = [](const std::string& door) {
    auto items = items_of(R"toml(  [indicator.opening.part.part_1]
  points = "800 points"
  when   = "door == left"

[input.door]
type  = "choice"
label = { fr = "Porte", en = "Door" }

  [input.door.choice.left]
  label = { fr = "Gauche", en = "Left" }

  [input.door.choice.right]
  label = { fr = "Droite", en = "Right" }

)toml",
                          "8, door = '" + door + "'");
    return items[Kind::choice_taken] + "| " + items[Kind::choice_left];
  };
  CHECK(at_door("left") == "door == left | no door == left ");
  CHECK(at_door("right") == "no door == left | door == left ");
}

TEST_CASE("a choice that is refused has no side to be seen, and another is seen as what it is") {
  using Kind = CoverageItem::Kind;
  const std::string rules =
      replaced(kSmallRules, "  points = \"800 points\"\n", R"toml(  points = "value_of_door * 1 point"

[table.value_of_door]
by     = ["door"]
label  = { fr = "Valeur", en = "Value" }
source = "text p. 2"

  [table.value_of_door.rows]
  left  = { refused = { fr = "non", en = "no" } }
  right = "800"

[input.door]
type  = "choice"
label = { fr = "Porte", en = "Door" }

  [input.door.choice.left]
  label = { fr = "Gauche", en = "Left" }

  [input.door.choice.right]
  label = { fr = "Droite", en = "Right" }

)toml");
  auto items = items_under(rules, "8, door = 'right'");
  CHECK(items[Kind::choice_taken] == "");
  CHECK(items[Kind::choice_left] == "value_of_door left ");
}

TEST_CASE("of an `if` that can go one way only, that way is seen, and nothing else for it") {
  using Kind = CoverageItem::Kind;
  const std::string_view part = "  [indicator.opening.part.part_1]\n  points = \"800 points\"\n";
  auto items =
      items_of(part, "9", "attainment = \"if annee < 2024 then 0 else if hours > 12 then 0 else 1\"\n");
  CHECK(items[Kind::branch_then] == "no if hours > 12 then 0 else 1 ");
  CHECK(items[Kind::branch_else] ==
        "if annee < 2024 then 0 else if hours > 12 then 0 else 1 if hours > 12 then 0 else 1 ");
}

TEST_CASE("an exemption is to be seen used: where it applies, and not where another does") {
  using Kind = CoverageItem::Kind;
  const auto used = [](const std::string& hours) {
    const std::string gate = R"toml([gate]
id         = "shut"
classes    = ["all_of_it"]
label      = { fr = "Porte", en = "Gate" }
taken_back = { fr = "Reprise", en = "Taken back" }
source     = "text p. 3"

[exemption.short]
label   = { fr = "Courte", en = "Short" }
source  = "text p. 3"
when    = "hours < 6"
missing = 1

[exemption.shorter]
label   = { fr = "Plus courte", en = "Shorter" }
source  = "text p. 3"
when    = "hours < 4"
missing = 2

)toml";
    return items_under(replaced(kSmallRules, "[amount.pay]\n", gate + "[amount.pay]\n"), hours)
        .at(Kind::exemption_used);
  };
  CHECK(used("7") == "no short no shorter ");
  CHECK(used("5") == "short no shorter ");
  CHECK(used("3") == "no short shorter ");
}

}  // namespace
}  // namespace aci::test
