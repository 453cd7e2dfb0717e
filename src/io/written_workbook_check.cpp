#include "io/written_workbook_check.h"

#include <algorithm>
#include <string_view>

namespace aci {

bool is_whole(const WorkbookLibrary& library, const std::string& path, std::span<const std::size_t> rows) {
  constexpr std::string_view kSheetEnd = "</worksheet>";
  void* const zip = library.open_zip(path.c_str());
  if (zip == nullptr) return false;
  bool whole = true;
  std::size_t sheets = 0;
  std::string bytes(std::size_t{1} << 16U, '\0');
  for (int at = library.first_member(zip); at == 0 && whole; at = library.next_member(zip)) {
    std::size_t size = 0;
    std::string end;
    int read = library.open_member(zip) == 0 ? 1 : -1;
    while (read > 0) {
      read = library.read_member(zip, bytes.data(), static_cast<unsigned>(bytes.size()));
      if (read <= 0) break;
      size += static_cast<std::size_t>(read);
      end.append(bytes, 0, static_cast<std::size_t>(read));
      end.erase(0, end.size() - std::min(end.size(), kSheetEnd.size()));
    }
    whole = read == 0 && library.close_member(zip) == 0 && (end.ends_with('>') || end.ends_with(">\n"));
    if (end != kSheetEnd) continue;
    whole = whole && sheets < rows.size() && size > rows[sheets];
    ++sheets;
  }
  library.close_zip(zip);
  return whole && sheets == rows.size();
}

}  // namespace aci
