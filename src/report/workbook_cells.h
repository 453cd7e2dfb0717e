#pragma once
// A workbook of a spreadsheet, as data: a sheet a subject, one row of headers, one kind of value a column, so
// that it can be filtered, sorted and added up as it is.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/assessment.h"
#include "io/workbook_writer.h"

namespace aci {

/// A text, or a number in decimals, or a date as "2024-04-30"; empty: nothing is known.
struct WorkbookCell {
  WorkbookCell() = default;
  WorkbookCell(CellStyle cell_style, std::string held) : style(cell_style), text(std::move(held)) {}
  WorkbookCell(Money amount);
  WorkbookCell(const std::optional<Money>& amount);
  WorkbookCell(const std::optional<Date>& date);

  CellStyle style = CellStyle::text;
  std::string text;
};
using WorkbookRow = std::vector<WorkbookCell>;

/// A short text, whoever wrote it.
WorkbookCell text_cell(std::string_view text);
/// A sentence.
WorkbookCell words_cell(std::string_view text);
WorkbookCell truth_cell(Language language, bool yes);
WorkbookCell year_cell(int year);
WorkbookCell count_cell(std::int64_t number);
/// With the decimals that JSON has.
WorkbookCell number_cell(CellStyle style, const Rational& number);
WorkbookCell input_cell(Language language, const Input& input, const std::optional<Rational>& value);
/// What a table, or an option, says: a number, true, false or a date as such.
WorkbookCell plain_cell(Language language, std::string_view text);

struct Sheet {
  /// The name and the headers are ids of the wording.
  Sheet(Language language, std::string_view name_id, std::initializer_list<std::string_view> header_ids);

  std::string name;
  std::vector<std::string> headers;
  std::vector<WorkbookRow> rows = {};
};

struct Workbook {
  std::string title;
  std::vector<Sheet> sheets = {};
};

/// Name, id, exercise: what rows of several structures begin with.
WorkbookRow structure_cells(const Assessment& assessment);

/// What figures rest on: values that were not given, remarks, doubts, values of a date, other readings; then
/// the rules and the documents that they cite.
void add_grounds(Workbook& workbook, Language language, std::span<const Assessment* const> assessments);

/// The same of rules alone: what they cite.
void add_sources(Workbook& workbook, Language language, std::span<const std::shared_ptr<const Plan>> plans);

std::unique_ptr<WorkbookFile> open_workbook(Language language, const std::string& title,
                                            Diagnostics& diagnostics);
void write_sheet(WorkbookFile& file, const Sheet& sheet);
/// Puts the bytes; false when they could not be made, reported.
bool write_workbook(Language language, const Workbook& workbook, const WorkbookFile::Put& put,
                    Diagnostics& diagnostics);

}  // namespace aci
