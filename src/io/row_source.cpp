#include "io/row_source.h"

#include <algorithm>

#include "io/text_file.h"

namespace aci {

SourcePtr row_text(const std::string& path, const TextBlock& block, const RowColumns& rows, std::size_t row,
                   Diagnostics& diagnostics) {
  const Span at = rows.row[row];
  const std::string_view text = std::string_view(block.text).substr(at.begin, at.end - at.begin);
  const std::uint64_t line = std::min<std::uint64_t>(block.first_line + rows.line[row], INT32_MAX);
  const SourcePtr file = add_text(path, showable(text), static_cast<int>(line));
  if (is_clean_text(text)) return file;
  diagnostics.error("D014", all_of(file)).hint = Message{"hint.save_as_utf8", {}};
  return nullptr;
}

}  // namespace aci
