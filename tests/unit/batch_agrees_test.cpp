// A batch against `evaluate`, structure by structure: the same bytes as the CSV of `compute`, for every rule
// set, whatever the size of the blocks, with the accelerator of batches and without it.

#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <string>

#include "report/compute_csv.h"
#include "support/batch_rows.h"
#include "support/folder.h"
#include "support/loading.h"
#include "support/random_structures.h"
#include "support/table_of.h"

namespace aci {
namespace {

constexpr int kStructures = 1200;  // A rule set.

WrittenBatch rows_of(BatchSetup& setup, const std::string& path, std::size_t block, Accelerator accelerator) {
  Diagnostics diagnostics;
  auto text = TextBlocks::open(path, diagnostics, {block, kLongestRow});
  REQUIRE(text);
  const auto source = open_csv(std::move(text), path, setup.known, {}, diagnostics);
  REQUIRE(source);
  return batch_rows(setup, *source, accelerator);
}

TEST_CASE("a batch gives the bytes that compute gives") {
  const Folder folder;
  const std::string path = folder / "t.csv";
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
}

}  // namespace
}  // namespace aci
