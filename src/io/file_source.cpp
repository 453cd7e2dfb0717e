// Structure files and forms, one row each.

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>

#include "io/accepted_value.h"
#include "io/json_rows.h"
#include "io/row_keys.h"
#include "io/row_source.h"
#include "io/text_file.h"

namespace aci {
namespace {

constexpr std::size_t kFilesAtOnce = 64;  ///< Of a block.

/// What stands for a file that must be read with care.
constexpr std::string_view kWithCare = "!\n";

/// Whether a node is written as a plain field of that kind would be.
bool is_plain(const Node& node, FieldKind kind) {
  const bool number = node.kind == NodeKind::integer || node.kind == NodeKind::decimal;
  const bool text = node.kind == NodeKind::string;
  switch (kind) {
    case FieldKind::ignored:
    case FieldKind::nameless:
      return false;
    case FieldKind::number:
      return number;
    case FieldKind::share:
      return number || (text && node.text.ends_with('%'));
    case FieldKind::boolean:
      return node.kind == NodeKind::boolean;
    case FieldKind::date:
      return text || node.kind == NodeKind::date;
    case FieldKind::choice:
      return text;
    case FieldKind::text:
      return text && node.text != kToFillIn;
  }
  return false;
}

class FileSource final : public RowSource {
 public:
  FileSource(std::vector<std::string> paths, KnownInputs& inputs, const SourceChoice& choice,
             std::map<std::string, std::string> read = {})
      : paths_(std::move(paths)),
        inputs_(inputs),
        columns_(inputs, choice),
        encodings_(choice.encodings),
        piped_(std::move(read)) {}

  std::optional<std::size_t> column(std::string_view input) const override { return columns_.column(input); }
  const std::vector<FieldLayout>& fields() const override { return columns_.fields(); }
  const std::vector<std::size_t>& kept() const override { return columns_.kept(); }
  bool has_types() const override { return true; }

  bool next(TextBlock& block) override {
    const std::size_t number = next_.fetch_add(1);
    if (number * kFilesAtOnce >= paths_.size()) return false;
    block.number = number;
    block.first_line = number * kFilesAtOnce + 1;  // The "line" of a file is which one it is.
    block.end_offset = std::min((number + 1) * kFilesAtOnce, paths_.size());
    block.broken.reset();
    block.text.clear();
    for (std::size_t i = number * kFilesAtOnce; i < block.end_offset; ++i) block.text += line_of(paths_[i]);
    return true;
  }

  void read(const TextBlock& block, RowColumns& rows) const override {
    read_json_rows(block.text, columns_, rows);
  }

  std::optional<Subject> careful(const TextBlock& block, const RowColumns&, std::size_t row,
                                 Diagnostics& diagnostics) const override {
    auto out = subject(paths_[block.number * kFilesAtOnce + row], diagnostics);
    if (!out) return std::nullopt;
    columns_.keep(out->document.root, Repeated::toml, *out);
    inputs_.rename(*out);
    columns_.drop_others(*out);
    return out;
  }

  bool failed(Diagnostics&) const override { return false; }
  std::uint64_t size() const override { return paths_.size(); }
  const std::string& name() const override { return paths_.front(); }
  std::vector<std::string> files() const override { return paths_; }
  std::string row_name(std::uint64_t line) const override { return paths_[line - 1]; }
  bool has_columns() const override { return false; }

 private:
  /// What is no file (a pipe) can be read once only: its text is kept.
  std::optional<Subject> subject(const std::string& path, Diagnostics& diagnostics) const {
    if (is_existing_file(path)) return read_subject(path, diagnostics, encodings_);
    const std::lock_guard lock(mutex_);
    const auto known = piped_.find(path);
    auto out = known == piped_.end() ? read_subject(path, diagnostics, encodings_)
                                     : parse_subject(add_text(path, known->second), diagnostics);
    if (out) piped_.try_emplace(path, out->document.file->text());
    return out;
  }

  /// The file as a JSON line, when all of it is plain.
  std::string line_of(const std::string& path) const {
    if (!is_existing_file(path)) return std::string(kWithCare);
    TransientTexts texts;
    const TransientTexts::Collect collecting(texts);
    Diagnostics ignored;  // Whoever reads with care will tell.
    const auto subject = read_subject(path, ignored, encodings_);
    if (!subject || subject->document.partial || !subject->fields.empty()) return std::string(kWithCare);
    std::string line = "{";
    for (const Member& member : subject->document.root.members) {
      const bool group = member.value.kind == NodeKind::table;
      if (group && member.value.members.empty()) return std::string(kWithCare);  // Its name may be wrong.
      for (const Member& inside : group ? member.value.members : std::vector<Member>{member}) {
        if (!add(inside, group ? member.key : "", line)) return std::string(kWithCare);
      }
    }
    return line + "}\n";
  }

  bool add(const Member& member, const std::string& group, std::string& line) const {
    const std::string_view id = inputs_.id_of(member.key);
    const KnownInput* const known = inputs_.find(id);
    if (known == nullptr || !known->one_group || known->group != group) return false;
    if (!is_plain(member.value, known->layout.kind)) return false;
    const auto text = text_of(member.value).value_or("");
    const auto is_special = [](char c) { return c == '"' || c == '\\' || (c >= 0 && c < ' '); };
    if (std::any_of(text.begin(), text.end(), is_special)) return false;
    const bool number = member.value.kind == NodeKind::integer || member.value.kind == NodeKind::decimal;
    if (number && !is_json_number(text)) return false;
    const bool bare = number || member.value.kind == NodeKind::boolean;
    const char* const quote = bare ? "" : "\"";
    line.append(line.size() > 1 ? "," : "").append("\"").append(id).append("\":");
    line.append(quote).append(text).append(quote);
    return true;
  }

  const std::vector<std::string> paths_;
  const KnownInputs& inputs_;
  const RowKeys columns_;
  TextEncodings* const encodings_;
  std::atomic<std::size_t> next_ = 0;
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::string> piped_;
};

}  // namespace

std::unique_ptr<RowSource> open_files(std::vector<std::string> paths, KnownInputs& inputs,
                                      const SourceChoice& choice) {
  return std::make_unique<FileSource>(std::move(paths), inputs, choice);
}

std::unique_ptr<RowSource> open_read_file(const std::string& path, std::string text, KnownInputs& inputs,
                                          const SourceChoice& choice) {
  return std::make_unique<FileSource>(std::vector{path}, inputs, choice,
                                      std::map<std::string, std::string>{{path, std::move(text)}});
}

}  // namespace aci
