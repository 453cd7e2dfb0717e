#include "io/form_source.h"

#include <algorithm>
#include <set>

#include "base/plain_name.h"
#include "io/csv_mistakes.h"
#include "io/csv_syntax.h"

namespace aci {
namespace {

/// Where the columns of a form are.
struct FormColumns {
  std::optional<std::size_t> label, value, id;
  std::optional<std::size_t> second_value;  ///< Which of the two counts, nobody knows.
  std::optional<std::size_t> second_key;    ///< The same of what names the inputs.
};

std::optional<FormColumns> form_columns(const std::vector<CsvField>& header) {
  FormColumns out;
  std::optional<std::size_t> second_label, second_id;
  bool others = false;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const std::string name = plain_name(header[i].text);
    if (name == "libelle" || name == "label") {
      (out.label ? second_label : out.label) = i;
    } else if (name == "valeur" || name == "value") {
      (out.value ? out.second_value : out.value) = i;
    } else if (name == "id" || name == "identifiant") {
      (out.id ? second_id : out.id) = i;
    } else {
      others = others || !(name.empty() || name == "aide" || name == "help");
    }
  }
  out.second_key = out.id ? second_id : second_label;
  const bool all = out.label && out.id;
  const bool some = (out.label || out.id) && !others;
  if (!out.value || !(all || some)) return std::nullopt;
  return out;
}

struct FormHeader {
  char separator;
  std::vector<CsvField> fields;
  FormColumns columns;
  std::size_t past;  ///< Where the rows begin.
};

/// Titles and blank lines may stand above it.
constexpr int kMostLinesAbove = 20;

std::optional<FormHeader> form_header(std::string_view text) {
  std::size_t at = header_at(text);
  for (int above = 0; above <= kMostLinesAbove && at < text.size(); ++above) {
    const std::string_view line = text.substr(at, text.find('\n', at) - at);
    const std::size_t first = line.find_first_not_of(" \t");
    const bool toml =
        line.find('=') != line.npos || (first != line.npos && (line[first] == '#' || line[first] == '['));
    if (toml) return std::nullopt;
    const char separator = separator_of(text.substr(at));
    std::vector<CsvField> fields = take_csv_row(text, at, separator);
    if (!fields.back().closed) return std::nullopt;
    if (const auto columns = form_columns(fields)) return FormHeader{separator, fields, *columns, at};
  }
  return std::nullopt;
}

CsvField trimmed(CsvField field) {
  const std::size_t begin = std::min(field.text.find_first_not_of(" \t"), field.text.size());
  const std::size_t end = field.text.find_last_not_of(" \t") + 1;
  field.text = begin < end ? field.text.substr(begin, end - begin) : "";
  return field;
}

class FormReader {
 public:
  FormReader(SourcePtr file, Diagnostics& diagnostics) : file_(std::move(file)), diagnostics_(diagnostics) {}

  std::optional<Subject> read() {
    const std::size_t before = diagnostics_.error_count();
    const std::string_view text = file_->text();
    const auto header = form_header(text);
    if (!header) return std::nullopt;
    const FormColumns& columns = header->columns;
    if (columns.second_value)
      diagnostics_.error("I023", Place(file_, header->fields[*columns.second_value].at));
    if (columns.second_key) diagnostics_.error("I041", Place(file_, header->fields[*columns.second_key].at));
    out_.name = file_->name();
    out_.is_line = false;
    out_.document.file = file_;
    out_.document.root.kind = NodeKind::table;
    for (std::size_t at = header->past; at < text.size();) {
      const std::vector<CsvField> row = take_csv_row(text, at, header->separator);
      if (!has_sound_quotes(file_, row, diagnostics_)) return std::nullopt;
      if (stands_in_columns(file_, row, header->fields, header->separator, diagnostics_))
        take(row, columns, header->separator);
    }
    if (diagnostics_.error_count() > before) return std::nullopt;
    return std::move(out_);
  }

 private:
  void take(const std::vector<CsvField>& row, const FormColumns& columns, char separator) {
    const auto cell = [&](const std::optional<std::size_t>& column) -> std::optional<CsvField> {
      if (!column || *column >= row.size()) return std::nullopt;
      return trimmed(row[*column]);
    };
    auto key = cell(columns.id);
    if (!key || key->text.empty()) key = cell(columns.label);
    const auto value = cell(columns.value);
    if (!key || !value) return;
    const std::size_t next = *columns.value + 1;
    const bool taken = next == columns.id || next == columns.label || next == columns.second_value;
    if (!is_whole_number(file_, row, *columns.value, taken, separator, key->text, diagnostics_)) return;
    if (!value->text.empty()) {
      if (!seen_.insert(plain_name(key->text)).second) {
        diagnostics_.error("I022", Place(file_, key->at), {key->text});
        return;
      }
      out_.fields.push_back({key->text, value->text, Place(file_, key->at), Place(file_, value->at)});
    } else if (!key->text.empty()) {
      out_.empty.emplace_back(key->text, Place(file_, value->at));
    }
  }

  const SourcePtr file_;
  Diagnostics& diagnostics_;
  std::set<std::string> seen_;  ///< Those that have a value.
  Subject out_;
};

}  // namespace

bool is_form(std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\uFEFF";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  return form_header(text).has_value();
}

std::optional<Subject> parse_form(SourcePtr file, Diagnostics& diagnostics) {
  return FormReader(file, diagnostics).read();
}

}  // namespace aci
