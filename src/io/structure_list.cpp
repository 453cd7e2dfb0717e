#include "io/structure_list.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "io/csv_quotes.h"
#include "io/files_under.h"
#include "io/text_file.h"
#include "io/toml_document.h"

namespace aci {
namespace {

namespace fs = std::filesystem;

using Row = std::vector<CsvField>;

/// The rows of a table, empty lines being none. Nothing after a quote that does not close, reported.
std::optional<std::vector<Row>> read_rows(SourcePtr file, Diagnostics& diagnostics) {
  const std::string_view text = file->text();
  const std::string_view header = text.substr(0, text.find('\n'));
  const char separator = std::ranges::count(header, ';') > std::ranges::count(header, ',') ? ';' : ',';
  std::vector<Row> rows;
  for (std::size_t at = 0; at < text.size();) {
    Row row = take_csv_row(text, at, separator);
    if (const CsvField& last = row.back(); !last.closed) {
      diagnostics.error("D003", {file, {last.at.begin, last.at.begin + 1}});
      return std::nullopt;
    }
    if (row.size() > 1 || !row.front().text.empty()) rows.push_back(std::move(row));
  }
  return rows;
}

/// Which of two columns of a name would count is nobody's guess; columns without a name are empty ones.
bool has_twins(const Row& header, SourcePtr file, Diagnostics& diagnostics) {
  bool found = false;
  for (auto field = header.begin(); field != header.end(); ++field) {
    const auto same = [&](const CsvField& other) { return other.text == field->text; };
    if (field->text.empty() || std::none_of(header.begin(), field, same)) continue;
    diagnostics.error("D005", {file, field->at}, {field->text});
    found = true;
  }
  return found;
}

std::vector<ListedStructure> read_table(SourcePtr file, Diagnostics& diagnostics) {
  std::vector<ListedStructure> out;
  const auto rows = read_rows(file, diagnostics);
  if (!rows) return out;
  if (rows->size() < 2) {
    diagnostics.error("D006", Place{}, {file->name()});
    if (rows->empty()) return out;
  }
  const Row& header = rows->front();
  if (has_twins(header, file, diagnostics)) return out;
  for (std::size_t i = 1; i < rows->size(); ++i) {
    const Row& row = (*rows)[i];
    const int line = file->position(row.front().at.begin).line;
    if (row.size() != header.size()) {
      diagnostics.error("D002", {file, {row.front().at.begin, row.back().at.end}},
                        {std::to_string(row.size()), std::to_string(header.size())});
      continue;
    }
    ListedStructure structure;
    structure.name = file->name() + ":" + std::to_string(line);
    // What a row lacks has no place in the table: the row is named instead.
    structure.document.file = add_text(structure.name, std::string(file->line(line)));
    structure.document.root.kind = NodeKind::table;
    for (std::size_t k = 0; k < row.size(); ++k) {
      if (row[k].text.empty()) continue;
      structure.fields.push_back({header[k].text, row[k].text, {file, header[k].at}, {file, row[k].at}});
    }
    out.push_back(std::move(structure));
  }
  return out;
}

}  // namespace

std::vector<std::string> structure_files(const std::vector<std::string>& paths, Diagnostics& diagnostics) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code failure;
    if (!fs::is_directory(path, failure)) {
      files.push_back(path);
      continue;
    }
    const auto inside = files_under(path, {".toml", ".csv"});
    if (inside.empty()) diagnostics.error("D001", Place{}, {path});
    files.insert(files.end(), inside.begin(), inside.end());
  }
  return files;
}

std::vector<ListedStructure> read_listed(const std::string& path, Diagnostics& diagnostics) {
  const auto file = read_text_file(path, diagnostics);
  if (!file) return {};
  if (path.ends_with(".csv")) return read_table(*file, diagnostics);
  auto document = parse_toml(*file, diagnostics);
  if (!document) return {};
  std::vector<ListedStructure> out;
  out.push_back({path, std::move(*document), {}});
  return out;
}

}  // namespace aci
