#pragma once
// The columns of a batch's rows, one structure each: CSV, or one JSON object a line. The same in both.
//
//   nom, identifiant, annee, rules, eligible, then the layout's columns;
//   with other rules to compare: against.rules, against.eligible, then against.X for points_total, total,
//   advance and balance, then difference.X for the same (theirs less ours);
//   then the kept columns of the input, then the varied inputs.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "study/batch_output.h"

namespace aci {

/// Points are in decimals, euros have two; a figure that the rules do not have is empty, as is a difference
/// with one, or one that no 64-bit number of cents holds. Dialects: CsvDialect.
std::unique_ptr<BatchWriter> batch_csv(Language language, bool for_french_spreadsheet, BatchHeader header);
/// Kept columns have the type that they had in JSON or TOML, and are texts from a CSV; varied inputs are
/// numbers, true or false; a missing figure and a missing id are null. Of several keys of a name, the second
/// becomes "name (2)", and so on.
std::unique_ptr<BatchWriter> batch_json(BatchHeader header);

/// What both writers print of a row, with its columns found once and for all.
class BatchColumns {
 public:
  explicit BatchColumns(BatchHeader header);

  struct Column {
    std::size_t index = 0;  ///< In the layout.
    FigureKind kind = FigureKind::points;
  };
  const BatchHeader& header() const { return header_; }
  const std::vector<Column>& figures() const { return figures_; }
  /// points_total, total, advance, balance.
  const std::vector<Column>& compared() const { return compared_; }
  /// Of every column but the extra ones.
  const std::vector<std::string>& names() const { return names_; }
  bool is_kept(std::size_t extra) const { return extra + header_.varied < header_.extra.size(); }

  bool is_computed(const BatchRows& rows, std::size_t row) const {
    return rows.figures->computed[row] != 0 && (!header_.against || rows.against->computed[row] != 0);
  }
  /// kNoFigure when there is none.
  static std::int64_t difference(const BatchRows& rows, const Column& column, std::size_t row) {
    const std::int64_t own = rows.figures->values[column.index][row];
    const std::int64_t other = rows.against->values[column.index][row];
    std::int64_t result = 0;
    const bool known = own != kNoFigure && other != kNoFigure && !__builtin_sub_overflow(other, own, &result);
    return known ? result : kNoFigure;
  }

 private:
  BatchHeader header_;
  std::vector<Column> figures_;
  std::vector<Column> compared_;
  std::vector<std::string> names_;
};

}  // namespace aci
