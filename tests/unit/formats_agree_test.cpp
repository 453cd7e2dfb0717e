// Text, JSON and CSV say the same figures, and what they print adds up: on random structures, for every rule
// set.

#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include <string>
#include <vector>

#include "engine/explanation.h"
#include "report/compute_csv.h"
#include "report/compute_json.h"
#include "report/compute_page.h"
#include "report/explain_page.h"
#include "report/page_text.h"
#include "report/value_text.h"
#include "support/loading.h"
#include "support/random_structures.h"

namespace aci {
namespace {

constexpr int kStructures = 100;  // A rule set.

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> fields;
  std::size_t from = 0;
  for (std::size_t to = text.find(separator); to != std::string::npos; to = text.find(separator, from)) {
    fields.push_back(text.substr(from, to - from));
    from = to + 1;
  }
  fields.push_back(text.substr(from));
  return fields;
}

/// Numbers stay the texts that they are written as.
rapidjson::Document parse_json(const std::string& text) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseNumbersAsStringsFlag>(text.c_str());
  REQUIRE(!document.HasParseError());
  return document;
}

Rational number(const rapidjson::Value& value) {
  REQUIRE(value.IsString());
  return exact(value.GetString());
}

/// The line of the text report that starts with a label (after its mark), or empty.
std::string line_with(const std::vector<std::string>& lines, const std::string& label,
                      const std::string& worth) {
  // A long label is wrapped: its first words are enough, with the figure.
  const std::string start = label.substr(0, std::min<std::size_t>(label.size(), 24));
  for (const std::string& line : lines) {
    if (line.find(start) != std::string::npos && line.find(worth) != std::string::npos) return line;
  }
  return {};
}

void check_formats(const Assessment& assessment) {
  const RuleSet& rules = assessment.rules();
  const auto json = parse_json(compute_json(Language::fr, {&assessment, 1}, false));
  const auto csv = split(compute_csv(Language::fr, {&assessment, 1}, {true, false}), '\n');
  const auto header = split(csv.at(0), ',');
  const auto row = split(csv.at(1), ',');
  REQUIRE(header.size() == row.size());
  const auto lines =
      split(page_text(compute_page(Language::fr, assessment), {Language::fr, false, PageLength::all}), '\n');
  const auto field = [&](const std::string& name) {
    for (std::size_t i = 0; i < header.size(); ++i) {
      if (header[i] == name) return row[i];
    }
    return std::string("no such column");
  };

  Rational euros;
  for (std::size_t i = 0; i < rules.indicators.size(); ++i) {
    const Indicator& rule = rules.indicators[i];
    const auto& said = json["indicators"][static_cast<rapidjson::SizeType>(i)];
    CAPTURE(rule.id);
    CHECK(said["id"].GetString() == rule.id);
    CHECK(said["met"].GetBool() == assessment.indicators[i].met);
    CHECK(number(said["euros"]) == assessment.indicators[i].euros.euros());
    euros = *add(euros, number(said["euros"]));
    // One that is not met is said in words alone, unless the right to be paid hangs on it.
    const bool met = assessment.indicators[i].met;
    const std::string worth = met ? euros_text(Language::fr, assessment.indicators[i].euros) : "";
    const std::string line = line_with(lines, rule.label.fr, worth);
    CHECK(!line.empty());
    if (rules.unit != ScaleUnit::points) continue;
    CHECK(field("points." + rule.id) == said["points"].GetString());
    if (!met) continue;
    CHECK(line.find(number_text(Language::fr, assessment.indicators[i].earned)) != std::string::npos);
  }
  Rational components;
  for (const auto& amount : json["amounts"].GetArray()) {
    const std::string role = amount["role"].GetString();
    if (std::string(amount["id"].GetString()) == "residue_indicators")
      euros = *add(euros, number(amount["euros"]));
    if (role == "component") components = *add(components, number(amount["euros"]));
    if (std::string(amount["id"].GetString()) == "residue_components") {
      components = *add(components, number(amount["euros"]));
    }
  }
  CHECK(euros == assessment.earned_euros.euros());
  CHECK(components == number(json["total"]));
  for (const char* key : {"total", "advance", "balance"}) {
    if (json[key].IsNull()) continue;
    CHECK(field(key) == json[key].GetString());
  }
  for (const AmountLine& amount : assessment.amounts) {
    const std::string worth = euros_text(Language::fr, amount.rounded);
    CHECK(!line_with(lines, assessment.plan->amounts[amount.index].label.fr, worth).empty());
  }
}

/// What an explanation prints as a sum adds up, its residue included; and it can be printed.
void check_explanations(const Assessment& assessment) {
  for (const std::string& subject : all_subjects(assessment)) {
    CAPTURE(subject);
    const auto explanation = explain(assessment, subject);
    REQUIRE(explanation);
    for (const Sum& sum : explanation->sums) {
      Rational total = sum.residue;
      for (const Sum::Term& term : sum.terms) total = *add(total, term.shown);
      CHECK(total == sum.total);
    }
    for (const Language language : {Language::fr, Language::en}) {
      const Page page = explain_page(language, assessment, {&*explanation, 1});
      CHECK(page_text(page, {language}).find(subject) != std::string::npos);
    }
  }
}

}  // namespace

TEST_CASE("text, JSON and CSV say the same figures, and lines sum to totals") {
  for (const std::string& id : all_rule_sets()) {
    const auto plan = plan_of(id);
    RandomStructures structures(plan, 20240517);
    int compared = 0;
    for (int i = 0; i < kStructures; ++i) {
      Inputs inputs = structures.next();
      // Nobody wrote these: any file will do for "read from".
      inputs.file = plan->rules->file;
      inputs.places.assign(inputs.values.size(), Place(plan->rules->file, {0, 0}));
      const Outcome outcome = evaluate(plan, inputs, Trace::yes);
      if (!outcome.assessment) continue;
      CAPTURE(id);
      CAPTURE(i);
      ++compared;
      check_formats(*outcome.assessment);
      if (i % 10 == 0) check_explanations(*outcome.assessment);
    }
    CHECK(compared > kStructures / 2);
  }
}

}  // namespace aci
