#include "io/row_source.h"

#include <algorithm>

#include "io/text_file.h"

namespace aci {

void report_broken(const std::string& path, const BrokenRow& broken, Diagnostics& diagnostics) {
  const std::uint64_t line = std::min<std::uint64_t>(broken.line, INT32_MAX);
  const SourcePtr file = add_text(path, broken.start, static_cast<int>(line));
  Diagnostic& mistake = diagnostics.error(
      broken.code, broken.start.empty() ? whole_file(file) : Place(file, {broken.at, broken.at + 1}));
  if (mistake.code() == "D026") mistake.hint = Message{"hint.double_quotes", {}};
}

void report_unclean(SourcePtr row, Encoding encoding, Diagnostics& diagnostics) {
  Diagnostic& mistake = encoding > Encoding::utf8
                            ? diagnostics.error("D029", all_of(row), {std::string(encoding_name(encoding))})
                            : diagnostics.error("D014", all_of(row));
  mistake.hint = Message{"hint.save_as_utf8", {}};
}

SourcePtr row_text(const std::string& path, const TextBlock& block, const RowColumns& rows, std::size_t row,
                   Encoding encoding, Diagnostics& diagnostics) {
  const Span at = rows.row[row];
  const std::string_view text = std::string_view(block.text).substr(at.begin, at.end - at.begin);
  const std::uint64_t line = std::min<std::uint64_t>(block.first_line + rows.line[row], INT32_MAX);
  std::string shown = showable(text);
  end_lines_alike(shown);  // Those of an element of an array.
  const SourcePtr file = add_text(path, std::move(shown), static_cast<int>(line));
  if (is_clean_text(text)) return file;
  report_unclean(file, encoding, diagnostics);
  return nullptr;
}

}  // namespace aci
