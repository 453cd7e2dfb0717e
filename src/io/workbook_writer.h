#pragma once
// A workbook of a spreadsheet (.xlsx), written row by row by libxlsxwriter, which is loaded when the first
// one is asked for: nobody else waits for it. The same cells make the same bytes, at any time and in any
// place.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace aci {

/// What a cell holds, and how a spreadsheet shows it.
enum class CellStyle : std::uint8_t {
  text,    ///< On one line.
  words,   ///< A sentence: on several.
  whole,   ///< A number of things.
  year,    ///< Not grouped.
  number,  ///< As it is.
  points,  ///< Two decimals are shown; the cell has all of them.
  euros,
  share,  ///< Per cent.
  date,
};
inline constexpr std::size_t kCellStyles = 9;

/// Rows of a sheet, the one of the headers included.
inline constexpr std::uint32_t kSheetRows = 1'048'576;
/// Characters of a cell, those beyond the first 65 536 of Unicode counting for two.
inline constexpr std::size_t kCellCharacters = 32'767;

/// What a cell can hold of a decimal, as "-12.5"; nothing for one of more than fifteen digits, of which a
/// spreadsheet would show others.
std::optional<double> cell_number(std::string_view decimal);  // no amount: what a cell holds of one

/// The text as a cell has it: cut, with a sign, where it is too long; "_x0041_" is no code of a character.
std::string cell_text(std::string_view text);

class WorkbookFile {
 public:
  using Put = std::function<void(std::string_view)>;

  /// Where libxlsxwriter is not there or cannot be loaded (F042), or no temporary file can be made (F044):
  /// null, reported.
  static std::unique_ptr<WorkbookFile> open(Language language, const std::string& title,
                                            const std::string& remark, Diagnostics& diagnostics);
  WorkbookFile(const WorkbookFile&) = delete;
  WorkbookFile& operator=(const WorkbookFile&) = delete;
  ~WorkbookFile();

  /// What follows is written on that sheet; names of at most 31 characters, without []:*?/\ .
  void add_sheet(const std::string& name, const std::vector<std::string>& headers);
  /// The next cell of the row, whose text is UTF-8 that a screen may show; a decimal where the style is a
  /// number, "2024-04-30" where it is a date; left empty by an empty text. Never a formula.
  void cell(CellStyle style, std::string_view text);
  void end_row();
  /// Of the sheet, that of the headers included.
  std::uint32_t rows() const;

  /// Puts the bytes; false when they could not be made, reported (F044). Tells of texts that were cut (F043).
  /// To be called once.
  bool finish(const Put& put, Diagnostics& diagnostics);

 private:
  class Sheets;
  explicit WorkbookFile(std::unique_ptr<Sheets> sheets);
  std::unique_ptr<Sheets> sheets_;
};

}  // namespace aci
