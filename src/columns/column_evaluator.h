#pragma once
// One rule set and one exercise, over the columns of a table: the same figures as `evaluate`, many rows at a
// time. Pure; what a row cannot have this way is left to `evaluate`.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "columns/column_machine.h"
#include "engine/figure_layout.h"

namespace aci {

/// Where a table has an input from.
struct InputSupply {
  enum class Kind : std::uint8_t {
    none,      ///< Nowhere: the default holds, if there is one.
    constant,  ///< The same value for every row, checked.
    column,    ///< A column of multiples of 10^-decimals.
    other,     ///< A column that does not read as this input's type.
  };
  Kind kind = Kind::none;
  Rational constant;
  int decimals = 0;
};

/// Immutable: threads share it.
class ColumnEvaluator {
 public:
  /// One supply an input of the Plan, in its order.
  ColumnEvaluator(std::shared_ptr<const Plan> plan, int year, std::span<const InputSupply> supplies,
                  const FigureLayout& layout);

  /// False: every row is left to `evaluate`.
  bool usable() const { return program_.has_value(); }
  const Plan& plan() const { return *plan_; }
  /// The figures of the layout that the rule set has, by output of the program.
  const ColumnProgram& program() const { return *program_; }

  /// What is known of the inputs, and what the program gives.
  const std::vector<ColumnInput>& inputs() const { return inputs_; }
  const std::vector<ColumnOutput>& outputs() const { return outputs_; }
  /// Constraints that are warnings, in the order of the rule set.
  const std::vector<std::size_t>& warnings() const { return warnings_; }

 private:
  friend class ColumnRun;
  /// What to look at in a column before it is used.
  struct Column {
    std::uint32_t input = 0;
    std::optional<std::int64_t> min, max;  ///< In units of the column.
    std::int64_t multiple = 1;             ///< Of which the values must be multiples.
    bool required = false;
    std::optional<std::int64_t> default_value;    ///< In units of the column.
    std::optional<std::uint32_t> default_column;  ///< The input whose column holds the default.
  };
  /// Where a figure goes.
  struct Target {
    std::size_t output = 0;
    std::size_t column = 0;  ///< Of the layout.
  };

  std::optional<ColumnInput> describe(std::size_t index, std::span<const InputSupply> supplies,
                                      const Range& range) const;
  /// Notes what to look at in the column of an input; false when it cannot be used.
  bool look_at(std::size_t index, std::span<const InputSupply> supplies);
  void choose_outputs(const FigureLayout& layout);

  std::shared_ptr<const Plan> plan_;
  int year_;
  std::vector<ColumnInput> inputs_;
  std::vector<ColumnOutput> outputs_;
  std::vector<std::size_t> errors_;  ///< Constraints, as outputs 0, 1…
  std::vector<std::size_t> warnings_;
  std::size_t first_warning_ = 0;  ///< Outputs.
  std::size_t open_ = 0;
  std::vector<Target> targets_;
  std::vector<Target> missed_;
  std::vector<Column> columns_;
  std::optional<ColumnProgram> program_;
};

/// How many rows a warning concerns, and which is the first.
struct WarningTally {
  std::uint64_t rows = 0;
  std::uint32_t first = 0;
};

/// A ColumnEvaluator at work, in one thread.
class ColumnRun {
 public:
  explicit ColumnRun(std::shared_ptr<const ColumnEvaluator> evaluator);

  const ColumnEvaluator& evaluator() const { return *evaluator_; }

  /// At most kColumnBlock rows. `inputs`: one an input of the Plan, null where the supply is no column.
  /// The figures of row i go to place `at[i]` of `figures`, whose columns have room; rows that `doubtful`
  /// marks before or after have none. `tallies`: one for each of the evaluator's warnings; adds the rows that
  /// are not in doubt.
  void run(std::span<const InputColumn> inputs, std::span<const std::uint32_t> at, std::uint8_t* doubtful,
           FigureTable& figures, std::span<WarningTally> tallies);

 private:
  void prepare(const ColumnEvaluator::Column& column, std::size_t rows, std::uint8_t* doubtful);

  std::shared_ptr<const ColumnEvaluator> evaluator_;
  ColumnMachine machine_;
  std::vector<InputColumn> inputs_;
  std::vector<std::vector<std::int64_t>> filled_;  ///< By input: columns with their defaults.
};

}  // namespace aci
