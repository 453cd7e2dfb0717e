// A table with the ids or the labels of inputs as its header.

#include <algorithm>

#include "io/csv_header.h"
#include "io/csv_mistakes.h"
#include "io/csv_syntax.h"
#include "io/row_source.h"
#include "io/text_file.h"

namespace aci {
namespace {

class CsvSource final : public RowSource {
 public:
  CsvSource(std::unique_ptr<TextBlocks> text, std::string path, CsvHeader header)
      : text_(std::move(text)), path_(std::move(path)), header_(std::move(header)) {}

  std::optional<std::size_t> column(std::string_view input) const override {
    for (std::size_t i = 0; i < header_.columns.size(); ++i) {
      if (header_.columns[i].text == input && header_.is_input[i]) return i;
    }
    return std::nullopt;
  }
  const std::vector<FieldLayout>& fields() const override { return header_.layout.fields; }
  const std::vector<std::size_t>& kept() const override { return header_.kept; }
  bool next(TextBlock& block) override { return text_->next(block); }
  void read(const TextBlock& block, RowColumns& rows) const override {
    read_rows(block.text, header_.layout, rows);
  }
  bool failed(Diagnostics& diagnostics) const override { return text_->failed(diagnostics); }
  std::uint64_t size() const override { return text_->size(); }
  const std::string& name() const override { return path_; }
  bool has_columns() const override { return true; }

  std::optional<Subject> careful(const TextBlock& block, const RowColumns& rows, std::size_t row,
                                 Diagnostics& diagnostics) const override;

 private:
  std::unique_ptr<TextBlocks> text_;
  std::string path_;
  CsvHeader header_;
};

std::optional<Subject> CsvSource::careful(const TextBlock& block, const RowColumns& rows, std::size_t row,
                                          Diagnostics& diagnostics) const {
  const SourcePtr file = row_text(path_, block, rows, row, text_->encoding(), diagnostics);
  if (file == nullptr) return std::nullopt;
  std::vector<CsvField> fields = split_csv_row(file->text(), header_.layout.separator);
  // Separators at the end of a row, or fewer of them, are no matter.
  while (fields.size() > header_.columns.size() && fields.back().text.empty()) fields.pop_back();
  if (fields.size() >= header_.named && fields.size() < header_.columns.size())
    fields.resize(header_.columns.size());
  if (fields.size() != header_.columns.size()) {
    auto& mistake = diagnostics.error(
        "D002", all_of(file), {std::to_string(fields.size()), std::to_string(header_.columns.size())});
    if (fields.size() > header_.columns.size()) mistake.hint = hint_of_cut_value(header_.layout.separator);
    return std::nullopt;
  }
  Subject out;
  out.name = row_name(block.first_line + rows.line[row]);
  out.document.file = file;
  out.document.root.kind = NodeKind::table;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (header_.layout.fields[i].kind == FieldKind::nameless && !fields[i].text.empty()) {
      diagnostics.error("D027", Place(file, fields[i].at), {std::to_string(i + 1)});
      return std::nullopt;
    }
    if (!header_.is_input[i]) continue;
    if (fields[i].text.empty()) {
      out.empty.emplace_back(header_.columns[i].text, Place(file, fields[i].at));
      continue;
    }
    const Place place(file, fields[i].at);
    out.fields.push_back({header_.columns[i].text, fields[i].text, place, place});
  }
  for (const std::size_t column : header_.kept) out.kept.push_back(fields[column].text);
  // Spreadsheets save empty rows with their separators.
  const auto is_empty = [](const CsvField& field) { return field.text.empty(); };
  if (std::all_of(fields.begin(), fields.end(), is_empty)) return std::nullopt;
  return out;
}

}  // namespace

std::unique_ptr<RowSource> open_csv(std::unique_ptr<TextBlocks> text, const std::string& path,
                                    KnownInputs& inputs, const SourceChoice& choice,
                                    Diagnostics& diagnostics) {
  auto header = read_csv_header(*text, path, inputs, choice, diagnostics);
  if (!header) return nullptr;
  return std::make_unique<CsvSource>(std::move(text), path, *std::move(header));
}

}  // namespace aci
