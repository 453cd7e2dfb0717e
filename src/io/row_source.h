#pragma once
// Where the structures of a batch come from: a CSV table, JSON lines, or structure files. All give blocks of
// rows, as columns of integers for what is written plainly, and one by one for the rest.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/known_inputs.h"
#include "io/quick_csv_rows.h"
#include "io/structure_file.h"
#include "io/text_blocks.h"

namespace aci {

/// How to read, and what is said elsewhere.
struct SourceChoice {
  std::vector<std::string> given;  ///< Inputs that options give: a column of that name is not looked at.
  std::vector<std::string> keep;   ///< Columns to repeat.
  bool ignore_unknown = false;     ///< Columns that are no input, and come close to none, are no mistake.
  bool french = false;             ///< ';', decimal comma, 31/12/2023.
  const char* how_to_ignore = "hint.ignore_unknown";  ///< The unknown ones.
  std::vector<std::string> ignore = {};               ///< Columns not to look at.
  TextEncodings* encodings = nullptr;                 ///< Of the files; outlive the sources.
};

class RowSource {
 public:
  virtual ~RowSource() = default;

  /// The column of `read` that holds an input; nothing when no column does.
  virtual std::optional<std::size_t> column(std::string_view input) const = 0;
  /// As the columns of `read` are laid out; texts for those to repeat.
  virtual const std::vector<FieldLayout>& fields() const = 0;
  /// The column of `read` with a text to repeat, by SourceChoice::keep.
  virtual const std::vector<std::size_t>& kept() const = 0;
  /// Whether these have types: then what has no quote before it is a number, true or false, or is not there.
  virtual bool has_types() const { return false; }

  /// The next block, false at the end or after an error. For several threads.
  virtual bool next(TextBlock& block) = 0;
  /// For several threads, each with a block and columns of its own.
  virtual void read(const TextBlock& block, RowColumns& rows) const = 0;
  /// The row with care. Nothing when it cannot be read, reported, or when nothing stands in it.
  virtual std::optional<Subject> careful(const TextBlock& block, const RowColumns& rows, std::size_t row,
                                         Diagnostics& diagnostics) const = 0;

  /// Whether reading failed midway, reported.
  virtual bool failed(Diagnostics& diagnostics) const = 0;
  /// Of which TextBlock::end_offset says how much was read; 0 when unknown.
  virtual std::uint64_t size() const = 0;
  virtual const std::string& name() const = 0;
  /// The files that rows come from.
  virtual std::vector<std::string> files() const { return {name()}; }
  /// The row that begins on a line, for messages.
  virtual std::string row_name(std::uint64_t line) const { return name() + ":" + std::to_string(line); }
  /// Whether a column that is not there is missing from every row.
  virtual bool has_columns() const = 0;
  /// Whether no row at all is no mistake.
  virtual bool may_be_empty() const { return has_columns(); }
};

/// What BrokenRow says.
void report_broken(const std::string& path, const BrokenRow& broken, Diagnostics& diagnostics);
/// D014, or D029 in a text of another encoding than UTF-8: the bytes of a row are no text.
void report_unclean(SourcePtr row, Encoding encoding, Diagnostics& diagnostics);
/// A row of a text, as a text of its own to be read with care; null when its bytes are no text, reported.
SourcePtr row_text(const std::string& path, const TextBlock& block, const RowColumns& rows, std::size_t row,
                   Encoding encoding, Diagnostics& diagnostics);

/// The header is read and every mistake in it reported: D005 twice the same, D006 nothing below it, D011 an
/// unknown column, D012 a column to repeat that is not there, D013 a column without a name.
std::unique_ptr<RowSource> open_csv(std::unique_ptr<TextBlocks> text, const std::string& path,
                                    KnownInputs& inputs, const SourceChoice& choice,
                                    Diagnostics& diagnostics);

/// One object a line, or a JSON array of objects, keys as in the header of a CSV, or groups of them as in a
/// structure file. All known inputs are columns, whether rows name them or not; `inputs` must outlive the
/// source. A row's mistakes: D014 not UTF-8, D015 no JSON object.
std::unique_ptr<RowSource> open_json_lines(std::unique_ptr<TextBlocks> text, const std::string& path,
                                           KnownInputs& inputs, const SourceChoice& choice);

/// Structure files, at least one, a row each. Columns as of JSON lines. `size`, end_offset and
/// lines count files. A row's mistakes: those of read_text_file and parse_toml.
std::unique_ptr<RowSource> open_files(std::vector<std::string> paths, KnownInputs& inputs,
                                      const SourceChoice& choice);

/// The same of one that was read: what is no file can be read once only.
std::unique_ptr<RowSource> open_read_file(const std::string& path, std::string text, KnownInputs& inputs,
                                          const SourceChoice& choice);

}  // namespace aci
