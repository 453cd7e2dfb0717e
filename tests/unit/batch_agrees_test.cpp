// A batch against `evaluate`, structure by structure: the same bytes as the CSV of `compute`, for every rule
// set, whatever the size of the blocks, with the accelerator of batches and without it.

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <map>
#include <string>

#include "base/date_text.h"
#include "base/decimal.h"
#include "report/compute_csv.h"
#include "support/batch_rows.h"
#include "support/loading.h"
#include "support/random_structures.h"

namespace aci {
namespace {

constexpr int kStructures = 1200;  // A rule set.

/// As a field of a table says it.
std::string field_of(const Input& input, const std::optional<Rational>& value) {
  if (!value) return "";
  if (input.type == InputType::boolean) return value->is_zero() ? "false" : "true";
  if (input.type == InputType::date) return to_iso(*from_serial(*value->to_int64()));
  // Without its sign it might be taken for a percentage.
  const bool far = input.plausible_to && *input.plausible_to < *value;
  if (input.type == InputType::share && far)
    return to_decimal(*multiply(*value, Rational(100)), 0, 18).text + " %";
  return to_decimal(*value, 0, 18).text;
}

std::string table_of(const RuleSet& rules, const std::vector<Inputs>& structures) {
  std::string text;
  for (const Input& input : rules.inputs) text += (text.empty() ? "" : ",") + input.id;
  for (const Inputs& structure : structures) {
    std::string row;
    for (std::size_t i = 0; i < rules.inputs.size(); ++i) {
      const Input& input = rules.inputs[i];
      if (i > 0) row += ',';
      if (input.id == kNameInput) {
        row += "\"" + structure.name + ", \"\"x\"\"\"";
      } else if (input.type != InputType::text) {
        row += field_of(input, structure.values[i]);
      }
    }
    text += "\n" + row;
  }
  return text;
}

WrittenBatch rows_of(BatchSetup& setup, const std::string& path, std::size_t block, Accelerator accelerator) {
  Diagnostics diagnostics;
  auto text = TextBlocks::open(path, diagnostics, {block, kLongestRow});
  REQUIRE(text);
  const auto source = open_csv(std::move(text), path, setup.known, {}, diagnostics);
  REQUIRE(source);
  return batch_rows(setup, *source, accelerator);
}

TEST_CASE("a batch gives the bytes that compute gives") {
  const std::string path = "batch_agrees_" + std::to_string(::getpid()) + ".csv";
  for (const std::string& name : all_rule_sets()) {
    CAPTURE(name);
    const auto plan = plan_of(name);
    const RuleSet& rules = *plan->rules;
    if (!plan->input(kNameInput) || !plan->input(kYearInput)) continue;
    RandomStructures random(plan, 99);
    std::vector<Inputs> structures;
    std::string expected;
    std::uint64_t refused = 0;
    CsvOptions options;
    options.detail = true;
    const FigureLayout layout = figure_layout({&plan, 1}, {.detail = true});
    for (int i = 0; i < kStructures; ++i) {
      Inputs inputs = random.next();
      inputs.name = "MSP " + std::to_string(i);
      Inputs named = inputs;
      named.name += ", \"x\"";
      named.key.reset();
      const Outcome outcome = evaluate(plan, named);
      refused += outcome.assessment ? 0 : 1;
      if (outcome.assessment) expected += csv_row(Language::en, *outcome.assessment, layout, options);
      structures.push_back(std::move(inputs));
    }
    std::ofstream(path) << table_of(rules, structures);
    BatchSetup setup(plan);
    for (const std::size_t block : {std::size_t{1}, std::size_t{3000}, kBlockSize}) {
      CAPTURE(block);
      for (const Accelerator accelerator : {Accelerator::off, Accelerator::on}) {
        const WrittenBatch kept = rows_of(setup, path, block, accelerator);
        CHECK(kept.rejected == refused);
        CHECK((kept.rows == expected));
      }
    }
  }
  std::remove(path.c_str());
}

}  // namespace
}  // namespace aci
