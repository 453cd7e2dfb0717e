#include "support/loading.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include "base/decimal.h"
#include "io/rule_library.h"
#include "io/text_file.h"
#include "io/toml_document.h"

namespace aci {
namespace {

RuleLibrary& library() {
  static RuleLibrary library;
  return library;
}

template <typename T>
const T& element(const std::vector<T>& elements, const std::string& id, std::size_t& index) {
  const auto found =
      std::find_if(elements.begin(), elements.end(), [&](const T& each) { return each.id == id; });
  REQUIRE_MESSAGE(found != elements.end(), id);
  index = static_cast<std::size_t>(found - elements.begin());
  return *found;
}

}  // namespace

std::string codes(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& each : diagnostics.all()) text += (text.empty() ? "" : " ") + each.code();
  return text;
}

std::string repository_path(const std::string& relative) {
  return std::string(ACI_SOURCE_DIR) + "/" + relative;
}

std::shared_ptr<const Plan> plan_of(const std::string& name) {
  Diagnostics diagnostics;
  const bool file = name.ends_with(".toml");
  auto plan = library().load(file && !name.starts_with('/') ? repository_path(name) : name, diagnostics);
  REQUIRE_MESSAGE(plan != nullptr, name, ": ", codes(diagnostics));
  return plan;
}

std::vector<std::string> all_rule_sets() {
  std::vector<std::string> names;
  for (const ShippedHeader& header : library().shipped()) {
    // The others have exercises that are no civil year, which the plain evaluator does not know: a program of
    // their own recomputes them, tests/reference/schemes.py.
    if (header.scheme == kDefaultScheme) names.push_back(header.id);
  }
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(repository_path("tests/rulesets"))) {
    const std::string file = entry.path().filename().string();
    if (file.ends_with(".toml") && !file.ends_with("_structure.toml"))
      files.push_back("tests/rulesets/" + file);
  }
  std::sort(files.begin(), files.end());
  names.insert(names.end(), files.begin(), files.end());
  return names;
}

Document document_of(const std::string& relative_path) {
  Diagnostics diagnostics;
  const auto file = read_text_file(repository_path(relative_path), diagnostics);
  auto document = file ? parse_toml(*file, diagnostics) : std::nullopt;
  REQUIRE_MESSAGE(document.has_value(), relative_path, ": ", codes(diagnostics));
  return *std::move(document);
}

Inputs inputs_of(const Document& document, const Changes& changes, const Plan& plan) {
  Diagnostics diagnostics;
  std::vector<WrittenValue> overrides;
  for (const auto& [id, value] : changes) {
    if (auto change = parse_written_value(id + "=" + value, diagnostics))
      overrides.push_back(std::move(*change));
  }
  SchemeInputs others(library(), plan.rules->scheme);
  auto inputs = read_structure(document, overrides, plan, others, diagnostics);
  REQUIRE_MESSAGE(inputs.has_value(), codes(diagnostics));
  return *std::move(inputs);
}

Assessment assess(const std::shared_ptr<const Plan>& plan, const Inputs& inputs) {
  Outcome outcome = evaluate(plan, inputs);
  REQUIRE(outcome.assessment.has_value());
  return *std::move(outcome.assessment);
}

Assessment assess(const std::string& rules, const std::string& structure, const Changes& changes) {
  const auto plan = plan_of(rules);
  return assess(plan, inputs_of(document_of(structure), changes, *plan));
}

const IndicatorLine& line_of(const Assessment& assessment, const std::string& indicator) {
  std::size_t index = 0;
  element(assessment.rules().indicators, indicator, index);
  return assessment.indicators[index];
}

const AmountLine& amount_of(const Assessment& assessment, const std::string& amount) {
  std::size_t index = 0;
  element(assessment.plan->amounts, amount, index);
  return assessment.amounts[index];
}

Rational class_points(const Assessment& assessment, const std::string& group) {
  std::size_t index = 0;
  element(assessment.rules().classes, group, index);
  return assessment.classes[index].earned;
}

Rational exact(const std::string& text) {
  const std::size_t slash = text.find('/');
  const auto whole = parse_decimal(text.substr(0, slash));
  REQUIRE_MESSAGE(whole.has_value(), text);
  if (slash == std::string::npos) return *whole;
  const auto below = parse_decimal(text.substr(slash + 1));
  REQUIRE_MESSAGE(below.has_value(), text);
  const auto value = divide(*whole, *below);
  REQUIRE_MESSAGE(value.has_value(), text);
  return *value;
}

}  // namespace aci
