#pragma once
// One thread of a batch: takes blocks of rows, computes them, and hands the results over in the order of the
// input.

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "study/batch_readings.h"
#include "study/batch_side.h"
#include "study/figure_summary.h"

namespace aci {

/// A reading at work on one table.
struct ReadingAtWork {
  const BatchReading* reading;
  std::unique_ptr<BatchRules> rules;
};

/// What all the threads of a batch share, and none of them changes but through BatchRules.
struct BatchJob {
  RowSource& source;
  KnownInputs& known;
  BatchRules& own;
  BatchRules* against;  ///< May be null.
  const Scenarios& scenarios;
  const FigureLayout& layout;
  const BatchWriter* writer;    ///< Null: no rows are wanted.
  const RejectWriter* rejects;  ///< Null: nor a file of those that were not computed.
  bool summary = false;
  std::span<const ReadingAtWork> readings = {};   ///< With `summary`: what each would move.
  const FigureLayout* readings_layout = nullptr;  ///< Of these.
};

/// One summary a scenario; the others are empty where there are no rules to compare with. None at all where
/// no summary is wanted.
struct ScenarioSummaries {
  std::vector<FigureSummary> own = {}, against = {};
  std::vector<std::vector<ReadingEffect>> readings = {};  ///< By scenario, then by reading.

  static ScenarioSummaries empty(const BatchJob& job);
  void merge(const ScenarioSummaries& more);
};

class BatchWorker final : public RowJudge {
 public:
  explicit BatchWorker(const BatchJob& job);

  /// Blocks until there are none; the first one may be given.
  void run(BatchSink& sink, TextBlock* first = nullptr);

  const ScenarioSummaries& summaries() const { return summaries_; }

 private:
  bool process(TextBlock& block, BatchSink& sink);
  void compare_sides();
  void compare_readings();
  void write();
  void add_up(const BatchSide& side, std::vector<FigureSummary>& summaries) const;
  void reject(const RowsAtWork& rows, std::size_t row, const Subject* subject, std::uint16_t plan,
              Diagnostics diagnostics) override;
  void reject_broken(const BrokenRow& broken);
  void tell(RejectedRow rejected, const Subject* subject, std::uint64_t line);
  /// Two meanings are told once a column.
  void set_doubts_apart(std::vector<Diagnostic>& mistakes, std::uint64_t line);

  const BatchJob& job_;
  RowsAtWork rows_;
  BatchSide own_;
  std::optional<BatchSide> against_;
  std::vector<BatchSide> readings_;
  std::vector<std::uint8_t> wanted_;  ///< By row: whether a reading is asked what it would pay.
  bool at_against_ = false;           ///< Which side is at work.
  ScenarioSummaries summaries_;
  BatchResult result_;
};

/// A row that a quote breaks, its mistake placed in a text of its own.
RejectedRow rejected_row(const std::string& name, const BrokenRow& broken);

/// The mistakes of a row, errors alone, each with its place in the row.
RejectedRow rejected_row(const RowsAtWork& rows, const Subject* subject, Diagnostics diagnostics);

}  // namespace aci
