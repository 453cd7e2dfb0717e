#pragma once
// What a diff tells of rows without figures: the first ones of the run, then how many there were.

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "io/text_blocks.h"
#include "study/batch_side.h"

namespace aci {

/// Those of a whole run, in their order.
class DiffRejects {
 public:
  explicit DiffRejects(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  /// What either rule set says of a row; each mistake is told once.
  void add(std::vector<RejectedRow> row);
  /// Others behind the first ones of a block.
  void count(std::uint64_t more) { rejected_ += more; }
  /// Those under other agreements, as in a folder of all that a person follows: nothing else is told of them.
  void count_elsewhere(std::uint64_t rows) { elsewhere_ += rows; }
  /// Why the rest of an input is not read: told whatever was told before.
  void give_up(RejectedRow row) { tell({std::move(row)}); }
  /// D010 more rows than are told, D038 those under other agreements.
  void tell_numbers();

 private:
  void tell(std::vector<RejectedRow> row);

  Diagnostics& diagnostics_;
  std::uint64_t rejected_ = 0;
  std::uint64_t elsewhere_ = 0;
};

/// Those of a block that is being computed, under one rule set after the other; remarks are not what is asked
/// about. A block may have thousands, with a dozen mistakes each: no more are kept than may be told.
class BlockRejects final : public RowJudge {
 public:
  void reject(const RowsAtWork& rows, std::size_t row, const Subject* subject, std::uint16_t plan,
              Diagnostics found) override;
  /// Row by row. By one thread: texts that stay are added in their order.
  void move_to(DiffRejects& all);

 private:
  std::map<std::size_t, std::vector<RejectedRow>> first_;  ///< By row of the block.
  std::set<std::size_t> more_, elsewhere_;
};

/// Rows that cannot be read. A damaged table may have nothing but them: no more are kept than are told.
class BrokenRows {
 public:
  void add(BrokenRow row);
  bool empty() const { return first_.empty(); }
  /// `name`: of what they are in.
  void move_to(const std::string& name, DiffRejects& all);

 private:
  std::vector<BrokenRow> first_;  ///< And the one with which an input was given up.
  std::uint64_t more_ = 0;
};

}  // namespace aci
