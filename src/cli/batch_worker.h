#pragma once
// One thread of a batch: takes blocks of rows, computes them, and hands the results over in the order of the
// input.

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/evaluate.h"
#include "io/row_source.h"
#include "report/batch_rows.h"
#include "report/diagnostic_text.h"
#include "study/batch_rules.h"
#include "study/figure_summary.h"

namespace aci {

/// What all the threads of a batch share, and none of them changes but through BatchRules.
struct BatchJob {
  RowSource& source;
  KnownInputs& known;
  BatchRules& own;
  BatchRules* against;  ///< May be null.
  const BatchScenarios& scenarios;
  const FigureLayout& layout;
  const BatchWriter* writer;  ///< Null: no rows are wanted.
  Language language;
  bool summary;
  bool rejects;  ///< Whether a file of them is wanted.
  bool french;
};

/// A row that has no figures, and why.
struct RejectedRow {
  std::shared_ptr<TransientTexts> texts;  ///< What the mistakes have their places in.
  std::vector<Diagnostic> mistakes;
};

/// How many structures a warning concerns, and which is the first.
struct BatchWarning {
  std::uint64_t structures = 0;
  std::uint64_t first_line = 0;
};
/// By plan (those to compare with come after the others) and constraint; one more stands for rules that are
/// used out of their years.
using BatchWarnings = std::map<std::pair<std::size_t, std::size_t>, BatchWarning>;

inline constexpr std::size_t kShownRejects = 20;

/// What a block gives, in order.
struct BatchResult {
  std::string rows;                   ///< As the writer writes them.
  std::vector<RejectedRow> rejected;  ///< The first ones, up to kShownRejects.
  std::string rejects;                ///< All of them, for the file.
  std::uint64_t rejected_count = 0;
  std::uint64_t computed_count = 0;
  BatchWarnings warnings;
  std::optional<RejectedRow> given_up;  ///< Why the rest of the input is not read.

  void clear();
};

/// Takes results in turn; false when no more are wanted.
class BatchSink {
 public:
  virtual ~BatchSink() = default;
  /// Waits until all that comes before block `number` is taken. `last`: nothing more comes of the block.
  virtual bool take(std::uint64_t number, std::uint64_t end_offset, BatchResult& result, bool last) = 0;
};

class BatchWorker {
 public:
  explicit BatchWorker(const BatchJob& job);

  /// Blocks until there are none; the first one may be given.
  void run(BatchSink& sink, TextBlock* first = nullptr);

  const FigureSummary& own_summary() const { return own_.summary; }
  const FigureSummary& against_summary() const { return against_.summary; }

 private:
  /// The rows at work under one choice of rules.
  struct Side {
    Side(BatchRules* chosen, std::size_t first, const FigureLayout& layout)
        : rules(chosen), first_plan(static_cast<std::uint16_t>(first)), summary(layout) {}
    BatchRules* rules;
    std::uint16_t first_plan;  ///< What the plans are counted from.
    FigureTable figures;
    std::vector<std::uint16_t> plans;  ///< By row.
    std::map<std::pair<std::uint16_t, int>, std::unique_ptr<ColumnRun>> runs;
    FigureSummary summary;
  };

  bool process(TextBlock& block, BatchSink& sink);
  void read_years(std::size_t begin, std::size_t count);
  void compute(Side& side);
  void compute_year(Side& side, int year, std::vector<std::uint32_t>& rows);
  void run_columns(Side& side, std::uint16_t plan, ColumnRun& run, std::span<const std::uint32_t> rows,
                   std::vector<WarningTally>& tallies);
  void compute_carefully(Side& side, std::uint32_t row);
  const CarefulRow* careful_row(std::size_t base, Diagnostics& diagnostics);
  void warn(Side& side, std::uint16_t plan, std::size_t constraint, std::uint64_t line,
            std::uint64_t structures);
  /// "patientele=4500, ipa=true"; empty when nothing is varied.
  std::string scenario_text(std::uint32_t row) const;
  void reject(const CarefulRow* careful, std::uint64_t line, const std::string& scenario,
              Diagnostics diagnostics);
  void reject_broken(const BrokenRow& broken);
  void read_texts();
  void write();

  std::size_t base_of(std::size_t row) const { return (begin_ + row) / scenarios_; }
  std::size_t scenario_of(std::size_t row) const { return (begin_ + row) % scenarios_; }
  std::uint64_t line_of(std::size_t row) const { return block_->first_line + table_.line[base_of(row)]; }
  std::string_view text_at(std::size_t column, std::size_t base);

  const BatchJob& job_;
  const std::size_t scenarios_;
  std::optional<std::size_t> year_column_, name_column_, key_column_;
  std::optional<std::size_t> varied_year_;
  std::optional<int> constant_year_;
  std::optional<std::string> constant_name_, constant_key_;

  Side own_;
  Side against_;
  const TextBlock* block_ = nullptr;
  RowColumns table_;
  std::vector<bool> complete_;  ///< By column of it: no field is empty.

  // Of the rows of the result that are at work: those from `begin_` on, when there are scenarios.
  std::size_t begin_ = 0;
  std::size_t count_ = 0;
  std::vector<std::int32_t> years_;
  std::vector<std::uint8_t> careful_;  ///< Rows for the careful way only.
  std::vector<std::string_view> names_, keys_;
  std::vector<std::vector<std::string_view>> extra_;
  std::vector<std::vector<std::uint32_t>> by_year_;  ///< Rows by year − kFirstYear.
  std::vector<std::int32_t> seen_years_;
  std::vector<std::vector<std::int64_t>>
      gathered_;  ///< By input: columns of rows that do not stand together.
  std::vector<std::vector<std::uint8_t>> gathered_given_;
  std::deque<std::string> texts_;  ///< What views point to, besides the block.
  std::optional<std::size_t> last_base_;
  std::shared_ptr<TransientTexts> last_texts_;
  std::optional<CarefulRow> last_careful_;
  std::vector<Diagnostic> last_mistakes_;
  BatchResult result_;
};

}  // namespace aci
