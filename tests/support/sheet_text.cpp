#include "support/sheet_text.h"

#include <doctest/doctest.h>

namespace aci::test {

std::string sheet_text(const Workbook& book, std::size_t number) {
  REQUIRE(number < book.sheets.size());
  const Sheet& sheet = book.sheets[number];
  std::string out = sheet.name + "\n";
  for (const std::string& header : sheet.headers) {
    out += (&header == sheet.headers.data() ? "" : "|") + header;
  }
  out += "\n";
  for (const WorkbookRow& row : sheet.rows) {
    CHECK(row.size() == sheet.headers.size());
    for (const WorkbookCell& cell : row) out += (&cell == row.data() ? "" : "|") + cell.text;
    while (out.ends_with('|')) out.pop_back();
    out += "\n";
  }
  return out;
}

}  // namespace aci::test
