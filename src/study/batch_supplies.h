#pragma once
// One choice of rules at work on one table: which column, option or default gives each input of each rule
// set, and the evaluators made for it. Threads share it.

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "columns/column_evaluator.h"
#include "io/row_source.h"
#include "study/rules_for_year.h"
#include "study/scenario.h"

namespace aci {

/// Where the column of an input is.
struct ColumnPlace {
  enum class In : std::uint8_t { nowhere, table, variation };
  In in = In::nowhere;
  std::size_t index = 0;
};

/// What is plausible of a column, in its units.
struct PlausibleColumn {
  std::size_t input = 0;  ///< Of the plan.
  std::int64_t least = 0;
  std::int64_t most = 0;
};

/// Without columns every row is computed on its own: slower, to the same bytes.
enum class Accelerator : bool { off, on };

class BatchRules {
 public:
  /// All must outlive it.
  BatchRules(RulesForYear& choice, const RowSource& source, const KnownInputs& known,
             const Scenarios& scenarios, const FigureLayout& layout,
             Accelerator accelerator = Accelerator::on);

  RulesForYear& choice() const { return choice_; }
  /// By input of the plan.
  const std::vector<ColumnPlace>& columns(std::uint16_t plan) const { return columns_[plan]; }
  /// Inputs that the plan requires and that nothing gives.
  std::vector<std::size_t> missing(std::uint16_t plan) const;
  /// Inputs that close the gate when they are not given, those aside that an option gives.
  const std::vector<std::size_t>& prerequisites(std::uint16_t plan) const { return *prerequisites_[plan]; }
  /// Inputs that a column or a variation gives, and of which the plan says what is plausible.
  const std::vector<PlausibleColumn>& plausible(std::uint16_t plan) const { return plausible_[plan]; }
  /// Columns of texts that the plan requires.
  const std::vector<std::size_t>& required_texts(std::uint16_t plan) const { return required_texts_[plan]; }

  /// Ready to compute `rows` rows of an exercise; null when they are better, or only, computed one by one.
  std::shared_ptr<const ColumnEvaluator> evaluator(std::uint16_t plan, int year, std::size_t rows);

 private:
  std::function<std::vector<std::size_t>()> find_prerequisites(std::uint16_t plan) const;

  RulesForYear& choice_;
  const FigureLayout& layout_;
  Accelerator accelerator_;
  std::vector<std::vector<InputSupply>> supplies_;  ///< By plan.
  std::vector<std::vector<ColumnPlace>> columns_;
  std::vector<std::vector<std::size_t>> required_texts_;
  std::vector<Lazy<std::vector<std::size_t>>> prerequisites_;
  std::vector<std::vector<PlausibleColumn>> plausible_;
  std::mutex mutex_;
  std::map<std::pair<std::uint16_t, int>, std::shared_ptr<const ColumnEvaluator>> evaluators_;
};

}  // namespace aci
