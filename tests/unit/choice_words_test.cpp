// Which words of a formula are choices.

#include "formula/choice_words.h"

#include <doctest/doctest.h>

#include <string>

namespace aci {
namespace {

/// "word of input" for each, in order.
std::string chosen(const std::string& text) {
  Diagnostics diagnostics;
  FormulaReporter reporter{diagnostics, [](Span) { return Place{}; }};
  const auto formula = parse_formula(text, reporter);
  REQUIRE(formula);
  const auto choices = [](std::string_view name) -> std::vector<std::string_view> {
    if (name == "option") return {"tiers_temps", "mi_temps", "zone"};
    if (name == "zone") return {"dotee", "sous_dotee"};
    return {};
  };
  std::string all;
  for (const ChoiceWord& word : choice_words(*formula, choices)) {
    all += (all.empty() ? "" : ", ") + (*formula)[word.at].name + " of " + word.input->name;
  }
  return all;
}

TEST_CASE("the other side of a comparison says whose choice a word is") {
  struct Row {
    const char* formula;
    const char* words;
  };
  const Row rows[] = {
      {"option == tiers_temps", "tiers_temps of option"},
      {"mi_temps != option", "mi_temps of option"},
      {"(option else tiers_temps) == mi_temps", "tiers_temps of option, mi_temps of option"},
      {"option == zone", "zone of option"},  // Though it is an input as well.
      {"zone == option", "zone of option"},
      {"option == dotee", ""},
      {"tiers_temps == 1", ""},
      {"option < tiers_temps", ""},
      {"option else mi_temps", "mi_temps of option"},
      {"mi_temps else option", ""},  // What may be absent comes first.
      {"(option else zone else dotee) != tiers_temps", "dotee of zone, tiers_temps of option"},
      {"option + tiers_temps", ""},
      {"max(option, tiers_temps)", ""},
      {"-option == tiers_temps", ""},
      {"if zone == dotee and option == mi_temps then tiers_temps else 0",
       "dotee of zone, mi_temps of option"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.formula);
    CHECK(chosen(row.formula) == row.words);
  }
}

TEST_CASE("a choice is numbered by its place") {
  CHECK(choice_number("a", {"a", "b"}) == 0);
  CHECK(choice_number("b", {"a", "b"}) == 1);
  CHECK(choice_number("a", {}) == std::nullopt);
  CHECK(choice_number("c", {"a", "b"}) == std::nullopt);
}

}  // namespace
}  // namespace aci
