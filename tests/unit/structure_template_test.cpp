#include "report/structure_template.h"

#include <doctest/doctest.h>

#include <map>
#include <sstream>

#include "io/rule_library.h"
#include "report/input_text.h"
#include "report/value_text.h"
#include "ruleset/prerequisite_inputs.h"
#include "support/rendering.h"

namespace aci::test {
namespace {

/// A value that the input takes.
std::string plausible(const Input& input) {
  switch (input.type) {
    case InputType::text:
      return "\"A\"";
    case InputType::boolean:
      return "true";
    case InputType::date:
      return "2022-08-03";
    case InputType::share:
      return "\"9.2 %\"";
    case InputType::choice:
      return toml_value(input, Rational(0));
    default:
      return toml_value(input, *input.max);
  }
}

/// The template as somebody leaves it: each "?" replaced; the lines in comments too when `everything`.
std::string filled_in(const RuleSet& rules, const std::string& form, bool everything) {
  std::map<std::string, std::string> values;
  for (const Input& input : rules.inputs) values[input.id] = plausible(input);
  std::istringstream lines(form);
  std::string out;
  for (std::string line; std::getline(lines, line);) {
    const std::string entry = everything && line.starts_with("# ") ? line.substr(2) : line;
    const auto known = values.find(entry.substr(0, entry.find(" = ")));
    const bool fill = known != values.end() && (everything || entry.ends_with("\"?\""));
    out += (fill ? known->first + " = " + known->second : line) + "\n";
  }
  return out;
}

TEST_CASE("a structure file to fill in") {
  const auto plan = plan_of(kSmallAgreement);
  CHECK(structure_template(Language::en, *plan, 2024) ==
        R"toml(# A structure, described to compute: Small agreement (petit).
# Replace each "?" with the value. A line `# input = value` holds what goes when the input is not
# given: to change it, remove the # and edit the value.
# Then compute: aci compute, followed by the name of this file.

# Name
#   Takes a text in quotes.
nom = "?"

# Identifier
#   Takes a text in quotes.
#   May be left out.
# identifiant = "?"

# Year
#   Takes a whole number, from 2023 to 2100.
annee = 2024

[acces]

# Open on Saturday
#   Takes yes or no.
ouvert_samedi = "?"

# Weeks closed
#   Takes a number, from 0 to 53, at most 2 decimals.
# semaines_fermees = 0

[equipe]

# Meetings
#   Held in the year
#   Takes a whole number, from 0 to 1,000.
reunions = "?"

# C2S share
#   Takes a share, 0.092 or 9.2 %.
# part_c2s = 0.05

# Trainings
#   Takes a whole number, from 0 to 1,000.
#   By default, the value of "reunions".
# formations = "?"

[contrat]

# Adhesion
#   Takes a date, such as 2023-12-31.
#   May be left out.
# date_adhesion = "?"

# Advance paid
#   Takes an amount in euros, such as 35406.00, from 0 to 1,000,000, at most 2 decimals.
#   May be left out.
# avance_versee = "?"
)toml");
}

TEST_CASE("what a rule file says cannot leave the comment it is put in") {
  const auto plan = plan_of(replaced(kSmallAgreement, "Held in the year", "Held\\nannee = 1\\u0007"));
  const std::string form = structure_template(Language::en, *plan, 2024);
  CHECK(form.find("#   Held annee = 1\uFFFD\n") != std::string::npos);
}

TEST_CASE("templates of the shipped rule sets: every \"?\" is reported, and filled in they are accepted") {
  RuleLibrary library;
  REQUIRE(!library.shipped().empty());
  for (const ShippedHeader& header : library.shipped()) {
    for (const Language language : {Language::fr, Language::en}) {
      CAPTURE(header.id);
      Diagnostics diagnostics;
      const auto plan = library.load(header, diagnostics);
      REQUIRE(plan != nullptr);
      const std::string form = structure_template(language, *plan, header.first_year);

      std::istringstream lines(form);
      for (std::string line; std::getline(lines, line);) CHECK_MESSAGE(columns(line) <= 100, line);

      std::size_t required = 0;
      for (const Input& input : plan->rules->inputs) required += input.required() && input.id != kYearInput;
      required += prerequisite_inputs(*plan).size();
      const std::string mistakes = mistakes_of(*plan, form);
      std::size_t reported = 0;
      for (std::size_t at = 0; (at = mistakes.find("error[I010]", at)) != std::string::npos; ++at) ++reported;
      CHECK(reported == required);

      CHECK(mistakes_of(*plan, filled_in(*plan->rules, form, false)) == "");
      CHECK(mistakes_of(*plan, filled_in(*plan->rules, form, true)) == "");
    }
  }
}

TEST_CASE("the year is asked for unless it is known, or the rules are those of one exercise") {
  struct Row {
    const char* in_force;
    std::optional<int> year;
    const char* line;
  };
  const Row rows[] = {
      {"from = 2023", std::nullopt, "\nannee = \"?\"\n"},
      {"from = 2023", 2025, "\nannee = 2025\n"},
      {"from = 2023, to = 2024", std::nullopt, "\nannee = \"?\"\n"},
      {"from = 2023, to = 2023", std::nullopt, "\nannee = 2023\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.in_force);
    const auto plan = plan_of(replaced(kSmallAgreement, "from = 2023", row.in_force));
    CHECK(structure_template(Language::en, *plan, row.year).find(row.line) != std::string::npos);
  }
}

TEST_CASE("what a rule file says stays inside its comment, whatever ends a line in it") {
  const auto plan =
      plan_of(replaced(kSmallAgreement, "en = \"Held in the year\"", "en = \"Held\\tin\\rthe\\nyear\""));
  const std::string text = structure_template(Language::en, *plan, 2024);
  CHECK(text.find("\n#   Held in the year\n") != std::string::npos);
}

}  // namespace
}  // namespace aci::test
