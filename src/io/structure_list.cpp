#include "io/structure_list.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "io/text_file.h"
#include "io/toml_document.h"

namespace aci {
namespace {

namespace fs = std::filesystem;

struct Field {
  std::string text;
  Span at;
};
using Row = std::vector<Field>;

/// Cuts a CSV text into rows; empty lines are no rows.
class CsvReader {
 public:
  CsvReader(SourcePtr file, Diagnostics& diagnostics)
      : file_(std::move(file)), text_(file_->text()), diagnostics_(diagnostics) {
    const std::string_view header = text_.substr(0, text_.find('\n'));
    const auto count = [&](char c) { return std::count(header.begin(), header.end(), c); };
    separator_ = count(';') > count(',') ? ';' : ',';
  }

  /// Nothing after a quote that does not close, reported.
  std::optional<std::vector<Row>> rows() {
    std::vector<Row> rows;
    while (at_ < text_.size()) {
      Row row;
      bool more = true;
      while (more) {
        auto field = next();
        if (!field) return std::nullopt;
        row.push_back(std::move(*field));
        more = at_ < text_.size() && text_[at_] == separator_;
        if (more) ++at_;
      }
      if (at_ < text_.size() && text_[at_] == '\r') ++at_;
      if (at_ < text_.size() && text_[at_] == '\n') ++at_;
      if (row.size() > 1 || !row.front().text.empty()) rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
  Span span(std::size_t begin) const {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
  }

  bool at_line_end() const {
    return text_[at_] == '\n' || (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n');
  }

  std::optional<Field> next() {
    const std::size_t begin = at_;
    std::string out;
    if (at_ < text_.size() && text_[at_] == '"') {
      for (++at_;; ++at_) {
        if (at_ >= text_.size()) {
          diagnostics_.error("D003", {file_, {span(begin).begin, span(begin).begin + 1}});
          return std::nullopt;
        }
        if (text_[at_] == '"') {
          if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
          ++at_;
        }
        out += text_[at_];
      }
      ++at_;
    }
    // Behind a closing quote too, as spreadsheets do.
    while (at_ < text_.size() && text_[at_] != separator_ && !at_line_end()) out += text_[at_++];
    return Field{std::move(out), span(begin)};
  }

  SourcePtr file_;
  std::string_view text_;
  Diagnostics& diagnostics_;
  char separator_;
  std::size_t at_ = 0;
};

/// Which of two columns of a name would count is nobody's guess; columns without a name are empty ones.
bool has_twins(const Row& header, const SourcePtr& file, Diagnostics& diagnostics) {
  bool found = false;
  for (auto field = header.begin(); field != header.end(); ++field) {
    const auto same = [&](const Field& other) { return other.text == field->text; };
    if (field->text.empty() || std::none_of(header.begin(), field, same)) continue;
    diagnostics.error("D005", {file, field->at}, {field->text});
    found = true;
  }
  return found;
}

std::vector<ListedStructure> read_table(const SourcePtr& file, Diagnostics& diagnostics) {
  std::vector<ListedStructure> out;
  const auto rows = CsvReader(file, diagnostics).rows();
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
    structure.document.file =
        std::make_shared<const SourceFile>(structure.name, std::string(file->line(line)));
    structure.document.root.kind = NodeKind::table;
    for (std::size_t k = 0; k < row.size(); ++k) {
      if (row[k].text.empty()) continue;
      structure.overrides.push_back({header[k].text, row[k].text, file, header[k].at, row[k].at});
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
    std::vector<std::string> inside;
    for (auto it =
             fs::recursive_directory_iterator(path, fs::directory_options::skip_permission_denied, failure);
         !failure && it != fs::recursive_directory_iterator(); it.increment(failure)) {
      const std::string extension = it->path().extension().string();
      std::error_code unreadable;
      if ((extension == ".toml" || extension == ".csv") && it->is_regular_file(unreadable)) {
        inside.push_back(it->path().string());
      }
    }
    if (inside.empty()) diagnostics.error("D001", Place{}, {path});
    std::sort(inside.begin(), inside.end());
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
