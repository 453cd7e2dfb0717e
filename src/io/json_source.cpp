// JSON lines: one object a line, whose keys are ids of inputs, or groups of them as in a structure file.

#include <algorithm>
#include <set>

#include "io/json_document.h"
#include "io/json_elements.h"
#include "io/json_rows.h"
#include "io/row_source.h"
#include "io/text_file.h"

namespace aci {
namespace {

class JsonSource final : public RowSource {
 public:
  JsonSource(std::unique_ptr<TextBlocks> text, std::string path, KnownInputs& inputs,
             const SourceChoice& choice)
      : text_(std::move(text)),
        path_(std::move(path)),
        columns_(inputs, choice),
        rows_(begins_array(text_->peek()) ? RowEnd::element : RowEnd::line_feed) {
    text_->set_rows(rows_, ',');
  }

  std::optional<std::size_t> column(std::string_view input) const override { return columns_.column(input); }
  const std::vector<FieldLayout>& fields() const override { return columns_.fields(); }
  const std::vector<std::size_t>& kept() const override { return columns_.kept(); }
  bool has_types() const override { return true; }
  bool next(TextBlock& block) override { return text_->next(block); }
  void read(const TextBlock& block, RowColumns& rows) const override {
    read_json_rows(block.text, columns_, rows, rows_);
  }
  bool failed(Diagnostics& diagnostics) const override { return text_->failed(diagnostics); }
  std::uint64_t size() const override { return text_->size(); }
  const std::string& name() const override { return path_; }
  bool has_columns() const override { return false; }
  bool may_be_empty() const override { return rows_ == RowEnd::element; }

  std::optional<Subject> careful(const TextBlock& block, const RowColumns& rows, std::size_t row,
                                 Diagnostics& diagnostics) const override {
    const SourcePtr file = row_text(path_, block, rows, row, text_->encoding(), diagnostics);
    if (file == nullptr) return std::nullopt;
    auto document = parse_json(file, diagnostics);
    if (!document) return std::nullopt;
    Subject out;
    out.name = row_name(block.first_line + rows.line[row]);
    columns_.keep(document->root, Repeated::json, out);
    out.document = std::move(*document);
    columns_.inputs().rename(out);
    columns_.drop_others(out.document.root);
    if (!take_fields(out, diagnostics)) return std::nullopt;
    return out;
  }

 private:
  /// Moves the inputs outside groups from the document to the fields.
  bool take_fields(Subject& row, Diagnostics& diagnostics) const {
    Node& root = row.document.root;
    const std::size_t before = diagnostics.error_count();
    std::erase_if(root.members, [&](const Member& member) {
      const NamedKey* const key = columns_.find(member.key);
      if (member.value.kind == NodeKind::table || key == nullptr || !key->input) return false;
      if (key->given) return true;
      if (const auto text = text_of(member.value)) {
        row.fields.push_back({member.key, *text, member.key_at, member.value.at});
      } else {
        diagnostics.error("D015", member.value.at, {Message{"json.array", {}}});
      }
      return true;
    });
    // Which of two would count is nobody's guess.
    std::set<std::string_view> seen;
    for (const WrittenValue& field : row.fields) {
      if (!seen.insert(field.id).second) {
        diagnostics.error("D015", field.id_at, {Message{"toml.duplicate_key", {field.id}}});
      }
      for (const Member& group : root.members) {
        const Member* const twin = group.value.find_member(field.id);
        if (twin == nullptr) continue;
        diagnostics.error("D015", twin->key_at, {Message{"toml.duplicate_key", {field.id}}});
      }
    }
    return diagnostics.error_count() == before;
  }

  std::unique_ptr<TextBlocks> text_;
  std::string path_;
  RowKeys columns_;
  const RowEnd rows_;
};

}  // namespace

std::unique_ptr<RowSource> open_json_lines(std::unique_ptr<TextBlocks> text, const std::string& path,
                                           KnownInputs& inputs, const SourceChoice& choice) {
  return std::make_unique<JsonSource>(std::move(text), path, inputs, choice);
}

}  // namespace aci
