#include "report/workbook_cells.h"

#include <algorithm>

#include "base/iso_date.h"
#include "report/input_text.h"
#include "report/value_text.h"
#include "report/wording.h"

namespace aci {
namespace {

/// Breaks of lines are blanks; what could mislead who reads is gone.
std::string shown(std::string_view text) {
  std::string line(text);
  std::ranges::replace_if(
      line, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return printable(line);
}

}  // namespace

WorkbookCell::WorkbookCell(Money amount) : style(CellStyle::euros), text(to_decimal(amount)) {}
WorkbookCell::WorkbookCell(const std::optional<Money>& amount)
    : style(CellStyle::euros), text(amount ? to_decimal(*amount) : "") {}
WorkbookCell::WorkbookCell(const std::optional<Date>& date)
    : style(CellStyle::date), text(date ? to_iso(*date) : "") {}

WorkbookCell text_cell(std::string_view text) {
  return {CellStyle::text, shown(text)};
}
WorkbookCell words_cell(std::string_view text) {
  return {CellStyle::words, shown(text)};
}
WorkbookCell truth_cell(Language language, bool yes) {
  return {CellStyle::text, say(language, yes ? "word.yes" : "word.no")};
}
WorkbookCell year_cell(int year) {
  return {CellStyle::year, std::to_string(year)};
}
WorkbookCell count_cell(std::int64_t number) {
  return {CellStyle::whole, std::to_string(number)};
}
WorkbookCell number_cell(CellStyle style, const Rational& number) {
  return {style, shown_decimal(number, 0).text};
}

WorkbookCell input_cell(Language language, const Input& input, const std::optional<Rational>& value) {
  if (!value) return {};
  switch (input.type) {
    case InputType::integer:
      return number_cell(CellStyle::year, *value);
    case InputType::count:
      return number_cell(CellStyle::whole, *value);
    case InputType::decimal:
      return number_cell(CellStyle::number, *value);
    case InputType::share:
      return number_cell(CellStyle::share, *value);
    case InputType::euros:
      return number_cell(CellStyle::euros, *value);
    case InputType::date:
      return {CellStyle::date, toml_value(input, *value)};
    case InputType::boolean:
    case InputType::choice:
    case InputType::text:
      break;
  }
  return text_cell(input_value_text(language, input, value));
}

WorkbookCell plain_cell(Language language, std::string_view text) {
  if (text == "true" || text == "false") return truth_cell(language, text == "true");
  if (is_plain_number(text, '.')) return {CellStyle::number, std::string(text)};
  return parse_iso_date(text) ? WorkbookCell(CellStyle::date, std::string(text)) : text_cell(text);
}

Sheet::Sheet(Language language, std::string_view name_id, std::initializer_list<std::string_view> header_ids)
    : name(say(language, name_id)) {
  for (const std::string_view id : header_ids) headers.push_back(say(language, id));
}

WorkbookRow structure_cells(const Assessment& assessment) {
  const Inputs& inputs = assessment.inputs;
  return {text_cell(inputs.name), text_cell(inputs.key.value_or("")), year_cell(inputs.year)};
}

std::unique_ptr<WorkbookFile> open_workbook(Language language, const std::string& title,
                                            Diagnostics& diagnostics) {
  return WorkbookFile::open(language, title, say(language, "report.disclaimer"), diagnostics);
}

void write_sheet(WorkbookFile& file, const Sheet& sheet) {
  file.add_sheet(sheet.name, sheet.headers);
  for (const WorkbookRow& row : sheet.rows) {
    for (const WorkbookCell& cell : row) file.cell(cell.style, cell.text);
    file.end_row();
  }
}

bool write_workbook(Language language, const Workbook& workbook, const WorkbookFile::Put& put,
                    Diagnostics& diagnostics) {
  const auto file = open_workbook(language, workbook.title, diagnostics);
  if (!file) return false;
  for (const Sheet& sheet : workbook.sheets) write_sheet(*file, sheet);
  return file->finish(put, diagnostics);
}

}  // namespace aci
