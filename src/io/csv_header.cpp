// The header of a table: titles above it, columns twice, without a name or unknown, those to repeat.

#include "io/csv_header.h"

#include <algorithm>
#include <unordered_set>

#include "base/closest_match.h"
#include "io/text_file.h"

namespace aci {
namespace {

/// Of more columns that are no input, that have no name, or that are there twice, only the number is told.
constexpr std::size_t kTold = 20;

bool listed(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

class HeaderReader {
 public:
  HeaderReader(TextBlocks& text, const std::string& path, KnownInputs& inputs, const SourceChoice& choice,
               Diagnostics& diagnostics)
      : text_(text), path_(path), inputs_(inputs), choice_(choice), diagnostics_(diagnostics) {}

  std::optional<CsvHeader> read();

 private:
  /// Whether no column of the header is known.
  bool is_title() const;
  /// How many lines stand above the row that is a header; 0 when none is.
  std::size_t lines_above_header(const TextBlock& first) const;
  /// Finds the columns at the end that have no name.
  void find_nameless();
  void find_columns();
  /// The columns to repeat. Reports D012.
  void find_kept(const std::vector<CsvField>& written);

  TextBlocks& text_;
  const std::string& path_;
  KnownInputs& inputs_;
  const SourceChoice& choice_;
  Diagnostics& diagnostics_;
  SourcePtr file_ = nullptr;
  CsvHeader header_;
};

std::optional<CsvHeader> HeaderReader::read() {
  header_.layout.separator = separator_of(text_.peek());
  // Where the comma does not separate, it is the decimal mark, and the day comes first.
  header_.layout.decimal_comma = header_.layout.separator != ',';
  header_.layout.french_dates = header_.layout.decimal_comma || choice_.french;
  text_.set_rows(RowEnd::line_feed_outside_quotes, header_.layout.separator);
  if (tells_separator(text_.peek())) text_.first_row();
  const auto header = text_.first_row();
  if (!header && !text_.failed(diagnostics_)) diagnostics_.error("D006", Place{}, {path_});
  if (header && header->broken) report_broken(path_, *header->broken, diagnostics_);
  if (!header || header->broken) return std::nullopt;
  std::string_view row = header->text;
  while (row.ends_with('\n') || row.ends_with('\r')) row.remove_suffix(1);
  file_ = add_text(path_, showable(row), static_cast<int>(header->first_line));
  if (!is_clean_text(row)) {
    report_unclean(file_, text_.encoding(), diagnostics_);
    return std::nullopt;
  }
  header_.columns = split_csv_row(row, header_.layout.separator);
  const std::size_t before = diagnostics_.error_count();
  for (CsvField& field : header_.columns) {
    while (field.text.ends_with(' ')) field.text.pop_back();
    while (field.text.starts_with(' ')) field.text.erase(0, 1);
  }
  if (is_title()) {
    if (const std::size_t above = lines_above_header(*header)) {
      diagnostics_.error("D028", all_of(file_), {std::to_string(header->first_line + above)}).hint =
          Message{"hint.remove_lines", {}};
      return std::nullopt;
    }
  }
  find_nameless();
  find_columns();
  if (diagnostics_.error_count() != before) return std::nullopt;
  return std::move(header_);
}

/// Rows below a title that may be the header.
constexpr std::size_t kMostTitles = 20;

bool HeaderReader::is_title() const {
  return std::none_of(header_.columns.begin(), header_.columns.end(), [&](const CsvField& field) {
    const auto& keep = choice_.keep;
    return !inputs_.id_of(field.text).empty() ||
           std::find(keep.begin(), keep.end(), field.text) != keep.end();
  });
}

std::size_t HeaderReader::lines_above_header(const TextBlock& first) const {
  auto lines = static_cast<std::size_t>(std::count(first.text.begin(), first.text.end(), '\n'));
  const std::string_view text = text_.peek();
  std::size_t at = 0;
  for (std::size_t row = 0; row < kMostTitles && at < text.size(); ++row) {
    const std::size_t begin = at;
    const auto fields = take_csv_row(text, at, separator_of(text.substr(at)));
    const auto known = std::count_if(fields.begin(), fields.end(), [&](const CsvField& field) {
      return !inputs_.id_of(field.text).empty();
    });
    if (known > 1) return lines;
    lines += static_cast<std::size_t>(std::count(text.begin() + begin, text.begin() + at, '\n'));
  }
  return 0;
}

void HeaderReader::find_nameless() {
  const std::string_view text = text_.peek();
  std::size_t at = text.find_first_not_of("\r\n");
  // Each row may end with a separator, and the header not.
  if (at < text.size()) {
    const auto fields = take_csv_row(text, at, header_.layout.separator);
    const auto is_empty = [](const CsvField& field) { return field.text.empty(); };
    const auto size = static_cast<std::ptrdiff_t>(std::min(header_.columns.size(), fields.size()));
    if (std::all_of(fields.begin() + size, fields.end(), is_empty)) {
      while (header_.columns.size() < fields.size()) header_.columns.emplace_back();
    }
  }
  header_.named = header_.columns.size();
  while (header_.named > 0 && header_.columns[header_.named - 1].text.empty()) --header_.named;
}

/// What to do about a column that is no input.
static Message hint_for(const std::string& name, const std::string& close, const KnownInputs& inputs,
                        const SourceChoice& choice) {
  if (!close.empty()) return {"hint.did_you_mean", {close}};
  if (!inputs.parameter_called(name).empty()) return {"hint.set_parameter", {name}};
  return {choice.how_to_ignore, {}};
}

void HeaderReader::find_columns() {
  std::unordered_set<std::string> seen;
  const std::vector<CsvField> written = header_.columns;
  std::size_t unknown = 0, nameless = 0, repeated = 0;
  header_.layout.fields.resize(header_.columns.size());
  header_.is_input.resize(header_.columns.size(), false);
  for (std::size_t i = 0; i < header_.columns.size(); ++i) {
    const std::string& name = written[i].text;
    const Place place{file_, header_.columns[i].at};
    if (name.empty()) {
      if (choice_.ignore_unknown) continue;
      header_.layout.fields[i].kind = FieldKind::nameless;
      if ((i < header_.named || header_.named == 0) && ++nameless <= kTold)
        diagnostics_.error("D013", place, {std::to_string(i + 1)});
      continue;
    }
    const std::string id(inputs_.id_of(name));
    // An input is repeated however the header calls it.
    const bool kept = std::ranges::any_of(choice_.keep, [&](const std::string& each) {
      return each == name || (!id.empty() && inputs_.id_of(each) == id);
    });
    if (listed(choice_.ignore, name) && !kept) continue;
    if (!seen.insert(id.empty() ? name : id).second) {
      if (++repeated <= kTold) diagnostics_.error("D005", place, {name});
      continue;
    }
    const KnownInput* const known = inputs_.find(id);
    if (known != nullptr && !listed(choice_.given, id)) {
      header_.is_input[i] = true;
      header_.layout.fields[i] = known->layout;
    } else if (kept) {
      header_.layout.fields[i].kind = FieldKind::text;
    } else if (known == nullptr && !inputs_.knows(name)) {
      const bool only_counted = !choice_.ignore_unknown && unknown >= kTold;
      const std::string close = only_counted ? "" : inputs_.close_to(name);
      const bool ignored = choice_.ignore_unknown && close.empty();
      if (!ignored && ++unknown <= kTold) {
        auto& mistake = diagnostics_.error("D011", place, {name});
        mistake.hint = hint_for(name, close, inputs_, choice_);
      }
    }
    header_.layout.fields[i].kept = kept;
    if (header_.is_input[i]) header_.columns[i].text = id;
  }
  const auto tell_more = [&](const char* code, std::size_t count) {
    if (count > kTold)
      diagnostics_.error(code, whole_file(file_), {Rational(static_cast<std::int64_t>(count - kTold))});
  };
  tell_more("D021", unknown);
  tell_more("D036", nameless);
  tell_more("D037", repeated);
  find_kept(written);
}

void HeaderReader::find_kept(const std::vector<CsvField>& written) {
  for (const std::string& name : choice_.keep) {
    auto found = std::ranges::find(written, name, &CsvField::text);
    const std::string_view id = inputs_.id_of(name);
    if (found == written.end() && !id.empty()) {
      found =
          std::ranges::find_if(written, [&](const CsvField& each) { return inputs_.id_of(each.text) == id; });
    }
    if (found != written.end()) {
      header_.kept.push_back(static_cast<std::size_t>(found - written.begin()));
      continue;
    }
    std::vector<std::string_view> names;
    for (const CsvField& field : written) names.push_back(field.text);
    suggest(diagnostics_.error("D012", whole_file(file_), {name}), name, names);
  }
}

}  // namespace

std::optional<CsvHeader> read_csv_header(TextBlocks& text, const std::string& path, KnownInputs& inputs,
                                         const SourceChoice& choice, Diagnostics& diagnostics) {
  return HeaderReader(text, path, inputs, choice, diagnostics).read();
}

}  // namespace aci
