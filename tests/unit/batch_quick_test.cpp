// That batches are quick, without a clock: clean rows are computed in columns, all of them.

#include <doctest/doctest.h>

#include <array>
#include <atomic>
#include <string>
#include <vector>

#include "report/batch_fields.h"
#include "study/batch_worker.h"
#include "support/folder.h"
#include "support/loading.h"
#include "support/random_structures.h"
#include "support/table_of.h"

namespace aci {
namespace {

constexpr std::size_t kRows = 300;

/// A source that counts the rows that are read one by one.
class Counted final : public RowSource {
 public:
  explicit Counted(std::unique_ptr<RowSource> source) : source_(std::move(source)) {}

  std::optional<std::size_t> column(std::string_view input) const override { return source_->column(input); }
  const std::vector<FieldLayout>& fields() const override { return source_->fields(); }
  const std::vector<std::size_t>& kept() const override { return source_->kept(); }
  bool has_types() const override { return source_->has_types(); }
  bool next(TextBlock& block) override { return source_->next(block); }
  void read(const TextBlock& block, RowColumns& rows) const override { source_->read(block, rows); }
  std::optional<Subject> careful(const TextBlock& block, const RowColumns& rows, std::size_t row,
                                 Diagnostics& diagnostics) const override {
    ++one_by_one;
    return source_->careful(block, rows, row, diagnostics);
  }
  bool failed(Diagnostics& diagnostics) const override { return source_->failed(diagnostics); }
  std::uint64_t size() const override { return source_->size(); }
  const std::string& name() const override { return source_->name(); }
  bool has_columns() const override { return source_->has_columns(); }

  mutable std::atomic<std::size_t> one_by_one = 0;

 private:
  std::unique_ptr<RowSource> source_;
};

class Forgotten final : public BatchSink {
 public:
  void begin(const std::string&, std::uint64_t) override {}
  void stop() override {}
  bool take(std::uint64_t, std::uint64_t, BatchResult& result, bool) override {
    computed += result.computed_count;
    result.clear();
    return true;
  }
  std::uint64_t computed = 0;
};

struct Work {
  std::uint64_t computed = 0;
  std::size_t one_by_one = 0;
};

Work work_of(const std::shared_ptr<const Plan>& plan, const std::string& table) {
  const Folder folder;
  const std::string path = folder.write("t.csv", table);
  RulesForYear choice(plan);
  const std::vector<std::shared_ptr<const Plan>> plans{plan};
  KnownInputs known(plans);
  const FigureLayout layout = figure_layout(plans, {.detail = true});
  Diagnostics diagnostics;
  auto text = TextBlocks::open(path, diagnostics);
  REQUIRE(text);
  auto opened = open_csv(std::move(text), path, known, {}, diagnostics);
  REQUIRE(opened);
  Counted source(std::move(opened));
  const Scenarios scenarios;
  BatchRules rules(choice, source, known, scenarios, layout);
  BatchHeader header;
  header.layout = layout;
  header.rule_names = {plan->rules->id};
  const auto writer = batch_csv(Language::en, false, std::move(header));
  const BatchJob job{source, known, rules, nullptr, scenarios, layout, writer.get(), nullptr};
  Forgotten sink;
  BatchWorker(job).run(sink);
  return {sink.computed, source.one_by_one};
}

/// As many structures of one exercise that have a result.
std::vector<Inputs> structures_of(const std::shared_ptr<const Plan>& plan, int year) {
  RandomStructures random(plan, 7);
  std::vector<Inputs> found;
  while (found.size() < kRows) {
    Inputs inputs = random.next();
    inputs.year = year;
    inputs.values[*plan->input(kYearInput)] = Rational(year);
    inputs.name = "MSP " + std::to_string(found.size());
    if (evaluate(plan, inputs).assessment) found.push_back(std::move(inputs));
  }
  return found;
}

TEST_CASE("clean rows of every shipped rule set are computed in columns") {
  for (const std::string& name : all_rule_sets()) {
    CAPTURE(name);
    if (name.starts_with("tests/")) continue;
    const auto plan = plan_of(name);
    const RuleSet& rules = *plan->rules;
    for (const int year : {rules.first_year, rules.open_ended ? 2030 : rules.last_year}) {
      CAPTURE(year);
      const Work work = work_of(plan, table_of(rules, structures_of(plan, year)));
      CHECK(work.computed == kRows);
      CHECK(work.one_by_one == 0);
    }
  }
}

}  // namespace
}  // namespace aci
