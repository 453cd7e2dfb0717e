// Structure files, one row each.

#include <algorithm>
#include <atomic>
#include <numeric>

#include "io/named_columns.h"
#include "io/row_source.h"
#include "io/text_file.h"
#include "io/toml_document.h"

namespace aci {
namespace {

constexpr std::size_t kFilesAtOnce = 64;  ///< Of a block, which says nothing but which files they are.

class FileSource final : public RowSource {
 public:
  FileSource(std::vector<std::string> paths, KnownInputs& inputs, const SourceChoice& choice)
      : paths_(std::move(paths)), columns_(inputs, choice) {}

  std::optional<std::size_t> column(std::string_view input) const override { return columns_.column(input); }
  const std::vector<FieldLayout>& fields() const override { return columns_.fields(); }
  const std::vector<std::size_t>& kept() const override { return columns_.kept(); }

  bool next(TextBlock& block) override {
    const std::size_t number = next_.fetch_add(1);
    if (number * kFilesAtOnce >= paths_.size()) return false;
    block.number = number;
    block.text.clear();
    block.first_line = number * kFilesAtOnce + 1;  // The "line" of a file is which one it is.
    block.end_offset = std::min((number + 1) * kFilesAtOnce, paths_.size());
    block.broken.reset();
    return true;
  }

  /// Files are read with care only: parsing TOML costs more than the rest.
  void read(const TextBlock& block, RowColumns& rows) const override {
    resize_rows(columns_.fields(), 0, rows);
    resize_rows(columns_.fields(), block.end_offset - block.number * kFilesAtOnce, rows);
    std::iota(rows.line.begin(), rows.line.end(), 0U);
    std::fill(rows.unusual.begin(), rows.unusual.end(), std::uint8_t{1});
  }

  std::optional<CarefulRow> careful(const TextBlock& block, const RowColumns&, std::size_t row,
                                    Diagnostics& diagnostics) const override {
    const std::string& path = paths_[block.number * kFilesAtOnce + row];
    const auto file = read_text_file(path, diagnostics);
    auto document = file ? parse_toml(*file, diagnostics) : std::nullopt;
    if (!document) return std::nullopt;
    CarefulRow out;
    out.name = path;
    out.is_line = false;
    out.kept = columns_.kept_texts(document->root);
    columns_.drop_others(document->root);
    out.document = std::move(*document);
    return out;
  }

  bool failed(Diagnostics&) const override { return false; }
  std::uint64_t size() const override { return paths_.size(); }
  const std::string& name() const override { return paths_.front(); }
  std::string row_name(std::uint64_t line) const override { return paths_[line - 1]; }
  bool has_columns() const override { return false; }

 private:
  const std::vector<std::string> paths_;
  const NamedColumns columns_;
  std::atomic<std::size_t> next_ = 0;
};

}  // namespace

std::unique_ptr<RowSource> open_files(std::vector<std::string> paths, KnownInputs& inputs,
                                      const SourceChoice& choice) {
  return std::make_unique<FileSource>(std::move(paths), inputs, choice);
}

}  // namespace aci
