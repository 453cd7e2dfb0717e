#pragma once
// What a batch gives, block by block, and who takes it.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "engine/figure_layout.h"

namespace aci {

/// Rows of the result, in the order of the input. The views must outlive the call.
struct BatchRows {
  std::size_t rows = 0;
  std::span<const std::string_view> names;  ///< By row, as are the next three.
  std::span<const std::string_view> keys;   ///< Empty: none.
  std::span<const std::int32_t> years;
  std::span<const std::uint16_t> rules;  ///< Index into BatchHeader::rule_names.
  const FigureTable* figures = nullptr;
  std::span<const std::uint16_t> against_rules;  ///< With other rules, as is the next.
  const FigureTable* against = nullptr;
  std::vector<std::span<const std::string_view>> extra;  ///< By column of BatchHeader::extra, then by row.
  /// Likewise, of kept columns: 1 where JSON has a number, true, false or, of an empty text, null. A column
  /// that is not there has texts alone.
  std::vector<std::span<const std::uint8_t>> bare;
};

/// What is the same for all the rows.
struct BatchHeader {
  FigureLayout layout;  ///< Its columns of points and euros alone are printed.
  std::vector<std::string> rule_names;
  bool against = false;
  std::vector<std::string> extra;  ///< Kept columns, then varied inputs; names need not be unique.
  std::size_t varied = 0;          ///< How many of the last of `extra` are varied inputs.
};

/// Writes rows. Immutable: threads share it.
class BatchWriter {
 public:
  virtual ~BatchWriter() = default;
  /// Empty for JSON.
  virtual std::string header() const = 0;
  /// Puts the rows at the end of `out`, those aside that were not computed (under either rules).
  virtual void append(const BatchRows& rows, std::string& out) const = 0;
};

/// A mistake of a row that was not computed.
struct Reject {
  std::string_view file;
  int line = 0;    ///< From 1; 0: the mistake concerns what lies above it, and the field is empty.
  int column = 0;  ///< Likewise.
  const Diagnostic& mistake;
  std::string_view input = {};  ///< An id; empty when the mistake concerns none.
};

/// Writes rejects. Immutable: threads share it.
class RejectWriter {
 public:
  virtual ~RejectWriter() = default;
  virtual std::string header() const = 0;
  virtual void append(const Reject& reject, std::string& out) const = 0;
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

  void add(std::uint64_t line, std::uint64_t more) {
    if (structures == 0 || line < first_line) first_line = line;
    structures += more;
  }
};

/// What a warning of a batch is about, in the order in which they are told.
enum class WarningKind : std::uint8_t {
  constraint,    ///< One that does not hold.
  prerequisite,  ///< An input that was not given, and whose default closed the gate.
  implausible,   ///< A value of a column outside what the rules call plausible.
  out_of_years,  ///< The rules are used out of their years.
};

struct WarningKey {
  std::size_t plan = 0;  ///< Those to compare with come after the others.
  WarningKind kind = WarningKind::out_of_years;
  std::size_t index = 0;  ///< Of the constraint or of the input.
  friend auto operator<=>(const WarningKey&, const WarningKey&) = default;
};
using BatchWarnings = std::map<WarningKey, BatchWarning>;

/// Values of a column of a table that have two meanings: told once, as the first of them is.
struct BatchDoubt {
  BatchWarning rows;
  Message message;
  std::optional<Message> hint;

  void add(const BatchDoubt& other) {
    if (rows.structures == 0 || other.rows.first_line < rows.first_line) {
      message = other.message;
      hint = other.hint;
    }
    rows.add(other.rows.first_line, other.rows.structures);
  }
};
using BatchDoubts = std::map<std::string, BatchDoubt>;

/// Of the rejected rows, those that are told.
inline constexpr std::size_t kShownRejects = 20;

/// What a block gives, in order.
struct BatchResult {
  std::string rows = {};                   ///< As the writer writes them.
  std::vector<RejectedRow> rejected = {};  ///< The first ones, up to kShownRejects.
  std::string rejects = {};                ///< All of them, as their writer writes them.
  std::uint64_t rejected_count = 0;
  std::uint64_t computed_count = 0;
  BatchWarnings warnings = {};
  BatchDoubts doubts = {};                   ///< By column.
  std::optional<RejectedRow> given_up = {};  ///< Why the rest of the input is not read.

  /// Keeps its memory.
  void clear() {
    rows.clear();
    rejected.clear();
    rejects.clear();
    rejected_count = computed_count = 0;
    warnings.clear();
    doubts.clear();
    given_up.reset();
  }
};

/// Takes results in turn, from several threads.
class BatchSink {
 public:
  virtual ~BatchSink() = default;
  /// The next input begins: its blocks are numbered from 0 again.
  virtual void begin(const std::string& name, std::uint64_t size) = 0;
  /// Waits until all that comes before block `number` is taken. `last`: nothing more comes of the block.
  /// Clears a result that it has taken. False when no more results are wanted.
  virtual bool take(std::uint64_t number, std::uint64_t end_offset, BatchResult& result, bool last) = 0;
  /// Nothing more is wanted.
  virtual void stop() = 0;
};

}  // namespace aci
