// A table with the ids or the labels of inputs as its header.

#include <algorithm>
#include <unordered_set>

#include "base/closest_match.h"
#include "io/csv_syntax.h"
#include "io/row_source.h"
#include "io/text_file.h"

namespace aci {
namespace {

/// Of more columns that are no input, that have no name, or that are there twice, only the number is told.
constexpr std::size_t kTold = 20;

bool listed(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

class CsvSource final : public RowSource {
 public:
  CsvSource(std::unique_ptr<TextBlocks> text, std::string path)
      : text_(std::move(text)), path_(std::move(path)) {}

  bool read_header(KnownInputs& inputs, const SourceChoice& choice, Diagnostics& diagnostics) {
    layout_.separator = separator_of(text_->peek());
    // Where the comma does not separate, it is the decimal mark, and the day comes first.
    layout_.decimal_comma = layout_.separator != ',';
    layout_.french_dates = layout_.decimal_comma || choice.french;
    text_->set_rows(RowEnd::line_feed_outside_quotes, layout_.separator);
    if (tells_separator(text_->peek())) text_->first_row();
    const auto header = text_->first_row();
    if (!header && !text_->failed(diagnostics)) diagnostics.error("D006", Place{}, {path_});
    if (header && header->broken) report_broken(path_, *header->broken, diagnostics);
    if (!header || header->broken) return false;
    std::string_view row = header->text;
    while (row.ends_with('\n') || row.ends_with('\r')) row.remove_suffix(1);
    file_ = add_text(path_, showable(row), static_cast<int>(header->first_line));
    if (!is_clean_text(row)) {
      report_unclean(file_, text_->encoding(), diagnostics);
      return false;
    }
    header_ = split_csv_row(row, layout_.separator);
    const std::size_t before = diagnostics.error_count();
    for (CsvField& field : header_) {
      while (field.text.ends_with(' ')) field.text.pop_back();
      while (field.text.starts_with(' ')) field.text.erase(0, 1);
    }
    if (is_title(inputs, choice)) {
      if (const std::size_t above = lines_above_header(inputs, *header)) {
        diagnostics.error("D028", all_of(file_), {std::to_string(header->first_line + above)}).hint =
            Message{"hint.remove_lines", {}};
        return false;
      }
    }
    find_nameless();
    find_columns(inputs, choice, diagnostics);
    return diagnostics.error_count() == before;
  }

  std::optional<std::size_t> column(std::string_view input) const override {
    for (std::size_t i = 0; i < header_.size(); ++i) {
      if (header_[i].text == input && is_input_[i]) return i;
    }
    return std::nullopt;
  }
  const std::vector<FieldLayout>& fields() const override { return layout_.fields; }
  const std::vector<std::size_t>& kept() const override { return kept_; }
  bool next(TextBlock& block) override { return text_->next(block); }
  void read(const TextBlock& block, RowColumns& rows) const override { read_rows(block.text, layout_, rows); }
  bool failed(Diagnostics& diagnostics) const override { return text_->failed(diagnostics); }
  std::uint64_t size() const override { return text_->size(); }
  const std::string& name() const override { return path_; }
  bool has_columns() const override { return true; }

  std::optional<Subject> careful(const TextBlock& block, const RowColumns& rows, std::size_t row,
                                 Diagnostics& diagnostics) const override;

 private:
  /// Whether no column of the header is known.
  bool is_title(const KnownInputs& inputs, const SourceChoice& choice) const;
  /// How many lines stand above the row that is a header; 0 when none is.
  std::size_t lines_above_header(const KnownInputs& inputs, const TextBlock& first) const;
  /// The columns to repeat. Reports D012.
  void find_kept(const std::vector<CsvField>& written, const KnownInputs& inputs, const SourceChoice& choice,
                 Diagnostics& diagnostics);
  /// Finds the columns at the end that have no name.
  void find_nameless();
  void find_columns(KnownInputs& inputs, const SourceChoice& choice, Diagnostics& diagnostics);

  std::unique_ptr<TextBlocks> text_;
  std::string path_;
  SourcePtr file_ = nullptr;  ///< The header.
  std::vector<CsvField> header_;
  std::size_t named_ = 0;       ///< Columns before those at the end that have no name.
  std::vector<bool> is_input_;  ///< By column: its fields are values of the input of that name.
  TableLayout layout_;
  std::vector<std::size_t> kept_;
};

/// Rows below a title that may be the header.
constexpr std::size_t kMostTitles = 20;

bool CsvSource::is_title(const KnownInputs& inputs, const SourceChoice& choice) const {
  return std::none_of(header_.begin(), header_.end(), [&](const CsvField& field) {
    const auto& keep = choice.keep;
    return !inputs.id_of(field.text).empty() || std::find(keep.begin(), keep.end(), field.text) != keep.end();
  });
}

std::size_t CsvSource::lines_above_header(const KnownInputs& inputs, const TextBlock& first) const {
  auto lines = static_cast<std::size_t>(std::count(first.text.begin(), first.text.end(), '\n'));
  const std::string_view text = text_->peek();
  std::size_t at = 0;
  for (std::size_t row = 0; row < kMostTitles && at < text.size(); ++row) {
    const std::size_t begin = at;
    const auto fields = take_csv_row(text, at, separator_of(text.substr(at)));
    const auto known = std::count_if(fields.begin(), fields.end(), [&](const CsvField& field) {
      return !inputs.id_of(field.text).empty();
    });
    if (known > 1) return lines;
    lines += static_cast<std::size_t>(std::count(text.begin() + begin, text.begin() + at, '\n'));
  }
  return 0;
}

void CsvSource::find_nameless() {
  const std::string_view text = text_->peek();
  std::size_t at = text.find_first_not_of("\r\n");
  // Each row may end with a separator, and the header not.
  if (at < text.size()) {
    const auto fields = take_csv_row(text, at, layout_.separator);
    const auto is_empty = [](const CsvField& field) { return field.text.empty(); };
    const auto size = static_cast<std::ptrdiff_t>(std::min(header_.size(), fields.size()));
    if (std::all_of(fields.begin() + size, fields.end(), is_empty)) {
      while (header_.size() < fields.size()) header_.emplace_back();
    }
  }
  named_ = header_.size();
  while (named_ > 0 && header_[named_ - 1].text.empty()) --named_;
}

/// What to do about a column that is no input.
static Message hint_for(const std::string& name, const std::string& close, const KnownInputs& inputs,
                        const SourceChoice& choice) {
  if (!close.empty()) return {"hint.did_you_mean", {close}};
  if (!inputs.parameter_called(name).empty()) return {"hint.set_parameter", {name}};
  return {choice.how_to_ignore, {}};
}

void CsvSource::find_columns(KnownInputs& inputs, const SourceChoice& choice, Diagnostics& diagnostics) {
  std::unordered_set<std::string> seen;
  const std::vector<CsvField> written = header_;
  std::size_t unknown = 0, nameless = 0, repeated = 0;
  layout_.fields.resize(header_.size());
  is_input_.resize(header_.size(), false);
  for (std::size_t i = 0; i < header_.size(); ++i) {
    const std::string& name = written[i].text;
    const Place place{file_, header_[i].at};
    if (name.empty()) {
      if (choice.ignore_unknown) continue;
      layout_.fields[i].kind = FieldKind::nameless;
      if ((i < named_ || named_ == 0) && ++nameless <= kTold)
        diagnostics.error("D013", place, {std::to_string(i + 1)});
      continue;
    }
    const std::string id(inputs.id_of(name));
    // An input is repeated however the header calls it.
    const bool kept = std::ranges::any_of(choice.keep, [&](const std::string& each) {
      return each == name || (!id.empty() && inputs.id_of(each) == id);
    });
    if (listed(choice.ignore, name) && !kept) continue;
    if (!seen.insert(id.empty() ? name : id).second) {
      if (++repeated <= kTold) diagnostics.error("D005", place, {name});
      continue;
    }
    const KnownInput* const known = inputs.find(id);
    if (known != nullptr && !listed(choice.given, id)) {
      is_input_[i] = true;
      layout_.fields[i] = known->layout;
    } else if (kept) {
      layout_.fields[i].kind = FieldKind::text;
    } else if (known == nullptr && !inputs.knows(name)) {
      const bool only_counted = !choice.ignore_unknown && unknown >= kTold;
      const std::string close = only_counted ? "" : inputs.close_to(name);
      const bool ignored = choice.ignore_unknown && close.empty();
      if (!ignored && ++unknown <= kTold) {
        auto& mistake = diagnostics.error("D011", place, {name});
        mistake.hint = hint_for(name, close, inputs, choice);
      }
    }
    layout_.fields[i].kept = kept;
    if (is_input_[i]) header_[i].text = id;
  }
  const auto tell_more = [&](const char* code, std::size_t count) {
    if (count > kTold)
      diagnostics.error(code, whole_file(file_), {Rational(static_cast<std::int64_t>(count - kTold))});
  };
  tell_more("D021", unknown);
  tell_more("D036", nameless);
  tell_more("D037", repeated);
  find_kept(written, inputs, choice, diagnostics);
}

void CsvSource::find_kept(const std::vector<CsvField>& written, const KnownInputs& inputs,
                          const SourceChoice& choice, Diagnostics& diagnostics) {
  for (const std::string& name : choice.keep) {
    auto found = std::ranges::find(written, name, &CsvField::text);
    const std::string_view id = inputs.id_of(name);
    if (found == written.end() && !id.empty()) {
      found =
          std::ranges::find_if(written, [&](const CsvField& each) { return inputs.id_of(each.text) == id; });
    }
    if (found != written.end()) {
      kept_.push_back(static_cast<std::size_t>(found - written.begin()));
      continue;
    }
    std::vector<std::string_view> names;
    for (const CsvField& field : written) names.push_back(field.text);
    suggest(diagnostics.error("D012", whole_file(file_), {name}), name, names);
  }
}

std::optional<Subject> CsvSource::careful(const TextBlock& block, const RowColumns& rows, std::size_t row,
                                          Diagnostics& diagnostics) const {
  const SourcePtr file = row_text(path_, block, rows, row, text_->encoding(), diagnostics);
  if (file == nullptr) return std::nullopt;
  std::vector<CsvField> fields = split_csv_row(file->text(), layout_.separator);
  // Separators at the end of a row, or fewer of them, are no matter.
  while (fields.size() > header_.size() && fields.back().text.empty()) fields.pop_back();
  if (fields.size() >= named_ && fields.size() < header_.size()) fields.resize(header_.size());
  if (fields.size() != header_.size()) {
    diagnostics.error("D002", all_of(file), {std::to_string(fields.size()), std::to_string(header_.size())});
    return std::nullopt;
  }
  Subject out;
  out.name = row_name(block.first_line + rows.line[row]);
  out.document.file = file;
  out.document.root.kind = NodeKind::table;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (layout_.fields[i].kind == FieldKind::nameless && !fields[i].text.empty()) {
      diagnostics.error("D027", Place(file, fields[i].at), {std::to_string(i + 1)});
      return std::nullopt;
    }
    if (!is_input_[i]) continue;
    if (fields[i].text.empty()) {
      out.empty.emplace_back(header_[i].text, Place(file, fields[i].at));
      continue;
    }
    const Place place(file, fields[i].at);
    out.fields.push_back({header_[i].text, fields[i].text, place, place});
  }
  for (const std::size_t column : kept_) out.kept.push_back(fields[column].text);
  // Spreadsheets save empty rows with their separators.
  const auto is_empty = [](const CsvField& field) { return field.text.empty(); };
  if (std::all_of(fields.begin(), fields.end(), is_empty)) return std::nullopt;
  return out;
}

}  // namespace

std::unique_ptr<RowSource> open_csv(std::unique_ptr<TextBlocks> text, const std::string& path,
                                    KnownInputs& inputs, const SourceChoice& choice,
                                    Diagnostics& diagnostics) {
  auto source = std::make_unique<CsvSource>(std::move(text), path);
  if (!source->read_header(inputs, choice, diagnostics)) return nullptr;
  return source;
}

}  // namespace aci
