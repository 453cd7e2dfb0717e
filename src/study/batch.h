#pragma once
// Many structures under the rules of their years, and under others to compare with, in every scenario asked
// for: the loop over structures, scenarios and rules, by as many threads as are wanted.

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "study/batch_worker.h"

namespace aci {

struct BatchRequest {
  std::vector<std::string> inputs;  ///< Files, folders, "-".
  std::string rules;                ///< An id or a path; empty: by the year of each row.
  std::string against;              ///< Other rules: an id or a path; empty: none.
  std::vector<WrittenValue> constants;
  std::vector<std::string> variations;  ///< As typed: id=from..to:step.
  std::vector<std::string> keep;        ///< Columns of the input to repeat.
  std::vector<std::string> ignore;      ///< Columns of the input not to look at.
  bool ignore_unknown = false;
  Encoding encoding = Encoding::automatic;  ///< Of the inputs.
  bool french = false;                      ///< Dates like 31/12/2023.
  bool detail = false;                      ///< A column an indicator.
  bool summary = false;
  bool readings = false;  ///< With `summary`: what the other readings of the rules would move.
  int jobs = 0;           ///< 0: as many as there are cores.
  Accelerator accelerator = Accelerator::on;
};

/// With `summary`, the scenarios of `variations` that can be told apart on a page.
inline constexpr std::size_t kMostBlocks = 1000;

class Batch {
 public:
  /// Called with what is found as the batch goes on.
  using Tell = std::function<void(Diagnostics&)>;

  /// Loads the rules, checks the scenarios and opens the inputs. Null when something is wrong, reported
  /// (U013… the options, D016… the inputs).
  static std::unique_ptr<Batch> prepare(BatchRequest request, RuleLibrary& library, Diagnostics& diagnostics);

  /// Every file that is read.
  const std::vector<std::string>& files() const { return files_; }
  BatchHeader header() const;

  /// Looks at the first rows of every input, then computes all. False when one cannot be computed, or not
  /// read to its end, told. `writer`, `rejects`: see BatchJob.
  bool run(const BatchWriter* writer, const RejectWriter* rejects, BatchSink& sink, const Tell& tell);

  /// The rules that may be at work, with those to compare with.
  std::vector<std::shared_ptr<const Plan>> plans() const { return plans_of(rules_); }
  std::uint64_t computed() const { return computed_; }
  std::uint64_t rejected() const { return rejected_; }
  bool warned() const { return warned_; }
  const Scenarios& scenarios() const { return scenarios_; }
  /// By scenario.
  const ScenarioSummaries& summaries() const { return summaries_; }
  /// Those of which the summaries tell the effects.
  const std::vector<BatchReading>& readings() const { return readings_; }

 private:
  struct Input {
    std::unique_ptr<RowSource> source;
    std::unique_ptr<BatchRules> own;
    std::unique_ptr<BatchRules> against;  ///< May be null.
    std::vector<ReadingAtWork> readings;
    TextBlock first;
  };
  class Counting;

  bool read_scenarios(const BatchRequest& request, RuleLibrary& library, Diagnostics& diagnostics);
  void lay_out(const BatchRequest& request, Diagnostics& diagnostics);
  bool compute_all(const BatchWriter* writer, const RejectWriter* rejects, BatchSink& sink, const Tell& tell);
  bool look_at(Input& input, const Tell& tell);
  bool check_columns(const BatchRules& rules, const std::string& text, const RowColumns& first,
                     Diagnostics& diagnostics, const RowSource& source) const;
  bool compute(Input& input, const BatchJob& job, Counting& sink, const Tell& tell);
  void work(Input& input, const BatchJob& job, Counting& sink);
  void tell_doubts(const RowSource& source, const BatchDoubts& doubts, const Tell& tell);
  Message years_of(std::size_t plan) const;
  void tell_warnings(const RowSource& source, const BatchWarnings& warnings, const Tell& tell);

  BatchRequest request_;
  std::unique_ptr<RulesForYear> own_, against_;
  std::vector<LoadedRules> rules_;  ///< Of both.
  std::unique_ptr<KnownInputs> known_;
  Scenarios scenarios_;
  FigureLayout layout_;
  std::vector<BatchReading> readings_;
  FigureLayout readings_layout_;
  std::vector<std::string> files_;
  std::unique_ptr<TextEncodings> encodings_;  ///< Of the inputs.
  std::vector<Input> inputs_;
  ScenarioSummaries summaries_;
  std::uint64_t computed_ = 0, rejected_ = 0;
  bool warned_ = false;
};

}  // namespace aci
