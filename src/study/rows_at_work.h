#pragma once
// The rows of a block that are at work, each under one of the scenarios: their years and texts, and the
// structure as somebody wrote it where a row must be read with care.

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/row_source.h"
#include "study/scenario.h"

namespace aci {

class RowsAtWork {
 public:
  /// All must outlive it.
  RowsAtWork(const RowSource& source, const Scenarios& scenarios);

  /// All the rows of a block, which must outlive the work on it.
  void read(const TextBlock& block);
  /// Those of them, a scenario after another, from `begin` on.
  void select(std::size_t begin, std::size_t count);
  /// Rows times scenarios of the block.
  std::size_t total() const { return table_.rows * scenarios_; }

  const RowSource& source() const { return source_; }
  const Scenarios& scenarios() const { return options_; }
  const RowColumns& table() const { return table_; }
  std::size_t count() const { return count_; }
  bool several_scenarios() const { return scenarios_ > 1; }
  // Most often there is one scenario, and a division costs more than all else that is done with the row here.
  std::size_t base_of(std::size_t row) const {
    return several_scenarios() ? (begin_ + row) / scenarios_ : begin_ + row;
  }
  std::size_t scenario_of(std::size_t row) const { return (begin_ + row) % scenarios_; }
  /// Under which values of parameters the row is computed.
  std::size_t rule_set_of(std::size_t row) const {
    return rule_sets_ > 1 ? options_.rule_set(scenario_of(row)) : 0;
  }
  std::size_t rule_sets() const { return rule_sets_; }
  std::uint64_t line_of(std::size_t row) const { return block_->first_line + table_.line[base_of(row)]; }
  /// Whether no field of the column is empty.
  bool is_complete(std::size_t column) const { return complete_[column]; }
  std::string_view text_at(std::size_t column, std::size_t base);
  /// The column where rows name their agreement; nothing when none of these does.
  std::optional<std::size_t> said_agreements() const;

  /// Whether the row is to be read with care.
  bool is_careful(std::size_t row) const { return careful_[row] != 0; }
  /// Null when it cannot be read, reported, or when nothing stands in it. Good until another row is asked
  /// for, as are the texts that its places are in.
  const Subject* subject(std::size_t row, Diagnostics& diagnostics);
  const std::shared_ptr<TransientTexts>& texts() const { return subject_texts_; }
  /// What the subject says, then what the options say of it in the row's scenario.
  std::vector<WrittenValue> written(const Subject& subject, std::size_t row) const;
  /// "patientele=4500, ipa=true"; empty when nothing is varied.
  std::string scenario_text(std::size_t row) const;
  /// What a careful reading has found of the row.
  void tell(std::size_t row, int year, const Inputs& inputs, const Subject& subject);

  /// By row; 0 when the year is unknown yet.
  const std::vector<std::int32_t>& years() const { return years_; }
  const std::vector<std::string_view>& names() const { return names_; }
  const std::vector<std::string_view>& keys() const { return keys_; }
  /// The columns to repeat, then the varied inputs.
  const std::vector<std::vector<std::string_view>>& extra() const { return extra_; }
  /// By column to repeat, then by row: 1 where JSON has a number, true, false or null.
  const std::vector<std::vector<std::uint8_t>>& bare() const { return bare_; }

 private:
  void read_years();
  void read_texts();

  const RowSource& source_;
  const Scenarios& options_;
  const std::size_t scenarios_;
  const std::size_t rule_sets_;
  std::optional<std::size_t> year_column_, name_column_, key_column_;
  std::optional<std::size_t> varied_year_;
  int constant_year_ = 0;
  std::string constant_name_, constant_key_;

  const TextBlock* block_ = nullptr;
  RowColumns table_;
  std::vector<bool> complete_;
  std::size_t begin_ = 0;
  std::size_t count_ = 0;
  std::vector<std::int32_t> years_;
  std::vector<std::uint8_t> careful_;
  std::vector<std::string_view> names_, keys_;
  std::vector<std::vector<std::string_view>> extra_;
  std::vector<std::vector<std::uint8_t>> bare_;
  std::deque<std::string> kept_texts_;  ///< What views point to, besides the block.

  std::optional<std::size_t> subject_base_;
  std::shared_ptr<TransientTexts> subject_texts_;
  std::optional<Subject> subject_;
  std::vector<Diagnostic> subject_mistakes_;
};

}  // namespace aci
