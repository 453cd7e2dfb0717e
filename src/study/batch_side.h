#pragma once
// The rows at work under one choice of rules: their figures, many rows at a time in columns where the rows
// are plain, one by one where they are not or where something may be wrong.

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "study/assess.h"
#include "study/batch_output.h"
#include "study/batch_supplies.h"
#include "study/rows_at_work.h"

namespace aci {

/// Told of the rows that have no figures.
class RowJudge {
 public:
  virtual ~RowJudge() = default;
  /// `subject`: null when the row could not even be read. `plan`: kNone when it is not known.
  virtual void reject(const RowsAtWork& rows, std::size_t row, const Subject* subject, std::uint16_t plan,
                      Diagnostics diagnostics) = 0;
};

class BatchSide {
 public:
  /// `rules` and `known` must outlive it. `first_plan`: what its plans are counted from.
  BatchSide(BatchRules& rules, KnownInputs& known, const FigureLayout& layout, std::size_t first_plan);

  /// The figures of the rows; of those alone that are 1 in `wanted`, where it is given.
  void compute(RowsAtWork& rows, RowJudge& judge, BatchWarnings& warnings,
               const std::vector<std::uint8_t>* wanted = nullptr);
  /// Gives back what the computation of columns has taken.
  void rest() { runs_.clear(); }

  const BatchRules& rules() const { return rules_; }
  FigureTable& figures() { return figures_; }
  const FigureTable& figures() const { return figures_; }
  /// By row.
  const std::vector<std::uint16_t>& plans() const { return plans_; }

 private:
  using Rows = std::span<const std::uint32_t>;

  void compute_year(RowsAtWork& rows, std::uint16_t plan, int year, Rows of_year, BatchWarnings& warnings);
  /// What warnings of a plan are told of: of those that differ by values of parameters alone, the first.
  std::size_t told_plan(std::uint16_t plan) const { return first_plan_ + rules_.choice().stated(plan); }
  void run_columns(RowsAtWork& rows, std::uint16_t plan, ColumnRun& run, Rows part,
                   std::vector<WarningTally>& tallies, BatchWarnings& warnings);
  void count_assumed(const RowsAtWork& rows, std::uint16_t plan, std::span<const InputColumn> inputs,
                     Rows part, BatchWarnings& warnings) const;
  void count_implausible(const RowsAtWork& rows, std::uint16_t plan, std::span<const InputColumn> inputs,
                         Rows part, BatchWarnings& warnings) const;
  InputColumn column_of(const RowsAtWork& rows, const ColumnPlace& place, Rows part, std::size_t input);
  void compute_carefully(RowsAtWork& rows, std::uint32_t row, RowJudge& judge, BatchWarnings& warnings);

  BatchRules& rules_;
  KnownInputs& known_;
  const FigureLayout& layout_;
  std::size_t first_plan_;
  FigureTable figures_;
  std::vector<std::uint16_t> plans_;
  std::map<std::pair<std::uint16_t, int>, std::unique_ptr<ColumnRun>> runs_;
  /// Rows by agreement, then by rule set, then by year − kFirstYear.
  std::vector<std::vector<std::uint32_t>> by_year_;
  std::vector<std::size_t> seen_;     ///< Of these, which are not empty.
  std::vector<std::uint32_t> bases_;  ///< Of the rows that run in columns.
  /// By input: columns of rows that do not stand together.
  std::vector<std::vector<std::int64_t>> gathered_;
  std::vector<std::vector<std::uint8_t>> gathered_given_;
};

}  // namespace aci
