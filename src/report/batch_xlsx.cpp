#include "report/batch_xlsx.h"

#include <algorithm>

#include "report/batch_fields.h"
#include "report/text_appender.h"
#include "report/value_text.h"
#include "report/wording.h"

namespace aci {
namespace {

/// A cell is the letter of its style, its text, and this sign, which no shown text has; a row ends with a
/// line.
constexpr char kCellEnd = '\x1f';

char letter(CellStyle style) {
  return static_cast<char>('a' + static_cast<char>(style));
}

class BatchCells final : public BatchWriter {
 public:
  BatchCells(Language language, BatchHeader header) : language_(language), columns_(std::move(header)) {}

  std::string header() const override { return ""; }

  void append(const BatchRows& rows, std::string& out) const override {
    const BatchHeader& header = columns_.header();
    TextBuffer buffer;
    TextAppender text(out, buffer);
    const auto add = [&text](const WorkbookCell& cell) { put(text, cell.style, cell.text); };
    for (std::size_t row = 0; row < rows.rows; ++row) {
      if (!columns_.is_computed(rows, row)) continue;
      add(text_cell(rows.names[row]));
      add(text_cell(rows.keys[row]));
      add(year_cell(rows.years[row]));
      add(text_cell(header.rule_names[rows.rules[row]]));
      add(truth_cell(language_, rows.figures->eligible[row] != 0));
      for (const auto& column : columns_.figures()) {
        figure(text, column.kind, rows.figures->values[column.index][row]);
      }
      if (header.against) {
        add(text_cell(header.rule_names[rows.against_rules[row]]));
        add(truth_cell(language_, rows.against->eligible[row] != 0));
        for (const auto& column : columns_.compared()) {
          figure(text, column.kind, rows.against->values[column.index][row]);
        }
        for (const auto& column : columns_.compared()) {
          figure(text, column.kind, BatchColumns::difference(rows, column, row));
        }
      }
      for (std::size_t i = 0; i < header.extra.size(); ++i) {
        const std::string_view value = rows.extra[i][row];
        const bool bare = !columns_.is_kept(i) || (i < rows.bare.size() && rows.bare[i][row] != 0);
        add(bare ? plain_cell(language_, value) : text_cell(value));
      }
      text.character('\n');
    }
    text.flush();
  }

 private:
  static void put(TextAppender& text, CellStyle style, std::string_view content) {
    text.character(letter(style));
    text.text(content);
    text.character(kCellEnd);
  }

  static void figure(TextAppender& text, FigureKind kind, std::int64_t value) {
    text.character(letter(kind == FigureKind::euros ? CellStyle::euros : CellStyle::points));
    if (value != kNoFigure) kind == FigureKind::euros ? text.euros(value, '.') : text.points(value, '.');
    text.character(kCellEnd);
  }

  Language language_;
  BatchColumns columns_;
};

/// What the columns of the CSV are called in words.
class Headers {
 public:
  Headers(Language language, const BatchHeader& header) : language_(language), columns_(header) {}

  std::vector<std::string> all() {
    for (const char* id : {"column.structure", "column.key", "column.year", "column.rules", "column.due"}) {
      add(say(language_, id));
    }
    const auto& layout = columns_.header().layout.columns;
    for (const auto& column : columns_.figures()) add(title(layout[column.index]));
    if (columns_.header().against) {
      add(say(language_, "column.against", {say(language_, "column.rules")}));
      add(say(language_, "column.against", {say(language_, "column.due")}));
      for (const char* side : {"column.against", "column.moved"}) {
        for (const auto& column : columns_.compared())
          add(say(language_, side, {title(layout[column.index])}));
      }
    }
    for (const std::string& name : columns_.header().extra) add(text_cell(name).text);
    return std::move(headers_);
  }

  std::vector<std::string> keys() const {
    std::vector<std::string> out = columns_.names();
    out.insert(out.end(), columns_.header().extra.begin(), columns_.header().extra.end());
    return out;
  }

 private:
  std::string title(const FigureColumn& column) const {
    if (column.name == "total") return say(language_, "column.total");
    if (column.name == "advance") return say(language_, "column.advance");
    if (column.name == "balance") return say(language_, "column.balance");
    if (column.name == "points_total") return say(language_, "column.points");
    const std::string& label = column.label.in(language_);
    return say(language_, "column.points_of", {label.empty() ? column.id : label});
  }

  /// Of several of a name, the second becomes "name (2)", and so on.
  void add(const std::string& name) {
    std::string header = name;
    for (int count = 2; std::ranges::find(headers_, header) != headers_.end(); ++count) {
      header = name + " (" + std::to_string(count) + ")";
    }
    headers_.push_back(std::move(header));
  }

  Language language_;
  BatchColumns columns_;
  std::vector<std::string> headers_;
};

}  // namespace

std::unique_ptr<BatchWriter> batch_cells(Language language, BatchHeader header) {
  return std::make_unique<BatchCells>(language, std::move(header));
}

std::unique_ptr<BatchWorkbook> BatchWorkbook::open(Language language, const BatchHeader& header,
                                                   Diagnostics& diagnostics) {
  auto file = open_workbook(language, say(language, "workbook.batch"), diagnostics);
  if (!file) return nullptr;
  auto out = std::unique_ptr<BatchWorkbook>(new BatchWorkbook(language, std::move(file)));
  Headers headers(language, header);
  const std::vector<std::string> keys = headers.keys();
  const std::vector<std::string> titles = headers.all();
  for (std::size_t i = 0; i < titles.size(); ++i) {
    out->columns_.rows.push_back({text_cell(titles[i]), text_cell(keys[i])});
  }
  out->file_->add_sheet(say(language, "sheet.structures"), titles);
  return out;
}

bool BatchWorkbook::write(std::string_view rows) {
  while (!rows.empty()) {
    if (rows.front() == '\n') {
      file_->end_row();
      rows.remove_prefix(1);
      continue;
    }
    if (file_->rows() == kSheetRows) {
      full_ = true;
      return false;
    }
    const std::size_t end = rows.find(kCellEnd);
    file_->cell(static_cast<CellStyle>(rows.front() - 'a'), rows.substr(1, end - 1));
    rows.remove_prefix(end + 1);
  }
  return true;
}

bool BatchWorkbook::finish(std::span<const std::shared_ptr<const Plan>> plans, const WorkbookFile::Put& put,
                           Diagnostics& diagnostics) {
  Workbook rest;
  rest.sheets.push_back(std::move(columns_));
  add_sources(rest, language_, plans);
  for (const Sheet& sheet : rest.sheets) write_sheet(*file_, sheet);
  return file_->finish(put, diagnostics);
}

}  // namespace aci
