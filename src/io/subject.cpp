#include "io/subject.h"

#include "io/form_source.h"
#include "io/text_file.h"
#include "io/toml_document.h"

namespace aci {

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

std::optional<Subject> read_subject(const std::string& path, Diagnostics& diagnostics) {
  const auto file = read_text_file(path, diagnostics);
  return file ? parse_subject(*file, diagnostics) : std::nullopt;
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
