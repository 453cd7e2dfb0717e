// Every case of tests/reference/*.toml: the worked examples of the guide, with their page, and the cases
// derived by hand. The keys are explained in tests/reference/README.md.

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "support/loading.h"

namespace aci {
namespace {

/// The value as `--set` takes it.
std::string written(const Document& document, const Node& value) {
  if (value.kind == NodeKind::string) return value.text;
  return std::string(document.file->text().substr(value.at.begin, value.at.end - value.at.begin));
}

std::vector<std::string> words(const Node& list) {
  std::vector<std::string> out;
  for (const Node& item : list.items) out.push_back(item.text);
  return out;
}

/// One case: what it says of the outcome, key after key.
class CaseRun {
 public:
  CaseRun(const Document& document, const Node& expect, Outcome outcome, std::shared_ptr<const Plan> plan)
      : document_(document), expect_(expect), outcome_(std::move(outcome)), plan_(std::move(plan)) {}

  void check() {
    const RuleSet& rules = *plan_->rules;
    if (const Node* error = expect_.find("error")) {
      CHECK(expect_.members.size() == 1);
      CHECK(!outcome_.assessment);
      REQUIRE(outcome_.broken.size() >= 1);
      CHECK(rules.constraints[outcome_.broken[0]].id == error->text);
      CHECK(rules.constraints[outcome_.broken[0]].is_error);
      return;
    }
    REQUIRE(outcome_.assessment.has_value());
    for (const Member& member : expect_.members) {
      CAPTURE(member.key);
      check_key(member.key, member.value);
    }
  }

 private:
  const Assessment& assessment() const { return *outcome_.assessment; }

  void check_key(const std::string& key, const Node& expected) {
    if (key == "indicator") return;
    if (key == "warnings") return check_warnings(expected);
    if (key == "notes") return check_notes(expected);
    if (key == "deadlines") return check_deadlines(expected);
    if (key == "amounts" || key == "exact" || key == "due") return check_amounts(key, expected);
    if (key.starts_with("gate_") || key == "eligible" || key == "exemption") return check_gate(key, expected);
    if (key == "points_total") return check_number(assessment().earned, expected);
    if (key.starts_with("points_")) return check_number(class_points(assessment(), key.substr(7)), expected);
    check_indicator(key, expected);
  }

  void check_number(const Rational& value, const Node& expected) {
    CHECK(to_fraction(value) == to_fraction(exact(written(document_, expected))));
  }

  void check_gate(const std::string& key, const Node& expected) {
    const GateLine& gate = assessment().gate;
    if (key == "eligible") {
      CHECK(assessment().eligible() == expected.boolean);
      return;
    }
    if (key == "gate_required") return check_number(Rational(gate.required), expected);
    if (key == "gate_met") return check_number(Rational(gate.met), expected);
    REQUIRE(key == "exemption");
    REQUIRE(gate.exemption.has_value());
    CHECK(plan_->rules->exemptions[*gate.exemption].id == expected.text);
  }

  void check_indicator(const std::string& key, const Node& expected) {
    const Node* indicator = expect_.find("indicator");
    REQUIRE(indicator != nullptr);
    const IndicatorLine& line = line_of(assessment(), indicator->text);
    if (key == "met") {
      CHECK(line.met == expected.boolean);
    } else if (key == "reason") {
      REQUIRE(!line.unmet.empty());
      CHECK(plan_->rules->indicators[line.index].requirements[line.unmet[0]].id == expected.text);
    } else {
      check_number(indicator_number(line, key), expected);
    }
  }

  Rational indicator_number(const IndicatorLine& line, const std::string& key) {
    if (key == "points") return line.earned;
    if (key == "fixed_points") return line.fixed;
    if (key == "variable_points") return line.variable;
    if (key == "full_points") return line.full;
    if (key == "attainment") return line.attainment;
    if (key == "pro_rata") return line.pro_rata;
    if (key == "euros") return line.euros.euros();
    REQUIRE_MESSAGE(key == "variable_euros", "unknown key ", key);
    // 7 € a point under the three rule sets: what the variable part alone is worth.
    return *round_to(*multiply(line.variable, Rational(7)), exact("0.01"), RoundingMode::half_up);
  }

  void check_amounts(const std::string& key, const Node& expected) {
    for (const Member& member : expected.members) {
      CAPTURE(member.key);
      const AmountLine& line = amount_of(assessment(), member.key);
      if (key == "amounts") check_number(line.rounded.euros(), member.value);
      if (key == "exact") check_number(line.exact, member.value);
      if (key == "due") CHECK((line.due ? to_iso(*line.due) : "") == written(document_, member.value));
    }
  }

  void check_warnings(const Node& expected) {
    std::vector<std::string> found;
    for (const std::size_t index : outcome_.broken) found.push_back(plan_->rules->constraints[index].id);
    check_words(found, words(expected));
  }

  void check_notes(const Node& expected) {
    std::vector<std::string> found;
    for (const NoteLine& note : assessment().notes) {
      const auto& notes = plan_->rules->notes;
      const auto of_rules = [&](const RuleNote& each) { return each.id == note.id; };
      if (std::any_of(notes.begin(), notes.end(), of_rules)) found.push_back(note.id);
    }
    check_words(found, words(expected));
  }

  void check_words(std::vector<std::string> found, std::vector<std::string> expected) {
    std::sort(found.begin(), found.end());
    std::sort(expected.begin(), expected.end());
    CHECK(found == expected);
  }

  void check_deadlines(const Node& expected) {
    for (const Member& member : expected.members) {
      CAPTURE(member.key);
      std::string found;
      for (const DeadlineLine& line : assessment().deadlines) {
        if (plan_->rules->deadlines[line.index].id == member.key) found = to_iso(line.date);
      }
      CHECK(found == written(document_, member.value));
    }
  }

  const Document& document_;
  const Node& expect_;
  Outcome outcome_;
  std::shared_ptr<const Plan> plan_;
};

void run_case(const Document& document, const Node& each, const std::string& rules, Changes changes) {
  for (const Member& member : each.members) {
    const std::vector<std::string> known = {"rules", "page", "title", "structure", "set", "expect"};
    CHECK_MESSAGE(std::find(known.begin(), known.end(), member.key) != known.end(), member.key);
  }
  const Node* structure = each.find("structure");
  if (structure == nullptr) structure = document.root.find("structure");
  const Node* expect = each.find("expect");
  REQUIRE(structure != nullptr);
  REQUIRE(expect != nullptr);
  REQUIRE(!expect->members.empty());
  if (const Node* set = each.find("set")) {
    for (const Member& member : set->members)
      changes.emplace_back(member.key, written(document, member.value));
  }
  const auto plan = plan_of(rules);
  const Inputs inputs = inputs_of(document_of("tests/reference/" + structure->text), changes, *plan);
  CaseRun(document, *expect, evaluate(plan, inputs), plan).check();
}

std::string text_of(const Node& each, const char* key) {
  const Node* node = each.find(key);
  return node != nullptr ? node->text : "";
}

const std::vector<Node>& cases_of(const Document& document) {
  const Node* cases = document.root.find("case");
  REQUIRE(cases != nullptr);
  return cases->items;
}

TEST_CASE("every reference case, exactly") {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(repository_path("tests/reference"))) {
    const std::string file = entry.path().filename().string();
    if (entry.path().extension() != ".toml") continue;
    const Document document = document_of("tests/reference/" + file);
    if (document.root.find("case") == nullptr) continue;  // A structure that cases start from.
    for (const Node& each : cases_of(document)) {
      const std::string page = text_of(each, "page");
      const std::string title = text_of(each, "title");
      CAPTURE(file);
      CAPTURE(page);
      CAPTURE(title);
      CHECK_MESSAGE((file != "guide.toml" || !page.empty()), "an example of the guide has a page");
      run_case(document, each, text_of(each, "rules"), {});
      ++count;
    }
  }
  CHECK(count >= 150);
}

TEST_CASE("the worked examples of the guide hold for 2022 as they do for 2023") {
  const Document document = document_of("tests/reference/guide.toml");
  for (const Node& each : cases_of(document)) {
    const std::string page = text_of(each, "page");
    const std::string title = text_of(each, "title");
    CAPTURE(page);
    CAPTURE(title);
    run_case(document, each, "aci_msp_2022", {{"annee", "2022"}});
  }
}

}  // namespace
}  // namespace aci
