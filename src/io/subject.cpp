#include "io/subject.h"

#include <algorithm>

#include "base/shell_word.h"
#include "io/csv_syntax.h"
#include "io/descriptor.h"
#include "io/form_source.h"
#include "io/text_file.h"
#include "io/toml_document.h"

namespace aci {

namespace {

/// Whether a text is a table of structures, or JSON: no TOML, no form.
bool is_table(std::string_view text) {
  if (is_form(text)) return false;
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  if (text.starts_with('{')) return true;
  if (text.starts_with('[')) {
    const std::size_t next = text.find_first_not_of(" \t\r\n", 1);
    return next != text.npos && text[next] == '{';
  }
  text.remove_prefix(header_at(text));
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  return !line.starts_with('#') && line.find('=') == line.npos &&
         line.find_first_of(kCsvSeparators) != line.npos;
}

}  // namespace

std::optional<WrittenValue> parse_written_value(const std::string& text, Diagnostics& diagnostics) {
  const auto file = add_text("--set", showable(text));
  if (!is_clean_text(text)) {
    diagnostics.error("U010", whole_file(file));
    return std::nullopt;
  }
  const std::size_t equals = text.find('=');
  const auto size = static_cast<std::uint32_t>(text.size());
  if (equals == std::string::npos || equals == 0) {
    diagnostics.error("U005", all_of(file));
    return std::nullopt;
  }
  const auto split = static_cast<std::uint32_t>(equals);
  return WrittenValue{
      text.substr(0, equals), text.substr(equals + 1), {file, {0, split}}, {file, {split + 1, size}}};
}

std::optional<Subject> read_subject(const std::string& path, Diagnostics& diagnostics,
                                    TextEncodings* encodings) {
  const auto file = read_structure_text(path, encodings, diagnostics);
  if (!file) return std::nullopt;
  if (!path.ends_with(".toml") && is_table((*file)->text())) {
    diagnostics.error("F015", Place{}, {shown_name(path, "file.standard_input")}).hint =
        Message{"hint.batch", {shell_path(path)}};
    return std::nullopt;
  }
  return parse_subject(*file, diagnostics);
}

std::optional<Subject> parse_subject(SourcePtr file, Diagnostics& diagnostics) {
  if (is_form(file->text())) return parse_form(file, diagnostics);
  auto document = parse_structure_toml(file, diagnostics);
  if (!document) return std::nullopt;
  Subject subject;
  subject.name = file->name();
  subject.document = std::move(*document);
  subject.is_line = false;
  return subject;
}

}  // namespace aci
