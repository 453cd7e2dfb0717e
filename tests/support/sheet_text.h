#pragma once
// A sheet of a workbook as a text that a test can hold against another.

#include <string>

#include "report/workbook_cells.h"

namespace aci::test {

/// The sheet of that number, from 0: its name, a line of headers, a line a row; the empty ends of rows are
/// left out. The test fails where a row has more or fewer cells than there are headers.
std::string sheet_text(const Workbook& book, std::size_t number);

}  // namespace aci::test
